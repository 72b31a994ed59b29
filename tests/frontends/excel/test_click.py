"""A click on the open workbook, by plain xlwings calls."""

import datetime as dt
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.owner import Owner
from toolkit.declare.standard import ADDED_LATER
from toolkit.declare.standard import ResultLine
from toolkit.frontends.button.answer import BAR_ROOM
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.open_front_page import CancelledError
from toolkit.frontends.excel import click
from toolkit.reading.files.reading import read_workbook
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import case_of
from toolkit.usecases.validate import validate
from toolkit.workbooks.blank.styles import display_width
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.booklets import distribute_case
from toolkit.workplace.opening import judged_book
from toolkit.workplace.person import login_name

RESULTS = "校验结果"
TEMPLATES = Path(__file__).parents[3] / "doc_templates" / SANJIE.name
HEADINGS = [column.heading for column in ResultLine.columns]
BESIDE = len(HEADINGS) + 2  # -- a column of people's own --


def said(book, name="toolkit_status"):
    """What a cell of the front page says; of 下一步 all that was told, which the sheet 详情 has."""
    if name == "toolkit_next" and "toolkit_detail" in book.names:
        told = [each for each in book.names["toolkit_detail"].refers_to_range.value[1:] if each]
        return "".join(told) or shown(book, name)
    return shown(book, name)


def shown(book, name):
    return book.names[name].refers_to_range.value


def results(book):
    """The result sheet's lines, each a dict by heading."""
    sheet = book.sheets[RESULTS]
    last = sheet.used_range.last_cell.row
    rows = sheet.range((3, 1), (max(last, 3), len(HEADINGS))).options(ndim=2).value
    return [dict(zip(HEADINGS, row, strict=True)) for row in rows if row[0]]


def place(book, line):
    """The formula of a line's link."""
    return book.sheets[RESULTS].range((3 + line, 1 + HEADINGS.index("位置"))).formula


def put(book, line, heading, words):
    book.sheets[RESULTS].range((3 + line, 1 + HEADINGS.index(heading))).value = words


def silent(_words):
    pass


def name_activity(book, name):
    """Change what the hidden sheet 系统 says of the activity."""
    sheet = book.sheets["系统"]
    keys = sheet.range("A1:A9").value
    sheet.range((1 + keys.index("活动"), 2)).value = name


def test_a_workbook_that_names_no_activity_says_by_which_it_is_judged(book):
    name_activity(book, None)
    click("validate")
    assert said(book).startswith("校验完成：")
    assert said(book, "toolkit_next").count("台账没有写明是哪个活动的，按“三解三促”读取。") == 1


def test_a_workbook_of_an_activity_that_is_not_installed_is_one_sentence(book):
    name_activity(book, "防汛")
    click("validate")
    assert said(book).startswith("文件《三解三促台账.xlsm》是“防汛”的台账，本机没有装这个活动")
    assert results(book) == []


def test_the_open_workbook_is_judged_as_the_command_line_judges_the_file(path, book):
    sheets = read_sheets(book, SANJIE, silent)
    here = validate(path.name, sheets, SANJIE)
    _, there = judged_book(path, None)
    assert here.outcome.findings == there.outcome.findings
    assert here.outcome.verdicts == there.outcome.verdicts
    assert len(here.outcome.findings) > 50


def test_a_workbook_that_is_filled_already_begins_with_a_check(book):
    assert said(book, "toolkit_next") == "点“校验”。"


def test_every_finding_and_verdict_becomes_a_line_in_order(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    lines = result_entries(judged)
    written = results(book)
    assert [row["系统标识"] for row in written] == [line.key for line in lines]
    assert [row["事实"] for row in written] == [line.fact for line in lines]
    assert [row["状态"] for row in written] == [line.state for line in lines]


def test_each_line_jumps_to_its_cell(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    for number, line in enumerate(result_entries(judged)):
        if line.place:
            target = f"#'{line.place.sheet}'!{line.place.cell}"
            assert place(book, number) == f'=HYPERLINK("{target}","{line.place}")'


def test_a_second_click_writes_the_same_lines_anew(book):
    click("validate")
    first = results(book)
    below = len(first) + 5
    put(book, below, "事实", "上次留下的一行")
    click("validate")
    assert results(book) == first
    assert book.sheets[RESULTS].range((below + 3, 1 + HEADINGS.index("事实"))).value is None


def test_a_click_sums_up_and_says_where_it_could_not(book):
    click("validate")
    sums, candidates = (book.sheets[name] for name in ("汇总表", "表扬候选测算"))
    assert sums["A2"].value == "汇总表（截至2012年12月31日）"
    assert [sums["A3"].value, sums["B3"].value] == ["局领导", "沈怀远"]
    assert candidates["A2"].value.startswith("表扬候选测算（截至2012年12月31日）")
    assert "没有写成" not in said(book, "toolkit_next")
    sums["A1"].value, before = "种类", sums["D3"].value
    book.sheets["参数"]["B3"].value = "2012-06-30"
    click("validate")
    assert "“汇总表”表没有写成：标题行被改动或加了密码保护" in said(book, "toolkit_next")
    assert (sums["A2"].value, sums["D3"].value) == ("汇总表（截至2012年12月31日）", before)
    assert candidates["A2"].value.startswith("表扬候选测算（截至2012年6月30日）")


def test_what_people_typed_stays_beside_its_line(book):
    click("validate")
    key = results(book)[5]["系统标识"]
    put(book, 5, "说明", "因抗洪推迟，已报组长同意")
    put(book, 5, "复核人", "李某")
    click("validate")
    kept = next(row for row in results(book) if row["系统标识"] == key)
    assert kept["说明"] == "因抗洪推迟，已报组长同意"
    assert kept["复核人"] == "李某"


def test_unsaved_changes_are_what_is_judged_and_the_file_keeps_its_bytes(path, book):
    before = path.read_bytes()
    click("validate")
    finding = next(row for row in results(book) if row["规则号"] == "F01")
    sheet, cell = place(book, results(book).index(finding)).split('"')[1][2:].split("'!")
    book.sheets[sheet].range(cell).value = "已填"
    click("validate")
    assert finding["系统标识"] not in [row["系统标识"] for row in results(book)]
    assert path.read_bytes() == before


def test_a_fault_that_is_gone_to_is_still_to_be_acted_on(book):
    click(NEXT_FAULT.command)
    assert said(book).startswith("第1处，共")
    assert shown(book, ENDED_NAME)[0] == Ended.TO_ACT_ON


def next_place(book):
    """Where one more click on 下一处 leads."""
    click(NEXT_FAULT.command)
    return said(book).partition("：")[2].partition("　")[0]


def test_faults_are_gone_to_in_the_order_of_the_results_wherever_the_clerk_is(book):
    click("validate")
    faults = [place(book, at) for at in range(6)]
    for fault in faults:
        assert next_place(book) in fault
        book.sheets["首页"].activate()


def test_a_fault_that_was_mended_gives_its_turn_to_the_next_one(book):
    click("validate")
    second = place(book, 1)
    sheet, cell = next_place(book).split("!")
    book.sheets[sheet].range(cell).value = "局机关科室"
    assert next_place(book) in second
    assert said(book).startswith("第1处，")


def test_each_line_of_the_results_names_row_and_column_of_its_fault(book):
    click("validate")
    first = results(book)[0]
    assert (first["对象"], first["状态"]) == ("第11行“类型”", TO_CORRECT)


def test_a_sheet_that_is_not_printed_is_not_told_as_done(book):
    book.sheets["首页"].activate()
    click(PRINT_SHEET.command)
    assert said(book) == "这张表不是台账，没有排。"
    assert shown(book, ENDED_NAME)[0] == Ended.REFUSED


def test_the_front_page_says_what_was_found_when_and_what_comes_next(path, book):
    click("validate")
    _, judged = judged_book(path, None)
    assert said(book) == f"校验完成：{counted(judged)}"
    first = sum(each.place.sheet == "下基层活动台账" for each in judged.outcome.findings)
    assert f"下基层活动台账{first}处" in said(book, "toolkit_next")
    step = said(book, "toolkit_next").split("改正：")[1].split("。")[0]
    places = re.findall(r"(\d+)处", step)
    assert sum(map(int, places)) == len(judged.outcome.findings)
    assert isinstance(said(book, "toolkit_last_run"), dt.datetime)
    assert book.sheets[RESULTS]["A1"].value.startswith("校验结果（截至2012年12月31日）")


def test_a_missing_as_of_date_is_one_sentence_and_the_results_stay(book):
    click("validate")
    first = results(book)
    settings = book.sheets["参数"]
    names = settings.range("A1:A90").value
    settings.range((1 + names.index("统计截止日"), 2)).value = None
    click("validate")
    assert said(book).startswith("没有给出统计截止日。")
    assert book.sheets[RESULTS]["A1"].value.startswith(said(book))
    assert results(book) == first


def test_cancelling_leaves_everything_as_it_was(book, monkeypatch):
    click("validate")
    first = results(book)
    monkeypatch.setattr(
        "toolkit.frontends.button.open_front_page.PAUSE", 0
    )  # -- a short click is not asked --
    click("validate", cancelled=lambda: True)
    assert said(book) == "已取消。没有写出文件，台账和“校验结果”没有改动。"
    assert results(book) == first


def test_the_chosen_papers_are_written_beside_the_workbook(path, clean_book):
    kinds = clean_book.names["toolkit_kinds"].refers_to_range
    kinds[1, 2].value = "否"
    click("generate")
    written = {each.name.partition("（")[0] for each in (path.parent / "公文").glob("*.docx")}
    assert len(written) == 2
    assert not any("催报" in name for name in written)
    assert said(clean_book).startswith("已生成2份公文，在“公文”文件夹。")


def test_without_a_choice_nothing_is_written(path, book):
    kinds = book.names["toolkit_kinds"].refers_to_range
    kinds[:, 2].value = "否"
    click("generate")
    assert said(book).startswith("没有选公文。")
    assert not (path.parent / "公文").exists()


@pytest.mark.parametrize("button", ["generate", "distribute", "collect", "remind"])
def test_a_workbook_whose_folder_was_moved_meanwhile_makes_no_second_one(path, clean_book, button):
    away = path.parent.with_name("搬走了")
    path.parent.rename(away)
    click(button)
    told = said(clean_book) + said(clean_book, "toolkit_next")
    assert f"已经不在“{path.parent}”里" in told
    assert not path.parent.exists()
    away.rename(path.parent)


def test_packages_are_those_of_the_command_line(path, book, tmp_path):
    click("distribute")
    sent = distribute_book(path, None, tmp_path / "other")
    mine = {each.name: each.read_bytes() for each in (path.parent / "下发").iterdir()}
    theirs = {each.name: each.read_bytes() for each in (tmp_path / "other").iterdir()}
    assert mine == theirs
    assert said(book).startswith(f"已写出{len(sent.written)}个分册和下发清单")


def test_a_button_of_a_later_version_says_so(book):
    click("推送")
    assert said(book) == "“推送”在后续版本提供，这次没有改动任何内容。"


ADDRESS = "河东区幸福路8号"


def out_of_order():
    """A question whose answer is a fault of the program's, in whose words a cell stands."""
    raise LookupError(ADDRESS)


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_is_in_the_log(path, book, logs):
    click("validate", cancelled=out_of_order)
    told = f"程序内部出错（LookupError），这次没有做完。请把日志“{logs}”交给信息技术人员。"
    assert said(book) == told
    kept = logs.read_text(encoding="utf-8")
    assert "in out_of_order" in kept
    assert ADDRESS not in kept


def test_a_file_where_a_folder_should_be_is_a_sentence(path, book):
    (path.parent / "公文").write_text("这里本该是文件夹", encoding="utf-8")
    click("generate")
    assert said(book) == f"《{path.parent / '公文'}》是一个文件，不能当作文件夹。请另选文件夹。"


def test_a_name_whose_cells_were_deleted_never_writes_into_another_sheet(book):
    book.names["toolkit_status"].refers_to = "=#REF!$C$6"
    ledgers = [each.sheet for each in SANJIE.ledgers if each.owner is not Owner.PROGRAM]
    before = [book.sheets[name]["C6"].value for name in ledgers]
    click("validate")
    assert [book.sheets[name]["C6"].value for name in ledgers] == before
    assert len(results(book)) > 100


def test_notes_of_ones_own_beside_a_line_move_with_it_and_those_below_stay(book):
    click("validate")
    sheet = book.sheets[RESULTS]
    lines = results(book)
    key, last = lines[-1]["系统标识"], 2 + len(lines)
    sheet.range((last, BESIDE)).value = "已电话核实"
    sheet.range((last + 3, 2)).value = "下周例会上说明"
    assert lines[0]["规则号"] != "F01"
    book.sheets["下基层活动台账"]["B3"].value = None
    click("validate")
    keys = [row["系统标识"] for row in results(book)]
    assert len(keys) != len(lines)
    assert sheet.range((3 + keys.index(key), BESIDE)).value == "已电话核实"
    below = [row[1] for row in sheet.range((3 + len(keys), 1), (6 + len(keys), 3)).value]
    assert "下周例会上说明" in below


def test_what_was_typed_beside_a_fault_waits_for_it_to_return(book):
    ledger = book.sheets["单位名录"]
    wrong = ledger["E11"].value
    click("validate")
    at, fault = next(
        (number, row)
        for number, row in enumerate(results(book))
        if "单位名录!E11" in place(book, number)
    )
    put(book, at, "说明", "已请示")
    put(book, at, "复核人", "李某")
    book.sheets[RESULTS].range((3 + at, BESIDE)).formula = "=1+1"
    ledger["E11"].value = "局机关科室"
    click("validate")
    (waiting,) = [row for row in results(book) if row["系统标识"] == fault["系统标识"]]
    assert (waiting["状态"], waiting["说明"], waiting["位置"]) == ("已消除", "已请示", None)
    ledger["E11"].value = wrong
    click("validate")
    at, back = next(
        (number, row)
        for number, row in enumerate(results(book))
        if row["系统标识"] == fault["系统标识"]
    )
    assert (back["状态"], back["说明"], back["复核人"]) == ("待改正", "已请示", "李某")
    assert book.sheets[RESULTS].range((3 + at, BESIDE)).formula == "=1+1"


def test_words_beside_a_fault_never_move_to_another_row_s(book):
    ledger = book.sheets["下基层活动台账"]
    for row in (5, 6):
        ledger.range((row, 8)).value = "不存在类"
    click("validate")
    mine = next(n for n, _ in enumerate(results(book)) if "下基层活动台账'!H5" in place(book, n))
    put(book, mine, "说明", "这一行另有原因")
    block = ledger["A6:Q400"].value
    ledger["A5:Q399"].value = block
    click("validate")
    (here,) = [
        row
        for number, row in enumerate(results(book))
        if row["规则号"] == "F04" and "下基层活动台账'!H5" in str(place(book, number))
    ]
    assert here["说明"] is None


def test_words_beside_one_of_two_equal_rows_stay_with_it(book):
    ledger = book.sheets["下基层活动台账"]
    ledger["A6:Q6"].value = ledger["A5:Q5"].value
    for row, words in ((5, "不存在类"), (6, "也不存在")):
        ledger.range((row, 8)).value = words
    click("validate")
    places = [place(book, number) for number, _ in enumerate(results(book))]
    for cell, words in (("H5", "王某"), ("H6", "李某")):
        line = next(n for n, each in enumerate(places) if f"下基层活动台账'!{cell}\"" in str(each))
        put(book, line, "复核人", words)
    click("validate")
    assert {row["复核人"] for row in results(book) if row["复核人"]} == {"王某", "李某"}
    keys = [row["系统标识"] for row in results(book)]
    assert len(set(keys)) == len(keys)


def test_a_number_typed_as_reviewer_stays_a_number(book):
    click("validate")
    put(book, 0, "复核人", 0)
    click("validate")
    assert results(book)[0]["复核人"] == 0


@pytest.mark.parametrize(("typed", "papers"), [("√", 3), ("Y", 3), (1, 3), ("是 ", 3), ("×", 2)])
def test_a_choice_of_papers_may_be_written_in_several_ways(path, clean_book, typed, papers):
    kinds = clean_book.names["toolkit_kinds"].refers_to_range
    kinds[0, 2].value = typed
    click("generate")
    assert len(list((path.parent / "公文").glob("*.docx"))) == papers


def test_a_choice_that_is_neither_is_named(path, book):
    book.names["toolkit_kinds"].refers_to_range[1, 2].value = "也许"
    click("generate")
    assert said(book) == "首页“公文”表“催报通知”的“生成”填“也许”，请填“是”或“否”，再点“生成公文”。"
    assert not (path.parent / "公文").exists()


def test_packages_come_together_or_not_at_all(path, book):
    sheets = read_sheets(book, SANJIE, silent)
    case = case_of(path.name, sheets, SANJIE, None)
    told = []

    def stop_at_fifth(words):
        told.append(words)
        if len(told) == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        distribute_case(path, case, sheets, SANJIE, path.parent / "下发", stop_at_fifth)
    assert list((path.parent / "下发").iterdir()) == []


def test_where_one_package_cannot_be_written_none_is(path, book):
    click("distribute")
    folder = path.parent / "下发"
    taken = sorted(folder.glob("*_v1.xlsx"))[9]
    taken.unlink()
    taken.mkdir()
    before = {each.name: each.stat().st_mtime_ns for each in folder.iterdir()}
    click("distribute")
    assert said(book).startswith(f"分册一个也没有写出：《{taken.name}》是文件夹")
    assert {each.name: each.stat().st_mtime_ns for each in folder.iterdir()} == before


def test_a_log_that_cannot_be_written_hides_no_reason(path, book, monkeypatch, tmp_path):
    (tmp_path / "占用").write_text("x", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "占用"))
    click("validate", cancelled=out_of_order)
    assert said(book).startswith("程序内部出错（LookupError），这次没有做完。日志写不进去")
    assert ADDRESS not in said(book)


def test_a_paper_whose_place_is_taken_stops_no_other(path, clean_book):
    click("generate")
    listing = next((path.parent / "公文").glob("催报通知*_核对单.xlsx"))
    paper = next((path.parent / "公文").glob("催报通知*.docx"))
    listing.unlink()
    listing.mkdir()
    before = paper.read_bytes()
    click("generate")
    assert said(clean_book).startswith("已生成2份公文")
    assert f"《催报通知》未生成：《{listing.name}》是文件夹" in said(clean_book)
    assert paper.read_bytes() == before


def test_a_template_that_is_no_document_is_refused(path, clean_book):
    templates = path.parent / "公文模板"
    shutil.copytree(TEMPLATES, templates)
    with zipfile.ZipFile(templates / "催报通知.docx", "w") as broken:
        broken.writestr("a", "x")
    click("generate")
    assert said(clean_book).startswith("已生成2份公文")
    assert "催报通知.docx" in said(clean_book) and "不是完好的 .docx" in said(clean_book)


def test_text_that_looks_like_a_formula_stays_text(book):
    sheet = book.sheets["下基层活动台账"]
    sheet["B3"].value = "'=1+1"
    click("validate")
    facts = [row["事实"] for row in results(book) if row["位置"] or row["事实"]]
    assert any("=1+1" in fact for fact in facts)


def test_a_workbook_without_a_front_page_is_still_judged(book):
    for name in list(book.names):
        if name.name in {"toolkit_status", "toolkit_next", "toolkit_last_run"}:
            name.delete()
    click("validate")
    assert len(results(book)) > 100


def test_a_second_click_tells_what_changed_since_the_last(book):
    ledger = book.sheets["单位名录"]
    click("validate")
    assert not any(row["比上次"] for row in results(book))
    assert "比上次校验" not in said(book)
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    assert not any(row["比上次"] for row in results(book))
    wrong, ledger["E11"].value = ledger["E11"].value, "局机关科室"
    click("validate")
    assert "比上次校验：问题消除1处。" in said(book)
    ledger["E11"].value = wrong
    click("validate")
    assert "比上次校验：问题新增1处。" in said(book)
    assert "比上次校验：问题新增1处。" in book.sheets[RESULTS]["A1"].value
    (new,) = [row for row in results(book) if row["比上次"]]
    assert (new["比上次"], new["规则号"]) == ("新增", "F04")


def test_another_as_of_date_is_told_beside_what_changed(book):
    click("validate")
    settings = book.sheets["参数"]
    at = settings["A1:A80"].value.index("统计截止日") + 1
    settings.range((at, 2)).value = dt.date(2012, 6, 30)
    click("validate")
    assert "比上次校验（截至2012年12月31日）：" in said(book)
    assert "原为不符合" in {row["比上次"] for row in results(book)}


def test_an_explanation_is_recorded_with_name_and_day_and_flagged_when_its_fact_changes(book):
    click("validate")
    at, first = next((n, row) for n, row in enumerate(results(book)) if row["状态"] == "偏离待说明")

    def line():
        return next(row for row in results(book) if row["系统标识"] == first["系统标识"])

    put(book, at, "说明", "因全市统一安排")
    click("validate")
    today = dt.datetime.now().astimezone().date().isoformat()
    recorded = f"{login_name()} {today}"
    assert (line()["状态"], line()["说明登记"]) == ("偏离已说明", recorded)
    click("validate")
    assert line()["说明登记"] == recorded
    assert "所据的事实已变化" not in said(book, "toolkit_next")
    at = next(n for n, row in enumerate(results(book)) if row["系统标识"] == first["系统标识"])
    put(book, at, "说明所据", line()["说明所据"].partition("-")[0] + "-00000000")
    click("validate")
    assert line()["说明"] == "因全市统一安排"
    assert line()["状态"] == "偏离已说明"
    assert line()["说明登记"] == f"{recorded}；事实已变化，请核对说明"
    assert "有1条说明所据的事实已变化，请核对“说明”。" in said(book, "toolkit_next")


def test_a_result_sheet_of_an_older_workbook_is_written_as_it_is(book):
    sheet = book.sheets[RESULTS]
    older = [heading for heading in HEADINGS if heading not in {c.heading for c in ADDED_LATER}]
    sheet["A1:F1"].unmerge()
    sheet["A1:P2"].value = [[*older, "我的批语", None, None], ["（原来的说明）", *[None] * 15]]
    click("validate")
    assert sheet["A2"].value.startswith("校验结果（截至")
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    assert sheet.range((1, 1), (1, len(older) + 1)).value == [*older, "我的批语"]
    line = dict(zip(older, sheet.range((3, 1), (3, len(older))).value, strict=True))
    assert line["状态"] == "待改正"
    assert line["系统标识"].startswith(f"{line['规则号']}|")
    assert sheet.range((3, len(older) + 1)).value is None


def test_a_result_sheet_of_a_workbook_with_its_columns_in_another_order_is_written_in_that(book):
    sheet = book.sheets[RESULTS]
    sheet.range((2, 1), (2, len(HEADINGS))).value = HEADINGS[::-1]
    click("validate")
    click("validate")
    assert "比上次校验：没有变化。" in said(book)
    line = dict(zip(HEADINGS[::-1], sheet.range((3, 1), (3, len(HEADINGS))).value, strict=True))
    assert line["状态"] == "待改正"
    assert line["系统标识"].startswith(f"{line['规则号']}|")


def test_a_result_sheet_with_other_headings_is_a_sentence(book):
    book.sheets[RESULTS]["A2"].value = "号"
    click("validate")
    assert "没有可写的“校验结果”表：缺表，或标题行被改动" in said(book)


def test_a_workbook_without_a_result_sheet_is_a_sentence(book):
    book.sheets[RESULTS].delete()
    click("validate")
    assert said(book).startswith("台账《三解三促台账.xlsm》没有可写的“校验结果”表：缺表")


def cells_of(book, name):
    return book.names[name].refers_to_range


def test_how_a_click_ended_is_told_beside_what_it_said(book):
    click("validate")
    ended, status = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    assert ended == "！有要处理的"
    assert status == said(book)
    assert cells_of(book, "toolkit_go").formula == '=HYPERLINK("#\'校验结果\'!A3","到“校验结果”")'
    book.sheets["参数"].delete()
    click("validate")
    ended, status = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    assert ended == "✗ 没有办成"
    assert status == said(book)


def test_a_click_that_leaves_nothing_open_says_that_it_is_done(clean_book):
    click("validate")
    assert cells_of(clean_book, "toolkit_ended").options(ndim=2).value[0] == ["✓ 已办成"]
    due = cells_of(clean_book, "toolkit_calendar").options(ndim=2).value
    assert [line[4] for line in due if any(line)] == ["统计截止日以后60天内没有到期的。"]


def test_every_paper_written_is_one_click_away(path, clean_book):
    click("generate")
    kinds = cells_of(clean_book, "toolkit_kinds").options(ndim=2).value
    ways = [row[0] for row in cells_of(clean_book, "toolkit_papers").formula]
    written = {kind: way for (kind, *_), way in zip(kinds, ways, strict=True) if way}
    assert {*written} == {kind for kind, *_, wanted in kinds if wanted == "是"}
    for kind, way in written.items():
        target = path.parent / way.split('"')[1]
        assert target.is_file()
        assert target.name.startswith(kind)
    assert cells_of(clean_book, "toolkit_go").formula.startswith("=HYPERLINK(\"#'详情'!A1\",")
    names, pages = cells_of(clean_book, "toolkit_pages").formula
    shown_pages = [path.parent / way.split('"')[1] for way in pages if way]
    assert {*shown_pages} == {path.parent / way.split('"')[1] for way in written.values()}
    assert [name for name in names if name] == [each.stem for each in shown_pages]


def test_a_workbook_without_the_newer_cells_is_told_as_before(book):
    for name in ("toolkit_ended", "toolkit_go", "toolkit_papers"):
        book.names[name].delete()
    click("generate")
    assert said(book).startswith("已生成")


def test_what_is_due_soon_stands_in_the_calendar_the_nearest_first(book):
    settings = book.sheets["参数"]
    names = settings.range("A1:A90").value
    settings.range((1 + names.index("统计截止日"), 2)).value = dt.date(2012, 6, 1)
    click("validate")
    lines = cells_of(book, "toolkit_calendar").options(ndim=2).value
    days = [line[0] for line in lines if line[0] is not None]
    assert days == sorted(days)
    assert days[0].date() >= dt.date(2012, 6, 1)
    assert days[-1].date() <= dt.date(2012, 7, 31)
    assert any("来访事项" in str(line[3]) for line in lines)
    assert len(days) <= len(lines) == 40


def test_a_click_fills_what_is_due_in_filled_rows(clean_book):
    sheet = clean_book.sheets["民情日记登记"]
    last = max(row for row in range(3, 302) if sheet.range((row, 1)).value)
    sheet.range((last, 3)).value = None
    click("validate")
    filled, below = (sheet.range((row, 3)).formula for row in (last, last + 1))
    assert filled.startswith(f'=IF(B{last}="","",IFERROR("星期"&MID("日一二三四五六",WEEKDAY(')
    assert below == ""


def test_a_new_row_is_given_the_next_number_and_an_older_form_keeps_what_it_shows(clean_book):
    sheet = clean_book.sheets["下基层活动台账"]
    numbers = sheet.range("A3:A402").value
    last = 2 + max(at for at, each in enumerate(numbers, start=1) if each)
    sheet.range((last + 1, 2), (last + 2, 2)).value = [["钟月华"], ["雷振东"]]
    highest = max(int(each) for each in numbers if each)
    click("validate")
    assert sheet.range((last + 1, 1), (last + 2, 1)).value == [highest + 1, highest + 2]


def test_what_a_paper_asks_to_be_checked_is_counted_and_told_line_by_line(path, book):
    click("generate")
    ended, _ = (row[0] for row in cells_of(book, "toolkit_ended").options(ndim=2).value)
    told = said(book, "toolkit_next")
    hints = {
        row[0]
        for each in (path.parent / "公文").glob("*核对单.xlsx")
        for row in read_workbook(each).sheets[0].rows[:30]
        if str(row[0]).startswith("提示：")
    }
    assert ended == "！有要处理的"
    counted = f"有{len(hints)}条提示，逐条写在公文旁的核对单开头，核对后送签。"
    assert told.startswith(counted)
    assert all(each.removeprefix("提示：") in told for each in hints)
    assert shown(book, "toolkit_next").startswith(counted)
    assert shown(book, "toolkit_next").endswith("条，见“详情”。")


def test_many_older_booklets_that_were_kept_are_told_in_one_sentence(path, clean_book):
    click("distribute")
    for each in (path.parent / "下发").glob("*_v1.xlsx"):
        each.write_bytes(each.read_bytes() + b" ")
    click("distribute")
    olds = len(list((path.parent / "下发").glob("*_旧稿1*")))
    assert olds > 3
    told = said(clean_book, "toolkit_next")
    assert told.count("另存") == 1
    assert f"原来的{olds}个文件内容不同，都另存在旁边" in told


@pytest.mark.parametrize("button", ["validate", "nextfault", "takeback"])
def test_from_a_ledger_the_status_bar_tells_how_it_ended_in_as_much_as_it_has_room_for(
    book, button
):
    book.sheets["下基层活动台账"].activate()
    click(button)
    bar = book.app.status_bar
    ended, status = book.names["toolkit_ended"].refers_to_range.options(ndim=1).value
    assert bar.startswith(f"{ended}　")
    told = bar.removeprefix(f"{ended}　")
    assert display_width(told) <= BAR_ROOM
    assert told[:12] == status[:12]
    everything = f"{status}{said(book, 'toolkit_next') or ''}"
    assert len(told) >= len(everything) or told.endswith("见“详情”。")


def test_on_the_front_page_the_status_bar_repeats_nothing(book):
    book.sheets["首页"].activate()
    click("validate")
    assert book.app.status_bar is False

"""The button 催报: what was chosen beside a submission is taken, the sheet shows where all stand."""

import datetime as dt

import docx
import pytest
import xlwings

from tests.frontends.excel.clicked import said
from tests.returned import signed
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.engines import files
from toolkit.frontends.cli import main
from toolkit.frontends.excel import click
from toolkit.workplace.submission_steps import registered_steps

SHEET, FIRST = "报送情况表", 3
AT = {column.heading: column.position + 1 for column in Submission.columns}
LATE = "要催报的台账4份：电话催报4份：人教科、计财科、生态科、宣教中心。"


@pytest.fixture
def sheet(clean_book):
    return clean_book.sheets[SHEET]


def row_of(sheet, unit, batch="2012年第4期"):
    rows = sheet.range((FIRST, 1), (60, 2)).value
    return FIRST + rows.index([batch, unit])


def choose(sheet, unit, step, why=None, by=None, **which):
    row = row_of(sheet, unit, **which)
    for heading, value in (("处理", step), ("处理原因", why), ("核定人", by)):
        if value is not None:
            sheet.range((row, AT[heading])).value = value
    return row


def cells(sheet, row):
    values = sheet.range((row, 1), (row, len(AT))).value
    return dict(zip(AT, values, strict=True))


def steps(path):
    return [(each.key.unit, str(each.step)) for each in registered_steps(path.parent, SANJIE.name)]


def test_those_who_are_late_are_pressed_and_all_are_seen_on_one_line(clean_book, path):
    click("remind")
    status = said(clean_book)
    assert status.startswith(LATE)
    assert (
        "2012年第4期：已核定6份，已下发3份（人教科、计财科、宣教中心），已收回1份（环评科），退回1份（生态科）。"
        in status
    )
    assert "《催报通知（2012年第4期）.docx》" in said(clean_book, "toolkit_next")
    assert (path.parent / "公文" / "催报清单.xlsx").is_file()
    assert len(docx.Document(path.parent / "公文" / "催报通知（2012年第4期）.docx").paragraphs) > 3


def test_a_return_is_sent_back_with_reason_and_a_new_last_day(clean_book, sheet, path):
    row = choose(sheet, "环评科", "退回", "第5行完成日期未填；第7行执笔人未填")
    click("remind")
    assert said(clean_book).startswith("已照“处理”办理：退回环评科。")
    seen = cells(sheet, row)
    assert (seen["状态"], seen["退回次数"]) == ("退回", 1)
    assert seen["退回原因"] == "第5行完成日期未填；第7行执笔人未填"
    assert seen["重报时限"].date() > dt.datetime.now().astimezone().date()
    assert (seen["处理"], seen["处理原因"]) == (None, None)
    assert ("环评科", "退回") in steps(path)
    click("remind")
    assert cells(sheet, row) == seen


def test_what_needs_a_reason_is_refused_without_and_stays_chosen(clean_book, sheet):
    row = choose(sheet, "环评科", "退回")
    click("remind")
    assert f"“{SHEET}”第{row}行：退回环评科2012年第4期台账要写明原因，没有退回。" in said(
        clean_book
    )
    assert (cells(sheet, row)["处理"], cells(sheet, row)["状态"]) == ("退回", "已收回")


def test_a_word_that_is_no_choice_is_told(clean_book, sheet):
    row = choose(sheet, "环评科", "打回")
    click("remind")
    assert f"“{SHEET}”第{row}行“处理”填的不是合并、退回、核定、更正中的一项" in said(clean_book)


def test_what_is_not_merged_cannot_be_approved(clean_book, sheet):
    choose(sheet, "环评科", "核定")
    click("remind")
    assert "环评科2012年第4期台账现为“已收回”，不能核定。请先合并。" in said(clean_book)


def test_what_was_put_in_by_hand_is_merged_and_then_approved(clean_book, sheet):
    row = choose(sheet, "环评科", "合并")
    click("remind")
    assert cells(sheet, row)["状态"] == "已合并"
    choose(sheet, "环评科", "核定")
    click("remind")
    assert (cells(sheet, row)["状态"], cells(sheet, row)["核定人"]) == ("已核定", "钟月华")


def test_a_distribution_adds_a_row_for_each_booklet_that_had_none(clean_book, sheet):
    before = {tuple(each) for each in sheet.range((FIRST, 1), (60, 2)).value}
    click("distribute")
    rows = [each for each in sheet.range((FIRST, 1), (60, len(AT))).value if each[0]]
    assert len(rows) == 22 + 7
    points = [dict(zip(AT, each, strict=True)) for each in rows[22:]]
    assert {each["状态"] for each in points} == {"已下发"}
    assert {each["批次"] for each in points} == {"2012年第4期"}
    assert all(each["分册"].startswith("联系点：") for each in points)
    assert before >= {(each["批次"], each["单位"]) for each in points}
    assert "“报送情况表”已更新，请保存台账。" in said(clean_book, "toolkit_next")


def test_a_collecting_shows_in_the_sheet_too(clean_book, sheet, path):
    assert main(["distribute", str(path)]) == 0
    (file,) = (path.parent / "下发").glob("人教科_科室*")
    (path.parent / "回收").mkdir(exist_ok=True)
    signed(file, path.parent / "回收" / file.name)
    row = row_of(sheet, "人教科")
    click("collect")
    assert cells(sheet, row)["状态"] == "已合并"
    assert cells(sheet, row)["回收时间"] is not None


def test_a_correction_names_the_papers_that_used_the_figures_and_opens_the_lock(
    clean_book, sheet, path
):
    assert main(["generate", str(path), "进展情况通报", "--as-of", "2012-12-31"]) == 0
    row = choose(sheet, "监察大队", "更正", "电话核实：第9行办结日期有误")
    click("remind")
    told = said(clean_book, "toolkit_next")
    assert "监察大队2012年第4期台账已更正，可以改了，改好再核定。用过它的数的公文：" in told
    assert "《公文/进展情况通报（截至2012年12月31日）.docx》（" in told and "办结数" in told
    assert (cells(sheet, row)["状态"], cells(sheet, row)["核定人"]) == ("已合并", None)
    choose(sheet, "监察大队", "核定")
    click("remind")
    assert cells(sheet, row)["核定人"] == "韩立新"
    assert steps(path)[-1] == ("监察大队", "核定")


def test_who_is_not_the_deputy_approves_with_a_reason_alone(clean_book, sheet):
    choose(sheet, "监察大队", "更正", "电话核实")
    click("remind")
    row = choose(sheet, "监察大队", "核定", by="沈怀远")
    click("remind")
    assert "“核定人”写的是沈怀远，监察大队的分管领导是韩立新。" in said(clean_book)
    choose(sheet, "监察大队", "核定", "韩立新出差，局长代为核定", by="沈怀远")
    click("remind")
    assert cells(sheet, row)["核定人"] == "沈怀远"


def test_a_change_after_approval_is_told_until_it_is_undone_or_corrected(clean_book, sheet):
    choose(sheet, "监察大队", "更正", "电话核实")
    click("remind")
    choose(sheet, "监察大队", "核定")
    click("remind")
    problems = clean_book.sheets["问题整改台账"]
    headings = problems.range((1, 1), (1, 30)).value
    column = 1 + next(at for at, each in enumerate(headings) if each and "责任科室" in str(each))
    rows = problems.range((FIRST, column), (60, column)).value
    cell = problems.range((FIRST + rows.index("监察大队"), 1 + headings.index("整改措施")))
    before = cell.value
    cell.value = "改成另一项措施"
    click("remind")
    assert "监察大队2012年第4期台账已由韩立新于" in said(clean_book, "toolkit_next")
    assert "核定以后台账改过" in said(clean_book, "toolkit_next")
    cell.value = before
    click("remind")
    assert "核定以后台账改过" not in said(clean_book, "toolkit_next")


def test_a_workbook_without_the_later_columns_is_served_as_well(clean_book, sheet, path):
    for heading in ("处理", "处理原因", "重报时限", "报送期限"):
        sheet.range((1, AT[heading]), (2, AT[heading])).value = [[None], [None]]
    click("remind")
    assert said(clean_book).startswith(LATE)


def test_the_file_keeps_its_bytes(path, clean_xlsm):
    path.write_bytes(clean_xlsm)
    book = files.attach(str(path))
    click("remind")
    assert path.read_bytes() == clean_xlsm
    book.close()
    del xlwings.Book._mock_caller


def test_a_booklet_whose_contact_has_no_known_unit_has_one_row_however_often_it_is_pressed(
    book, path
):
    """The sample at fault: a contact's unit is misspelt, so that 单位 is no unit of the directory."""
    for step in ("distribute", "remind", "remind"):
        click(step)
    rows = book.sheets[SHEET].range((FIRST, 1), (80, len(AT))).value
    said_of = [row[AT["单位"] - 1] for row in rows if row[AT["分册"] - 1] == "联系点：枫林镇竹园村"]
    assert said_of == ["枫林镇竹园村"]
    assert not any("请核对" in str(cell) for row in rows for cell in row)

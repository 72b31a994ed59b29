"""What a clerk does all day beside the buttons, with a real mouse in a real LibreOffice."""

import subprocess

import pytest

from tests.frontends.excel.test_real_click import keep
from tests.frontends.excel.test_real_click import placed
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS, RESULTS = "下基层活动台账", "校验结果"
RESULT_CELLS = "A1:R700"
CODE, BESIDE, LAST_ROW = 12, 17, 402

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,  # -- a minute with a mouse; the everyday clicks are in test_real_click --
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


@pytest.fixture(scope="module")
def day(display, tmp_path_factory, faulty_xlsm):
    """One workbook, one office, all habits one after the other; by name, what was seen."""
    folder = tmp_path_factory.mktemp("day")
    book = placed(folder, faulty_xlsm, "三解三促台账.xlsm")
    steps = {
        "before sorting": ("shown", VISITS, "A1:D402"),
        "sorting": ("sort_by", VISITS, "D2", "filter"),
        "sorted": ("shown", VISITS, "A1:D402"),
        "sorted step": ("undoable",),
        "undo sorting": ("keys", "ctrl+z"),
        "unsorted": ("shown", VISITS, "A1:D402"),
        "own edit": ("put", VISITS, "B3", "张三丰"),
        "clicked": ("toolbar", "校验"),
        "steps": ("undoable",),
        "results": ("shown", "校验结果", "A3:D90"),
        "take the click back": ("keys", "ctrl+z"),
        "results taken back": ("shown", "校验结果", "A3:D90"),
        "summary taken back": ("shown", "汇总表", "A3:B9"),
        "take the rest back": ("keys", "ctrl+z", "ctrl+z"),
        "edit taken back": ("shown", VISITS, "B3:C3"),
        "do all again": ("keys", "ctrl+y", "ctrl+y", "ctrl+y"),
        "results again": ("shown", "校验结果", "A3:D90"),
        "summary": ("shown", "汇总表", "A2:B9"),
        "dress": ("dress_of", VISITS, "B3:B402"),
        "pasted": ("paste", "张三三\n李四四", VISITS, "B5"),
        "dress pasted": ("dress_of", VISITS, "B3:B402"),
        "here": ("go", VISITS, "C5"),
        "from the ledger": ("toolbar", "校验"),
        "answer above": ("bar",),
        "picture of the answer": ("picture", "answer"),
        "stayed": ("where",),
        "dress laid again": ("dress_of", VISITS, "B3:B402"),
        "colour of the pasted": ("colour", VISITS, "B5"),
        "pasted words": ("shown", VISITS, "B5:B6"),
        "at the top": ("go", VISITS, "A1"),
        "first": ("toolbar", "下一处"),
        "first place": ("where",),
        "steps walked": ("undoable",),
        "second": ("toolbar", "下一处"),
        "second place": ("where",),
        "mend": ("put", "单位名录", "A14", "DW99"),
        "away from it": ("go", VISITS, "A1"),
        "after mending": ("toolbar", "下一处"),
        "place after mending": ("where",),
        "picture of a fault": ("picture", "next"),
        "roster": ("go", "民情日记登记", "A3"),
        "printed": ("toolbar", "打印这张表"),
        "front": ("go", "首页", "A1"),
        "from the front page": ("toolbar", "校验"),
        "no answer above": ("bar",),
        "filter": ("filter_by", VISITS, "I2", "LXD05", "filtering"),
        "filtered": ("in_sight", VISITS, "A1:I246"),
        "somewhere": ("go", VISITS, "B6"),
        "reset": ("order", ".uno:DataFilterRemoveFilter"),
        "all rows": ("in_sight", VISITS, "A1:A402"),
        "explained": ("put", RESULTS, "F4", "已核实"),
        "noted beside": ("put", RESULTS, "R4", "下周再看"),
        "before": ("shown", RESULTS, RESULT_CELLS),
        "by fact": ("sort_by", RESULTS, "C2", "results by fact", 1),
        "by fact shown": ("shown", RESULTS, RESULT_CELLS),
        "by code": ("filter_by", RESULTS, "M2", "F04", "results by code"),
        "by code shown": ("in_sight", RESULTS, RESULT_CELLS),
        "checked again": ("toolbar", "校验"),
        "in their order": ("in_sight", RESULTS, RESULT_CELLS),
        "filtered again": ("filter_by", VISITS, "I2", "LXD05", "filtered again"),
        "exported": ("export", str(folder / "exported.pdf")),
        "printed area": ("printed", VISITS),
    }
    with Machine(folder, display, trusted=book.parent) as machine:
        seen = machine.install().run(book, *steps.values())
    keep(folder, "habits", [])
    return {"book": book, "pdf": folder / "exported.pdf", **dict(zip(steps, seen, strict=True))}


def test_a_ledger_is_sorted_by_the_arrow_and_back_without_its_headings_and_example(day):
    before, after = day["before sorting"], day["sorted"]
    assert after[:2] == before[:2]
    assert sorted(after) == sorted(before)
    dates = [row[3] for row in after[2:] if row[3][:2] == "20" and "-" in row[3]]
    assert len(dates) > 100
    assert dates == sorted(dates, reverse=True)
    assert day["sorted step"] == ["Sort"]
    assert day["unsorted"] == before


def test_a_filter_that_is_reset_leaves_no_row_out_of_sight(day):
    assert len(day["filtered"]) < len(day["all rows"]) == LAST_ROW


def test_the_results_are_sorted_and_filtered_by_their_arrows_and_words_stay_with_their_lines(day):
    before, after = day["before"], day["by fact shown"]
    assert after[:2] == before[:2]
    assert sorted(after) == sorted(before) and after != before
    spoken = {tuple(row) for row in before if row[BESIDE]}
    assert {tuple(row) for row in after if row[BESIDE]} == spoken
    filtered = day["by code shown"]
    assert {row[CODE] for row in filtered[2:]} == {"F04"}
    again = day["in their order"]
    assert [row[:5] for row in again[1:]] == [row[:5] for row in before[1:]]
    assert {(row[5], row[BESIDE], row[CODE]) for row in again if row[BESIDE]} == {
        (row[5], row[BESIDE], row[CODE]) for row in before if row[BESIDE]
    }


def test_a_click_is_one_step_with_its_name_and_ctrl_z_comes_to_ones_own_edit(day):
    assert day["clicked"]["status"].startswith("校验完成")
    assert day["steps"] == ["校验", "Input", "Input"]  # -- the second is the hand's own, on 首页 --
    assert all(row[0] for row in day["results"])
    assert day["results taken back"] == [[""] * 4] * 88
    assert day["summary taken back"] == [[""] * 2] * 7
    assert day["edit taken back"] == [["钟月华", "局领导"]]
    assert day["results again"] == day["results"]


def test_the_sheets_that_sum_up_are_written_where_their_cells_are_protected(day):
    assert "没有写成" not in day["clicked"]["next"]
    assert day["summary"][0][0].startswith("汇总表（截至")
    assert all(row[1] for row in day["summary"][1:])


def test_pasting_takes_marks_and_drop_downs_away_and_the_next_click_lays_them_again(day):
    assert day["dress"] == [["下基层活动台账.A3:AD402"], "姓名", False]
    assert day["dress pasted"] != day["dress"]
    assert day["dress laid again"] == day["dress"]
    assert day["colour of the pasted"] == "#E6D3F0"
    assert day["pasted words"] == [["张三三"], ["李四四"]]


def test_a_click_from_a_ledger_is_answered_there_and_leaves_the_clerk_in_his_cell(day):
    assert day["answer above"]
    assert day["stayed"] == f"{VISITS}!C5"
    assert not day["no answer above"]


def test_the_next_place_is_shown_with_its_sentence_and_what_is_mended_is_passed_over(day):
    assert day["first place"] == "单位名录!E11"
    assert day["first"]["status"].startswith("第1处，共89处：单位名录!E11　“类型”")
    assert day["second place"] == "单位名录!A14"
    assert "“DW11”与第13行重复" in day["second"]["status"]
    assert day["after mending"]["status"].startswith("第2处，共88处：")
    assert day["place after mending"] == "人员名册!N15"


def test_walking_leaves_no_step(day):
    assert "下一处" not in day["steps walked"]


def test_a_ledger_is_printed_with_its_filled_rows_and_without_the_example(day):
    assert "每页有标题行，示例和后面的空行不印" in day["printed"]["status"]
    path = day["book"].parent / "打印" / "民情日记登记.pdf"
    done = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    )
    pages = done.stdout.split("\f")[:-1]
    assert all("单位负责人（签字）" in page and "民情日记登记" in page for page in pages)
    assert all("截至" in page for page in pages)
    assert "示例" not in done.stdout


def test_a_ledger_is_filtered_by_its_arrow_and_keeps_headings_and_example(day):
    (head, example, *rows) = day["filtered"]
    assert (head[8], example[0]) == ("联系点", "示例")
    assert len(rows) > 10
    assert {row[8] for row in rows} == {"LXD05"}


def test_what_is_exported_as_pdf_directly_has_the_filled_rows_alone(day):
    said = ["pdftotext", "-layout", day["pdf"], "-"]
    text = subprocess.run(said, capture_output=True, text=True, check=True).stdout
    assert day["printed area"] == ["$A$3:$AD$246"]
    assert (
        "白鹭镇辖区企业" not in text
    )  # -- a place of LXD03: what the filter hides is not printed --
    assert "尧塘镇水北村" not in text  # -- the example's --

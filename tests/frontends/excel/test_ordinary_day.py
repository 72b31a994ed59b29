"""A day at another bureau's workbook: rows typed, dragged, put in, sorted and printed with a real mouse."""

import random

import pytest

from judge.bureaus import invented_rows
from tests.frontends.excel.test_real_click import keep
from tests.frontends.excel.test_real_click import placed
from toolkit.activities.sanjie import SANJIE
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook
from tools.clerk.machine import Machine
from tools.clerk.machine import missing
from tools.clerk.machine import screen

VISITS, DIARIES = "下基层活动台账", "民情日记登记"
MOVED = "taizhang_moved"
FILLED = 5

pytestmark = [
    pytest.mark.office,
    pytest.mark.deep,  # -- a minute with a mouse --
    pytest.mark.skipif(bool(missing()), reason=f"missing: {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """One workbook, one office, all habits one after the other; by name, what was seen."""
    folder = tmp_path_factory.mktemp("ordinary")
    rows = invented_rows(random.Random(16))
    rows[VISITS] = rows[VISITS][:FILLED]
    person, unit = rows[VISITS][0][1:3]
    content = sample_workbook(SANJIE, rows, own_macros())
    book = placed(folder, content, "三解三促台账.xlsm")
    steps = {
        "heights": ("heights", VISITS, 3, 30),
        "who": ("enter", VISITS, "B8", person),
        "whose": ("enter", VISITS, "C8", unit),
        "from": ("enter", VISITS, "D8", "2012年12月24日"),
        "to": ("enter", VISITS, "E8", "2012年12月26日"),
        "typed row": ("shown", VISITS, "A8:F8"),
        "as words": ("put", VISITS, "E8", "'2012年12月27日"),
        "reckoned from words": ("shown", VISITS, "F8"),
        "not to be read": ("put", VISITS, "E8", "'腊月十二"),
        "said": ("shown", VISITS, "F8"),
        "words taken back": ("keys", "ctrl+z", "ctrl+z"),
        "waiting row": ("shown", VISITS, "A9:F9"),
        "sorted by each": ("sort_by_each", VISITS, "A1:AD402"),
        "by days": ("sort_by", VISITS, "F2", "by days"),
        "by days shown": ("shown", VISITS, "F3:F9"),
        "by number": ("sort_by", VISITS, "A2", "by number"),
        "by number shown": ("shown", VISITS, "A3:B9"),
        "by number up": ("sort_by", VISITS, "A2", "by number up", 1),
        "in order again": ("shown", VISITS, "A3:B9"),
        "typed over": ("put", VISITS, "F8", "0.5"),
        "dragged": ("drag_fill", VISITS, "D8", "D11"),
        "dragged days": ("shown", VISITS, "D8:D11"),
        "dragged back": ("keys", "ctrl+z"),
        "at a row": ("go", VISITS, "B5"),
        "put in": ("order", ".uno:InsertRowsBefore"),
        "numbers with a gap": ("shown", VISITS, "A4:B7"),
        "deleted": ("order", ".uno:DeleteRows"),
        "numbers again": ("shown", VISITS, "A4:B7"),
        "chosen": ("go", VISITS, "D6"),
        "sort": ("tool", "Sort Descending"),
        "sorted": ("shown", VISITS, "A1:F9"),
        "still chosen": ("where",),
        "sorted steps": ("undoable",),
        "nothing old": ("bar", MOVED),
        "unsort": ("keys", "ctrl+z"),
        "unsorted": ("shown", VISITS, "A3:F8"),
        "preview": ("order", ".uno:PrintPreview"),
        "picture of the print": ("picture", "preview"),
        "printed": ("printed", VISITS),
        "results printed": ("printed", "校验结果"),
        "closed": ("order", ".uno:ClosePreview"),
        "clicked": ("toolbar", "校验"),
        "picture of the results": ("picture", "results"),
        "saved": ("save",),
        "reopened": ("reopen",),
        "formulas": ("formulas", VISITS, "A9:F402"),
        "chosen anew": ("go", VISITS, "F6"),
        "sort anew": ("tool", "Sort Ascending"),
        "something old": ("bar", MOVED),
        "sorted anew": ("shown", VISITS, "F3:F8"),
        "picture of the ledger": ("picture", "ledger"),
        "pointed day": ("put", VISITS, "D4", "'2012.1.10"),
        "left with Esc": ("agree", "一键改正", "Yes", "Escape"),
        "not corrected": ("shown", VISITS, "D4:D4"),
        "agreed": ("agree", "一键改正", "Yes"),
        "corrected": ("shown", VISITS, "D4:D4"),
        "corrected step": ("undoable",),
        "take the correction back": ("order", ".uno:Undo"),
        "taken back": ("shown", VISITS, "D4:D4"),
        "another book": ("second_book",),
        "with another book": ("toolbar", "校验"),
        "a marked cell": ("go", VISITS, "H3"),
        "why": ("toolbar", "下一处"),
        "still there": ("where",),
        "then": ("toolbar", "下一处"),
        "gone on": ("where",),
    }
    with (
        screen() as display,
        Machine(folder, display, trusted=book.parent, locale="zh-CN") as machine,
    ):
        seen = machine.install().run(book, *steps.values())
    keep(folder, "ordinary", [])
    return dict(zip(steps, seen, strict=True))


def test_a_row_is_numbered_and_its_days_are_counted_while_it_is_typed(day):
    ((number, *_, began, ended, days),) = day["typed row"]
    assert (number, began, ended, days) == ("6", "2012-12-24", "2012-12-26", "3")
    assert day["waiting row"] == [[""] * 6]


def test_rows_are_alike_in_height_whatever_stands_far_to_the_right(day):
    assert len(set(day["heights"])) == 1


def test_a_day_is_dragged_down(day):
    assert [row[0] for row in day["dragged days"]] == [
        *("2012-12-24", "2012-12-25", "2012-12-26", "2012-12-27")
    ]


def test_a_row_put_in_or_deleted_leaves_the_other_rows_their_content(day):
    before, after = day["numbers with a gap"], day["numbers again"]
    assert before[1] == ["", ""]
    assert [before[0], *before[2:]] == after[:3]


def test_one_cell_and_the_toolbar_sort_a_ledger_and_one_step_takes_it_back(day):
    rows = day["sorted"]
    assert rows[0][3] == "开始日期"
    assert rows[1][0] == "示例"
    dates = [row[3] for row in rows[2:8]]
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2012-12-24"
    assert day["still chosen"] == f"{VISITS}!D6"
    assert day["sorted steps"][0] == "排序"
    assert day["unsorted"][5][3] == "2012-12-24"


def test_what_is_printed_are_the_filled_rows_and_all_results(day):
    assert day["printed"] == ["$A$3:$AD$8"]
    assert day["results printed"] == []


def test_days_are_reckoned_from_words_and_it_is_said_where_they_cannot_be(day):
    assert day["reckoned from words"] == [["4"]]
    assert day["said"] == [["算不出"]]


def test_whatever_a_ledger_is_sorted_by_empty_rows_come_last(day):
    assert len(day["sorted by each"]) == 60
    for order, filled in day["sorted by each"].items():
        assert filled == [True] * 6 + [False] * 394, order
    days = [row[0] for row in day["by days shown"]]
    assert days[-1] == ""
    assert sorted(map(float, days[:6]), reverse=True) == [float(each) for each in days[:6]]


def test_a_number_goes_with_its_row_and_brings_the_old_order_back(day):
    down, up = day["by number shown"], day["in order again"]
    assert [row[0] for row in down] == ["6", "5", "4", "3", "2", "1", ""]
    assert up[:6] == down[5::-1]


def test_a_saved_workbook_sorts_as_before_and_its_empty_rows_are_empty(day):
    assert "校验完成" in day["clicked"]["status"]
    assert all(cell == "" for row in day["formulas"] for cell in row)
    days = [float(row[0]) for row in day["sorted anew"]]
    assert days == sorted(days)
    assert days[0] == 0.5


def test_after_sorting_it_is_said_that_marks_are_those_of_before(day):
    assert not day["nothing old"]
    assert day["something old"]


def test_what_needs_no_asking_is_shown_in_a_box_corrected_and_taken_back_in_one_step(day):
    assert day["agreed"]["status"].startswith("已改正")
    assert day["corrected"] == [["2012-01-10"]]
    assert day["corrected step"][0] == "一键改正"
    assert day["taken back"] == [["2012.1.10"]]


def test_esc_in_the_box_that_asks_is_no(day):
    assert day["left with Esc"]["status"] == "没有改动。"
    assert day["not corrected"] == [["2012.1.10"]]


def test_a_click_is_answered_while_another_workbook_is_open(day):
    assert day["with another book"]["status"].startswith("校验完成")


def test_a_marked_cell_that_is_chosen_tells_why_and_then_the_next_one_is_gone_to(day):
    assert f"：{VISITS}!H3　“活动类别”未填" in day["why"]["status"]
    assert day["still there"] == f"{VISITS}!H3"
    assert day["gone on"] != day["still there"]

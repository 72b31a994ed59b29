"""撤销上次改动 after 回收合并: cell by cell as it was, and what is not taken back is said with its reason."""

import datetime as dt
import shutil

import pytest

from tests.frontends.excel.clicked import said
from tests.frontends.excel.test_collect_click import POINT
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import QUESTIONS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import measures
from tests.frontends.excel.test_collect_click import put
from tests.frontends.excel.test_collect_click import returned  # noqa: F401 - a fixture
from toolkit.frontends.button.trail_lines import Changed
from toolkit.frontends.button.trail_lines import last_changes
from toolkit.frontends.excel import click
from toolkit.ooxml.references import column_letters
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import cut_short
from toolkit.usecases.merge_trail import EMPTIED


def cells(book):
    """What people see in the ledger, each value with its kind."""
    return book.sheets[PROBLEMS].range("A1:R80").value


def removed_row(book, before):
    (row,) = [
        at
        for at, was in enumerate(before, 1)
        if was != book.sheets[PROBLEMS].range(f"A{at}:R{at}").value
    ]
    return row


def answer(book, chosen):
    questions = book.sheets[QUESTIONS]
    at = questions.range("A1:M1").value.index("处理") + 1
    for row, decision in enumerate(chosen, start=3):
        questions.range((row, at)).value = decision


def trail(book):
    rows = book.sheets["变更留痕"].range((3, 1), (400, 7)).value
    return [row for row in rows if row[0]]


def without_the_second_row(book):
    for cell in book[PROBLEMS][4]:
        cell.value = None


@pytest.fixture
def removed(clean_book, returned):  # noqa: F811
    """A workbook out of which an answer has removed a row, and its cells before that."""
    returned(POINT, without_the_second_row)
    click("collect")
    before = cells(clean_book)
    answer(clean_book, ["取报送"])
    click("collect")
    assert "删去1行" in said(clean_book)
    return before


def test_a_removed_row_comes_back_cell_by_cell(clean_book, removed):
    assert cells(clean_book) != removed
    click("takeback")
    assert cells(clean_book) == removed
    assert "没有改回" not in said(clean_book)


def test_the_trail_tells_each_cell_of_a_removed_row(clean_book, removed):
    lines = {row[3]: row[4] for row in trail(clean_book) if row[6] == EMPTIED}
    row = removed_row(clean_book, removed)
    was = {
        f"{PROBLEMS}!{column_letters(at)}{row}": cell for at, cell in enumerate(removed[row - 1], 1)
    }
    assert {cell: value for cell, value in lines.items() if cell in was} == {
        cell: value if isinstance(value, str) else f"{value:%Y-%m-%d}"
        for cell, value in was.items()
        if value is not None
    }


def test_where_somebody_wrote_into_the_removed_rows_place_that_cell_is_named(clean_book, removed):
    row = removed_row(clean_book, removed)
    clean_book.sheets[PROBLEMS].range(f"K{row}").value = "新写的"
    click("takeback")
    assert clean_book.sheets[PROBLEMS].range(f"K{row}").value == "新写的"
    assert f"{PROBLEMS}!K{row}没有改回：后来人又改过" in said(clean_book)


def test_a_row_that_an_earlier_version_told_in_one_line_is_not_put_into_one_cell(clean_book):
    sheet = clean_book.sheets[PROBLEMS]
    sheet.range("A40").value = None
    line = ["王芳", "2012-10-08 09:00:00", "台账", f"{PROBLEMS}!A40", "40；废气；大气科", None]
    clean_book.sheets["变更留痕"].range("A3").value = [*line, "删去一行"]
    click("takeback")
    assert sheet.range("A40").value is None
    assert said(clean_book).startswith("一处也没有改回")
    assert f"{PROBLEMS}!A40没有改回：这是删去的整行" in said(clean_book)


def test_the_questions_that_were_answered_are_open_again_and_are_done_again(clean_book, removed):
    after = cells(clean_book)
    click("takeback")
    assert "“合并冲突”有1处又是“待处理”" in said(clean_book, "toolkit_next")
    click("collect")
    assert "里没有收回的分册" in said(clean_book)
    assert cells(clean_book) == removed
    answer(clean_book, ["取报送"])
    click("collect")
    assert "删去1行，照“处理”办了1处" in said(clean_book)
    assert cells(clean_book) == after


def test_a_question_of_a_cell_is_open_again_and_its_answer_counts_once(clean_book, returned):  # noqa: F811
    folder = returned(SECTION, measures)
    cell = clean_book.sheets[PROBLEMS].range("K3")
    cell.value = "电话核实：八时后停用"
    click("collect")
    answer(clean_book, ["取报送"])
    click("collect")
    click("takeback")
    assert cell.value == "电话核实：八时后停用"
    assert "“合并冲突”有1处又是“待处理”" in said(clean_book, "toolkit_next")
    answer(clean_book, ["取报送"])
    click("collect")
    assert cell.value == "夜间九时后停用"
    assert "照“处理”办了1处" in said(clean_book)
    shutil.copy(next(folder.glob(f"已处理/*/{SECTION}")), folder)
    click("collect")
    assert "照“处理”办了" not in said(clean_book)


def test_rows_that_stay_do_not_stand_in_the_way_of_the_click_before():
    edit = Changed("王芳", "2", "台账", "表!A1", "a", "b", "回收合并：科室《甲.xlsx》")
    added = Changed("王芳", "2", "台账", "表!A9", "", "编号=9", "新增一行：科室《甲.xlsx》")
    before = Changed("王芳", "1", "台账", "表!B1", "x", "y", "日期写法")
    back = Changed("王芳", "3", "台账", "表!A1", "b", "a", "撤销上次改动")
    assert last_changes([before, edit, added]) == [edit, added]
    assert last_changes([before, edit, added, back]) == [before]
    assert last_changes([before, added]) == [added]
    assert last_changes([]) == []


@pytest.mark.parametrize(
    "heading_and_value",
    [
        ("整改措施", "夜间九时后停用"),
        ("整改时限", dt.date(2012, 7, 31)),
        ("整改措施", "长" * 299),
        ("整改措施", "长" * 400),
    ],
)
def test_cells_that_a_booklet_changed_hold_what_they_held_of_the_same_kind(
    clean_book,
    returned,  # noqa: F811
    heading_and_value,
):
    before = cells(clean_book)
    returned(SECTION, lambda book: put(book[PROBLEMS], 3, *heading_and_value))
    click("collect")
    assert cells(clean_book) != before
    click("takeback")
    assert cells(clean_book) == before
    assert said(clean_book).startswith("已改回1处")


def merged_long(book, was, becomes):
    """A merge that made one long cell another, as its trail tells it."""
    head = ["王芳", "2012-10-08 09:00:00", "台账", f"{PROBLEMS}!K3"]
    said_of_it = [cut_short(as_kept(was)), cut_short(as_kept(becomes)), "回收合并：科室《甲.xlsx》"]
    book.sheets["变更留痕"].range("A3").value = [*head, *said_of_it]
    book.sheets[PROBLEMS].range("K3").value = becomes


def test_what_the_trail_holds_only_the_beginning_of_is_left_and_said(clean_book):
    merged_long(clean_book, "长" * 400, "短")
    after = cells(clean_book)
    click("takeback")
    assert cells(clean_book) == after
    assert f"{PROBLEMS}!K3没有改回：原来的内容长，“变更留痕”没有记全" in said(clean_book)


@pytest.mark.parametrize("since", ["长" * 399 + "改", "长" * 401, "长" * 299])
def test_a_long_cell_is_known_again_whole_and_left_where_it_was_edited(clean_book, since):
    merged_long(clean_book, "短", "长" * 400)
    cell = clean_book.sheets[PROBLEMS].range("K3")
    cell.value = since
    click("takeback")
    assert cell.value == since
    assert f"{PROBLEMS}!K3没有改回：后来人又改过" in said(clean_book)
    cell.value = "长" * 400
    click("takeback")
    assert cell.value == "短"


def test_a_cell_that_one_click_changed_twice_goes_back_to_what_stood_first(clean_book):
    cell = clean_book.sheets[PROBLEMS].range("K3")
    was, reason = cell.value, "回收合并：科室《甲.xlsx》"
    head = ["王芳", "2012-10-08 09:00:00", "台账", f"{PROBLEMS}!K3"]
    clean_book.sheets["变更留痕"].range("A3").value = [
        [*head, was, "第一次", reason],
        [*head, "第一次", "第二次", reason],
    ]
    cell.value = "第二次"
    click("takeback")
    assert cell.value == was
    assert said(clean_book).startswith("已改回2处")
    assert "没有改回" not in said(clean_book)
    click("takeback")
    assert said(clean_book) == "“变更留痕”表里没有可以撤销的改动。"


def test_a_number_that_the_trail_holds_in_words_is_put_back_as_one(clean_book):
    cell = clean_book.sheets["下基层活动台账"].range("F5")
    cell.value = 3
    line = ["王芳", "2012-10-08 09:00:00", "台账", "下基层活动台账!F5", "'2", "'3"]
    clean_book.sheets["变更留痕"].range("A3").value = [*line, "回收合并：科室《甲.xlsx》"]
    click("takeback")
    assert cell.value == 2
    assert "没有改回" not in said(clean_book)

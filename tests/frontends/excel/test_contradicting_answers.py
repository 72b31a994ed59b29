"""Answers in 合并冲突 that contradict each other are told, and none of them is done."""

import pytest

from tests.frontends.excel.clicked import said
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import QUESTIONS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import put
from tests.frontends.excel.test_taking_back_merge import answer
from tests.frontends.excel.test_taking_back_merge import trail
from tests.opened import opened
from tests.opened import typed
from toolkit.frontends.excel import click


def outcomes(book):
    questions = book.sheets[QUESTIONS]
    at = questions.range("A1:M1").value.index("结果") + 1
    return [each for each in questions.range((3, at), (20, at)).value if each]


@pytest.fixture
def cell(path, clean_book, booklets):  # noqa: F811
    """One cell, of which two booklets of one unit say different things."""
    folder = path.parent / "回收"
    folder.mkdir()
    (sent,) = booklets.glob(SECTION)
    for name, words in (("甲.xlsx", "措施甲"), ("甲（改）.xlsx", "措施甲改")):
        copy = opened(sent)
        put(copy[PROBLEMS], 3, "整改措施", words)
        typed(copy, folder / name)
    click("collect")
    assert "要人决定2处" in said(clean_book)
    return clean_book.sheets[PROBLEMS].range((3, column(clean_book, PROBLEMS, "整改措施")))


def test_two_different_values_of_one_cell_that_are_both_to_be_taken_are_told(clean_book, cell):
    was, lines = cell.value, len(trail(clean_book))
    answer(clean_book, ["取报送", "取报送"])
    click("collect")
    assert cell.value == was
    assert len(trail(clean_book)) == lines
    assert "要人决定2处" in said(clean_book)
    assert "照“处理”办了" not in said(clean_book)
    told = outcomes(clean_book)
    assert all("矛盾" in each and "都没有照办" in each for each in told)
    assert sorted("甲（改）" in each for each in told) == [False, True]


def test_as_soon_as_one_of_them_is_not_to_be_taken_the_other_is_done(clean_book, cell):
    answer(clean_book, ["取报送", "取报送"])
    click("collect")
    answer(clean_book, ["取总册", "取报送"])
    taken = clean_book.sheets[QUESTIONS].range("A1:M4").value
    click("collect")
    assert cell.value == taken[3][taken[0].index("报送")]
    assert "改动1格，照“处理”办了2处" in said(clean_book)

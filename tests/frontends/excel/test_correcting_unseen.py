"""一键改正 tells, before and after, of the cells that it changes and nobody sees: in a real LibreOffice without a screen."""

import pytest

from tests.frontends.excel.test_taking_back import judged
from tests.frontends.excel.test_walking import filter_by_point
from toolkit.frontends.button.correcting_click import question
from toolkit.frontends.button.correcting_click import said_of_unseen
from toolkit.usecases.correcting import safe_corrections

pytestmark = pytest.mark.office
VISITS = "下基层活动台账"


@pytest.fixture
def book(office, quick_path):
    book = office.books.open(str(quick_path))
    for row in (5, 9, 14):
        book.sheets[VISITS].range(f"D{row}").value = "2012.1.10"
    return book


def hidden_rows(book, entries):
    rows = book.sheets[VISITS].api.getRows()
    return [
        each
        for each in entries
        if each.place.sheet == VISITS and not rows.getByIndex(each.place.row - 1).IsVisible
    ]


def test_where_all_is_seen_nothing_is_said(book):
    entries = safe_corrections(judged(book))
    assert said_of_unseen(book, entries) == ""
    assert "看不见" not in question(entries)


def test_rows_that_are_filtered_out_are_counted(book):
    entries = safe_corrections(judged(book))
    filter_by_point(book)
    count = len(hidden_rows(book, entries))
    assert count
    unseen = said_of_unseen(book, entries)
    assert unseen == f"其中{count}处看不见（筛选掉或隐藏的行{count}处），"
    assert f"{unseen}一样改正。" in question(entries, unseen)


def test_each_way_of_being_unseen_is_named(book):
    entries = [each for each in safe_corrections(judged(book)) if each.place.sheet == VISITS]
    book.sheets[VISITS].api.getColumns().getByName("D").IsVisible = False
    count = sum(each.place.cell.startswith("D") for each in entries)
    assert said_of_unseen(book, entries) == f"其中{count}处看不见（隐藏的栏{count}处），"

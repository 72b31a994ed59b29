"""What a second click writes of what stands there already."""

import datetime as dt

import pytest

from toolkit.frontends.button.changed_rows import changed
from toolkit.frontends.button.changed_rows import write_changed

LINK = '=HYPERLINK("#\'台账\'!B3","台账!B3")'
DAY = dt.date(2026, 4, 1)
MORNING = dt.datetime.fromisoformat("2026-04-01T09:00")
MIDNIGHT = dt.datetime.fromisoformat("2026-04-01")
ROWS = [["'3日", LINK, 5, DAY], ["待改正", "没有格子", None, None], ["'=甲", LINK, 0.5, None]]


@pytest.fixture
def block(book):
    cells = book.sheets.add("另一张")[:3, :4]
    write_changed(cells, ROWS)
    return cells


def test_rows_that_stand_there_are_not_written_again(block):
    assert block.value[0] == ["3日", None, 5.0, MIDNIGHT]
    assert changed(block, ROWS) == []


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        ((0, 0), "'4日"),
        ((0, 1), "台账!B3"),
        ((0, 1), LINK.replace("!B3'", "!B4'").replace("#'台账'!B3", "#'台账'!B4")),
        ((0, 2), "'5"),
        ((0, 3), MORNING),
        ((0, 3), None),
    ],
)
def test_a_row_of_which_anything_is_another_is_written(block, cell, typed):
    block[cell].value = typed
    assert changed(block, ROWS) == [(0, 0)]
    write_changed(block, ROWS)
    assert changed(block, ROWS) == []


def test_a_link_gives_way_to_words(block):
    other = [[cell if cell != LINK else "没有格子" for cell in row] for row in ROWS]
    other[0][1] = LINK
    assert changed(block, other) == [(2, 2)]


def test_rows_far_apart_are_stretches_of_their_own(book):
    cells = book.sheets.add("另一张")[:40, :1]
    rows = [["甲"] for _ in range(40)]
    write_changed(cells, rows)
    for at in (3, 5, 30):
        rows[at] = ["乙"]
    assert changed(cells, rows) == [(3, 5), (30, 30)]


def test_a_single_cell_is_a_block_too(book):
    cell = book.sheets.add("另一张")["A1"]
    write_changed(cell, [[LINK]])
    assert changed(cell, [[LINK]]) == []
    assert changed(cell, [["甲"]]) == [(0, 0)]

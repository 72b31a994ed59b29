"""Column letters and cell references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import Area
from toolkit.ooxml.references import address
from toolkit.ooxml.references import area_at
from toolkit.ooxml.references import cell_at
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number
from toolkit.ooxml.references import quoted
from toolkit.ooxml.references import row_at
from toolkit.ooxml.references import unquoted

ROWS, COLUMNS = st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN)


@given(COLUMNS)
def test_letters_and_numbers_of_a_column_are_each_other(column):
    assert column_number(column_letters(column)) == column
    assert column_number(column_letters(column).lower()) == column


def test_columns_are_counted_as_excel_counts_them():
    named = {1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"}
    assert {number: column_letters(number) for number in named} == named


@given(ROWS, COLUMNS)
def test_an_address_is_that_of_its_cell(row, column):
    assert cell_at(address(row, column)) == (row, column)
    assert address(row, column) == xl_rowcol_to_cell(row - 1, column - 1)
    fixed = xl_rowcol_to_cell(row - 1, column - 1, row_abs=True, col_abs=True)
    assert cell_at(fixed) == (row, column)
    assert area_at(fixed) == Area(row, column, row, column)


@given(ROWS, COLUMNS, ROWS, COLUMNS)
def test_an_area_begins_at_its_upper_left_corner(row, column, other_row, other_column):
    area = area_at(f"{address(row, column)}:{address(other_row, other_column)}")
    assert area == Area(
        min(row, other_row),
        min(column, other_column),
        max(row, other_row),
        max(column, other_column),
    )


@given(st.text(max_size=8))
def test_any_text_is_a_cell_or_none(text):
    place = cell_at(text)
    assert place is None or (1 <= place[0] <= LAST_ROW and 1 <= place[1] <= LAST_COLUMN)


def test_what_is_no_cell_of_a_worksheet_is_none():
    for text in (
        "",
        "A",
        "1",
        "A0",
        "A1048577",
        "XFE1",
        "AAAA1",
        "A-1",
        "A1 ",
        "甲1",
        "A１",
        "A1:",
    ):
        assert cell_at(text) is None
    assert cell_at("a01") == (1, 1)
    for text in ("A1:B", "A:1", "1", "A", "0:2", "1:1048577", "A:XFE", ":", "1:", "A:"):
        assert area_at(text) is None


def test_whole_rows_and_columns_are_areas():
    assert area_at("3:3") == Area(3, 1, 3, LAST_COLUMN)
    assert area_at("$4:1") == Area(1, 1, 4, LAST_COLUMN)
    assert area_at("F:F") == Area(1, 6, LAST_ROW, 6)
    assert area_at("$C:$a") == Area(1, 1, LAST_ROW, 3)


@pytest.mark.parametrize("text", ["0", "1048577", "99999999999", "", "-1", "A", "1.0", "１"])
def test_what_is_no_row_of_a_worksheet_is_none(text):
    assert row_at(text) is None
    assert row_at("0012") == row_at("$12") == 12


@given(st.text(min_size=1))
def test_a_quoted_sheet_name_is_found_again(name):
    assert unquoted(quoted(name)) == name


@pytest.mark.parametrize("name", ["'", "''", "表", "'表", "表'"])
def test_a_name_that_is_not_quoted_stays_as_it_is(name):
    assert unquoted(name) == ("" if name == "''" else name)

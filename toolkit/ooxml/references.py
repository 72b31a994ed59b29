"""Cell references and the size of a worksheet in Excel (ECMA-376-1, 18.18.62); all count from 1."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_LETTERS = 26
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?0*([1-9][0-9]{0,6})")
_ROW = re.compile(r"\$?0*([1-9][0-9]{0,6})")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")


class Area(NamedTuple):
    """A rectangle of cells, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


@lru_cache(maxsize=LAST_COLUMN)
def column_letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """The column that has the letters, in whatever case: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """The address of a cell: (12, 4) is D12."""
    return f"{column_letters(column)}{row}"


def cell_at(reference: str) -> tuple[int, int] | None:
    """Row and column of an address such as `D12` or `$D$12`; None where there is no such cell."""
    match = _CELL.fullmatch(reference)
    place = (int(match[2]), column_number(match[1])) if match else (0, 0)
    return place if 0 < place[0] <= LAST_ROW and place[1] <= LAST_COLUMN else None


def row_at(reference: str) -> int | None:
    """The row of `12` or `$12`; None where there is no such row."""
    match = _ROW.fullmatch(reference)
    row = int(match[1]) if match else 0
    return row if 0 < row <= LAST_ROW else None


def column_at(reference: str) -> int | None:
    """The column of `D` or `$D`; None where there is no such column."""
    match = _COLUMN.fullmatch(reference)
    column = column_number(match[1]) if match else 0
    return column if 0 < column <= LAST_COLUMN else None


def area_at(reference: str) -> Area | None:
    """The rectangle of `B2:D5`, a single cell, whole rows (`1:4`) or columns (`F:F`); else None."""
    first, _, last = reference.partition(":")
    one, other = cell_at(first), cell_at(last or first)
    if one is None or other is None:
        return _whole(first, last)
    return Area(*map(min, one, other), *map(max, one, other))


def _whole(first: str, last: str) -> Area | None:
    """Whole rows or columns, as `mergeCell` and formulas may name them."""
    rows, columns = (row_at(first), row_at(last)), (column_at(first), column_at(last))
    if rows[0] and rows[1]:
        return Area(min(rows[0], rows[1]), 1, max(rows[0], rows[1]), LAST_COLUMN)
    if columns[0] and columns[1]:
        return Area(1, min(columns[0], columns[1]), LAST_ROW, max(columns[0], columns[1]))
    return None


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def unquoted(name: str) -> str:
    """A sheet's name without the quotes that a formula needs."""
    if len(name) > 1 and name[0] == name[-1] == "'":
        return name[1:-1].replace("''", "'")
    return name

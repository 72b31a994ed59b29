"""Cell addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.workbooks.patching.errors import PackageError

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


class Area(NamedTuple):
    """A rectangle of cells, both corners included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


@lru_cache(maxsize=1024)
def number(column: str) -> int:
    """The number of a column's letters, from 1."""
    value = 0
    for letter in column.upper():
        value = value * 26 + ord(letter) - 64
    return value


def cell(reference: str) -> tuple[int, int]:
    """Row and column of an address such as "D12", from 1.

    Raises:
        PackageError: it is no address of a cell.
    """
    place = _cell(reference)
    if place is None:
        raise PackageError(f"“{reference}”不是单元格地址：请写成 D12 这样的形式。")
    return place


def is_cell(reference: str) -> bool:
    """Whether it is the address of a cell."""
    return _cell(reference) is not None


def _cell(reference: str) -> tuple[int, int] | None:
    match = _CELL.fullmatch(reference)
    place = (int(match[2]), number(match[1])) if match else (0, 0)
    return place if 0 < place[0] <= LAST_ROW and place[1] <= LAST_COLUMN else None


def address(row: int, column: int) -> str:
    """The address of row and column, from 1."""
    return f"{letters(column)}{row}"


def area(reference: str) -> Area:
    """The rectangle of "A1:C9" or of a single cell."""
    first, _, last = reference.partition(":")
    top, left = cell(first)
    bottom, right = cell(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"

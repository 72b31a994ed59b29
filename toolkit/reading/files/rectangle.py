"""Ragged rows of cells become a rectangle that memory can hold."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.reading.workbook import ErrorValue

MOST_SLOTS = 32_000_000
"""How many cells, empty ones too, memory holds of a workbook: a million rows of a ledger."""

MOST_THIN_SLOTS = 16_000_000
"""How many of them where most may be empty."""

_THINNEST = 8

Rows = list[list[object]]


def rectangle(rows: Iterable[Iterable[object]], path: Path) -> Rows:
    """Rows of equal length without empty rows or columns at the end; empty rows are one list.

    Raises:
        OversizedFileError: the filled rows would take too much memory.
    """
    trimmed: Rows = []
    width = filled = last = 0
    for number, row in enumerate(rows, start=1):
        cells = _trimmed(row)
        trimmed.append(cells)
        if cells:
            width, filled, last = max(width, len(cells)), filled + 1, number
        if filled * width > MOST_THIN_SLOTS:
            raise OversizedFileError(path)
    empty: list[object] = [None] * width
    return [cells + empty[len(cells) :] if cells else empty for cells in trimmed[:last]]


def is_far_flung(rows: int, columns: int, filled: int) -> bool:
    """Whether a sheet is so large and so empty that its rectangle would be memory spent on nothing.

    A large one that is full is a ledger like any other. `filled` cells say something.
    """
    slots = rows * columns
    return slots > MOST_THIN_SLOTS and slots > _THINNEST * filled


def slots_spanned(rows: Rows) -> int:
    """How many cells a rectangle has, empty rows and all."""
    return len(rows) * len(rows[0]) if rows else 0


def slots_held(rows: Rows) -> int:
    """How many cells memory holds for a rectangle, whose empty rows are one list."""
    return len({id(row) for row in rows}) * len(rows[0]) if rows else 0


def filled(rows: Rows) -> int:
    """How many cells of a rectangle say something."""
    return sum(len(row) - row.count(None) for row in rows)


def with_no_values(rows: Rows, no_values: Mapping[tuple[int, int], ErrorValue], path: Path) -> Rows:
    """The rectangle with error values put in at (row, column), enlarged where they lie outside.

    Raises:
        OversizedFileError: it would take too much memory.
    """
    if not no_values:
        return rows
    touched = {row for row, _ in no_values}
    height = max(len(rows), *touched)
    width = max(len(rows[0]) if rows else 0, *(column for _, column in no_values))
    distinct = {id(row): row for row in rows}
    if (len(distinct) + len(touched)) * width > MOST_THIN_SLOTS:
        raise OversizedFileError(path)
    empty: list[object] = [None] * width
    widened = {key: row + empty[len(row) :] for key, row in distinct.items()}
    rows = [widened[id(row)] for row in rows] + [empty] * (height - len(rows))
    for row in touched:
        rows[row - 1] = list(rows[row - 1])
    for (row, column), error in no_values.items():
        rows[row - 1][column - 1] = error
    return rows


def plain(value: object) -> object:
    """A cell as it is handed on: empty text is None, a moment at midnight is its day."""
    if value == "":
        return None
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def _trimmed(row: Iterable[object]) -> list[object]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells

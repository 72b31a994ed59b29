"""Single cells put together to blocks: LibreOffice works out what is in sight anew after each one that is written."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.frontends.button.plain_values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from xlwings import Sheet

    Block = tuple[int, int, list[list[object]]]


def write_cells(sheet: Sheet, cells: Mapping[tuple[int, int], object]) -> None:
    """Give cells their values, by row and column (from 1); no other cell is touched."""
    for top, left, rows in blocks(cells):
        place = sheet.range((top, left), (top + len(rows) - 1, left + len(rows[0]) - 1))
        place.value = [[plain(value) for value in row] for row in rows]


def blocks(cells: Mapping[tuple[int, int], object]) -> Iterator[Block]:
    """The fewest runs of cells, those of the same columns in rows that follow each other as one: top, left, rows."""
    open_ones: dict[tuple[int, int], Block] = {}
    for row, of_row in groupby(sorted(cells), key=lambda at: at[0]):
        ongoing: dict[tuple[int, int], Block] = {}
        for left, width in _runs([column for _, column in of_row]):
            values = [cells[row, column] for column in range(left, left + width)]
            top, _, above = open_ones.pop((left, width), (row, left, []))
            if above and top + len(above) != row:
                yield top, left, above
                top, above = row, []
            ongoing[left, width] = (top, left, [*above, values])
        yield from open_ones.values()
        open_ones = ongoing
    yield from open_ones.values()


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    """Where columns begin that follow each other, and how many they are."""
    for _, run in groupby(enumerate(columns), key=lambda each: each[1] - each[0]):
        of_run = [column for _, column in run]
        yield of_run[0], len(of_run)

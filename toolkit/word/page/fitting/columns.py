"""Columns of a table as wide as their words need: no name, number or date is torn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.fitting.cells import Cell
from toolkit.word.page.fitting.cells import break_between
from toolkit.word.page.fitting.cells import cells_of
from toolkit.word.page.fitting.cells import narrow
from toolkit.word.page.fitting.cells import places
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.page.fitting.markup import Styles

_NARROWEST = 0.66
"""Of its type's width a character may be narrowed to; what is still too wide then, is torn."""


def fit_columns(root: Any, styles: Styles) -> None:
    """Give each column of a fixed table the width that its words need, taken from those with room."""
    for table in root.iter(W + "tbl"):
        grid = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
        before = [number(each, "w") or 0 for each in grid]
        fixed = table.find(f"{W}tblPr/{W}tblLayout")
        if fixed is None or fixed.get(W + "type") != "fixed" or len(grid) < 2 or not all(before):
            continue
        cells = list(cells_of(table, styles))
        after = _shared(before, *_needs(cells, before))
        if after != before:
            _set(grid, table, after)
        for cell in cells:
            _fill(cell, sum(after[cell.column : cell.column + cell.span]))


def _needs(cells: Sequence[Cell], before: Sequence[int]) -> tuple[list[int], list[int]]:
    """What each column cannot do without, and what it would like: twips.

    A column of running text likes what it has: taken from it, the table would grow by whole rows.
    """
    least, liked = [0] * len(before), [0] * len(before)
    for cell in (each for each in cells if each.span == 1 and each.column < len(before)):
        likes = max(cell.liked, before[cell.column]) if cell.is_text else cell.liked
        least[cell.column] = max(least[cell.column], cell.least)
        liked[cell.column] = max(liked[cell.column], likes)
    return least, [max(pair) for pair in zip(least, liked, strict=True)]


def _shared(before: Sequence[int], least: Sequence[int], liked: Sequence[int]) -> list[int]:
    """The widths, their sum unchanged: first what is needed is given, then what is liked."""
    widths = _given(before, least, spare=liked)
    widths = _given(widths, least, spare=least)
    return _given(widths, liked, spare=liked)


def _given(widths: Sequence[int], wanted: Sequence[int], *, spare: Sequence[int]) -> list[int]:
    """Widths in which columns that want more are given what others have above `spare`."""
    lack = [max(want - width, 0) for want, width in zip(wanted, widths, strict=True)]
    over = [
        0 if short else max(width - keep, 0)
        for short, width, keep in zip(lack, widths, spare, strict=True)
    ]
    moved = min(sum(lack), sum(over))
    if not moved:
        return list(widths)
    given = _portions(moved, lack)
    taken = _portions(moved, over)
    return [w + plus - minus for w, plus, minus in zip(widths, given, taken, strict=True)]


def _portions(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in whole twips by weight; the sum is exact."""
    whole, reached, portions = sum(weights), 0, []
    done = 0
    for weight in weights:
        reached += weight
        upto = amount * reached // whole
        portions.append(upto - done)
        done = upto
    return portions


def _set(grid: Sequence[Any], table: Any, widths: Sequence[int]) -> None:
    for column, wide in zip(grid, widths, strict=True):
        column.set(W + "w", str(wide))
    for row in table.iterchildren(W + "tr"):
        for cell, at, span in places(row):
            stated = cell.find(f"{W}tcPr/{W}tcW")
            if stated is not None:
                stated.set(W + "w", str(sum(widths[at : at + span])))


def _fill(cell: Cell, room: int) -> None:
    """Break a cell between its dates, and narrow what may not be torn and is too wide still."""
    if cell.heading:
        return
    if cell.least > room:
        narrow(cell.paragraph, max((room - cell.margins) / (cell.least - cell.margins), _NARROWEST))
    elif cell.lists_dates and cell.natural > room:
        break_between(cell.paragraph, (room - cell.margins) / cell.unit)

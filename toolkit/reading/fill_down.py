"""同上 and merged cells: a cell that stands for the one above it is filled from above, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.columns import Number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.declare.ledger import Column
    from toolkit.ooxml.references import Area

DITTO = frozenset({"同上", "〃", "″", "“”", "””", '"', "''", "↑"})


def is_ditto(cell: object) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return isinstance(cell, str) and cell.strip() in DITTO


def fill_down(
    column: Column[object],
    at: int,
    numbers: Sequence[int],
    cells: Sequence[object],
    distinct: AbstractSet[object],
    merged: Iterable[Area],
) -> tuple[Sequence[object], dict[int, str]]:
    """The cells of one column, filled from above.

    Args:
        column: numbers are never multiplied by a merged area: their lower cells stay empty.
        at: the index of the column from 0.
        numbers: the worksheet rows of the cells.
        cells: as they stand; they stay so.
        distinct: the set of them.
        merged: the sheet's merged areas.

    Returns:
        The cells, the very same where none was filled; for each data row that was filled, what to tell.
    """
    dittos = {cell for cell in distinct if isinstance(cell, str) and cell.strip() in DITTO}
    areas = [
        each for each in merged if each.left <= at + 1 <= each.right and each.bottom > each.top
    ]
    if not dittos and not areas:
        return cells, {}
    filled, told = list(cells), {}
    for place, cell in enumerate(filled) if dittos else ():
        if place and isinstance(cell, str) and cell in dittos:
            filled[place] = filled[place - 1]
            told[place] = f"“{cell.strip()}”按上一行读取"
    for area in areas:
        told.update(_spread(column, area, numbers, filled))
    return filled, told


def _spread(
    column: Column[object], area: Area, numbers: Sequence[int], cells: list[object]
) -> dict[int, str]:
    inside = [at for at, row in enumerate(numbers) if area.top <= row <= area.bottom]
    if not inside or numbers[inside[0]] != area.top or cells[inside[0]] is None:
        return {}
    if isinstance(column, Number):
        return dict.fromkeys(inside[1:], "合并单元格中的数字只计在首行")
    for at in inside[1:]:
        cells[at] = cells[inside[0]]
    return dict.fromkeys(inside[1:], "合并单元格按首行的内容读取")

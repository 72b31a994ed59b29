"""Writing a block of which most rows stand there already: a click again writes what became another."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Range

NEAR = 8  # -- rows: a stretch begins anew where more of them between stay as they are --


def write_changed(block: Range, rows: Sequence[Sequence[object]]) -> None:
    """Write the rows into a block, those left out that stand there already.

    What a program fits and notes for Undo grows with the rows that are written.

    Args:
        block: as high and as wide as the rows.
        rows: texts, formulas, numbers and days as Excel takes them: an apostrophe keeps a text one.
    """
    for first, last in changed(block, rows):
        block[first : last + 1, :].value = rows[first : last + 1]


def changed(block: Range, rows: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """The first and the last (from 0) of each stretch of rows that the block does not hold yet."""
    there = block.options(ndim=2, err_to_str=True).value
    for at in sorted({at for row in rows for at, cell in enumerate(row) if _is_formula(cell)}):
        for row, formula in zip(there, down(block[:, at].formula), strict=True):
            row[at] = formula if _is_formula(formula) else row[at]
    pairs = enumerate(zip(rows, there, strict=True))
    return [*_stretches(at for at, pair in pairs if not all(map(_stands, *pair)))]


def down(formulas: str | Sequence[Sequence[str]]) -> Sequence[str]:
    """The formulas of a column of cells, of a single one as well."""
    return [formulas] if isinstance(formulas, str) else [line[0] for line in formulas]


def _is_formula(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith("=")


def _stands(cell: object, there: object) -> bool:
    """Whether a cell that holds this value or formula has what is to be written."""
    if isinstance(cell, str):
        return isinstance(there, str) and cell.removeprefix("'") == there
    if isinstance(there, dt.datetime) and not isinstance(cell, dt.datetime):
        return there.time() == dt.time() and there.date() == cell
    return cell == there


def _stretches(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each stretch of rows, which are in order, no gap within being wide."""
    first = last = None
    for row in rows:
        if first is None or last is None:
            first = row
        elif row - last > NEAR:
            yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last

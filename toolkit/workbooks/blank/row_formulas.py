"""The formulas that fill a row's cells from its other cells, as they stand in its worksheet row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import UNSOLVED
from toolkit.declare.layout import numbers_rows
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan

_REFERENCE = re.compile(r"\{([^{}]+)\}")
_BETWEEN = {"年": "-", "月": "-", "日": "", ".": "-", "/": "-"}
"""What stands between the figures of a day that was entered as words, and what takes its place."""


@dataclass(frozen=True, slots=True)
class RowFormula:
    """A column's formula among the headings of a sheet.

    Attributes:
        said: as the column states it, with `{heading}` for cells of the same row.
        reads: the headings in it, with their places (from 0).
        waits: the places of those that must be filled before it gives anything.
        days: the headings in it whose cells are days.
    """

    said: str
    reads: Mapping[str, int]
    waits: tuple[int, ...]
    days: frozenset[str]

    def at(self, row: int) -> str:
        """It in a worksheet row (from 1): nothing until what it waits for is filled, words where that cannot be read."""
        cells = {heading: f"{column_letters(at + 1)}{row}" for heading, at in self.reads.items()}
        meant = {
            heading: _day(cell) if heading in self.days else cell for heading, cell in cells.items()
        }
        said = _REFERENCE.sub(lambda match: meant[match[1]], self.said)
        waits = [f"{column_letters(at + 1)}{row}" for at in self.waits]
        return f'=IF({_empty(waits)},"",IFERROR({said},"{UNSOLVED}"))'


def formula_of(column: Column[object], headings: Sequence[str]) -> RowFormula | None:
    """None where a column has no formula, or only numbers the rows, or one that it reads is missing."""
    if not column.formula or numbers_rows(column):
        return None
    read = column.formula_reads
    if not read or not {*read} <= {*headings}:
        return None
    named = {each.heading: each for each in column.ledger.columns}
    needed = [each for each in read if named[each].required]
    return RowFormula(
        column.formula,
        {each: headings.index(each) for each in read},
        tuple(headings.index(each) for each in needed or read),
        frozenset(each for each in read if isinstance(named[each], Date)),
    )


def row_formula(column: Column[object], headings: Sequence[str], row: int) -> str | None:
    """A column's formula for a worksheet row (from 1); None where there is none."""
    formula = formula_of(column, headings)
    return formula.at(row) if formula else None


def model_formulas(plan: SheetPlan) -> Iterable[tuple[int, str]]:
    """Column (from 0) and formula of what the first row of a form that is sent out holds, and others after it.

    Its receiver has no button that would fill them. Cells that he cannot change stay empty.
    """
    if not plan.takes_rows or plan.by_program:
        return
    for at, column in enumerate(plan.columns):
        formula = (
            None if plan.is_locked(column) else row_formula(column, plan.headings, FIRST_DATA_ROW)
        )
        if formula:
            yield at, formula


def _day(cell: str) -> str:
    """The day of a cell, also where it was entered as words: 2012年3月5日, 2012.3.5."""
    words = cell
    for sign, other in _BETWEEN.items():
        words = f'SUBSTITUTE({words},"{sign}","{other}")'
    return f"IF(ISNUMBER({cell}),{cell},DATEVALUE({words}))"


def _empty(cells: Iterable[str]) -> str:
    asked = [f'{cell}=""' for cell in cells]
    return asked[0] if len(asked) == 1 else f"OR({','.join(asked)})"

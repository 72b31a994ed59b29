"""The formulas that fill a row's cells from its other cells, as they stand in its worksheet row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import numbers_rows
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan

PREPARED = 40
"""How many rows below the filled ones have their formulas, and no more: sorted downwards, they come first."""

_REFERENCE = re.compile(r"\{([^{}]+)\}")


def row_formula(column: Column[object], headings: Sequence[str], row: int) -> str | None:
    """A column's formula for a worksheet row (from 1); None where it has none, or a column it reads is missing.

    It gives nothing until what it reads is filled, as far as that must be; a running number waits for what tells rows apart.
    """
    if not column.formula:
        return None
    read = [*dict.fromkeys(_REFERENCE.findall(column.formula))]
    if numbers_rows(column):
        read = [each.heading for each in column.ledger.key if each.heading in headings][:1]
    if not read or not {*read} <= {*headings}:
        return None
    cells = {heading: f"{column_letters(headings.index(heading) + 1)}{row}" for heading in read}
    said = _REFERENCE.sub(lambda match: cells[match[1]], column.formula)
    free = {each.heading for each in column.ledger.columns if not each.required}
    waits = [cell for heading, cell in cells.items() if heading not in free] or [*cells.values()]
    return f'=IF({_empty(waits)},"",IFERROR({said},""))'


def prepared_formulas(plan: SheetPlan, filled: int) -> Iterable[tuple[int, int, str]]:
    """Worksheet row (from 1), column (from 0) and formula of what the rows below the filled ones begin with.

    The last prepared row stays empty, and so do cells that whoever fills the sheet cannot change.
    """
    if not plan.takes_rows or plan.by_program:
        return
    first = FIRST_DATA_ROW + filled
    for row in range(first, min(first + PREPARED, plan.end_row - 1)):
        for at, column in enumerate(plan.columns):
            formula = None if plan.is_locked(column) else row_formula(column, plan.headings, row)
            if formula:
                yield row, at, formula


def _empty(cells: Iterable[str]) -> str:
    asked = [f'{cell}=""' for cell in cells]
    return asked[0] if len(asked) == 1 else f"OR({','.join(asked)})"

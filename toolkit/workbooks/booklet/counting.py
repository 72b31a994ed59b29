"""Formulas by which a booklet's cover counts what stands in a ledger of it.

They run from the example row, which cannot be deleted and is left out by what it says, to the row below the
prepared ones, so that rows that are inserted or deleted anywhere between are counted or not as they should.
What is filled further down is counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan

NONE = "0"
FURTHER = 1000  # -- rows below the prepared ones in which something may have been filled --


@dataclass(frozen=True, slots=True)
class Counting:
    """The formulas of one ledger, each without its =.

    Attributes:
        rows: how many rows hold anything.
        filled: those of them in which nothing is missing.
        missing: the empty cells of such rows that the receiver has to fill.
        new: the rows that were not sent: they have no row id.
        open: the rows whose matter is not settled; empty where the ledger says nothing of it.
        below: the filled cells below the prepared rows, of which nothing above is counted.
    """

    rows: str
    filled: str
    missing: str
    new: str
    open: str
    below: str


def counting(plan: SheetPlan, closed_by: tuple[Column[object], frozenset[str]] | None) -> Counting:
    """The formulas for a sheet; `closed_by` is the column that says of its rows which are settled."""
    used = _used(plan)
    mine = [column for column in plan.columns if not plan.is_locked(column)]
    required = [column for column in mine if column.required]
    empty = [f'({_area(plan, column.heading)}="")' for column in required]
    complete = [f'({_area(plan, column.heading)}<>"")' for column in required]
    any_of_mine = _sum([f'({_area(plan, column.heading)}<>"")' for column in mine])
    settled = ""
    if closed_by:
        column, values = closed_by
        differing = "*".join(
            f'({_area(plan, column.heading)}<>"{each}")' for each in sorted(values)
        )
        settled = f"SUMPRODUCT({used}*{differing})"
    return Counting(
        rows=f"SUMPRODUCT({used}*1)",
        filled=f"SUMPRODUCT({used}*{'*'.join(complete) or f'({any_of_mine}>0)'})",
        missing=f"SUMPRODUCT({used}*{_sum(empty)})" if empty else NONE,
        new=f'SUMPRODUCT({used}*({_area(plan, ROW_ID_HEADING)}=""))',
        open=settled,
        below=f"COUNTA({_further(plan)})",
    )


def _used(plan: SheetPlan) -> str:
    """1 for each row that holds anything, but for the example."""
    first = _area(plan, plan.columns[0].heading)
    filled = _sum([f'({_area(plan, column.heading)}<>"")' for column in plan.columns])
    return f'({filled}>0)*(LEFT({first},{len(EXAMPLE_MARK)})<>"{EXAMPLE_MARK}")'


def _sum(terms: Sequence[str]) -> str:
    return f"({'+'.join(terms)})"


def _further(plan: SheetPlan) -> str:
    first, right = plan.end_row + 1, column_letters(len(plan.columns))
    return f"{quoted(plan.ledger.sheet)}!$A${first}:${right}${first + FURTHER - 1}"


def _area(plan: SheetPlan, heading: str) -> str:
    letter = f"${column_letters(plan.headings.index(heading) + 1)}"
    return f"{quoted(plan.ledger.sheet)}!{letter}${EXAMPLE_ROW}:{letter}${plan.end_row}"

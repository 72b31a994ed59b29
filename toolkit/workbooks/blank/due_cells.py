"""What fills itself in the rows of an open ledger: running numbers and formulas, in filled rows alone.

A formula that gives nothing is a text to Excel and LibreOffice: sorted downwards by numbers, or upwards by words, it
comes first. So a row that is not filled has none; its cells are blank, and blank cells come last both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import numbers_rows
from toolkit.workbooks.blank.row_formulas import formula_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.workbooks.blank.row_formulas import RowFormula

    Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class DueCell:
    """A cell that is to hold something else.

    Attributes:
        row: of the worksheet, from 1.
        at: its column, from 0.
        content: a formula, a number, or None where it is to be blank.
    """

    row: int
    at: int
    content: str | int | None


def own_columns(ledger: type[Ledger], headings: Sequence[str]) -> tuple[int, ...]:
    """The places (from 0) of the columns that fill themselves."""
    with_formula = [each.heading for each in ledger.columns if each.formula]
    return tuple(headings.index(each) for each in with_formula if each in headings)


def due_cells(
    ledger: type[Ledger],
    headings: Sequence[str],
    rows: Rows,
    formulas: Mapping[int, Sequence[str]],
) -> list[DueCell]:
    """The cells of a ledger's rows that are to be filled, or blank again.

    A cell that shows something stays, but for a number that a formula gives: it is the row's place, and would be
    another row's after sorting.

    Args:
        ledger: whose rows they are.
        headings: of the sheet, from its first column on.
        rows: the values of the rows, the first of data first.
        formulas: of the columns of `own_columns`, the formula or the words of each row's cell.
    """
    found: list[DueCell] = []
    for column in ledger.columns:
        at = headings.index(column.heading) if column.heading in headings else -1
        if at not in formulas:
            continue
        known = [each.heading for each in ledger.key if each.heading in headings]
        if numbers_rows(column) and known:
            found += _numbers(rows, formulas[at], at, headings.index(known[0]))
        elif formula := formula_of(column, headings):
            found += _formulas(rows, formulas[at], at, formula)
    return found


def _formulas(rows: Rows, there: Sequence[str], at: int, formula: RowFormula) -> Iterator[DueCell]:
    for number, (row, said) in enumerate(zip(rows, there, strict=True), start=FIRST_DATA_ROW):
        if not _is_blank(row[at]):
            continue
        ready = not any(_is_blank(row[each]) for each in formula.waits)
        wanted = formula.at(number) if ready else ""
        if said != wanted:
            yield DueCell(number, at, wanted or None)


def _numbers(rows: Rows, there: Sequence[str], at: int, known: int) -> Iterator[DueCell]:
    """Each row's number stays with it, wherever it is sorted to; a new row has the next one."""
    last = max((_number(row[at]) for row in rows), default=0)
    for number, (row, said) in enumerate(zip(rows, there, strict=True), start=FIRST_DATA_ROW):
        shown, calculated = _number(row[at]), said.startswith("=")
        if _is_blank(row[known]):
            if calculated:
                yield DueCell(number, at, None)
        elif calculated and shown:
            yield DueCell(number, at, shown)
        elif _is_blank(row[at]):
            last += 1
            yield DueCell(number, at, last)


def _number(cell: object) -> int:
    """A running number; 0 where there is none."""
    if isinstance(cell, str) and cell.strip().isdecimal():
        return int(cell)
    whole = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell < 1e9
    return int(cell) if whole else 0  # type: ignore[call-overload]


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())

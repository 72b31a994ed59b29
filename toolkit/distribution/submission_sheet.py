"""The sheet that shows where submissions stand: what the program writes into a submission's row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.chinese.working_days import Calendar
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.unusable import EMPTY
from toolkit.distribution.deadlines import days_late
from toolkit.distribution.submissions import known_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.declare.submission_life import Life


def rows_of(
    case: Case, shown: SubmissionLedger, stood: Mapping[SubmissionKey, Life]
) -> Iterator[tuple[int, Life, Mapping[Column[object], object]]]:
    """The worksheet row of each submission, and the cells that the program writes there.

    A submission that has no row yet stands below the last one. Cells that people fill are not among them.
    """
    known = known_in(case, shown).rows
    calendar = Calendar(shown.holidays(case))
    last = max((row.at_row for row in case.rows(shown.ledger)), default=FIRST_DATA_ROW - 1)
    for key, life in stood.items():
        row = known.get(key)
        last += row is None
        late = days_late(life, calendar)
        if late is None and row is not None:
            late = row.usable(shown.columns.days_late)
        cells = _cells(life, shown, late)
        if row is None:
            cells[shown.columns.contact] = shown.contact(case, life.key) or None
        yield row.at_row if row else last, life, cells


def cells_to_change(
    case: Case, shown: SubmissionLedger, stood: Mapping[SubmissionKey, Life]
) -> Iterator[tuple[int, Mapping[Column[object], object]]]:
    """The worksheet row of each submission that stands elsewhere now, and its cells that say something else.

    What somebody typed as batch or unit and nobody can read stays as it is: a finding tells of it.
    """
    table = case.tables.get(shown.ledger)
    if table is None:
        return
    there = {row.at_row: row for row in table.rows}
    for at_row, _, cells in rows_of(case, shown, stood):
        row = there.get(at_row)
        changed = {
            column: value
            for column, value in cells.items()
            if column.heading in table.letters
            and not (row and column in _telling(shown) and _is_unreadable(row, column))
            and ((row.usable(column) if row else None) or None) != (value or None)
        }
        if changed:
            yield at_row, changed


def with_standing(case: Case, shown: SubmissionLedger, stood: Mapping[SubmissionKey, Life]) -> Case:
    """The case as if its sheet showed where these submissions stand, and told of no other."""
    table = case.tables.get(shown.ledger)
    if table is None:
        return case
    there = known_in(case, shown)
    rows = [
        _row(at_row, there.rows.get(life.key), cells, shown)
        for at_row, life, cells in rows_of(case, shown, stood)
    ]
    kept = replace(table, rows=sorted([*rows, *there.unread], key=lambda row: row.at_row))
    return replace(case, tables={**case.tables, shown.ledger: kept}, _derived={})


def _row(
    at_row: int, row: Ledger | None, cells: Mapping[Column[object], object], shown: SubmissionLedger
) -> Ledger:
    ledger = shown.ledger
    values = (
        [*row.values_] if row else [EMPTY if column.required else None for column in ledger.columns]
    )
    for column, value in cells.items():
        known = row is not None and column in _telling(shown)
        if not known:
            values[column.position] = value
    return ledger(at_row, values, row.row_id if row else "")


def _telling(shown: SubmissionLedger) -> set[Column[object]]:
    """The columns that say whose a row is."""
    return {shown.columns.unit, shown.columns.batch}


def _is_unreadable(row: Ledger, column: Column[object]) -> bool:
    return row.usable(column) is None and not row.is_empty(column)


def _cells(life: Life, shown: SubmissionLedger, late: float | None) -> dict[Column[object], object]:
    columns = shown.columns
    return {
        columns.batch: life.key.batch,
        columns.unit: life.key.unit,
        columns.booklet: life.key.booklet or None,
        columns.stage: str(life.stage),
        columns.version: life.version or None,
        columns.sent_on: life.sent_on,
        columns.due: life.due,
        columns.returned_on: life.returned_on,
        columns.rejections: life.rejections,
        columns.why: life.why or None,
        columns.due_again: life.due_again,
        columns.days_late: late,
        columns.approved_by: life.approved_by or None,
        columns.approved_on: life.approved_on,
    }

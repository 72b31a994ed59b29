"""A migrated workbook as sheets of today, to be read like any other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import schema_hash
from toolkit.declare.names import same_name
from toolkit.declare.owner import Owner
from toolkit.reading.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.usecases.migration.fates import Migration


def sheets_of_today(
    migration: Migration, sheets: Sequence[Sheet], catalogue: Catalogue
) -> tuple[Sheet, ...]:
    """A sheet for each ledger whose older sheet was there, and the older 系统 with the schema of today.

    Row n of a migration's ledger stands in worksheet row n + 3 (`FIRST_DATA_ROW`), n from 0. Restricted
    columns that the older sheet did not have are not there.
    """
    made = [_sheet(migration, ledger) for ledger in migration.rows]
    system = [each for each in sheets if same_name(each.name) == SYSTEM_SHEET]
    return (*made, *(_with_schema(each, catalogue) for each in system))


def _sheet(migration: Migration, ledger: type[Ledger]) -> Sheet:
    lacked = migration.lacked.get(ledger, frozenset())
    columns = [each for each in ledger.columns if not each.restricted or each.heading not in lacked]
    by_program = ledger.owner == Owner.PROGRAM  # -- its rows have no system numbers --
    system = () if by_program else SYSTEM_HEADINGS
    headings: list[object] = [*(column.heading for column in columns), *system]
    above: list[object] = [None] * len(headings)
    rows = [above, headings] if ledger.note_above else [headings, above]
    rows += [
        [
            *(row.values[each.position] for each in columns),
            *(() if by_program else (row.row_id or None, row.version or None)),
        ]
        for row in migration.rows[ledger]
    ]
    return Sheet(ledger.sheet, rows)


def _with_schema(system: Sheet, catalogue: Catalogue) -> Sheet:
    now = schema_hash(catalogue)
    rows = [
        [cells[0], now, *cells[2:]] if cells and cells[0] == SYSTEM_SCHEMA else cells
        for cells in system.rows
    ]
    return replace(system, rows=rows)

"""A new year's workbook from the old one's: rosters and open items go on, the rest stays where it is."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.layout import CARRIED_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.names import same_name
from toolkit.declare.new_year import NewYear
from toolkit.declare.owner import Owner
from toolkit.declare.period import Period
from toolkit.declare.standard import Alias
from toolkit.declare.standard import Setting
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.tables import LedgerBook
from toolkit.usecases.migration import MigratedRow
from toolkit.usecases.migration import sheets_of_today
from toolkit.usecases.open_items import open_rows
from toolkit.usecases.open_items import said_of_sources
from toolkit.usecases.open_items import said_of_those_that_stay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.new_year import OpenItems
    from toolkit.declare.table import Table
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration import Migration

    Prefill = Mapping[str, Sequence[Sequence[object]]]


@dataclass(slots=True)
class YearBegun:
    """The rows that a new year's workbook begins with.

    Attributes:
        year: the new one.
        rows: by ledger, in the old order.
        carried: how many of an old ledger's rows go on, of how many.
        told: what else is to be told, in sentences.
    """

    year: int
    rows: dict[type[Ledger], list[MigratedRow]] = field(default_factory=dict)
    carried: dict[type[Ledger], tuple[int, int]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def year_of(migration: Migration, catalogue: Catalogue) -> int:
    """The year of an older workbook's ledgers, by its 参数; that of the activity's document if it says none."""
    parameter = catalogue.parameters.ledger_year
    for row in migration.rows.get(Setting, ()):
        if same_name(shown(row.values[Setting.name.position])) == same_name(parameter.name):
            with suppress(ValueError, TypeError):
                return parameter.read(row.values[Setting.value.position])
    return catalogue.since.year


def begin_year(
    migration: Migration,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    year: int,
    first_rows: Prefill,
) -> YearBegun:
    """The rows of a new year's workbook.

    Args:
        migration: the old workbook's cells under the columns of today.
        sheets: the old workbook's, as read.
        catalogue: the activity.
        year: the new one.
        first_rows: of a new workbook, by sheet.

    Raises:
        ToolkitError: the old workbook's ledgers cannot be read.
    """
    begun = YearBegun(year)
    plan = catalogue.new_year or NewYear(_directories(catalogue))
    old_year = year_of(migration, catalogue)
    for ledger in (*plan.rosters, Alias):
        _roster(begun, migration, ledger)
    if plan.open_items or plan.named:
        today = sheets_of_today(migration, sheets, catalogue)
        tables = LedgerBook(migration.file, today, catalogue).read(old_year).tables
        for items in plan.open_items:
            _carry(begun, migration, items, tables.get(items.ledger), old_year)
        for items in plan.named:
            begun.told += said_of_those_that_stay(items, tables.get(items.ledger))
        begun.told += said_of_sources(plan.sources, begun.rows)
    _settings(begun, migration, catalogue, plan, old_year, first_rows)
    _first_rows(begun, plan)
    return begun


def _directories(catalogue: Catalogue) -> tuple[type[Ledger], ...]:
    return tuple(each for each in catalogue.own_ledgers if each.directory)


def _filled(migration: Migration, ledger: type[Ledger]) -> list[MigratedRow]:
    return [row for row in migration.rows.get(ledger, ()) if any(v is not None for v in row.values)]


def _roster(begun: YearBegun, migration: Migration, ledger: type[Ledger]) -> None:
    """Carry a ledger whole, the days that the old year alone has to do with left out."""
    of_year = [c for c in ledger.columns if isinstance(c, Date) and c.period is not Period.ANY]
    emptied = 0
    rows = []
    for row in _filled(migration, ledger):
        values = [*row.values]
        for column in of_year:
            emptied += values[column.position] is not None
            values[column.position] = None
        rows.append(MigratedRow(values, row.row_id, "", row.sheet, row.at_row))
    begun.rows[ledger] = rows
    begun.carried[ledger] = (len(rows), len(rows))
    if emptied:
        names = listed(column.heading for column in of_year)
        begun.told.append(f"“{ledger.sheet}”的{names}是上年的，{emptied}格留空，请填今年的。")


def _carry(
    begun: YearBegun,
    migration: Migration,
    items: OpenItems,
    table: Table[Ledger] | None,
    old_year: int,
) -> None:
    """Carry the unfinished rows of a ledger as they stand; their numbers say that they go on."""
    ledger, raw = items.ledger, migration.rows.get(items.ledger, [])
    found = open_rows(items, table)
    going_on = (raw[row.at_row - FIRST_DATA_ROW] for row in found.rows)
    begun.rows[ledger] = [_going_on(row, old_year) for row in going_on]
    begun.carried[ledger] = (len(found.rows), len(table.rows) if table else 0)
    if found.unsure:
        numbers = listed(str(each) for each in found.unsure)
        begun.told.append(
            f"“{ledger.sheet}”第{numbers}行看不出办结没有，一并结转，请核对（行号是旧台账的）。"
        )


def _going_on(row: MigratedRow, old_year: int) -> MigratedRow:
    known = row.row_id or f"{row.sheet}{row.at_row}"
    row_id = known if known.startswith(CARRIED_MARK) else f"{CARRIED_MARK}{old_year}-{known}"
    return MigratedRow([*row.values], row_id, "", row.sheet, row.at_row)


def _settings(
    begun: YearBegun,
    migration: Migration,
    catalogue: Catalogue,
    plan: NewYear,
    old_year: int,
    first_rows: Prefill,
) -> None:
    """Carry the bureau's own values; the year, its days and what begins anew are set."""
    parameters = catalogue.parameters
    anew = {same_name(each.name) for each in (parameters.as_of, *plan.emptied)}
    fresh = {same_name(shown(row[0])): row for row in first_rows.get(Setting.sheet, ())}
    moved = {same_name(each.name) for each in plan.moved_days}
    rows = []
    for row in _filled(migration, Setting):
        name, values = same_name(shown(row.values[Setting.name.position])), [*row.values]
        old = values[Setting.value.position]
        if name == same_name(parameters.ledger_year.name):
            values[Setting.value.position] = begun.year
        elif name in anew and name in fresh:
            values[Setting.value.position] = fresh[name][Setting.value.position]
        elif name in moved:
            values[Setting.value.position] = _same_day(old, old_year, begun.year)
        begun.told += _said(values, old)
        rows.append(MigratedRow(values, row.row_id, "", row.sheet, row.at_row))
    begun.rows[Setting] = rows
    begun.carried[Setting] = (len(rows), len(rows))


def _said(values: Sequence[object], old: object) -> Iterator[str]:
    now = values[Setting.value.position]
    if now != old:
        name = shown(values[Setting.name.position])
        yield f"参数“{name}”由“{shown(old)}”改为“{shown(now)}”，请核对。"


def _same_day(value: object, old_year: int, year: int) -> object:
    """The same day of the new year; what is no day of the old year stays."""
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) else value
        if isinstance(day, dt.date):
            return day.replace(year=day.year + year - old_year)
    except ValueError:
        return value
    return value


def _first_rows(begun: YearBegun, plan: NewYear) -> None:
    try:
        found = plan.first_rows(begun.year)
    except LookupError:
        begun.told.append(f"{begun.year}年的放假安排等还没有收录，相应的表空着，请填。")
        return
    for ledger, rows in found.items():
        begun.rows[ledger] = [MigratedRow(list(row)) for row in rows]
        begun.told.append(f"“{ledger.sheet}”填好了{begun.year}年的{len(rows)}行。")


def left_behind(
    begun: YearBegun, migration: Migration, catalogue: Catalogue
) -> list[tuple[str, int]]:
    """The sheets of which nothing goes on, and how many rows of each stay in the old workbook."""
    left = []
    for ledger in catalogue.ledgers:
        there = len(_filled(migration, ledger))
        if there and ledger.owner != Owner.PROGRAM and ledger not in begun.carried:
            left.append((ledger.sheet, there))
    return left

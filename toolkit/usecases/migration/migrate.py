"""The whole of a migration: every sheet of an older workbook, every cell accounted for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import schema_hash
from toolkit.declare.names import same_name
from toolkit.declare.owner import Owner
from toolkit.declare.standard import Setting
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.tables import system_values
from toolkit.usecases.migration.account import refuse_unaccounted
from toolkit.usecases.migration.fates import MigratedRow
from toolkit.usecases.migration.fates import Migration
from toolkit.usecases.migration.fates import NoteFate
from toolkit.usecases.migration.form import FormTexts
from toolkit.usecases.migration.form import no_other_form
from toolkit.usecases.migration.kept_sheet import is_kept_sheet
from toolkit.usecases.migration.kept_sheet import take_kept_before
from toolkit.usecases.migration.receivers import Receivers
from toolkit.usecases.migration.sheet_move import SheetMove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.account import Place
    from toolkit.usecases.migration.form import KnownForm

    Prefill = Mapping[str, Sequence[Sequence[object]]]

NO_WORDS: Mapping[Place, str] = MappingProxyType({})
NO_ROWS: Prefill = MappingProxyType({})


def is_older(sheets: Sequence[Sheet], catalogue: Catalogue) -> bool:
    """Whether a workbook or a booklet is of another form than that of today.

    One that does not say which form it is of is taken for an older one.
    """
    return system_values(sheets).get(SYSTEM_SCHEMA) != schema_hash(catalogue)


def migrate(
    file: str,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    *,
    first_rows: Prefill = NO_ROWS,
    known_form: KnownForm = no_other_form,
    formulas: Mapping[Place, str] = NO_WORDS,
    notes: Mapping[Place, str] = NO_WORDS,
) -> Migration:
    """Bring an older workbook's cells to the ledgers of today.

    Each filled cell has exactly one fate: moved as it is; converted, old and new told; asked, where a
    person must decide; kept aside; or it is the text of a form, which that of today replaces.

    Args:
        file: the workbook's name, for messages.
        sheets: all its sheets, as read.
        catalogue: the activity as it is today.
        first_rows: rows that a new workbook has, by sheet; those of ledgers that the older one lacks
            are added, and lines of 参数 for parameters that it does not know.
        known_form: what texts forms of other versions had.
        formulas: of the older cells; their results alone are carried.
        notes: of the older cells; they are kept aside.

    Raises:
        AccountError: a fault of ours; nothing may be written then.
    """
    migration = Migration(file)
    receivers = Receivers(sheets, catalogue)
    move = SheetMove(migration, catalogue, FormTexts(catalogue, known_form), formulas)
    for sheet in sheets:
        if is_kept_sheet(sheet):
            take_kept_before(sheet, migration)
        else:
            move.take(sheet, receivers.of(sheet))
    order = {sheet.name: at for at, sheet in enumerate(sheets)}
    migration.fates.sort(key=lambda each: (order[each.sheet], each.row, each.column))
    migration.told[:0] = receivers.told
    migration.told += _new_places(migration, catalogue)
    for ledger in catalogue.ledgers:
        _add_new(migration, ledger, first_rows.get(ledger.sheet, ()))
    now = {each.place: each.to for each in migration.fates} if notes else {}
    migration.notes += [NoteFate(*place, text, now.get(place, ())) for place, text in notes.items()]
    refuse_unaccounted(sheets, migration)
    return migration


def _new_places(migration: Migration, catalogue: Catalogue) -> Iterator[str]:
    """What has to be filled that the older workbook had no place for."""
    for ledger, lacked in migration.lacked.items():
        new = [each for each in ledger.columns if each.heading in lacked]
        if new and ledger.owner != Owner.PROGRAM:
            required = [each.heading for each in new if each.required]
            must = f"（必填的有{listed(required)}）" if required else ""
            names = listed(each.heading for each in new)
            yield f"“{ledger.sheet}”多了{len(new)}栏，旧台账没有，请补填：{names}{must}。"
    sheets = [each.sheet for each in catalogue.ledgers if each not in migration.rows]
    if sheets:
        yield f"多了{len(sheets)}张表：{listed(sheets)}。"


def _add_new(
    migration: Migration, ledger: type[Ledger], first_rows: Sequence[Sequence[object]]
) -> None:
    """Rows that only the form of today has: of a ledger that is new, and parameters that are."""
    if ledger in migration.rows and ledger is not Setting:
        return
    there = migration.rows.get(ledger, [])
    at = Setting.name.position
    known = {same_name(shown(row.values[at])) for row in there} if ledger is Setting else set()
    new = [
        row for row in first_rows if ledger is not Setting or same_name(shown(row[at])) not in known
    ]
    if new:
        migration.rows.setdefault(ledger, []).extend(MigratedRow(list(row)) for row in new)
        what = listed(shown(row[at]) for row in new) if there else "整张表"
        migration.told.append(f"“{ledger.sheet}”增加了新模板的{len(new)}行：{what}。")

"""A booklet of an older template that came back: brought to the form of today, as an older workbook is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import FIXED_SHEETS
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import SHEET_SCHEMA
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import sheet_schema_hash
from toolkit.declare.names import same_name
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.snapshot import Snapshot
from toolkit.reading.tables import system_values
from toolkit.reading.workbook import Sheet
from toolkit.usecases.migration import A_HEADING
from toolkit.usecases.migration import Fate
from toolkit.usecases.migration import is_older
from toolkit.usecases.migration import migrate
from toolkit.usecases.migration import no_other_form
from toolkit.usecases.migration import sheets_of_today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.usecases.migration import CellFate
    from toolkit.usecases.migration import Migration
    from toolkit.usecases.migration.form import KnownForm


@dataclass(frozen=True, slots=True)
class OfToday:
    """An older booklet in the form of today.

    Attributes:
        sheets: all its sheets.
        lacked: by ledger, headings of columns that the older form does not have.
        told: sentences on what became of its cells.
        unplaced: the cells that were not taken over, as they stand in the file; none is the form's own.
    """

    sheets: tuple[Sheet, ...]
    lacked: Mapping[type[Ledger], frozenset[str]] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    unplaced: tuple[CellFate, ...] = ()


def is_of_older_form(sheets: Sequence[Sheet], catalogue: Catalogue) -> bool:
    """Whether a booklet says that it is of another form than that of today, of any of its own sheets."""
    facts = system_values(sheets)
    if not facts.get(SYSTEM_SCHEMA) or not is_older(sheets, catalogue):
        return False
    own = {
        ledger: said
        for ledger in catalogue.ledgers
        if (said := facts.get(SHEET_SCHEMA.format(sheet=ledger.sheet)))
    }
    same = [sheet_schema_hash(each, sent_columns(each)) == said for each, said in own.items()]
    return not same or not all(same)


def as_of_today(
    file: str,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    known_form: KnownForm = no_other_form,
) -> OfToday:
    """A booklet in the form of today; itself where it is of that."""
    if not is_of_older_form(sheets, catalogue):
        return OfToday(tuple(sheets))
    fixed = {same_name(each) for each in FIXED_SHEETS} - {same_name(SYSTEM_SHEET)}
    own = [sheet for sheet in sheets if same_name(sheet.name) not in fixed]
    migration = migrate(file, own, catalogue, known_form=known_form)
    kept = [sheet for sheet in sheets if same_name(sheet.name) in fixed]
    made = sheets_of_today(migration, own, catalogue)
    unplaced = (*filter(_is_typed, migration.of(Fate.ASKED, Fate.KEPT)),)
    return OfToday((*made, *kept), migration.lacked, (_told(migration, unplaced),), unplaced)


def _is_typed(cell: CellFate) -> bool:
    """Whether a person may have typed a cell: neither a heading nor in the sheet that nobody sees."""
    return same_name(cell.sheet) != same_name(SYSTEM_SHEET) and cell.why != A_HEADING


def _told(migration: Migration, unplaced: Sequence[CellFate]) -> str:
    counts, asked = migration.counts(), sum(each.fate is Fate.ASKED for each in unplaced)
    left = "".join(
        f"，{count}格{what}"
        for count, what in ((asked, "要人定"), (len(unplaced) - asked, "现在没有地方放"))
        if count
    )
    return (
        f"是旧版模板的分册，按现在的栏目换过（行号以换过以后为准）：{counts[Fate.MOVED]}格照搬，"
        f"{counts[Fate.CONVERTED]}格换了写法{left}{'，留在报送文件里，逐格列出' if left else ''}。"
    )


def base_of_today(base: Mapping[str, Snapshot], catalogue: Catalogue) -> dict[str, Snapshot]:
    """What was sent in an older form, in that of today."""
    sheets = [
        Sheet(
            title,
            [
                [*snapshot.headings, ROW_ID_HEADING],
                *([*cells, number] for number, cells in snapshot.rows.items()),
            ],
        )
        for title, snapshot in base.items()
    ]
    migration = migrate("下发底稿", sheets, catalogue)
    return {ledger.sheet: _snapshot(migration, ledger) for ledger in migration.rows}


def _snapshot(migration: Migration, ledger: type[Ledger]) -> Snapshot:
    lacked = migration.lacked.get(ledger, frozenset())
    columns = [column for column in sent_columns(ledger) if column.heading not in lacked]
    rows = {
        row.row_id: tuple(row.values[column.position] for column in columns)
        for row in migration.rows[ledger]
    }
    return Snapshot(tuple(column.heading for column in columns), rows)

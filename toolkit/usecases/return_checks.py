"""A booklet that came back, read and judged before anything of it is merged."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.checking.rules import rule_findings
from toolkit.declare.case import Case
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import VERSION_HEADING
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import shown
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.merge_model import Base
from toolkit.distribution.merge_model import Returned
from toolkit.distribution.merge_model import Row
from toolkit.ooxml.references import column_letters
from toolkit.reading.data_rows import is_example
from toolkit.reading.headers import find_header
from toolkit.reading.tables import LedgerBook
from toolkit.reading.workbook import Sheet
from toolkit.usecases.added_rows import added_row
from toolkit.usecases.added_rows import awaiting_others
from toolkit.usecases.added_rows import is_for_others
from toolkit.usecases.added_rows import own_headings
from toolkit.usecases.beside_ledgers import BELOW
from toolkit.usecases.beside_ledgers import in_passed_rows
from toolkit.usecases.beside_ledgers import written
from toolkit.usecases.office_book import cells_of
from toolkit.usecases.office_book import sent_headings
from toolkit.usecases.whose_return import NotTakenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.table import Table
    from toolkit.reading.headers import Header
    from toolkit.usecases.beside_ledgers import Beside
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.usecases.returned import KnownReturn

SENT_BACK_FOR = frozenset({Strength.MUST, Strength.DATA})
"""Faults for which rows go back; departures from a principle and hints do not stop a row."""
PREPARED = "预留行"
"""The kind of notes on rows that were sent out so."""


class _Read(NamedTuple):
    """A ledger of a booklet as its cells stand."""

    headings: tuple[str, ...]
    rows: list[Row]
    strangers: list[tuple[int, str, object]]

    @classmethod
    def of(
        cls, known: KnownReturn, table: Table[Ledger], sheet: Sheet, lacked: frozenset[str]
    ) -> _Read:
        headings = tuple(each for each in sent_headings(table) if each not in lacked)
        cells = cells_of(table, headings, sheet)
        rows = [
            Row(row.at_row, row.row_id, its) for row, its in zip(table.rows, cells, strict=True)
        ]
        return cls(headings, rows, [*_strangers(known, table, sheet)])


@dataclass(frozen=True, slots=True)
class CheckedReturn:
    """A booklet that came back, judged.

    Attributes:
        known: it.
        tables: its rows.
        faults: those that its unit has to mend, by sheet and row.
        asked: headings of restricted columns that are filled in it though nobody asked, by ledger.
        others: by ledger, the worksheet rows that are another receiver's as they are filled, and whose.
        passed_over: how many rows of the tables were passed over in reading; they are told.
        beside: what is written in the file elsewhere than in its ledgers.
        said: what its cover leaves to be asked, as sentences.
    """

    known: KnownReturn
    tables: Mapping[type[Ledger], Table[Ledger]]
    faults: tuple[Finding, ...]
    asked: Mapping[type[Ledger], tuple[str, ...]]
    others: Mapping[type[Ledger], Mapping[int, str]] = field(default_factory=dict)
    passed_over: int = 0
    beside: tuple[Beside, ...] = ()
    said: tuple[str, ...] = ()
    _read: dict[type[Ledger], _Read] = field(default_factory=dict, repr=False, compare=False)

    def returned(self, ledger: type[Ledger], *, whole: bool) -> Returned | None:
        """A ledger of it for the merge; None where it is not there.

        Rows at fault are held back, and all rows where a file with any fault goes back as a `whole`.
        """
        table, sheet = self.tables.get(ledger), self.known.sheets.get(ledger)
        if table is None or sheet is None:
            return None
        if ledger not in self._read:
            lacked = self.known.lacked.get(ledger, frozenset())
            self._read[ledger] = _Read.of(self.known, table, sheet, lacked)
        headings, rows, strangers = self._read[ledger]
        held = {each.place.row for each in self.faults if each.place.sheet == ledger.sheet}
        if whole and self.faults:
            held = {row.at for row in rows}
        booklet = self.known.booklet
        return Returned(
            self.known.file,
            f"{booklet.kind.name}：{booklet.title}",
            own_headings(ledger, booklet.kind),
            self._base(ledger, headings),
            headings,
            rows,
            frozenset(held),
            strangers,
            others=self.others.get(ledger, {}),
        )

    def _base(self, ledger: type[Ledger], headings: Sequence[str]) -> Base:
        snapshot = self.known.base.get(ledger.sheet)
        return Base(snapshot.headings, snapshot.rows) if snapshot else Base(tuple(headings), {})


def checked(known: KnownReturn, office: OfficeBook) -> CheckedReturn:
    """Read a booklet that came back as every workbook is read, and judge its rows.

    Raises:
        NotTakenError: a sheet's headings are missing, renamed or double.
    """
    year, days = office.days()
    try:
        read = LedgerBook(known.file, [*_sheets(known)], office.catalogue).read(year, days)
    except NotTakenError:
        raise
    except ToolkitError as error:
        raise NotTakenError(str(error), file=known.file) from None
    tables = {ledger: read.tables[ledger] for ledger in known.sheets if ledger in read.tables}
    case = Case(tables, office.case.as_of, office.case.parameters)
    rules = [rule for rule in office.catalogue.rules if not rule.internal]
    found = [*read.findings, *rule_findings(case, rules)]
    faults = [each for each in found if _is_theirs(each, known, office, tables)]
    order = {ledger.sheet: at for at, ledger in enumerate(known.sheets)}
    faults.sort(key=lambda each: (order[each.place.sheet], each.place.row))
    asked = {ledger: _unasked(table) for ledger, table in tables.items()}
    notes = [each for each in read.notes if _is_theirs_too(each, known, office)]
    passed = [f"“{each.sheet}”{each.message}" for each in notes]
    passed += awaiting_others(found, known, tables)
    return CheckedReturn(
        replace(known, remarks=(*known.remarks, *passed)) if passed else known,
        tables,
        tuple(faults),
        {ledger: names for ledger, names in asked.items() if names},
        passed_over=sum(each.kind != BELOW for each in notes),
        beside=tuple(in_passed_rows(notes, known)),
    )


def _is_theirs_too(note: Note, known: KnownReturn, office: OfficeBook) -> bool:
    """Whether a note is on a row that did not come back as our own form has it, of whatever version."""
    if not note.row or note.cell or note.kind == PREPARED:
        return False
    ledger = office.catalogue.ledger(note.sheet) if note.kind == BELOW else None
    if ledger is None:
        return True
    cells = known.sheets[ledger].rows[note.row - 1]
    filled = [shown(cell).strip() for cell in cells if cell is not None]
    return not all(office.known_form(ledger.sheet, "", words) for words in filled)


def _sheets(known: KnownReturn) -> Iterator[Sheet]:
    """The ledgers under their own titles, said to be a booklet's, whatever became of the sheet 系统."""
    yield Sheet(SYSTEM_SHEET, [[SYSTEM_KIND, BOOKLET_KIND]], hidden=True)
    yield from known.sheets.values()


def _is_theirs(
    finding: Finding,
    known: KnownReturn,
    office: OfficeBook,
    tables: Mapping[type[Ledger], Table[Ledger]],
) -> bool:
    """Whether a fault is its unit's to mend: in a column that it fills, or in what it filled of a row that it added."""
    ledger = office.catalogue.ledger(finding.place.sheet)
    if (
        ledger is None
        or ledger not in tables
        or not finding.place.cell
        or finding.strength not in SENT_BACK_FOR
    ):
        return False
    column = finding.place.column
    if column in known.lacked.get(ledger, frozenset()):
        return False
    if column not in {c.heading for c in sent_columns(ledger)}:
        return False
    if column in own_headings(ledger, known.booklet.kind):
        return True
    row = added_row(finding, known, tables[ledger])
    return row is not None and not is_for_others(finding, row, known.booklet.kind)


def _unasked(table: Table[Ledger]) -> tuple[str, ...]:
    """The restricted columns that hold anything: a booklet does not ask for them."""
    restricted = [c for c in table.ledger.columns if c.restricted and c.heading in table.letters]
    return tuple(
        column.heading
        for column in restricted
        if any(row.usable(column) is not None for row in table.rows)
    )


def _strangers(
    known: KnownReturn, table: Table[Ledger], sheet: Sheet
) -> Iterator[tuple[int, str, object]]:
    """The filled cells of columns that the ledger does not have, also of those without a heading.

    A heading under which nothing stands is told by itself: somebody's words may be all that it is.
    """
    header = find_header(known.file, table.ledger, sheet.rows, restricted=False)
    named = {at: heading for heading, at in header.strangers}
    versions = (at for at, cell in enumerate(sheet.rows[header.row - 1]) if cell == VERSION_HEADING)
    own = {*header.at.values(), header.row_id_at, header.row_notes_at, *versions}
    width = max((len(row) for row in sheet.rows), default=0)
    numbers = [*_example_rows(table.ledger, sheet, header), *(row.at_row for row in table.rows)]
    for at in (each for each in range(width) if each not in own):
        name = named.get(at) or f"{column_letters(at + 1)}列"
        filled = [number for number in numbers if sheet.rows[number - 1][at] is not None]
        if not filled and at in named:
            yield header.row, name, named[at]
        for number in filled:
            cell, formulas = sheet.rows[number - 1][at], known.formulas(table.ledger)
            is_reckoned = (number, at + 1) in formulas
            yield (
                number,
                name,
                written(sheet.rows, number - 1, at, formulas) if is_reckoned else cell,
            )


def _example_rows(ledger: type[Ledger], sheet: Sheet, header: Header) -> Iterator[int]:
    """The 示例 below the headings, where it is: nobody reads its row, and words may stand beside it."""
    below = sheet.rows[header.row : header.row + 1]
    if below and is_example(below[0], header.at.get(ledger.columns[0].heading)):
        yield header.row + 1

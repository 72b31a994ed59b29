"""The office's workbook as returned booklets are merged into it: its rows, its receivers, its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.case import Case
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import declared_as
from toolkit.declare.ledger import Unfilled
from toolkit.declare.names import same_name
from toolkit.declare.period import CountedDays
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import UNREADABLE
from toolkit.declare.unusable import Nothing
from toolkit.declare.wording import shown
from toolkit.distribution.contents import row_ids
from toolkit.distribution.contents import sent_columns
from toolkit.distribution.exit_gate import ExitGate
from toolkit.distribution.merge_model import Office
from toolkit.distribution.merge_model import Row
from toolkit.ooxml.references import column_number
from toolkit.reading.column import read_column
from toolkit.reading.fill_down import is_ditto
from toolkit.reading.tables import LedgerBook
from toolkit.usecases.migration import no_other_form
from toolkit.usecases.questions import questions_in
from toolkit.usecases.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table
    from toolkit.distribution.merge_model import Cells
    from toolkit.distribution.merge_model import Sense
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.form import KnownForm
    from toolkit.usecases.questions import Question


class NothingToCollectError(ToolkitError):
    """An activity that sends nothing out."""

    exit_status = 1

    def __init__(self, activity: str) -> None:
        super().__init__(f"“{activity}”不下发分册，没有可以回收合并的。")


class ReceiversUnknownError(ToolkitError):
    """A cell that tells who gets what holds nothing usable."""

    exit_status = 1

    def __init__(self, file: str, gap: Unfilled) -> None:
        super().__init__(f"总册《{file}》{gap}，认不出下发对象，没有合并。请补填后再合并。")


@dataclass(frozen=True)
class OfficeBook:
    """The office's workbook, read once for all booklets that came back.

    Attributes:
        file: its name.
        sheets: all its sheets.
        catalogue: its activity.
        case: its tables and parameters, by which booklets are read too.
        booklets: what would be sent to whom now.
        dispatch: says what is sent to whom.
        known_form: what texts forms of earlier versions had; what came back may be of one.
    """

    file: str
    sheets: tuple[Sheet, ...]
    catalogue: Catalogue
    case: Case
    booklets: Sequence[Booklet]
    dispatch: Dispatch
    known_form: KnownForm = no_other_form
    _senses: dict[type[Ledger], Sense] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def gate(self) -> ExitGate:
        """What must not be told of it outside its cells."""
        return ExitGate(self.case, {sheet.name: sheet.rows for sheet in self.sheets})

    @cached_property
    def ledgers(self) -> tuple[type[Ledger], ...]:
        """The ledgers of which anything is sent out."""
        sent = {ledger for booklet in self.booklets for ledger in booklet.rows}
        return tuple(ledger for ledger in self.catalogue.ledgers if ledger in sent)

    @cached_property
    def numbers(self) -> Mapping[type[Ledger], Mapping[int, str]]:
        """By ledger and worksheet row, the system numbers under which rows are sent out."""
        return {
            ledger: row_ids(self.case.tables[ledger].rows)
            for ledger in self.ledgers
            if ledger in self.case.tables
        }

    @cached_property
    def all_numbers(self) -> frozenset[str]:
        """The system numbers of all rows that are sent out."""
        return frozenset(each for numbers in self.numbers.values() for each in numbers.values())

    @cached_property
    def receivers(self) -> Mapping[str, Sequence[int]]:
        """System number → the booklets that hold its row, by their places in `booklets`."""
        found: dict[str, list[int]] = {}
        for at, booklet in enumerate(self.booklets):
            for ledger, rows in booklet.rows.items():
                numbers = self.numbers.get(ledger, {})
                for row in rows:
                    if row.at_row in numbers:
                        found.setdefault(numbers[row.at_row], []).append(at)
        return found

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What earlier merges have left to a person, with what that person has chosen."""
        table = self.case.tables.get(MergeQuestion)
        typed = self._typed_decisions(table) if table else {}
        return tuple(questions_in(table.rows if table else (), self.ledgers, typed))

    def _typed_decisions(self, table: Table[Ledger]) -> Mapping[int, str]:
        """By worksheet row, what a person has typed as a decision and is none: it stays."""
        column = MergeQuestion.decision
        unread = [r.at_row for r in table.rows if r.values_[column.position] is UNREADABLE]
        if not unread:
            return {}
        at, rows = column_number(table.letters[column.heading]) - 1, self.sheet(MergeQuestion).rows
        return {number: shown(rows[number - 1][at]) for number in unread}

    def sheet(self, ledger: type[Ledger]) -> Sheet:
        """A ledger's sheet, as it was read; the ledger is one of its tables."""
        wanted = same_name(ledger.sheet)
        return next(each for each in self.sheets if same_name(each.name) == wanted)

    def days(self) -> tuple[int, CountedDays]:
        """The ledgers' year, and the days whose events count."""
        parameters = self.case.parameters
        first, last = parameters.year_bounds()
        return parameters.ledger_year, CountedDays(first, last, dt.date.max)

    def table(self, ledger: type[Ledger]) -> Office:
        """A ledger as it is now, of the columns that are sent out."""
        if ledger not in self.case.tables:
            return Office((), [])
        table, numbers = self.case.tables[ledger], self.numbers[ledger]
        headings = sent_headings(table)
        cells = cells_of(table, headings, self.sheet(ledger))
        rows = [
            Row(row.at_row, numbers[row.at_row], its, bool(row.row_id))
            for row, its in zip(table.rows, cells, strict=True)
        ]
        return Office(headings, rows)

    def sense(self, ledger: type[Ledger]) -> Sense:
        """What a cell of a ledger says, read as every cell of its column is."""
        if ledger not in self._senses:
            self._senses[ledger] = sense_of(ledger, self.case.parameters.ledger_year)
        return self._senses[ledger]


def office_book(
    file: str,
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    as_of: dt.date | None = None,
    known_form: KnownForm = no_other_form,
) -> OfficeBook:
    """The office's workbook, for merging; `known_form` knows the texts of forms of earlier versions.

    Raises:
        NothingToCollectError: the activity sends nothing out.
        ReceiversUnknownError: a cell that tells who gets what holds nothing usable.
        ToolkitError: one sentence for whatever is wrong with the workbook.
    """
    dispatch = catalogue.dispatch
    if dispatch is None:
        raise NothingToCollectError(catalogue.name)
    book = LedgerBook(file, sheets, catalogue)
    day = as_of or dt.date.max
    parameters = settings_of(file, book.settings, catalogue).on(day)
    first, last = parameters.year_bounds()
    read = book.read(parameters.ledger_year, CountedDays(first, last, day))
    case = Case(read.tables, as_of or last, parameters)
    with declared_as("分册"):
        try:
            booklets = dispatch.sent(case)
        except Unfilled as gap:
            raise ReceiversUnknownError(file, gap) from None
    return OfficeBook(file, tuple(sheets), catalogue, case, booklets, dispatch, known_form)


def sent_headings(table: Table[Ledger]) -> tuple[str, ...]:
    """The headings of a sheet that are sent out and come back, in the ledger's order."""
    return tuple(c.heading for c in sent_columns(table.ledger) if c.heading in table.letters)


def cells_of(table: Table[Ledger], headings: Sequence[str], sheet: Sheet) -> list[Cells]:
    """The cells of a table's rows as they stand; one that stands for the one above (同上) is filled."""
    if not headings:
        return [() for _ in table.rows]
    at = [column_number(table.letters[heading]) - 1 for heading in headings]
    found = [[sheet.rows[row.at_row - 1][place] for place in at] for row in table.rows]
    positions = {c.heading: c.position for c in table.ledger.columns}
    last = max((row.at_row for row in table.rows), default=0)
    merged = any(area.top <= last for area in sheet.merged)  # -- the notes below are, too --
    for place, heading in enumerate(headings):
        if not merged and not any(map(is_ditto, {cells[place] for cells in found})):
            continue
        at_column = positions[heading]
        for row, cells in zip(table.rows, found, strict=True):
            cell = cells[place]
            if merged if cell is None else is_ditto(cell):
                cells[place] = _standing_for(cell, row.values_[at_column])
    return [*map(tuple, found)]


def _standing_for(cell: object, value: object) -> object:
    if value is None or isinstance(value, Nothing):
        return cell
    return value if isinstance(value, (str, int, float, dt.date, dt.time)) else shown(value)


def sense_of(ledger: type[Ledger], year: int) -> Sense:
    """What cells of a ledger say: their values as they are read, what cannot be read as it stands."""
    columns = {column.heading: column for column in ledger.columns}
    known: dict[tuple[str, type, object], Hashable] = {}

    def sense(heading: str, cell: object) -> Hashable:
        if cell is None:
            return None
        key = (heading, cell.__class__, cell)
        if key not in known:
            column = columns.get(heading)
            known[key] = _said(
                read_column(column, [cell], year).values[0] if column else cell, cell
            )
        return known[key]

    return sense


def _said(value: object, cell: object) -> Hashable:
    if value is None or value is EMPTY:
        return None
    if isinstance(value, Nothing):
        return ("不能识别", shown(cell).strip())
    return value if isinstance(value, Hashable) else shown(value)

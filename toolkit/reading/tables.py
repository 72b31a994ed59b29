"""A workbook's cells → the activity's tables of typed rows, with what is at fault and what to tell."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.case import Table
from toolkit.declare.columns import Referring
from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.ledger import UNREADABLE
from toolkit.declare.ledger import Ledger
from toolkit.declare.ledger import Nothing
from toolkit.declare.standard import Alias
from toolkit.declare.standard import Setting
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.collector import collector_paused
from toolkit.reading.column import Change
from toolkit.reading.column import Trouble
from toolkit.reading.faults import Fault
from toolkit.reading.faults import row_note
from toolkit.reading.findings import findings_of
from toolkit.reading.findings import notes_of
from toolkit.reading.references import Directory
from toolkit.reading.references import Lookup
from toolkit.reading.sheet_draft import SheetDraft
from toolkit.reading.sheet_draft import open_draft
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.reading.workbook import Sheet

NO_YEAR_YET = 0  # -- it is a setting itself --
Tables = dict[type[Ledger], Table[Ledger]]


class WrongWorkbookError(ToolkitError):
    """A workbook without the sheets that it ought to have."""


@dataclass(slots=True)
class ReadTables:
    """What a workbook holds: its tables, the faults of filling, the changes made in reading."""

    tables: Tables = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class LedgerBook:
    """A workbook on its way to tables: known for the activity's at once, each sheet read once.

    Args:
        file: its name, for messages.
        sheets: all its sheets, as `toolkit.reading.files` gives them.
        catalogue: the ledgers to look for.

    Raises:
        WrongWorkbookError: the workbook is not one of this activity's, or lacks a sheet.
    """

    def __init__(self, file: str, sheets: Sequence[Sheet], catalogue: Catalogue) -> None:
        system = system_values(sheets)
        _refuse_wrong_workbook(file, [sheet.name for sheet in sheets], system, catalogue)
        self._file = file
        self._catalogue = catalogue
        self._sheets = {"".join(sheet.name.split()): sheet for sheet in sheets}
        self._drafts: dict[type[Ledger], SheetDraft] = {}
        self.is_booklet = system.get(SYSTEM_KIND) == BOOKLET_KIND
        """Whether it is a department's copy."""

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """The workbook's own values of parameters, by name; empty where it has no such sheet.

        Raises:
            HeadingError: the sheet's headings are missing, renamed or double.
        """
        draft = self._draft(Setting)
        if draft is None:
            return {}
        draft.read(NO_YEAR_YET, (Setting.name, Setting.value))
        pairs = zip(draft.values(Setting.name), draft.values(Setting.value), strict=True)
        return {str(key): said for key, said in pairs if _is_said(key) and _is_said(said)}

    @collector_paused()
    def read(self, year: int) -> ReadTables:
        """The tables, for the ledgers' year.

        Raises:
            HeadingError: a sheet's headings are missing, renamed or double.
        """
        found = [(ledger, self._draft(ledger)) for ledger in self._catalogue.ledgers]
        drafts = {ledger: draft for ledger, draft in found if draft is not None}
        for draft in drafts.values():
            draft.read(year)
        corrections = _corrections(drafts)
        for draft in drafts.values():
            _resolve(draft, drafts, corrections)
        read = ReadTables()
        for ledger, draft in drafts.items():
            table = read.tables[ledger] = draft.table()
            read.findings += findings_of(draft, table)
            read.notes += notes_of(draft, table)
        read.notes += _unread(self._sheets, self._catalogue)
        return read

    def _draft(self, ledger: type[Ledger]) -> SheetDraft | None:
        """A ledger's sheet with its rows told apart; None where the workbook lacks it."""
        if ledger not in self._drafts and ledger.sheet in self._sheets:
            self._drafts[ledger] = open_draft(
                self._file,
                ledger,
                self._sheets[ledger.sheet],
                self._catalogue.examples,
                restricted=not self.is_booklet,
            )
        return self._drafts.get(ledger)


def _is_said(value: object) -> bool:
    return not (value is None or isinstance(value, Nothing))


def _unread(sheets: Mapping[str, Sheet], catalogue: Catalogue) -> list[Note]:
    """Sheets called like a ledger and something more (a copy): they are not read, and told."""
    known = {ledger.sheet: ledger for ledger in catalogue.ledgers}
    notes = []
    for name, sheet in sheets.items():
        like = next((known[title] for title in known if name.startswith(title)), None)
        if name not in known and like is not None:
            told = f"{like.sheet}……" if like.has_restricted else sheet.name
            notes.append(row_note("未读取的工作表", told, 0, f"工作表“{told}”不是台账，没有读取。"))
    return notes


def _refuse_wrong_workbook(
    file: str, names: Sequence[str], system: Mapping[str, str], catalogue: Catalogue
) -> None:
    """Raise WrongWorkbookError unless the sheets that the workbook should have are there."""
    if not any(ledger.sheet in names for ledger in catalogue.ledgers):
        raise WrongWorkbookError(
            f"文件《{file}》不是“{catalogue.name}”的台账：没有“{catalogue.ledgers[0].sheet}”等工作表"
            f"（现有：{listed(names[:5])}）。请选用由 taizhang new 生成的台账工作簿。",
            file=file,
        )
    promised = system.get(SYSTEM_SHEETS, "").split(SEPARATOR)
    for ledger in catalogue.ledgers:
        if ledger.essential and ledger.sheet in promised and ledger.sheet not in names:
            near = get_close_matches(ledger.sheet, names, n=1, cutoff=0.6)
            guess = f"；有一张“{near[0]}”，如是改了名，请改回“{ledger.sheet}”" if near else ""
            raise WrongWorkbookError(
                f"文件《{file}》缺少工作表“{ledger.sheet}”{guess}。请恢复该工作表后再试。",
                file=file,
                sheet=ledger.sheet,
            )


def system_values(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The hidden sheet 系统 as keys and values; empty where there is none."""
    system = next((sheet for sheet in sheets if sheet.name == SYSTEM_SHEET), None)
    if system is None:
        return {}
    return {str(row[0]): shown(row[1]) for row in system.rows if len(row) > 1 and row[0]}


def _corrections(drafts: Mapping[type[Ledger], SheetDraft]) -> dict[str, str]:
    """What the bureau's 别名表 says: a wrong writing without blanks → the right one."""
    draft = drafts.get(Alias)
    if draft is None:
        return {}
    pairs = zip(draft.values(Alias.wrong), draft.values(Alias.right), strict=True)
    said = [(bad, good) for bad, good in pairs if isinstance(bad, str) and isinstance(good, str)]
    return {"".join(bad.split()): good for bad, good in said}


def _resolve(
    draft: SheetDraft,
    drafts: Mapping[type[Ledger], SheetDraft],
    corrections: Mapping[str, str],
) -> None:
    """Look up the reference columns in the sheets that they point at."""
    for column in draft.ledger.columns:
        if not isinstance(column, Referring):
            continue
        target = drafts.get(column.to.ledger)
        if target is None:
            continue  # -- a department's copy does not carry the office's ledgers --
        others = [target.values(each) for each in column.also]
        directory = Directory(column.to, target.values(column.to), others, corrections)
        _look_up(draft, column, Lookup(column, directory))


def _look_up(draft: SheetDraft, column: Column[object], lookup: Lookup) -> None:
    as_read = draft.columns[column.heading]
    unsettled = [value for value in dict.fromkeys(as_read.values) if not lookup.stands(value)]
    settled = {value: lookup.settle(value) for value in unsettled}
    odd = {value for value, reading in settled.items() if reading != Taken(value)}
    if not odd:
        return
    cells = draft.cells[column.heading]
    for at in [at for at, value in enumerate(as_read.values) if value in odd]:
        reading = settled[as_read.values[at]]
        if isinstance(reading, Refused):
            as_read.values[at] = UNREADABLE
            as_read.troubles.append(Trouble(at, cells[at], Fault.UNKNOWN, reading))
        else:
            as_read.values[at] = reading.value
            as_read.changes.append(Change(at, cells[at], reading))

"""A workbook's cells → the activity's tables of typed rows, with what is at fault and what to tell."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import BOOKLET_KIND
from toolkit.declare.layout import SYSTEM_KIND
from toolkit.declare.layout import SYSTEM_SCHEMA
from toolkit.declare.layout import SYSTEM_SHEETS
from toolkit.declare.layout import schema_hash
from toolkit.declare.ledger import Ledger
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.owner import Owner
from toolkit.declare.standard import Setting
from toolkit.declare.table import Table
from toolkit.declare.wording import SEPARATOR
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.reading.collector import collector_paused
from toolkit.reading.corrections import corrections_of
from toolkit.reading.faults import row_note
from toolkit.reading.findings import findings_of
from toolkit.reading.findings import notes_of
from toolkit.reading.headers import HeadingError
from toolkit.reading.near_names import nearest
from toolkit.reading.period import hold_to_period
from toolkit.reading.resolving import resolve_references
from toolkit.reading.setting_cells import cells_of
from toolkit.reading.sheet_draft import SheetDraft
from toolkit.reading.sheet_draft import open_draft
from toolkit.reading.uncalculated import told_once

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Correction
    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Note
    from toolkit.declare.period import CountedDays
    from toolkit.reading.setting_cells import SettingCell
    from toolkit.reading.workbook import Sheet

ALIKE = 0.6  # -- likeness from which a tab may be a ledger's that was renamed --
NO_YEAR_YET = 0  # -- it is a setting itself --
Tables = dict[type[Ledger], Table[Ledger]]


class WrongWorkbookError(ToolkitError):
    """A workbook without the sheets that it ought to have."""


class SheetUnreadableError(ToolkitError):
    """A ledger's sheet whose part of the file cannot be read."""


class SheetTwiceError(ToolkitError):
    """Two sheets that a person takes for the same ledger."""


@dataclass(slots=True)
class ReadTables:
    """What a workbook holds: its tables, the faults of filling, the changes made in reading.

    `corrections` are those of the changes that may stand in the cells themselves.
    """

    tables: Tables = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


class LedgerBook:
    """A workbook on its way to tables: known for the activity's at once, each sheet read once.

    Args:
        file: its name, for messages.
        sheets: all its sheets, as `toolkit.reading.files` gives them.
        catalogue: the ledgers to look for.

    Raises:
        WrongWorkbookError: the workbook is not one of this activity's, or lacks a sheet.
        SheetTwiceError: two of its sheets are one ledger by name.
        SheetUnreadableError: a ledger's sheet could not be read.
    """

    def __init__(self, file: str, sheets: Sequence[Sheet], catalogue: Catalogue) -> None:
        wanted = {same_name(ledger.sheet) for ledger in catalogue.ledgers} | {SYSTEM_SHEET}
        self._sheets = _by_name(file, sheets, wanted)
        system = system_values(sheets)
        _refuse_wrong_workbook(file, [sheet.name for sheet in sheets], system, catalogue)
        self._file = file
        self._catalogue = catalogue
        self._drafts: dict[type[Ledger], SheetDraft] = {}
        self._schema = system.get(SYSTEM_SCHEMA, "")
        self.is_booklet = system.get(SYSTEM_KIND) == BOOKLET_KIND
        """Whether it is a department's copy."""

    @cached_property
    def settings(self) -> Mapping[str, SettingCell]:
        """The workbook's own values of parameters, by name; empty where it has no such sheet.

        Raises:
            HeadingError: the sheet's headings are missing, renamed or double.
        """
        draft = self._draft(Setting)
        if draft is None:
            return {}
        draft.read(NO_YEAR_YET, (Setting.name, Setting.value))
        return cells_of(draft, self._catalogue.parameters)

    @collector_paused()
    def read(self, year: int, days: CountedDays | None = None) -> ReadTables:
        """The tables, for the ledgers' year.

        Args:
            year: of days that are written without one.
            days: whose events count; None leaves every date as it is.

        Raises:
            HeadingError: a sheet's headings are missing, renamed or double.
        """
        found = [(ledger, self._draft(ledger)) for ledger in self._catalogue.ledgers]
        drafts = {ledger: draft for ledger, draft in found if draft is not None}
        for draft in drafts.values():
            draft.read(year)
            if days is not None:
                hold_to_period(draft, days)
        resolve_references(drafts)
        tables = {ledger: draft.table() for ledger, draft in drafts.items()}
        read = ReadTables(tables, [*told_once(drafts.values())])
        for ledger, draft in drafts.items():
            table = tables[ledger]
            read.findings += findings_of(draft, table)
            read.notes += notes_of(draft, table)
            read.corrections += corrections_of(draft, table)
        read.notes += _unread(self._sheets, self._catalogue)
        read.notes += _of_another_form(self._schema, self._catalogue)
        return read

    def _draft(self, ledger: type[Ledger]) -> SheetDraft | None:
        """A ledger's sheet with its rows told apart; None where the workbook lacks it.

        What the program alone writes is made anew each time: an earlier form of it is no fault.
        """
        name = same_name(ledger.sheet)
        if ledger not in self._drafts and name in self._sheets:
            try:
                self._drafts[ledger] = open_draft(
                    self._file,
                    ledger,
                    self._sheets[name],
                    self._catalogue.examples,
                    restricted=not self.is_booklet,
                )
            except HeadingError:
                if ledger.essential or ledger.owner != Owner.PROGRAM:
                    raise
        return self._drafts.get(ledger)


def _unread(sheets: Mapping[str, Sheet], catalogue: Catalogue) -> list[Note]:
    """Sheets called like a ledger and something more (a copy), or as it was: not read, and told."""
    known = {same_name(ledger.sheet): ledger for ledger in catalogue.ledgers}
    former = {
        same_name(title): ledger.sheet for ledger in catalogue.ledgers for title in ledger.formerly
    }
    notes = []
    for name, sheet in sheets.items():
        if name in former and name not in known and same_name(former[name]) not in sheets:
            said = f"工作表“{sheet.name}”是旧版的“{former[name]}”，没有读取。请先用 taizhang upgrade 升级。"
            notes.append(row_note("旧版的工作表", former[name], 0, said))
        like = next((known[title] for title in known if name.startswith(title)), None)
        if name not in known and like is not None:
            told = f"{like.sheet}……" if like.has_restricted else shown_name(sheet.name)
            notes.append(row_note("未读取的工作表", told, 0, f"工作表“{told}”不是台账，没有读取。"))
    return notes


def _by_name(file: str, sheets: Sequence[Sheet], wanted: set[str]) -> dict[str, Sheet]:
    """The sheets by what their names are to people; of those that are wanted, each is there once."""
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        name = same_name(sheet.name)
        if name in wanted and sheet.refusal:
            raise SheetUnreadableError(
                f"文件《{file}》的工作表“{shown_name(sheet.name)}”{sheet.refusal}。",
                file=file,
                sheet=sheet.name,
            )
        if name in wanted and name in found:
            both = listed(f"“{shown_name(each.name)}”" for each in (found[name], sheet))
            raise SheetTwiceError(
                f"文件《{file}》有两张工作表，除看不见的字符和大小写外名称相同：{both}。"
                "不知道用哪一张，请把不用的一张删去，或改成别的名称。",
                file=file,
                sheet=sheet.name,
            )
        found.setdefault(name, sheet)
    return found


def _of_another_form(schema: str, catalogue: Catalogue) -> list[Note]:
    """A workbook made of an earlier form is read by its headings, and that is told."""
    if not schema or schema == schema_hash(catalogue):
        return []
    said = (
        "这个文件的栏目与现在的模板不同（旧版模板），按标题逐栏读取；没有的栏按未填读取，请核对。"
        "台账总册可用 taizhang upgrade 升到这一版。"
    )
    return [row_note("旧版模板", SYSTEM_SHEET, 0, said)]


def _refuse_wrong_workbook(
    file: str, names: Sequence[str], system: Mapping[str, str], catalogue: Catalogue
) -> None:
    """Raise WrongWorkbookError unless the sheets that the workbook should have are there."""
    there = {same_name(name) for name in names}
    if not any(same_name(ledger.sheet) in there for ledger in catalogue.ledgers):
        raise WrongWorkbookError(
            f"文件《{file}》不是“{catalogue.name}”的台账：没有“{catalogue.ledgers[0].sheet}”等工作表"
            f"（现有：{listed(map(shown_name, names[:5]))}）。请选用由 taizhang new 生成的台账工作簿。",
            file=file,
        )
    promised = system.get(SYSTEM_SHEETS, "").split(SEPARATOR)
    for ledger in catalogue.ledgers:
        lacking = same_name(ledger.sheet) not in there
        if ledger.essential and ledger.sheet in promised and lacking:
            near = nearest(ledger.sheet, names, ALIKE)
            guess = (
                f"；有一张“{shown_name(near)}”，如是改了名，请改回“{ledger.sheet}”" if near else ""
            )
            raise WrongWorkbookError(
                f"文件《{file}》缺少工作表“{ledger.sheet}”{guess}。请恢复该工作表后再试。",
                file=file,
                sheet=ledger.sheet,
            )


def system_values(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The hidden sheet 系统 as keys and values; empty where there is none."""
    system = next((sheet for sheet in sheets if same_name(sheet.name) == SYSTEM_SHEET), None)
    if system is None:
        return {}
    return {str(row[0]): shown(row[1]) for row in system.rows if len(row) > 1 and row[0]}

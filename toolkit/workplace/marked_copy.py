"""The marked copy of a workbook: every faulty cell filled and noted, and the sheet 校验结果."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.declare.button import VALIDATE
from toolkit.declare.columns import Number
from toolkit.declare.fixed_sheets import CALENDAR_SHEET
from toolkit.declare.layout import CALENDAR_HEADINGS
from toolkit.declare.layout import GO_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import NOTE_CLAUSE
from toolkit.declare.layout import ROW_NOTES_HEADING
from toolkit.declare.layout import STATUS_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.real_path import real_path
from toolkit.declare.standard import FOR_PROGRAMS
from toolkit.declare.standard import ResultLine
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.row_notes import row_notes
from toolkit.usecases.row_notes import without_room
from toolkit.usecases.summary_table import summary_tables
from toolkit.usecases.upcoming import AHEAD
from toolkit.usecases.upcoming import NOTHING_DUE
from toolkit.usecases.upcoming import upcoming
from toolkit.usecases.validate import TO_ACT_ON
from toolkit.usecases.validate import marked_before
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SideColumn
from toolkit.workbooks.patching import mark_copy
from toolkit.workplace.copy_source import MARKED
from toolkit.workplace.copy_source import SUFFIX
from toolkit.workplace.copy_source import markable
from toolkit.workplace.corrections import Corrected
from toolkit.workplace.corrections import Corrections
from toolkit.workplace.internal_list import stage_list
from toolkit.workplace.opening import silence
from toolkit.workplace.result_columns import result_columns
from toolkit.workplace.trail import record_changes
from toolkit.workplace.validating import record_explanations
from toolkit.workplace.validating import run_with
from toolkit.workplace.validating import write_list_apart
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.outcome import Finding
    from toolkit.declare.outcome import Place
    from toolkit.reading.workbook import Workbook
    from toolkit.usecases.result_table import ResultEntry
    from toolkit.usecases.validate import Judged
    from toolkit.workbooks.patching import Made
    from toolkit.workplace.outcome import Account

CALENDAR_WIDTHS, DAY_WIDTH = (12, 8, 20, 22, 60, 18), 12
_ASKING = frozenset({TO_CORRECT, *map(str, TO_ACT_ON)})
_PLACE = ResultLine.place.position
TYPED_BY_PEOPLE = frozenset({ResultLine.explanation, ResultLine.reviewer})
WRAPPED = frozenset(
    {
        ResultLine.name,
        ResultLine.subject,
        ResultLine.basis,
        ResultLine.fact,
        ResultLine.place,
        ResultLine.suggestion,
        ResultLine.since,
        ResultLine.explanation,
        ResultLine.recorded,
    }
)


def copy_path(book: Path, folder: Path | None, suffix: str = "") -> Path:
    """Where the marked copy goes: beside the book unless a folder is given, never over the book.

    `suffix` is how its name ends, where not as the book's does; the name says then how the book's
    ended, so that 台账.ods and 台账.xlsx have each a copy of their own.
    """
    stem, suffix = MARKED.sub("", book.stem), suffix or book.suffix
    if suffix.lower() != book.suffix.lower():
        stem += f"（{book.suffix.lower()[1:] or '无扩展名'}）"
    target = (folder or book.parent) / f"{stem}{SUFFIX}{suffix}"
    number = 2
    while real_path(target) == real_path(book):
        target = target.with_name(f"{stem}{SUFFIX}{number}{suffix}")
        number += 1
    return target


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a marked copy is to have besides its marks.

    Attributes:
        corrected: whether the corrections that need no asking are made in it.
        row_notes: whether each ledger says beside each row what is wrong with it.
    """

    corrected: bool = False
    row_notes: bool = False


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """What became of a marked copy and of the corrections in it; the account tells of the leads too."""

    account: Account
    corrected: Corrected


def write_marked_copy(
    judged: Judged,
    book: Path,
    target: Path,
    tell: Callable[[str], None] = silence,
    wishes: Wishes = Wishes(),
    read: Workbook | None = None,
) -> MarkedCopy:
    """Write the copy; the book keeps its bytes, and an earlier copy that a person may have edited stays.

    A book that is no package of Excel's has its copy made of what was `read`; without that, it is one. What
    reading has shown to be well-formed is not parsed again.
    What an earlier validation said beside rows is said anew, wished or not: it would be false.

    Returns:
        What became of it.

    Raises:
        PackageError: the workbook cannot be marked.
        BusyError: another is writing in the folder.
    """
    with writing(VALIDATE.caption, book, target.parent, tell, found_register=False) as writer:
        draft = writer.draft(target, writer.group())
        now = dt.datetime.now().astimezone()
        corrections = Corrections(judged, writer.secret(), now) if wishes.corrected else None
        with markable(book, read, draft.parent) as (source, lacking):
            sound = read.sound if read else frozenset()
            made = _marked(judged, (source, sound), draft, wishes, corrections)
        writer.account.remarks += [*lacking, *made.remarks]
        writer.account.remarks += corrections.remarks if corrections else ()
        if wishes.row_notes:
            writer.account.remarks += without_room(judged)
        record_explanations(writer, judged)
        beside = real_path(target.parent) == real_path(book.parent)
        if beside:
            stage_list(judged, book, writer)
        run = run_with(judged)
        writer.put(lambda files: run(files=files), writer.as_written)
        corrected = Corrected()
        if corrections and writer.account.has(target):
            corrected = corrections.corrected(made.edits)
            record_changes(writer, corrections.changes(corrected.made), judged.gate, when=now)
    if not beside:
        write_list_apart(judged, book, writer.account, tell)
    return MarkedCopy(writer.account, corrected)


def _marked(
    judged: Judged,
    source: tuple[Path, frozenset[tuple[int, int]]],
    draft: Path,
    wishes: Wishes,
    corrections: Corrections | None,
) -> Made:
    """Mark a source, of which some parts are known to be sound."""
    path, sound = source
    beside = [*side_columns(judged, anew=wishes.row_notes)]
    return mark_copy(
        path,
        draft,
        marks(judged),
        [result_sheet(judged), *summary_sheets(judged)],
        stale=marked_before(judged.case.tables),
        edits=corrections.edits if corrections else (),
        trail=corrections.trail if corrections else None,
        beside=[*beside, *corrections.lacking] if corrections else beside,
        opens_on=ResultLine.sheet,
        said=_said_on_front_page(judged),
        sound=sound,
    )


def _said_on_front_page(judged: Judged) -> dict[str, str | None]:
    """What its status says in the copy: the book's own is of whatever click was the last there."""
    return {
        STATUS_NAME: f"标注副本：{counted(judged)}。",
        NEXT_NAME: f"逐条见“{ResultLine.sheet}”表。",
        LAST_RUN_NAME: "—",
        GO_NAME: None,
    }


def side_columns(judged: Judged, *, anew: bool) -> Iterator[SideColumn]:
    """The column 校验结果 of each ledger that is to have one."""
    for notes in row_notes(judged, anew=anew):
        at = notes.beside
        place = (at.heading_row, at.column, notes.like)
        yield SideColumn(notes.sheet, ROW_NOTES_HEADING, *place, notes.texts)


def marks(judged: Judged) -> Iterator[Mark]:
    """One mark a finding that has a cell."""
    for finding in judged.outcome.findings:
        if finding.place.cell:
            place = finding.place
            yield Mark(place.sheet, place.cell, finding.strength, note_text(finding))


def note_text(finding: Finding) -> str:
    """What the note on a cell says."""
    advice = f"\n建议：{finding.suggestion}" if finding.suggestion else ""
    return (
        f"{finding.code} {finding.name}\n{finding.message}{advice}\n{NOTE_CLAUSE}{finding.clause}"
    )


def result_sheet(judged: Judged) -> ResultSheet:
    """The sheet 校验结果."""
    columns = result_columns(ResultLine, WRAPPED, TYPED_BY_PEOPLE, FOR_PROGRAMS)
    entries = result_entries(judged)
    rows = [*map(_cells, entries)]
    levels = [entry.judged.strength if entry.state in _ASKING else None for entry in entries]
    return ResultSheet(ResultLine.sheet, preamble(judged), columns, rows, levels)


def summary_sheets(judged: Judged) -> Iterator[ResultSheet]:
    """The sheets of what the activity sums up, and of what is due soon."""
    for table in summary_tables(judged):
        columns = [
            ResultColumn(column.heading, column.width, wrap=not isinstance(column, Number))
            for column in table.ledger.columns
        ]
        yield ResultSheet(table.ledger.sheet, (table.heading,), columns, table.rows)
    yield _calendar(judged)


def _calendar(judged: Judged) -> ResultSheet:
    """The sheet 日程, every line of it."""
    due = upcoming(judged)
    columns = [
        ResultColumn(heading, width, wrap=width > DAY_WIDTH)
        for heading, width in zip(CALENDAR_HEADINGS, CALENDAR_WIDTHS, strict=True)
    ]
    rows = [
        (each.day, f"{each.left}天", each.what, each.subject, each.fact, _way(each.place))
        for each in due
    ]
    said = f"以后{AHEAD}天内到期、还没有做的，近的在前。" if due else NOTHING_DUE
    day = full_day(judged.case.as_of)
    return ResultSheet(CALENDAR_SHEET, (f"{CALENDAR_SHEET}（截至{day}）{said}",), columns, rows)


def _cells(entry: ResultEntry) -> list[Link | str | None]:
    cells: list[Link | str | None] = [*entry.cells()]
    cells[_PLACE] = _way(entry.place)
    return cells


def _way(place: Place | None) -> Link | str | None:
    if place is None:
        return None
    return Link(str(place), place.sheet, place.cell) if place.cell else str(place)

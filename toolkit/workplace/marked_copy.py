"""The marked copy of a workbook: every faulty cell filled and noted, and the sheet 校验结果."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import TO_ACT_ON
from toolkit.usecases.validate import marked_before
from toolkit.workbooks.patching import Level
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import mark_copy
from toolkit.workplace.opening import silence
from toolkit.workplace.registering import run_of
from toolkit.workplace.trail import new_explanations
from toolkit.workplace.writer import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.outcome import Finding
    from toolkit.usecases.result_table import ResultEntry
    from toolkit.usecases.validate import Judged
    from toolkit.workplace.outcome import Account

SUFFIX = "_校验"
MARKED = re.compile(rf"{SUFFIX}[0-9]*$")
PATCHABLE = frozenset({".xlsx", ".xlsm"})
TYPED_BY_PEOPLE = frozenset({ResultLine.explanation, ResultLine.reviewer})
WRAPPED = frozenset(
    {
        ResultLine.name,
        ResultLine.subject,
        ResultLine.basis,
        ResultLine.fact,
        ResultLine.place,
        ResultLine.suggestion,
        ResultLine.explanation,
    }
)


def copy_path(book: Path, folder: Path | None) -> Path:
    """Where the marked copy goes: beside the book unless a folder is given, never over the book."""
    stem = MARKED.sub("", book.stem)
    target = (folder or book.parent) / f"{stem}{SUFFIX}{book.suffix}"
    number = 2
    while target.resolve() == book.resolve():
        target = target.with_name(f"{stem}{SUFFIX}{number}{book.suffix}")
        number += 1
    return target


def write_marked_copy(
    judged: Judged, book: Path, target: Path, tell: Callable[[str], None] = silence
) -> Account:
    """Write the copy; the book keeps its bytes, and an earlier copy that a person may have edited stays.

    Returns:
        What became of it.

    Raises:
        PackageError: the workbook cannot be marked.
        BusyError: another is writing in the folder.
    """
    stale = marked_before(judged.case.tables)
    with writing(VALIDATE.caption, book, target.parent, tell, found_register=False) as writer:
        draft = writer.draft(target, writer.group())
        told = mark_copy(book, draft, marks(judged), [result_sheet(judged)], stale=stale)
        run_with = partial(run_of, VALIDATE.caption, judged.file, judged.case)
        now = dt.datetime.now().astimezone()
        writer.record(lambda earlier: new_explanations(judged, earlier, VALIDATE.caption, now))
        writer.put(lambda files: run_with(as_of=judged.case.as_of, files=files), writer.as_written)
    writer.account.remarks.extend(told)
    return writer.account


def marks(judged: Judged) -> Iterator[Mark]:
    """One mark a finding that has a cell."""
    for finding in judged.outcome.findings:
        if finding.place.cell:
            level = Level(str(finding.strength))
            yield Mark(finding.place.sheet, finding.place.cell, level, note_text(finding))


def note_text(finding: Finding) -> str:
    """What the note on a cell says."""
    advice = f"\n建议：{finding.suggestion}" if finding.suggestion else ""
    return f"{finding.code} {finding.name}\n{finding.message}{advice}\n依据：{finding.clause}"


def result_sheet(judged: Judged) -> ResultSheet:
    """The sheet 校验结果."""
    columns = [
        ResultColumn(
            column.heading,
            column.width,
            wrap=column in WRAPPED,
            unlocked=column in TYPED_BY_PEOPLE,
            hidden=column is ResultLine.stable_key,
        )
        for column in ResultLine.columns
    ]
    entries = result_entries(judged)
    rows = [*map(_cells, entries)]
    levels = [Level(str(entry.judged.strength)) if _asks(entry) else None for entry in entries]
    return ResultSheet(ResultLine.sheet, preamble(judged), columns, rows, levels)


def _cells(entry: ResultEntry) -> list[Link | str | None]:
    cells: list[Link | str | None] = [*entry.cells()]
    cells[ResultLine.place.position] = _link(entry)
    return cells


def _link(entry: ResultEntry) -> Link | str | None:
    if entry.place is None:
        return None
    if not entry.place.cell:
        return str(entry.place)
    return Link(str(entry.place), entry.place.sheet, entry.place.cell)


def _asks(entry: ResultEntry) -> bool:
    return entry.state in {TO_CORRECT, *TO_ACT_ON}

"""The marked copy of a workbook: every faulty cell filled and noted, and the sheet 校验结果."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.usecases.result_table import preamble
from toolkit.usecases.result_table import result_lines
from toolkit.usecases.validate import marked_before
from toolkit.workbooks.patching import Level
from toolkit.workbooks.patching import Link
from toolkit.workbooks.patching import Mark
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import mark_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.outcome import Finding
    from toolkit.usecases.result_table import ResultLine
    from toolkit.usecases.validate import Judged

SUFFIX = "_校验"
MARKED = re.compile(rf"{SUFFIX}[0-9]*$")
PATCHABLE = frozenset({".xlsx", ".xlsm"})
TYPED_BY_PEOPLE = frozenset({"说明", "复核人"})
WRAPPED = frozenset({"事项", "对象", "依据", "事实", "位置", "建议", "说明"})
FOR_PROGRAMS = frozenset({"系统标识"})
PLACE_COLUMN = "位置"


def copy_path(book: Path, folder: Path | None) -> Path:
    """Where the marked copy goes: beside the book unless a folder is given, never over the book."""
    stem = MARKED.sub("", book.stem)
    target = (folder or book.parent) / f"{stem}{SUFFIX}{book.suffix}"
    number = 2
    while target.resolve() == book.resolve():
        target = target.with_name(f"{stem}{SUFFIX}{number}{book.suffix}")
        number += 1
    return target


def write_marked_copy(judged: Judged, catalogue: Catalogue, book: Path, target: Path) -> None:
    """Write the copy; the book keeps its bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stale = marked_before(judged.case.tables, catalogue)
    mark_copy(book, target, marks(judged), [result_sheet(judged, catalogue)], stale=stale)


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


def result_sheet(judged: Judged, catalogue: Catalogue) -> ResultSheet:
    """The sheet 校验结果, its columns those of ledger Z2."""
    ledger = catalogue.roles.results
    columns = [
        ResultColumn(
            column.heading,
            column.width,
            wrap=column.heading in WRAPPED,
            unlocked=column.heading in TYPED_BY_PEOPLE,
            hidden=column.heading in FOR_PROGRAMS,
        )
        for column in ledger.columns
    ]
    lines = result_lines(judged)
    at = [column.heading for column in ledger.columns].index(PLACE_COLUMN)
    rows = [[*line.cells[:at], _link(line), *line.cells[at:]] for line in lines]
    levels = [Level(str(line.strength)) if _asks(line) else None for line in lines]
    return ResultSheet(ledger.sheet, preamble(judged), columns, rows, levels)


def _link(line: ResultLine) -> Link | str | None:
    if line.place is None:
        return None
    if not line.place.cell:
        return str(line.place)
    return Link(str(line.place), line.place.sheet, line.place.cell)


def _asks(line: ResultLine) -> bool:
    return line.state not in {"符合", "未到期", "不适用", "偏离已说明"}

"""Corrections on their way into a marked copy, its 变更留痕 and the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import cast

from toolkit.declare.layout import meaning
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import column_number
from toolkit.usecases.correcting import safe_corrections
from toolkit.usecases.correcting import trail_line
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import ResultSheet
from toolkit.workbooks.patching import SideColumn
from toolkit.workbooks.patching import Trail
from toolkit.workplace.person import login_name
from toolkit.workplace.result_columns import result_columns
from toolkit.workplace.trail import CellChange

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.usecases.correcting import CorrectionEntry
    from toolkit.usecases.validate import Judged
    from toolkit.workbooks.patching import CellValue

WRAPPED = frozenset({TrailLine.old, TrailLine.new, TrailLine.reason, TrailLine.file})


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of the corrections: those that were `made`, and those that a formula kept out."""

    made: Sequence[CorrectionEntry] = ()
    left: Sequence[CorrectionEntry] = ()


class Corrections:
    """The safe corrections of a judged workbook, made at one time by whoever has logged in."""

    def __init__(self, judged: Judged, secret: bytes, at: dt.datetime) -> None:
        self._judged, self._at = judged, at
        self._entries = safe_corrections(judged, secret)
        self._trail_sheet = trail_sheet(judged.case)
        self.trail = self._trail_sheet.trail
        self.edits = [self._edit(entry) for entry in self._entries]

    @property
    def lacking(self) -> Sequence[SideColumn]:
        """The columns that the workbook's own sheet of the trail lacks, where there is anything to tell."""
        return self._trail_sheet.lacking if self.edits else ()

    @property
    def remarks(self) -> Sequence[str]:
        """What is to be told of that sheet."""
        return self._trail_sheet.remarks if self.edits else ()

    def corrected(self, made: Sequence[Edit]) -> Corrected:
        """The corrections, told apart by whether their edits were made."""
        places = {(edit.sheet, edit.cell) for edit in made}
        told: tuple[list[CorrectionEntry], list[CorrectionEntry]] = ([], [])
        for entry in self._entries:
            told[(entry.place.sheet, entry.place.cell) not in places].append(entry)
        return Corrected(*told)

    def changes(self, made: Sequence[CorrectionEntry]) -> Iterator[CellChange]:
        """The corrections for the register; what is restricted is hidden in them already."""
        for entry in made:
            place = entry.place
            values = (entry.old, entry.new, entry.reason)
            yield CellChange(self._judged.file, place.sheet, place.cell, *values)

    def _edit(self, entry: CorrectionEntry) -> Edit:
        when = f"{self._at:%Y-%m-%d %H:%M}"
        record = trail_line(entry, login_name(), when, self._judged.file)
        group = str(entry.correction.group or "")
        new = cast("CellValue", entry.correction.new)
        return Edit(entry.place.sheet, entry.place.cell, new, record, group)


@dataclass(frozen=True, slots=True)
class TrailSheet:
    """Where the trail goes: below what the workbook's own sheet holds, or a sheet of that title.

    Attributes:
        trail: it.
        lacking: columns that the workbook's own sheet lacks, to be put beside the others.
        remarks: sentences on what it lacks.
    """

    trail: Trail
    lacking: Sequence[SideColumn] = ()
    remarks: Sequence[str] = ()


def trail_sheet(case: Case) -> TrailSheet:
    """Where what was changed in a workbook is told."""
    columns = result_columns(TrailLine, WRAPPED)
    title = TrailLine.sheet
    sheet = ResultSheet(title, (title, meaning(TrailLine)), columns, ())
    table = case.tables.get(TrailLine)
    if table is None:
        return TrailSheet(Trail(sheet))
    numbers = [column_number(table.letters.get(each.heading, "")) for each in columns]
    absent = [at for at, number in enumerate(numbers) if not number]
    if not absent:
        return TrailSheet(Trail(sheet, numbers))
    said = f"“{title}”表缺{listed(f'“{columns[at].heading}”' for at in absent)}栏，"
    beside = table.beside
    if beside is None or beside.column + len(absent) > LAST_COLUMN:
        return TrailSheet(Trail(sheet, numbers), (), [f"{said}旁边没有空列可补，这一栏没有记下。"])
    like, lacking = max(numbers), []
    for column, at in enumerate(absent, start=beside.column):
        numbers[at], shape = column, columns[at]
        place = (title, shape.heading, beside.heading_row, column, like)
        lacking.append(SideColumn(*place, {}, shape.width))
    return TrailSheet(Trail(sheet, numbers), lacking, [f"{said}已在标注副本里补上。"])

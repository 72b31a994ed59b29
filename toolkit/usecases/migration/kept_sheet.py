"""The sheet 旧版保留: what was converted, asked or kept aside, each with its place and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import KEPT_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.names import same_name
from toolkit.declare.wording import SEPARATOR
from toolkit.ooxml.references import address
from toolkit.usecases.migration.fates import CellFate
from toolkit.usecases.migration.fates import Fate
from toolkit.usecases.migration.fates import Target
from toolkit.usecases.migration.values import can_stand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.fates import Migration
    from toolkit.usecases.migration.fates import NoteFate

KEPT_COLUMNS = (
    "处理",
    "原工作表",
    "原单元格",
    "原栏名",
    "原来的内容",
    "现在的位置",
    "现在的内容",
    "说明",
)
_OLD_SHEET = KEPT_COLUMNS[1]


def kept_lines(migration: Migration) -> list[tuple[object, ...]]:
    """A line by `KEPT_COLUMNS` for each cell that was not simply moved: questions first.

    Lines of an earlier upgrade come last, as they were.
    """
    order = (Fate.ASKED, Fate.CONVERTED, Fate.KEPT)
    lines = [_line(each) for fate in order for each in migration.of(fate)]
    notes = [_note_line(each) for each in migration.notes]
    return [*lines, *notes, *migration.kept_before]


def take_kept_before(sheet: Sheet, migration: Migration) -> None:
    """Carry the lines of an older 旧版保留; what stands above them is the form's own."""
    head = next(
        (number for number, cells in enumerate(sheet.rows, start=1) if _OLD_SHEET in cells), 0
    )
    for number, cells in enumerate(sheet.rows, start=1):
        filled = [(at, cell) for at, cell in enumerate(cells, start=1) if cell not in {None, ""}]
        below = number > head
        if below and filled:
            migration.kept_before.append(tuple(cells))
        for at, cell in filled:
            line = Target(KEPT_SHEET, len(migration.kept_before) - 1, "")
            fate, to = (Fate.MOVED, (line,)) if below else (Fate.FORM, ())
            migration.fates.append(CellFate(sheet.name, number, at, "", cell, fate, to, cell))


def is_kept_sheet(sheet: Sheet) -> bool:
    """Whether it is the sheet 旧版保留 of an earlier upgrade."""
    return same_name(sheet.name) == same_name(KEPT_SHEET)


def _line(fate: CellFate) -> tuple[object, ...]:
    value = fate.value if can_stand(fate.value) else str(fate.value)
    new = fate.new if fate.to else None
    said = (fate.heading, value, places_said(fate.to), new, fate.why)
    return (fate.fate.value, fate.sheet, fate.cell, *said)


def _note_line(note: NoteFate) -> tuple[object, ...]:
    cell = address(note.row, note.column)
    said = ("", note.text, places_said(note.to), None, "格上的批注")
    return (Fate.KEPT.value, note.sheet, cell, *said)


def places_said(to: Sequence[Target]) -> str:
    """Where a cell stands now, as people look for it."""
    return SEPARATOR.join(
        f"{each.sheet}第{each.at + FIRST_DATA_ROW}行“{each.heading}”" for each in to
    )

"""Cells of a workbook given other values, each told in a trail; formulas stay what they are."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from toolkit.workbooks.patching.number_formats import Shows
from toolkit.workbooks.patching.number_formats import shows
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_tree import SheetTree
from toolkit.workbooks.patching.stale import calculate_on_opening
from toolkit.workbooks.patching.values import Cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.model import Edit
    from toolkit.workbooks.patching.styles import Styles
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

DAY, TIME, PLAIN = "yyyy-mm-dd", "hh:mm", ""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def make_edits(workbook: Workbook, edits: Iterable[Edit]) -> list[Edit]:
    """Give cells their values, and return the edits that were made.

    A cell keeps its format; one that would show a date as a number, or a number as a date or a
    percentage, takes a number format that does not. A formula's cell is left, and so is its group.

    Raises:
        PackageError: a sheet is not there, or Excel has no form for a value.
    """
    by_sheet: dict[str, list[Edit]] = {}
    for edit in edits:
        by_sheet.setdefault(edit.sheet, []).append(edit)
    made = [
        edit
        for name, wanted in by_sheet.items()
        for edit in _edit(workbook, workbook.worksheet(name), wanted)
    ]
    if made and calculates(workbook):
        calculate_on_opening(workbook)
    return made


def append_records(
    workbook: Workbook, sheet: Sheet, columns: Sequence[int], rows: Iterable[Sequence[str]]
) -> None:
    """Put lines below all that stands in a sheet, each cell in its column (0 leaves it out)."""
    tree = SheetTree(workbook.package.read(sheet.part), sheet.part, ())
    cells = cells_of(workbook)
    first = tree.last_row() + 1
    styles = {column: tree.style(first, column) for column in columns if column}
    for number, words in enumerate(rows, start=first):
        said = zip(columns, words, strict=True)
        line = {column: (each, styles[column]) for column, each in said if column and each}
        tree.append(number, line, cells)
    workbook.package.put(sheet.part, tree.content())


def cells_of(workbook: Workbook) -> Cells:
    """What writes cells in the terms of a workbook."""
    return Cells(workbook.strings, counts_from_1904=workbook.counts_from_1904)


def fitting(styles: Styles, style: int, value: CellValue) -> int:
    """The format `style`, or one like it in which a value is seen as what it is."""
    shown = shows(*styles.number_format(style))
    match value:
        case dt.date():
            fits, code = shown is Shows.DATE, DAY
        case dt.time():
            fits, code = shown is Shows.TIME, TIME
        case int() | float():
            fits, code = shown is Shows.NUMBER, PLAIN
        case _:
            return style
    if fits and not styles.begins_with_quote(style):
        return style
    kept = styles.number_format(style)[1] if fits else code
    return styles.altered(style, number_format=kept)


def _edit(workbook: Workbook, sheet: Sheet, edits: Sequence[Edit]) -> list[Edit]:
    rows = {cell(edit.cell)[0] for edit in edits}
    tree = SheetTree(workbook.package.read(sheet.part), sheet.part, rows)
    cells = cells_of(workbook)
    calculated = _Calculated(tree)
    left = {edit.group for edit in edits if edit.group and edit.cell in calculated}
    made = [edit for edit in edits if edit.group not in left and edit.cell not in calculated]
    fitted: dict[tuple[int, type], int] = {}
    for edit in made:
        row, column = cell(edit.cell)
        key = (tree.style(row, column), type(edit.value))
        if key not in fitted:
            fitted[key] = fitting(workbook.styles, key[0], edit.value)
        tree.write(row, column, edit.value, fitted[key], cells)
    if made:
        workbook.package.put(sheet.part, tree.content())
    return made


class _Calculated:
    """The cells whose content a formula gives: their own, or one that fills an area."""

    def __init__(self, tree: SheetTree) -> None:
        self._tree = tree
        self._areas = tree.arrays()

    def __contains__(self, reference: str) -> bool:
        row, column = cell(reference)
        if self._tree.has_formula(row, column):
            return True
        return any(
            area.top <= row <= area.bottom and area.left <= column <= area.right
            for area in self._areas
        )


def calculates(workbook: Workbook) -> bool:
    """Whether there is any formula, whose stored result may rest on what was changed."""
    parts = (sheet.part for sheet in workbook.sheets if sheet.is_worksheet)
    return any(_FORMULA.search(workbook.package.read(part)) for part in parts)

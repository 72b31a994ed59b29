"""A copy of a workbook with what came back merged into it, nothing else of it changed."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.ooxml.references import LAST_ROW
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.editing import append_records
from toolkit.workbooks.patching.editing import calculates
from toolkit.workbooks.patching.editing import cells_of
from toolkit.workbooks.patching.editing import fitting
from toolkit.workbooks.patching.editing import make_edits
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.growth import grow
from toolkit.workbooks.patching.insertion import Insertion
from toolkit.workbooks.patching.results import put_results
from toolkit.workbooks.patching.sheet_tree import SheetTree
from toolkit.workbooks.patching.side_columns import put_side_column
from toolkit.workbooks.patching.stale import calculate_on_opening
from toolkit.workbooks.patching.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.workbooks.patching.model import Edit
    from toolkit.workbooks.patching.model import EmptiedRow
    from toolkit.workbooks.patching.model import NewRows
    from toolkit.workbooks.patching.model import ResultSheet
    from toolkit.workbooks.patching.model import SideColumn
    from toolkit.workbooks.patching.model import Trail

COMPRESSION = 2


@dataclass(frozen=True, slots=True)
class MergedCells:
    """What is put into the copy.

    Attributes:
        edits: cells that take another value; a formula's cell is left.
        numbers: cells for programs that take a value, told nowhere.
        rows: what is added to tables.
        emptied: rows whose cells are emptied.
        results: sheets that replace those of their titles, else come last.
        trail: where all this is told.
        beside: columns that the trail's sheet lacks.
        told: lines of the trail on what is put nowhere.
    """

    edits: Sequence[Edit] = ()
    numbers: Sequence[Edit] = ()
    rows: Sequence[NewRows] = ()
    emptied: Sequence[EmptiedRow] = ()
    results: Sequence[ResultSheet] = ()
    trail: Trail | None = None
    beside: Sequence[SideColumn] = ()
    told: Sequence[Sequence[str]] = ()


def merge_copy(source: Path, target: Path, cells: MergedCells) -> list[Edit]:
    """Write the copy; parts that need no change stay as they are packed. The same input gives the same bytes.

    Returns:
        The edits that were not made, since a formula gives the cell its value.

    Raises:
        PackageError: the source is no sound .xlsx or .xlsm workbook, or the target cannot be written.
            Nothing is written then.
    """
    package = WorkbookPackage.open(source)
    workbook = Workbook(package)
    workbook.refuse_other_suffix(target)
    workbook.drop_signatures()
    for column in cells.beside:
        put_side_column(workbook, column)
    untold = {id(each) for each in cells.numbers}
    made = [
        each
        for each in make_edits(workbook, [*cells.edits, *cells.numbers])
        if id(each) not in untold
    ]
    for emptied in cells.emptied:
        _empty(workbook, emptied)
    added = [record for rows in cells.rows for record in _add(workbook, rows)]
    records = [
        *(each.record for each in made),
        *(record for each in cells.emptied for record in each.records.values()),
        *added,
        *cells.told,
    ]
    results = [*cells.results, *_recorded(workbook, records, cells.trail)]
    put_results(workbook, results)
    if (cells.rows or cells.emptied) and calculates(workbook):
        calculate_on_opening(workbook)
    workbook.close()
    workbook.package.save(target, COMPRESSION)
    done = {(each.sheet, each.cell) for each in made}
    return [each for each in cells.edits if (each.sheet, each.cell) not in done]


def _empty(workbook: Workbook, emptied: EmptiedRow) -> None:
    sheet = workbook.worksheet(emptied.sheet)
    tree = SheetTree(workbook.package.read(sheet.part), sheet.part, {emptied.row})
    for column in range(1, emptied.last + 1):
        tree.clear(emptied.row, column)
    workbook.package.put(sheet.part, tree.content())


def _add(workbook: Workbook, added: NewRows) -> list[Sequence[str]]:
    """Write rows below a table; where there is no room, it is made. The lines that tell what was written."""
    sheet = workbook.worksheet(added.sheet)
    count = len(added.rows)
    last = added.first + count - 1
    if last > LAST_ROW:
        raise PackageError(f"工作表“{sheet.name}”放不下 {count} 行：请拆分后再试。")
    missing = 0 if added.free is None else count - added.free
    if added.free is not None and missing > 0:
        grow(workbook, sheet, Insertion(sheet.name, added.first + added.free, missing))
    rows = range(added.first, last + 1)
    tree = SheetTree(workbook.package.read(sheet.part), sheet.part, {*rows, added.first - 1})
    cells = cells_of(workbook)
    told = []
    for number, values, lines in zip(rows, added.rows, added.lines, strict=True):
        for column, value in sorted(values.items()):
            if column in added.numbered and tree.has_formula(number, column):
                continue
            style = fitting(workbook.styles, tree.style(number, column), value)
            tree.write(number, column, value, style, cells)
            told += [lines[column]] if column in lines else []
    workbook.package.put(sheet.part, tree.content())
    return told


def _recorded(
    workbook: Workbook, records: Iterable[Sequence[str]], trail: Trail | None
) -> list[ResultSheet]:
    rows = [record for record in records if record]
    if not rows or trail is None:
        return []
    if workbook.sheet(trail.sheet.title) is None:
        return [replace(trail.sheet, rows=rows)]
    append_records(workbook, workbook.worksheet(trail.sheet.title), trail.columns, rows)
    return []

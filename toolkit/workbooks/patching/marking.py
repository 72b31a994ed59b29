"""A marked copy of a workbook, with nothing in it lost."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from toolkit.declare.names import same_name
from toolkit.declare.real_path import real_path
from toolkit.ooxml.references import cell_at
from toolkit.workbooks.patching.cells import Painter
from toolkit.workbooks.patching.comments import add_notes
from toolkit.workbooks.patching.container import WorkbookPackage
from toolkit.workbooks.patching.editing import append_records
from toolkit.workbooks.patching.editing import make_edits
from toolkit.workbooks.patching.errors import OddMarkupError
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.merges import FirstCells
from toolkit.workbooks.patching.named_cells import put_named
from toolkit.workbooks.patching.old_notes import drop_notes
from toolkit.workbooks.patching.old_notes import has_notes
from toolkit.workbooks.patching.opening_sheet import open_on
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.results import put_results
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.side_columns import put_side_column
from toolkit.workbooks.patching.stale import forget_resting_on
from toolkit.workbooks.patching.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.outcome import Strength
    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.model import Edit
    from toolkit.workbooks.patching.model import Mark
    from toolkit.workbooks.patching.model import ResultSheet
    from toolkit.workbooks.patching.model import SideColumn
    from toolkit.workbooks.patching.model import Trail
    from toolkit.workbooks.patching.workbook import Sheet

Place: TypeAlias = tuple[int, int]
"""Row and column, from 1."""

COMPRESSION = 2
"""Of changed parts, 1 to 9: 2 takes as long as 1 and a tenth less room; 4 takes half as long again."""


def mark_copy(
    source: Path,
    target: Path,
    marks: Iterable[Mark],
    results: Sequence[ResultSheet] = (),
    *,
    stale: Iterable[tuple[str, str]] = (),
    edits: Sequence[Edit] = (),
    trail: Trail | None = None,
    beside: Iterable[SideColumn] = (),
    compression: int = COMPRESSION,
    opens_on: str = "",
    said: Mapping[str, CellValue] = MappingProxyType({}),
    sound: Collection[tuple[int, int]] = frozenset(),
) -> Made:
    """Write a copy of a workbook in which faulty cells are coloured and noted.

    Every part that needs no change is copied as it is packed, so that buttons, macros, drop-downs,
    charts and images stay; a marked cell keeps its borders, number format and protection. Several
    marks of one cell become one note, gravest first, under the gravest fill; marks within a merged
    area go to its first cell. What an earlier marking of the same workbook left goes before: all
    notes of ours, and the levels' fills at their cells and at `stale` ones (sheet, address), which
    may have lost their notes or be gone; a fill that such a cell had before does not come back. A digital signature is left out of the copy: it would be broken.
    Result sheets replace sheets of the same title, else come last. The same input gives the same
    bytes.

    Before all this the `edits` are made, each told in the `trail`, and columns put `beside` tables. The copy
    `opens_on` the sheet of that title, else on the one on which the workbook does, and its cells of the names in
    `said` hold what is said there. What formulas made of sheets that are replaced is calculated on opening. Every changed part is
    parsed before the copy is kept; of one that is `sound`, known to be well-formed (checksum and length as
    `Workbook.sound` of reading has them), all but the rows and texts that stay as they are.

    Returns:
        What became of it.

    Raises:
        PackageError: the source is no sound .xlsx or .xlsm workbook, lacks a marked sheet, is the
            target itself, or the target cannot be written. Nothing is written then.
    """
    if real_path(source) == real_path(target):
        raise PackageError(f"不能覆盖原文件《{source}》：请另取文件名。")
    wanted = _Wanted(
        list(marks), results, list(stale), compression, edits, trail, list(beside), opens_on, said
    )
    package = WorkbookPackage.open(source, sound)
    try:
        return _write(package.copy(), target, wanted, anew=False)
    except OddMarkupError:
        return _write(package, target, wanted, anew=True)


class _Wanted(NamedTuple):
    """What is to be done with a workbook."""

    marks: Sequence[Mark]
    results: Sequence[ResultSheet]
    stale: Sequence[tuple[str, str]]
    compression: int
    edits: Sequence[Edit]
    trail: Trail | None
    beside: Sequence[SideColumn]
    opens_on: str
    said: Mapping[str, CellValue]


class Made(NamedTuple):
    """What became of a copy.

    Attributes:
        edits: those that were made: all but those of formulas' cells.
        remarks: what is to be told of it, in sentences.
    """

    edits: Sequence[Edit] = ()
    remarks: tuple[str, ...] = ()


def _write(package: WorkbookPackage, target: Path, wanted: _Wanted, *, anew: bool) -> Made:
    """Write the copy; `anew` spells the marked sheets anew first, however usual they look."""
    marks, results = wanted.marks, wanted.results
    workbook = Workbook(package)
    workbook.refuse_other_suffix(target)
    workbook.drop_signatures()
    made = make_edits(workbook, wanted.edits)
    results = [*results, *_recorded(workbook, made, wanted.trail)]
    for column in wanted.beside:
        put_side_column(workbook, column)
    replaced = {same_name(result.title) for result in results}
    forget_resting_on(workbook, [result.title for result in results])
    put_named(workbook, wanted.said)
    earlier = _earlier(workbook, wanted.stale)
    sheets = _by_sheet(workbook, marks)
    rest = _unmarked(workbook, {sheet.part for sheet, _ in sheets}, earlier, replaced)
    for sheet, meant in [*sheets, *((sheet, []) for sheet in rest)]:
        if same_name(sheet.name) in replaced:
            raise PackageError(f"结果表“{sheet.name}”会替换同名工作表，不能同时标注它。")
        _mark(workbook, sheet, meant, earlier.get(sheet.part, set()), anew=anew)
    put_results(workbook, results)
    if wanted.opens_on:
        open_on(workbook, wanted.opens_on)
    workbook.close()
    workbook.package.save(target, wanted.compression)
    return Made(made, workbook.styles.remarks)


def _recorded(workbook: Workbook, made: list[Edit], trail: Trail | None) -> list[ResultSheet]:
    """Put what the trail tells of edits into its sheet; the sheet, where it has to be made."""
    if not made or trail is None:
        return []
    rows = [edit.record for edit in made]
    if workbook.sheet(trail.sheet.title) is None:
        return [replace(trail.sheet, rows=rows)]
    append_records(workbook, workbook.worksheet(trail.sheet.title), trail.columns, rows)
    return []


def _by_sheet(workbook: Workbook, marks: Iterable[Mark]) -> list[tuple[Sheet, list[Mark]]]:
    grouped: dict[str, list[Mark]] = {}
    for mark in marks:
        grouped.setdefault(mark.sheet, []).append(mark)
    found: dict[str, tuple[Sheet, list[Mark]]] = {}
    for name, meant in grouped.items():
        sheet = workbook.worksheet(name)
        found.setdefault(sheet.part, (sheet, []))[1].extend(meant)
    return list(found.values())


def _earlier(workbook: Workbook, stale: Iterable[tuple[str, str]]) -> dict[str, set[Place]]:
    """The stale cells by sheet part, without those that the workbook does not have any more."""
    found: dict[str, set[Place]] = {}
    for name, reference in stale:
        sheet = workbook.sheet(name)
        if sheet is not None and sheet.is_worksheet and cell_at(reference):
            found.setdefault(sheet.part, set()).add(cell(reference))
    return found


def _unmarked(
    workbook: Workbook, marked: Collection[str], earlier: Collection[str], replaced: set[str]
) -> list[Sheet]:
    """The other worksheets that may bear an earlier marking."""
    return [
        sheet
        for sheet in workbook.sheets
        if sheet.is_worksheet
        and sheet.part not in marked
        and same_name(sheet.name) not in replaced
        and (sheet.part in earlier or has_notes(workbook, sheet))
    ]


def _mark(
    workbook: Workbook, sheet: Sheet, marks: list[Mark], earlier: set[Place], *, anew: bool
) -> None:
    former = workbook.package.read(sheet.part)
    content = SheetBytes(former, sheet.part, anew=anew)
    as_it_was = content.content is former
    columns = {column for _, column in (*earlier, *(cell(mark.cell) for mark in marks))}
    merged = FirstCells(content.merged(), columns)
    stale = {merged.first(*place) for place in earlier}
    stale |= drop_notes(workbook, sheet, content, stale)
    at_cells = _by_cell(merged, marks)
    levels: dict[int, dict[int, Strength | None]] = {}
    for row, column in stale:
        levels.setdefault(row, {})[column] = None
    for (row, column), meant in at_cells.items():
        levels.setdefault(row, {})[column] = meant[0].level
    if not levels:
        return
    painter = Painter(content, workbook.styles.tinted)
    rows = painter.paint(levels)
    if at_cells:
        notes = {place: _note(meant) for place, meant in at_cells.items()}
        add_notes(workbook, sheet, content, notes, painter.heights)
    if content.differs(rows):
        excerpt = content.excerpt(rows) if as_it_was else None
        workbook.package.put(sheet.part, content.pieces(rows), excerpt)


def _by_cell(merged: FirstCells, marks: list[Mark]) -> dict[Place, list[Mark]]:
    """The marks of each cell, gravest first, with those in merged areas at the first cell."""
    places = [cell(mark.cell) for mark in marks]
    grouped: dict[Place, list[Mark]] = {}
    for place, mark in zip(places, marks, strict=True):
        grouped.setdefault(merged.first(*place), []).append(mark)
    for meant in grouped.values():
        if len(meant) > 1:
            meant.sort(key=lambda mark: mark.level.gravity)
    return grouped


def _note(marks: list[Mark]) -> str:
    texts = list(dict.fromkeys([mark.text for mark in marks]))
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))

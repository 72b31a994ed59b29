"""Make room: rows inserted into a sheet of a package, and everything that points below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.ooxml.figures import whole
from toolkit.ooxml.namespaces import CHART
from toolkit.ooxml.namespaces import EXCEL
from toolkit.ooxml.namespaces import NEWER_CHARTS
from toolkit.ooxml.namespaces import SHEET_DRAWING
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.namespaces import THREADED_COMMENTS
from toolkit.ooxml.relationships import THREADED_COMMENT
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import attribute
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.workbooks.patching.insertion import Insertion
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

_MOVED = tuple(f"{{{space}}}*" for space in (*SPREADSHEET, THREADED_COMMENTS))
_FORMULAS = frozenset(
    f"{{{space}}}{name}"
    for space, names in {
        **dict.fromkeys(SPREADSHEET, ("f", "formula", "formula1", "formula2")),
        **dict.fromkeys((EXCEL, *CHART, *NEWER_CHARTS), ("f",)),
    }.items()
    for name in names
)
_AREAS = tuple(f"{{{space}}}sqref" for space in (EXCEL, *NEWER_CHARTS))
_BREAKS = SPREADSHEET.names("rowBreaks")
_CORNERS = frozenset((*SHEET_DRAWING.names("from"), *SHEET_DRAWING.names("to")))
_NOT_MOVED = frozenset(
    tag for name in ("selection", "pane", "c", "row") for tag in SPREADSHEET.names(name)
)
_GROWING = frozenset(
    tag
    for name in ("autoFilter", "sortState", "sortCondition", "table")
    for tag in SPREADSHEET.names(name)
)
_BESIDE = (office("comments"), THREADED_COMMENT, office("table"))
_NOTE_ROW = re.compile(rb"(:(?:Row)\s*>\s*)(\d+)(\s*<)")
_NOTE_ANCHOR = re.compile(rb"(:Anchor\s*>)([^<]*)(<)")


def grow(workbook: Workbook, sheet: Sheet, insertion: Insertion) -> set[str]:
    """Insert empty rows and return the other sheets (parts) whose formulas were changed by it.

    `workbook.close` puts the changed names into the package.
    """
    package = workbook.package
    _alter(workbook, sheet.part, lambda root: _grow_sheet(root, insertion))
    relations = Relations(package, sheet.part)
    for kind in _BESIDE:
        for _, part in relations.of_kind(kind):
            _alter(workbook, part, lambda root: _move(root, insertion))
    for _, part in relations.of_kind(office("drawing")):
        _alter(workbook, part, lambda root: _move_shapes(root, insertion))
    for _, part in relations.of_kind(office("vmlDrawing")):
        package.put(part, _move_notes(package.read(part), insertion))
    workbook.drop_calculation_chain()
    return _point_anew(workbook, sheet, insertion)


def _alter(workbook: Workbook, part: str, change: Callable[[Any], None]) -> None:
    root = parse(workbook.package.read(part), part)
    change(root)
    workbook.package.put(part, serialise(root))


def _grow_sheet(root: Any, insertion: Insertion) -> None:
    for row in children(child(root, "sheetData"), "row"):
        number = whole(row.get("r"))
        if number >= insertion.at:
            row.set("r", str(insertion.row(number)))
            for each in children(row, "c"):
                if each.get("r"):
                    each.set("r", insertion.moved(each.get("r")))
    _move(root, insertion)
    _rewrite_formulas(root, insertion, own=True)
    for element in root.iter(*_AREAS):
        element.text = insertion.grown(element.text or "")
    for breaks in root.iter(*_BREAKS):
        for element in children(breaks, "brk"):
            element.set("id", str(insertion.row(whole(element.get("id")) + 1) - 1))


def _move(root: Any, insertion: Insertion) -> None:
    """Areas and cells in attributes, in whatever part they stand."""
    for element in root.iter(*_MOVED):
        if element.tag in _NOT_MOVED:
            continue
        if (areas := element.get("sqref")) is not None:
            element.set("sqref", insertion.grown(areas))
        if (area := element.get("ref")) is not None:
            wider = insertion.grown if element.tag in _GROWING else insertion.moved
            element.set("ref", wider(area))


def _rewrite_formulas(root: Any, insertion: Insertion, *, own: bool) -> None:
    for element in root.iter(*_FORMULAS):
        if element.text:
            element.text = insertion.formula(element.text, own=own)


def _move_shapes(root: Any, insertion: Insertion) -> None:
    for element in root.iter(*SHEET_DRAWING.names("row")):
        if element.getparent().tag in _CORNERS:
            element.text = str(insertion.row(whole(element.text) + 1) - 1)


def _move_notes(content: bytes, insertion: Insertion) -> bytes:
    def row(match: re.Match[bytes]) -> bytes:
        return match[1] + b"%d" % (insertion.row(int(match[2]) + 1) - 1) + match[3]

    def anchor(match: re.Match[bytes]) -> bytes:
        edges = [edge.strip() for edge in match[2].split(b",")]
        for place in (2, 6):
            if place < len(edges) and edges[place].isdigit():
                edges[place] = b"%d" % (insertion.row(int(edges[place]) + 1) - 1)
        return match[1] + b", ".join(edges) + match[3]

    return _NOTE_ANCHOR.sub(anchor, _NOTE_ROW.sub(row, content))


def _point_anew(workbook: Workbook, sheet: Sheet, insertion: Insertion) -> set[str]:
    """Formulas of other sheets, names, and the figures that charts draw; the parts changed."""
    names = child(workbook.root, "definedNames")
    for name in [] if names is None else children(names, "definedName"):
        if name.text:
            name.text = insertion.formula(name.text, own=False)
    mention = attribute(sheet.name.replace("'", "''")).encode()
    charts = [name for name in workbook.package.names() if "/charts/" in name.lower()]
    others = [other.part for other in workbook.sheets if other is not sheet]
    changed = set()
    for part in (*others, *(name for name in charts if name.lower().endswith(".xml"))):
        if mention in workbook.package.read(part):
            _alter(workbook, part, lambda root: _rewrite_formulas(root, insertion, own=False))
            changed.add(part)
    return changed

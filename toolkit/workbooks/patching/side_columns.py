"""A column put beside a table of a sheet: its filter, and its table where it is one, take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.references import address
from toolkit.ooxml.references import area_at
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted
from toolkit.ooxml.relationships import office
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.editing import cells_of
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.sheet_tree import SheetTree
from toolkit.workbooks.patching.text_lines import lines
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from toolkit.ooxml.references import Area
    from toolkit.workbooks.patching.model import SideColumn
    from toolkit.workbooks.patching.workbook import Sheet
    from toolkit.workbooks.patching.workbook import Workbook

_LINE, _TALLEST = 16.5, 409  # -- points --
_FILTERED = "_xlnm._FilterDatabase"


def put_side_column(workbook: Workbook, column: SideColumn) -> None:
    """Put the column; a cell for which an empty text is given is emptied.

    Raises:
        PackageError: the sheet is not there or not sound.
    """
    sheet = workbook.worksheet(column.sheet)
    rows = {column.heading_row, *column.texts}
    tree = SheetTree(workbook.package.read(sheet.part), sheet.part, rows)
    _write(workbook, tree, column)
    tree.widen_column(column.column, column.width)
    _filter(workbook, sheet, tree, column)
    workbook.package.put(sheet.part, tree.content())
    for _, part in Relations(workbook.package, sheet.part).of_kind(office("table")):
        root = parse(workbook.package.read(part), part)
        if _grow_table(root, column):
            workbook.package.put(part, serialise(root))


def _write(workbook: Workbook, tree: SheetTree, column: SideColumn) -> None:
    cells, styles = cells_of(workbook), workbook.styles
    if any(tree.has_formula(row, column.column) for row in column.texts):
        workbook.drop_calculation_chain()
    for row in column.texts:
        tree.clear(row, column.column)
    head = styles.tinted(tree.style(column.heading_row, column.like), None)
    tree.write(column.heading_row, column.column, column.heading, head, cells)
    worded: dict[int, int] = {}
    for row, text in sorted((row, text) for row, text in column.texts.items() if text):
        like = tree.style(row, column.like)
        if like not in worded:
            worded[like] = styles.altered(styles.tinted(like, None), worded=True)
        tree.write(row, column.column, text, worded[like], cells)
        _heighten(tree.row(row), lines(text, column.width - 1))


def _heighten(row: Any, count: int) -> None:
    """Room for all lines in a row that is lower."""
    height = min(_LINE * count, _TALLEST)
    if count > 1 and height > float(row.get("ht") or 0):
        row.set("ht", f"{height:g}")


def _filter(workbook: Workbook, sheet: Sheet, tree: SheetTree, column: SideColumn) -> None:
    """Let the sheet's own filter take in the column, and the hidden name that goes with it.

    Its arrows stand on the headings, or on the 示例 row below them.
    """
    element = child(tree.root, "autoFilter")
    area = None if element is None else area_at(element.get("ref") or "")
    if area is None or area.top - column.heading_row not in {0, 1} or area.right >= column.column:
        return
    element.set("ref", _reference(area, column.column))
    names = child(workbook.root, "definedNames")
    for name in [] if names is None else children(names, "definedName"):
        own = name.get("localSheetId") == str(workbook.sheets.index(sheet))
        if own and name.get("name") == _FILTERED:
            first = f"${column_letters(area.left)}${area.top}"
            last = f"${column_letters(column.column)}${area.bottom}"
            name.text = f"{quoted(sheet.name)}!{first}:{last}"


def _grow_table(root: Any, column: SideColumn) -> bool:
    """Take the column into a table that ends beside it; a table that a query fills stays as it is."""
    area = area_at(root.get("ref") or "")
    group = child(root, "tableColumns")
    if area is None or group is None or root.get("tableType") == "queryTable":
        return False
    beside = area.top == column.heading_row and area.right == column.column - 1
    if not beside or root.get("headerRowCount") == "0":
        return False
    there = list(children(group, "tableColumn"))
    number = max((int(each.get("id", "0")) for each in there), default=0) + 1
    new = {"id": str(number), "name": column.heading}
    etree.SubElement(group, f"{namespace(root)}tableColumn", new)
    group.set("count", str(len(there) + 1))
    root.set("ref", _reference(area, column.column))
    own = child(root, "autoFilter")
    filtered = None if own is None else area_at(own.get("ref") or "")
    if filtered is not None:
        own.set("ref", _reference(filtered, column.column))
    return True


def _reference(area: Area, right: int) -> str:
    return f"{address(area.top, area.left)}:{address(area.bottom, right)}"

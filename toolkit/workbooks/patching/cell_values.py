"""Single cells of a small sheet given other values, such as those of a hidden system sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import address
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import fragments
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.values import Cells


def with_values(content: bytes, part: str, values: Mapping[str, CellValue], cells: Cells) -> bytes:
    """The worksheet with values at addresses; cells keep their formats, missing ones are made.

    Raises:
        PackageError: an address is none, or Excel has no form for a value.
    """
    root = parse(content, part, comments=False)
    rows = child(root, "sheetData")
    for reference, value in values.items():
        row, column = cell(reference)
        old = _cell(_row(rows, row), row, column)
        style = whole(old.get("s"))
        markup = cells.cell(address(row, column), style, value)
        old.getparent().replace(old, fragments(markup, namespace(root)[1:-1])[0])
    return serialise(root)


def _row(rows: Any, number: int) -> Any:
    at = 0
    for row in children(rows, "row"):
        at = whole(row.get("r"), at + 1)
        if at == number:
            return row
        if at > number:
            new = etree.Element(rows.tag.replace("sheetData", "row"), r=str(number))
            row.addprevious(new)
            return new
    return etree.SubElement(rows, rows.tag.replace("sheetData", "row"), r=str(number))


def _cell(row: Any, number: int, column: int) -> Any:
    at = 0
    tag = namespace(row) + "c"
    row.attrib.pop("spans", None)
    for each in children(row, "c"):
        at = cell(each.get("r"))[1] if each.get("r") else at + 1
        if at == column:
            return each
        if at > column:
            new = etree.Element(tag, r=address(number, column))
            each.addprevious(new)
            return new
    return etree.SubElement(row, tag, r=address(number, column))

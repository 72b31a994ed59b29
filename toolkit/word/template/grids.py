"""After rendering: the grid of a table whose rows data has made wider or narrower."""

from __future__ import annotations

from lxml import etree

from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark

GRID = "grid"


def mark_grids(root: Element, key: str) -> bool:
    """Mark the tables whose columns depend on data; tell whether there is any."""
    found = False
    for table in list(root.iter(W + "tbl")):
        if any(_is_elastic(row, key) for row in table.iter(W + "tr")):
            table.insert(0, etree.ProcessingInstruction(GRID, ""))
            found = True
    return found


def _is_elastic(row: Element, key: str) -> bool:
    spans = (span.get(W + "val", "") for span in row.iter(W + "gridSpan"))
    return any(is_mark(child) for child in row) or any(key in span for span in spans)


def settle(xml: str) -> str:
    """The XML of a part with as many grid columns as the rows of each marked table have."""
    root = parse(xml)
    for mark in [node for node in root.iter(etree.PI) if node.target == GRID]:
        table = mark.getparent()
        table.remove(mark)
        _fit(table)
    text: str = etree.tostring(root, encoding="unicode")
    return DECLARATION + text


def _fit(table: Element) -> None:
    grid = table.find(W + "tblGrid")
    columns = [] if grid is None else grid.findall(W + "gridCol")
    wanted = max(
        (_width(row) for row in table.iter(W + "tr") if row.getparent() is table), default=0
    )
    if not columns or not wanted or wanted == len(columns):
        return
    widths = [int(float(column.get(W + "w", "0"))) for column in columns]
    total = sum(widths)
    if wanted > len(columns):
        scale = len(columns) / wanted
        fitted = [int(width * scale) for width in widths]
        fitted += [total // wanted] * (wanted - len(columns))
    else:
        extra = sum(widths[wanted:]) // wanted
        fitted = [width + extra for width in widths[:wanted]]
    for column in columns:
        grid.remove(column)
    for width in fitted:
        etree.SubElement(grid, W + "gridCol", {W + "w": str(width)})


def _width(row: Element) -> int:
    """Over how many grid columns a row reaches."""
    width = 0
    for name in ("gridBefore", "gridAfter"):
        skipped = row.find(f"{W}trPr/{W}{name}")
        width += 0 if skipped is None else int(skipped.get(W + "val", "0"))
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row:
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width += 1 if span is None else int(span.get(W + "val", "1"))
    return width

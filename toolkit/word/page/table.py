"""Tables: a heading row that repeats on each page, fixed columns, rules or none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.word.page.markup import text

if TYPE_CHECKING:
    from toolkit.word.page.source import Column
    from toolkit.word.page.source import Table

_MERGED_LEFT = "←"
_RULED_ROW = 420  # twips at least
_UNRULED_ROW = 579
_MARGINS = (
    '<w:tblCellMar><w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/></w:tblCellMar>'
)


def table_xml(table: Table, width: int, size: float) -> str:
    """A w:tbl of `width` twips; `size` is the type's in points.

    A ruled table's first row is its heading. A cell of ← continues the cell at its left.
    """
    widths = _column_widths(table, width)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(
        _row(table, number, cells, widths, round(size * 2))
        for number, cells in enumerate(table.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>{_borders(table)}'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _column_widths(table: Table, width: int) -> list[int]:
    whole = sum(column.width for column in table.columns)
    edges = [0]
    reached = 0.0
    for column in table.columns:
        reached += column.width
        edges.append(round(width * reached / whole))
    return [right - left for left, right in pairwise(edges)]


def _borders(table: Table) -> str:
    if not table.ruled:
        return ""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _row(
    table: Table, number: int, cells: tuple[str, ...], widths: list[int], half_points: int
) -> str:
    heading = table.ruled and number == 0
    repeat = "<w:tblHeader/>" if heading else ""
    style = f"Table{'Head' if heading else 'Text'}{half_points}"
    inside = "".join(
        _cell(words, span, sum(widths[start : start + span]), style, column)
        for start, span, words, column in _spans(table, cells)
    )
    height = f'<w:trHeight w:val="{_RULED_ROW if table.ruled else _UNRULED_ROW}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{inside}</w:tr>"


def _spans(table: Table, cells: tuple[str, ...]) -> list[tuple[int, int, str, Column]]:
    """Where each cell starts, how many columns it spans, its words and its first column."""
    if len(cells) == 1:
        return [(0, len(table.columns), cells[0], table.columns[0])]
    spans: list[tuple[int, int, str, Column]] = []
    for index, (words, column) in enumerate(zip(cells, table.columns, strict=True)):
        if words == _MERGED_LEFT and spans:
            start, span, first, head = spans[-1]
            spans[-1] = (start, span + 1, first, head)
        else:
            spans.append((index, 1, words, column))
    return spans


def _cell(words: str, span: int, width: int, style: str, column: Column) -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    aligned = "" if style.startswith("TableHead") else f'<w:jc w:val="{column.alignment}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}<w:vAlign w:val="center"/></w:tcPr>'
        f"{text(style, words, properties=aligned)}</w:tc>"
    )

"""Cells of a workbook that are known by name, given another content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.references import cell_at
from toolkit.ooxml.references import unquoted
from toolkit.workbooks.patching.editing import cells_of
from toolkit.workbooks.patching.sheet_tree import SheetTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.workbook import Workbook


def put_named(workbook: Workbook, said: Mapping[str, CellValue]) -> None:
    """Give the cells of these names their content; what the workbook has no such cell for is left out."""
    by_part: dict[str, list[tuple[int, int, CellValue]]] = {}
    names = workbook.names
    for name, value in said.items():
        title, _, reference = names.get(name.casefold(), "").lstrip("=").rpartition("!")
        place = cell_at(reference.replace("$", ""))
        sheet = workbook.sheet(unquoted(title)) if title else None
        if place and sheet is not None and sheet.is_worksheet:
            by_part.setdefault(sheet.part, []).append((*place, value))
    for part, wanted in by_part.items():
        tree = SheetTree(workbook.package.read(part), part, {row for row, *_ in wanted})
        if any(tree.has_formula(row, column) for row, column, _ in wanted):
            workbook.drop_calculation_chain()
        for row, column, value in wanted:
            tree.write(row, column, value, tree.style(row, column), cells_of(workbook))
        workbook.package.put(part, tree.content())

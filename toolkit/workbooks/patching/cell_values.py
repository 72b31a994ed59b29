"""Single cells of a small sheet given other values, such as those of a hidden system sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_tree import SheetTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.values import Cells


def with_values(content: bytes, part: str, values: Mapping[str, CellValue], cells: Cells) -> bytes:
    """The worksheet with values at addresses; cells keep their formats, missing ones are made.

    Raises:
        PackageError: an address is none, or Excel has no form for a value.
    """
    places = [cell(reference) for reference in values]
    tree = SheetTree(content, part, {row for row, _ in places})
    for (row, column), value in zip(places, values.values(), strict=True):
        tree.write(row, column, value, tree.style(row, column), cells)
    return tree.content()

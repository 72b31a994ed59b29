"""Whole blocks of cells: what is in them and how they are formatted, in a handful of calls."""

import re
from collections.abc import Iterable
from typing import Any
from typing import NamedTuple

from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.ooxml.references import column_number

CONSTANTS = 1 | 2 | 4  # numbers, dates, texts
NOTES = 8
FORMULAS = 16
CONTENTS = CONSTANTS | FORMULAS
FORMATS = 32 | 64 | 256  # hard attributes, styles, attributes within a text


class FormatGroup(NamedTuple):
    """Cells of one formatting: their number format's key and their SheetCellRanges."""

    key: int
    cells: Any

    def areas(self) -> list[Rectangle]:
        """Where the cells are."""
        return addresses(self.cells)


_ADDRESS = re.compile(r"\.([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")


def addresses(cells: Any) -> list[Rectangle]:
    """Where the parts of a UNO SheetCellRanges are.

    Its text is quicker to take apart than hundreds of structs are to fetch; a sheet's name in
    quotes could hold anything, so there the structs it is.
    """
    text = cells.RangeAddressesAsString
    if "'" in text:
        return [rectangle(found) for found in cells.RangeAddresses]
    return [
        Rectangle(int(top), column_number(left), int(bottom or top), column_number(right or left))
        for left, top, right, bottom in _ADDRESS.findall(text)
    ]


def rectangle(address: Any) -> Rectangle:
    """A UNO CellRangeAddress as a Rectangle."""
    return Rectangle(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow + 1,
        address.EndColumn + 1,
    )


def address(sheet_index: int, area: Rectangle) -> Any:
    """A Rectangle as a UNO CellRangeAddress."""
    return struct(
        "table.CellRangeAddress",
        Sheet=sheet_index,
        StartColumn=area.left - 1,
        StartRow=area.top - 1,
        EndColumn=area.right - 1,
        EndRow=area.bottom - 1,
    )


def cell_ranges(sheet: Any, areas: Iterable[Rectangle]) -> Any:
    """One UNO SheetCellRanges over `areas` of an engine sheet."""
    index = sheet.api.RangeAddress.Sheet
    together = sheet.book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
    together.addRangeAddresses(tuple(address(index, area) for area in areas), False)
    return together


def format_groups(cells: Any) -> list[FormatGroup]:
    """The groups of equally formatted cells of a UNO cell range."""
    groups = cells.getUniqueCellFormatRanges()
    found = [groups.getByIndex(place) for place in range(groups.Count)]
    return [FormatGroup(group.NumberFormat, group) for group in found]


def areas_with(cells: Any, flags: int) -> list[Rectangle]:
    """Where a UNO cell range has contents of the kinds `flags`."""
    return within(cells, cells.queryContentCells(flags))


def within(cells: Any, found: Any) -> list[Rectangle]:
    """Those of the SheetCellRanges `found` that lie in the UNO cell range `cells`.

    Asked for contents beyond the last used column, LibreOffice answers for that column instead.
    """
    asked = rectangle(cells.RangeAddress)
    return [part for area in addresses(found) if (part := area.common(asked))]


def noted_cells(cells: Any) -> list[tuple[int, int]]:
    """Row and column of the cells that have a note."""
    return [
        (row, column)
        for area in areas_with(cells, NOTES)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]


def written_singly(cells: Any, area: Rectangle) -> list[tuple[int, int]]:
    """Row and column of the cells that no bulk call may write.

    It deletes notes, and what it does to a cell alone is not noted for Undo as the cell's own calls are.
    """
    return [(area.top, area.left)] if area.size == 1 else noted_cells(cells)


def uniform(cells: Any, name: str) -> Any:
    """A property's value, or None where the cells differ."""
    if cells.getPropertyState(name).value == "AMBIGUOUS_VALUE":
        return None
    return cells.getPropertyValue(name)


class SteadyRows:
    """Keeps LibreOffice from fitting row heights meanwhile: it takes longer than the writing.

    A class, since contextlib's generators stumble over UNO's exceptions, whose traceback is not
    theirs to set.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._before = document.IsAdjustHeightEnabled

    def __enter__(self) -> None:
        self._document.IsAdjustHeightEnabled = False

    def __exit__(self, *_: object) -> None:
        self._document.IsAdjustHeightEnabled = self._before

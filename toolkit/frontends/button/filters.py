"""A filter of LibreOffice's that hides rows of a sheet, cleared for every row of its area."""

from __future__ import annotations

from typing import Any


def show_all(document: Any, sheet: Any) -> None:
    """Show what the arrows of a sheet filter away; they stay, and none says any more that it filters.

    Held to exactly their area: given another, LibreOffice would move them there.
    """
    ranges = document.getPropertyValue("UnnamedDatabaseRanges")
    area = ranges.getByTable(sheet.RangeAddress.Sheet).DataArea
    ends = area.StartColumn, area.StartRow, area.EndColumn, area.EndRow
    cells = sheet.getCellRangeByPosition(*ends)
    nothing = cells.createFilterDescriptor(True)
    nothing.ContainsHeader = True  # -- else the next filter hides the row with the arrows --
    cells.filter(nothing)

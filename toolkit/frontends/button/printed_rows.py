"""What of a ledger Excel prints, laid again: the filled rows; LibreOffice has its own way (`own_commands`).

A new workbook has the same. Who saved it in LibreOffice, or chose an area in its place, has it no more.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.workbooks.blank.printing import filled_area

if TYPE_CHECKING:
    from xlwings import Sheet as OpenSheet

PRINT_AREA = "Print_Area"


def print_filled_rows(sheet: OpenSheet, width: int, last: int) -> None:
    """Let Excel work out what it prints (by Microsoft's reference of Names.Add; not tried in Excel itself)."""
    with suppress(Exception):
        if hasattr(sheet.api, "Names"):
            sheet.api.Names.Add(PRINT_AREA, f"={filled_area(sheet.name, width, last)}")

"""What of a ledger Excel prints: the filled rows, whenever it is asked; LibreOffice has its own way (`own_commands`)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted

if TYPE_CHECKING:
    from xlwings import Sheet as OpenSheet

PRINT_AREA = "Print_Area"


def printed_area(sheet: str, width: int, last: int) -> str:
    """The area as a formula: down to the last row that holds anything, up to row `last` where none does.

    It hangs on the example row, which cannot be deleted.
    """
    area = f"{quoted(sheet)}!$A${EXAMPLE_ROW}:${column_letters(width)}${last}"
    filled = f"MAX((IFERROR(LEN({area}),1)>0)*(ROW({area})-MIN(ROW({area}))+1))"
    end = f"MOD(SUMPRODUCT({filled})-2,ROWS({area})-1)+2"
    return f"=INDEX({area},2,1):INDEX({area},{end},{width})"


def print_filled_rows(sheet: OpenSheet, width: int, last: int) -> None:
    """Let Excel work out what it prints (by Microsoft's reference of Names.Add; not tried in Excel itself)."""
    with suppress(Exception):
        if hasattr(sheet.api, "Names"):
            sheet.api.Names.Add(PRINT_AREA, printed_area(sheet.name, width, last))

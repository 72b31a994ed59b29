"""What of a ledger is printed: the filled rows, and of one that is sent out a few empty ones.

For what is sent out no area is set. One that follows what is filled must be a formula, which LibreOffice does not take and openpyxl
drops; a fixed one would cut what is added. Without one every program prints from the first cell to the last that
holds something or has lines of its own. So nothing stands below the rows, the prepared ones have their lines from
a conditional format, and only the filled rows and the last of a few empty ones have their own
(`toolkit.workbooks.patching.SplicedRows.ruled`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted
from toolkit.workbooks.blank.styles import FAINT

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles


def line_rows(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    """Draw the lines of the prepared rows."""
    lines = styles(border=1, border_color=FAINT)
    rule = {"type": "formula", "criteria": "=TRUE", "format": lines}
    sheet.conditional_format(FIRST_DATA_ROW - 1, 0, plan.end_row - 2, len(plan.columns) - 1, rule)


def print_filled_rows(book: Workbook, plan: SheetPlan) -> None:
    """Set the area that is printed of a ledger that the office itself keeps: the filled rows below the headings."""
    last, name = plan.end_row - 1, plan.ledger.sheet
    area = filled_area(name, len(plan.columns), last)
    book.define_name(f"{quoted(name)}!_xlnm.Print_Area", f"={area}")


def filled_area(sheet: str, width: int, last: int) -> str:
    """The formula, without its =, of the rows down to the last that holds anything, up to row `last` where none does.

    It hangs on the example row, which cannot be deleted.
    """
    area = f"{quoted(sheet)}!$A${EXAMPLE_ROW}:${column_letters(width)}${last}"
    filled = f"MAX((IFERROR(LEN({area}),1)>0)*(ROW({area})-MIN(ROW({area}))+1))"
    end = f"MOD(SUMPRODUCT({filled})-2,ROWS({area})-1)+2"
    # -- the whole area, never chosen, is for ExcelJS: it fails on a print area in which it finds no plain range --
    return f"CHOOSE(2,{area},INDEX({area},2,1):INDEX({area},{end},{width}))"

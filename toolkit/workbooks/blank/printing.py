"""What of a sheet is printed that is sent out: the rows that are filled and a few more, not the spare ones.

A program that knows formulas in names (Excel, WPS) takes the area from one. LibreOffice does not, and prints
the sheet whole; but it leaves out pages on which nothing stands, as long as no cell has lines of its own. So
the lines come from a conditional format, and the end mark begins a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import END_MARK
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

FEW = 5  # -- empty rows on paper, for what is added by hand --


def print_what_is_filled(book: Workbook, sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    """Draw the prepared rows' lines and set the area that is printed."""
    last = plan.end_row - 1
    lines = styles(border=1, border_color=FAINT)
    rule = {"type": "formula", "criteria": "=TRUE", "format": lines}
    sheet.conditional_format(FIRST_DATA_ROW - 1, 0, last - 1, len(plan.columns) - 1, rule)
    sheet.set_h_pagebreaks([last])
    name = quoted(plan.ledger.sheet)
    book.define_name(f"{name}!_xlnm.Print_Area", f"={print_area(plan)}")


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
    return f"INDEX({area},2,1):INDEX({area},{end},{width})"


def print_area(plan: SheetPlan) -> str:
    """The formula of the printed cells, without its =.

    It runs from the example row to the end mark, neither of which can be deleted, as what is counted does.
    """
    sheet, right = quoted(plan.ledger.sheet), f"${column_letters(len(plan.columns))}"
    rows = f"${EXAMPLE_ROW}:{{}}${plan.end_row}"
    first, column = (f"{sheet}!$A{rows.format(at)}" for at in ("$A", right))
    edge = f"{sheet}!{right}{rows.format(right)}"
    filled = f'({column}<>"")*({first}<>"{END_MARK}")*(ROW({column})-{EXAMPLE_ROW - 1})'
    count = f"MIN(ROWS({first})-1,SUMPRODUCT(MAX({filled}))+{FEW})"
    return f"{sheet}!$A$1:INDEX({edge},{count})"

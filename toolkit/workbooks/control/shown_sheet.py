"""The frame of the sheets that buttons work with and that are no ledgers: title, what to know, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import LINK
from toolkit.workbooks.blank.styles import SUBTITLE
from toolkit.workbooks.blank.styles import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.blank.styles import Styles

FIRST = 1  # -- the first column (from 0) in which anything stands --
A4 = 9


def shown_sheet(
    book: Workbook, title: str, said: str, widths: Sequence[float], back: int, styles: Styles
) -> Worksheet:
    """Add a sheet, printed across; its title and what is said of it stand above row 4.

    Args:
        book: the workbook.
        title: its name.
        said: when it is filled, as a sentence.
        widths: of its columns, from the first on, in characters.
        back: the column (from 0) with the way back to the front page.
        styles: of the workbook.
    """
    sheet = book.add_worksheet(title)
    sheet.set_tab_color(ACCENT)
    sheet.hide_gridlines(2)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.set_row(1, 36)
    sheet.write_string(1, FIRST, title, styles(TITLE))
    sheet.write_string(2, FIRST, said, styles(SUBTITLE))
    sheet.write_url(1, back, f"internal:'{FRONT_SHEET}'!A1", styles(LINK), f"回{FRONT_SHEET}")
    sheet.set_paper(A4)
    sheet.set_landscape()
    return sheet

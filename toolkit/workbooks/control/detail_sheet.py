"""The sheet 详情: sentence by sentence what the last click told, and the first pages of the papers it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import GENERATE
from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.declare.layout import DETAIL_NAME
from toolkit.declare.layout import DETAIL_ROWS
from toolkit.declare.layout import PAGES
from toolkit.declare.layout import PAGES_NAME
from toolkit.declare.layout import PAPERS_FOLDER
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import LINK
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.control.shown_sheet import FIRST
from toolkit.workbooks.control.shown_sheet import shown_sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.blank.styles import Styles

PAGE_WIDTH = 36
WIDTHS = (2, 46, 2, *[PAGE_WIDTH] * PAGES)
HEADING_ROW, PAGE = 4, 3
SAID = "“首页”上写不下的，这里一句一行。"
SEEN = f"点{GENERATE}后，右边是各份公文的第一页（LibreOffice 打开这张表时画出，不存进台账；Excel、WPS 不画，点“打开”看）。"


def write_detail(book: Workbook, styles: Styles) -> None:
    """Add the sheet; its cells are open for the button."""
    sheet = shown_sheet(book, DETAIL_SHEET, SAID + SEEN, WIDTHS, PAGE, styles)
    sheet.set_row(HEADING_ROW, 24)
    sheet.write_string(HEADING_ROW, FIRST, "上一次点按钮：做了什么，要做什么", styles(HEADING))
    _lines(book, sheet, styles)
    _pages(book, sheet, styles)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _lines(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """No row is given a height: each grows with its sentence."""
    first, last = HEADING_ROW + 1, HEADING_ROW + DETAIL_ROWS
    for row in range(first, last + 1):
        look = styles(
            BOXED, locked=False, font_size=10.5, num_format=TEXT_FORMAT, bold=row == first
        )
        sheet.write_blank(row, FIRST, None, look)
    _define(book, DETAIL_NAME, (first, FIRST, last, FIRST))


def _pages(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    last = PAGE + PAGES - 1
    folder = styles(LINK, text_wrap=False)
    sheet.write_url(
        1, PAGE + 1, f"external:{PAPERS_FOLDER}", folder, f"打开“{PAPERS_FOLDER}”文件夹"
    )
    for at in range(PAGE, last + 1):
        name = styles(BODY, locked=False, bold=True, num_format=TEXT_FORMAT, align="center")
        sheet.write_blank(HEADING_ROW, at, None, name)
        sheet.write_blank(HEADING_ROW + 1, at, None, styles(LINK, locked=False, align="center"))
    _define(book, PAGES_NAME, (HEADING_ROW, PAGE, HEADING_ROW + 1, last))


def _define(book: Workbook, name: str, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.utility import xl_range_abs

    book.define_name(name, f"='{DETAIL_SHEET}'!{xl_range_abs(*area)}")

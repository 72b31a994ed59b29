"""The sheet 日程: what is due soon, as the last 校验 found it; the button fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.fixed_sheets import CALENDAR_SHEET
from toolkit.declare.layout import CALENDAR_HEADINGS
from toolkit.declare.layout import CALENDAR_NAME
from toolkit.declare.layout import CALENDAR_ROWS
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import GENERAL
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.control.shown_sheet import FIRST
from toolkit.workbooks.control.shown_sheet import shown_sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.blank.styles import Styles

WIDTHS = (2, 12, 9, 20, 20, 52, 18)
HEADING_ROW = 4
SOON, NOW = 7, 3  # -- days left --
DAY, LEFT, PLACE = 0, 1, len(CALENDAR_HEADINGS) - 1


def write_calendar(book: Workbook, styles: Styles) -> None:
    """Add the sheet; its lines are open for the button."""
    said = f"点{VALIDATE}时填写：统计截止日以后60天内到期、还没有做的，近的在前。已过期的在“校验结果”。"
    sheet = shown_sheet(book, CALENDAR_SHEET, said, WIDTHS, FIRST + 4, styles)
    sheet.set_row(HEADING_ROW, 24)
    for at, words in enumerate(CALENDAR_HEADINGS, start=FIRST):
        sheet.write_string(HEADING_ROW, at, words, styles(HEADING))
    _lines(book, sheet, styles)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)
    sheet.protect()


def _lines(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    from xlsxwriter.utility import xl_range_abs

    first, last = HEADING_ROW + 1, HEADING_ROW + CALENDAR_ROWS
    looks: dict[int, dict[str, object]] = {
        DAY: {"num_format": DATE_FORMAT, "align": "center", "bold": True},
        LEFT: {"num_format": '0"天"', "align": "center"},
        PLACE: {"font_color": ACCENT, "underline": 1},
    }
    for row in range(first, last + 1):
        for at in range(len(CALENDAR_HEADINGS)):
            look = {"num_format": GENERAL, "align": "left", **looks.get(at, {})}
            style = styles(BOXED, look, locked=False, font_size=10)
            sheet.write_blank(row, FIRST + at, None, style)
    area = (first, FIRST, last, FIRST + len(CALENDAR_HEADINGS) - 1)
    book.define_name(CALENDAR_NAME, f"='{CALENDAR_SHEET}'!{xl_range_abs(*area)}")
    left = f"$C{first + 1}"
    for most, colour in ((NOW, "#F8D5D0"), (SOON, "#FFEBC2")):
        rule = {"type": "formula", "criteria": f'=AND({left}<>"",{left}<={most})'}
        look = book.add_format({"bg_color": colour})
        sheet.conditional_format(first, FIRST, last, FIRST + 1, {**rule, "format": look})

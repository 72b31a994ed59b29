"""The sheet 签发: which paper is signed and by whom, what the check said, the reasons beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import SIGNING_SHEET
from toolkit.declare.signing import REASONS
from toolkit.declare.signing_sheet import CHECKS_NAME
from toolkit.declare.signing_sheet import DATED
from toolkit.declare.signing_sheet import FORM
from toolkit.declare.signing_sheet import FORM_NAME
from toolkit.declare.signing_sheet import HEADINGS
from toolkit.declare.signing_sheet import HOW
from toolkit.declare.signing_sheet import PRINTED
from toolkit.declare.signing_sheet import ROWS
from toolkit.workbooks.blank.entry import in_lines
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import SUBTITLE
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.control.shown_sheet import shown_sheet

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.workbooks.blank.styles import Styles

WIDTHS = (2, 18, 8, 52, 34, 16, 26)
LABEL, CELL, FIRST = 1, 3, 1
FORM_ROW, ROW_HEIGHT = 4, 22
HEADING_ROW = FORM_ROW + len(FORM) + 1
TYPED = 2  # -- columns of the table in which the clerk types --


def write_signing(book: Workbook, styles: Styles) -> None:
    """Add the sheet; its cells that people or the button write are open."""
    sheet = shown_sheet(book, SIGNING_SHEET, HOW, WIDTHS, CELL + 1, styles)
    _form(book, sheet, styles)
    _checks(book, sheet, styles)
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _form(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    for row, (name, said) in enumerate(FORM, start=FORM_ROW):
        sheet.set_row(row, ROW_HEIGHT)
        label = styles(BOXED, bold=True, font_color=ACCENT, indent=1)
        sheet.merge_range(row, LABEL, row, CELL - 1, name, label)
        form = DATE_FORMAT if name in {DATED, PRINTED} else TEXT_FORMAT
        cell = styles(BOXED, locked=False, num_format=form, align="left", indent=1)
        sheet.write_blank(row, CELL, None, cell)
        sheet.write_string(row, CELL + 1, said, styles(SUBTITLE, font_size=9))
        asked = {"validate": "any", "input_title": name, "input_message": in_lines(said)}
        sheet.data_validation(row, CELL, row, CELL, asked)
    _define(book, FORM_NAME, (FORM_ROW, CELL, FORM_ROW + len(FORM) - 1, CELL))


def _checks(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """The table of what is open; the clerk's columns are open, the others are for the button."""
    sheet.set_row(HEADING_ROW, ROW_HEIGHT)
    for at, words in enumerate(HEADINGS, start=FIRST):
        sheet.write_string(HEADING_ROW, at, words, styles(HEADING))
    cell = styles(BOXED, locked=False, font_size=10, num_format=TEXT_FORMAT)
    last = HEADING_ROW + ROWS
    for row in range(HEADING_ROW + 1, last + 1):
        for at in range(FIRST, FIRST + len(HEADINGS)):
            sheet.write_blank(row, at, None, cell)
    column = FIRST + len(HEADINGS) - TYPED
    asked = {
        "validate": "list",
        "source": list(REASONS),
        "input_title": HEADINGS[-TYPED],
        "input_message": in_lines("只有“写理由”的组要选；选“其他”的，在“说明”写明。"),
        "error_title": "请核对",
        "error_message": f"请选{'、'.join(REASONS)}之一。",
    }
    sheet.data_validation(HEADING_ROW + 1, column, last, column, asked)
    _define(book, CHECKS_NAME, (HEADING_ROW + 1, FIRST, last, FIRST + len(HEADINGS) - 1))


def _define(book: Workbook, name: str, area: tuple[int, int, int, int]) -> None:
    from xlsxwriter.utility import xl_range_abs

    book.define_name(name, f"='{SIGNING_SHEET}'!{xl_range_abs(*area)}")

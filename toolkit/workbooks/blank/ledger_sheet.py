"""One ledger's sheet: headings, example, empty rows ready to be filled, end mark, notes."""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from typing import TYPE_CHECKING

from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Referring
from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import heading_row
from toolkit.declare.layout import note_lines
from toolkit.declare.layout import note_row
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import address
from toolkit.workbooks.blank.cell_writing import put
from toolkit.workbooks.blank.entry import validation
from toolkit.workbooks.blank.heights import RowHeights
from toolkit.workbooks.blank.kinds import cell_style
from toolkit.workbooks.blank.printing import line_rows
from toolkit.workbooks.blank.printing import print_filled_rows
from toolkit.workbooks.blank.row_formulas import model_formulas
from toolkit.workbooks.blank.row_formulas import row_formula
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import CLOSED
from toolkit.workbooks.blank.styles import CLOSED_HEADING
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import END
from toolkit.workbooks.blank.styles import EXAMPLE
from toolkit.workbooks.blank.styles import GENERAL
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import NOTE
from toolkit.workbooks.blank.styles import NOTES_TITLE
from toolkit.workbooks.blank.styles import OPEN
from toolkit.workbooks.blank.styles import REQUIRED_HEADING
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.blank.styles import lines_needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.drop_downs import Lists
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Look
    from toolkit.workbooks.blank.styles import Styles

A4 = 9
PAGE_WIDTH = 150  # -- column units on one A4 landscape page that are still read with ease --
A_LITTLE = 0.25  # -- of a page: what is that much wider is printed smaller, not with one more page nearly empty --
NOTES_WIDTH = 110
NARROWEST_NOTES = 50
HEADING_HEIGHT = 36
END_HEIGHT = 20
NOTE_HEIGHT = 16
MOST_FROZEN = 3
SLANT = 3  # -- column units --

PERMITTED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}


def write_ledger(
    book: Workbook,
    sheet: Worksheet,
    plan: SheetPlan,
    styles: Styles,
    lists: Lists,
    rows: Sequence[Sequence[object]] = (),
) -> None:
    """Draw a plan's sheet; `rows` are its first data rows, in the order of its columns."""
    _columns(sheet, plan, styles)
    _headings(sheet, plan, styles)
    if plan.by_program:
        # -- open, for a click to say there what it filled --
        note = styles(NOTE, text_wrap=False, locked=False)
        row = note_row(plan.ledger) - 1
        sheet.set_row(row, HEADING_HEIGHT / 2, note)
        sheet.write_string(row, 0, note_lines(plan.ledger)[0], note)
    else:
        _example(sheet, plan, styles)
    if not plan.by_program and not plan.goes_out:
        _end(sheet, plan, styles)
    _rows(sheet, plan, styles, rows)
    _entry(sheet, plan, lists)
    _view(sheet, plan)
    _print(book, sheet, plan, styles)
    sheet.protect("", PERMITTED)


def _columns(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    """Formats of whole columns, so that the prepared rows hold no cells.

    Columns to the right are open too: Excel deletes and sorts only rows that are open throughout.
    """
    for at, column in enumerate(plan.columns):
        sheet.set_column(at, at, plan.width(column), styles(*_data_style(plan, column)))
    at = len(plan.columns)
    closed = plan.is_shared
    for _ in plan.headings[at:]:
        sheet.set_column(
            at, at, 12, styles(num_format=TEXT_FORMAT, locked=closed), {"hidden": True}
        )
        at += 1
    # -- the first and the last of them: `finishing` joins the two, XlsxWriter would draw 16384 of its own --
    for end in (at, LAST_COLUMN - 1):
        sheet.set_column(end, end, None, styles(locked=closed))
    # -- no cell stands there: XlsxWriter looks through all 16384 in every row, and so do readers
    sheet.dim_colmax = at - 1


def _headings(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    row = heading_row(plan.ledger) - 1
    sheet.set_row(row, HEADING_HEIGHT, styles(valign="vcenter"))
    for at, heading in enumerate(plan.headings):
        column = plan.columns[at] if at < len(plan.columns) else None
        closed = column is not None and plan.is_locked(column)
        required = column is not None and column.required and not plan.by_program and not closed
        style = styles(REQUIRED_HEADING if required else HEADING, CLOSED_HEADING if closed else {})
        sheet.write_string(row, at, heading, style)


def _example(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    row = EXAMPLE_ROW - 1
    cells = plan.example_cells
    # -- slanting words take more room, and break where a dash stands --
    heights = RowHeights(plan.columns, lambda each: plan.width(each) - SLANT, all_wrap=True)
    sheet.set_row(row, heights.needed(cells) or heights.usual, styles(valign="vcenter"))
    for at, value in enumerate(cells):
        column = plan.columns[at]
        style = styles(cell_style(column), EXAMPLE, text_wrap=True)
        formula = row_formula(column, plan.headings, EXAMPLE_ROW)
        if formula and at:
            sheet.write_formula(row, at, formula, style, "" if value is None else value)
        else:
            put(sheet, row, at, value, style)


def _rows(
    sheet: Worksheet, plan: SheetPlan, styles: Styles, rows: Sequence[Sequence[object]]
) -> None:
    heights = RowHeights(plan.columns, plan.width)
    if not plan.by_program:
        sheet.set_default_row(heights.usual)
    looks = [_data_style(plan, column) for column in plan.columns]
    style = cache(lambda at, own: styles(*looks[at], {"num_format": own} if own else {}))
    for number, row in enumerate(rows, start=FIRST_DATA_ROW - 1):
        sheet.set_row(number, heights.needed(row))
        for at, (_, value) in enumerate(zip(looks, row, strict=True)):
            if value is not None:
                put(sheet, number, at, value, style(at, _own_format(value)))
    if plan.goes_out and not rows:
        _model(sheet, plan, styles)


def _model(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    """The first row of a form, after which the filled rows and a few empty ones are drawn."""
    formulas = dict(model_formulas(plan))
    for at, column in enumerate(plan.columns):
        style = styles(*_data_style(plan, column), BOXED)
        if at in formulas:
            sheet.write_formula(FIRST_DATA_ROW - 1, at, formulas[at], style, "")
        else:
            sheet.write_blank(FIRST_DATA_ROW - 1, at, None, style)


def _data_style(plan: SheetPlan, column: Column[object]) -> tuple[Look, ...]:
    locked = plan.is_locked(column)
    mine = OPEN if plan.goes_out else {}
    wraps = {"text_wrap": True} if plan.width(column) < column.width else {}
    box = BODY if plan.goes_out else BOXED
    return box, cell_style(column), wraps, {"locked": locked}, CLOSED if locked else mine


def _own_format(value: object) -> str:
    """The number format of a value that stands in a column of words; "" leaves the column's."""
    if isinstance(value, dt.date):
        return DATE_FORMAT
    return GENERAL if isinstance(value, int | float) else ""


def _end(sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    """End mark and filling notes, both outside of what is filled."""
    row = plan.end_row - 1
    sheet.set_row(row, END_HEIGHT, styles(END))
    for at in range(len(plan.columns)):
        put(sheet, row, at, END_MARK if at == 0 else None, styles(END))
    last, width = _notes_span(plan)
    for line in note_lines(plan.ledger):
        row += 1
        style = styles(NOTES_TITLE if row == plan.end_row else NOTE)
        sheet.set_row(row, NOTE_HEIGHT * lines_needed(line, width), styles(NOTE))
        if last:
            sheet.merge_range(row, 0, row, last, line, style)
        else:
            sheet.write_string(row, 0, line, style)


def _notes_span(plan: SheetPlan) -> tuple[int, float]:
    """Over how many columns a note runs: the index of the last, and their width together."""
    width = 0.0
    for at, column in enumerate(plan.columns):
        wide = plan.width(column)
        if width + wide > NOTES_WIDTH and width >= NARROWEST_NOTES:
            return at - 1, width
        width += wide
    return len(plan.columns) - 1, width


def _entry(sheet: Worksheet, plan: SheetPlan, lists: Lists) -> None:
    first, last = FIRST_DATA_ROW - 1, FIRST_DATA_ROW + plan.rows - 2
    if plan.rows == 0:
        return
    for at, column in enumerate(plan.columns):
        cell = address(first + 1, at + 1)
        sheet.data_validation(
            first, at, last, at, validation(plan, column, cell, lists.name_for(column))
        )


def _view(sheet: Worksheet, plan: SheetPlan) -> None:
    """The example bears the filter's arrows, and so stays in sight with the headings.

    What is below the arrows is sorted, which a protected sheet refuses where any of it is locked. So the
    example is not below them; nor is the last prepared row, which stays empty: LibreOffice sorts on
    through all that is filled, and would come to the end mark.
    """
    filled = bool(plan.rows) and not plan.by_program
    top = EXAMPLE_ROW if filled else heading_row(plan.ledger)
    sheet.freeze_panes(top, _frozen(plan))
    sheet.set_selection(FIRST_DATA_ROW - 1, plan.first_open, FIRST_DATA_ROW - 1, plan.first_open)
    if filled:
        sheet.autofilter(EXAMPLE_ROW - 1, 0, plan.end_row - 3, len(plan.headings) - 1)


def _frozen(plan: SheetPlan) -> int:
    """How many columns stay in sight: those up to the first by which a row is known; where no key says, by whom it is of.

    A directory's number says nothing to people: what bears it is named beside.
    """
    by_reference = (each for each in plan.columns if isinstance(each, Referring))
    known = plan.ledger.key[0] if plan.ledger.key else next(by_reference, None)
    if known is None:
        return 0
    at = plan.headings.index(known.heading) if known.heading in plan.headings else 0
    if at >= MOST_FROZEN:
        return 1 if plan.ledger.key else 0
    beside = plan.columns[at + 1 : at + 2]
    numbered = plan.ledger.directory and isinstance(known, Identifier)
    return at + 1 + (numbered and any(each.proper for each in beside))


def _print(book: Workbook, sheet: Worksheet, plan: SheetPlan, styles: Styles) -> None:
    width = sum(map(plan.width, plan.columns))
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    pages = max(1, math.ceil(width / PAGE_WIDTH - A_LITTLE))
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(heading_row(plan.ledger) - 1)
    if pages > 1 and _frozen(plan):
        sheet.repeat_columns(0, _frozen(plan) - 1)
    if plan.goes_out:
        line_rows(sheet, plan, styles)
    elif not plan.by_program:
        print_filled_rows(book, plan)
    sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")

"""The sheet 首页: the month's work at one look, the as-of date, the way to every ledger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.chinese.numerals import numeral
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.standard import Setting
from toolkit.ooxml.references import column_letters
from toolkit.workbooks.blank.front_page_fields import write_kinds
from toolkit.workbooks.blank.front_page_fields import write_status
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BAND
from toolkit.workbooks.blank.styles import BODY
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import DATE_FORMAT
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import LINK
from toolkit.workbooks.blank.styles import SUBTITLE
from toolkit.workbooks.blank.styles import TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.front_page import Step
    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

# -- the narrow columns beside BUTTON keep buttons off the lines in every program and typeface --
WIDTHS = (2, 13, 50, 1, 14, 1, 2, 6, 17, 9, 8, 2)
STEP, WORK, BESIDE_LEFT, BUTTON, BESIDE_RIGHT, CODE, SHEET, WHO, COUNT = 1, 2, 3, 4, 5, 7, 8, 9, 10

TITLE_ROW, SUBTITLE_ROW, AS_OF_ROW, STATUS_ROW, TABLE_ROW = 1, 2, 4, 5, 8
ROWS_A_STEP = 2
ROW_HEIGHT = 18
UNSET = "未填写"
DAY_ZERO = dt.date(1899, 12, 30)  # -- day 0 of the 1900 date system --


def write_front_page(
    book: Workbook,
    sheet: Worksheet,
    catalogue: Catalogue,
    plans: Sequence[SheetPlan],
    styles: Styles,
    prefilled: Mapping[str, Sequence[Sequence[object]]],
) -> None:
    """Draw the front page; a cell beside each step is left free for a button."""
    sheet.hide_gridlines(2)
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    for row in (0, AS_OF_ROW - 1, TABLE_ROW - 1):
        sheet.set_row(row, 8)
    sheet.set_row(TITLE_ROW, 36)
    sheet.write_string(TITLE_ROW, STEP, catalogue.title, styles(TITLE))
    count = numeral(len(catalogue.front_page.steps))
    said = f"填报、校验、生成公文都用这一本，每月按下面{count}步办。"
    sheet.write_string(SUBTITLE_ROW, STEP, said, styles(SUBTITLE))
    guide = f"internal:'{GUIDE_SHEET}'!A1"
    sheet.write_url(SUBTITLE_ROW, CODE, guide, styles(LINK), f"先看{GUIDE_SHEET}")
    _as_of(sheet, plans, styles, prefilled)
    write_status(book, sheet, catalogue.front_page, styles, STATUS_ROW)
    _steps(sheet, catalogue.front_page.steps, plans, styles)
    below = write_kinds(book, sheet, catalogue, styles, TABLE_ROW)
    last = _ledgers(sheet, plans, styles, prefilled, below)
    for row in range(TABLE_ROW + 1, last + 1):
        sheet.set_row(row, ROW_HEIGHT)
    sheet.print_area(0, 0, last, COUNT + 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _as_of(
    sheet: Worksheet,
    plans: Sequence[SheetPlan],
    styles: Styles,
    prefilled: Mapping[str, Sequence[Sequence[object]]],
) -> None:
    """The as-of date as the parameters' sheet has it; nothing where the workbook lacks that."""
    plan = next((plan for plan in plans if plan.ledger is Setting), None)
    if plan is None:
        return
    title = Setting.sheet
    both = (Setting.name, Setting.value)
    names, values = (f"'{title}'!{_whole_column(plan, each)}" for each in both)
    found = f'INDEX({values},MATCH("{AS_OF_SETTING}",{names},0))'
    at_name, at_value = map(plan.columns.index, both)
    settings = {row[at_name]: row[at_value] for row in prefilled.get(title, ())}
    day = settings.get(AS_OF_SETTING)
    computed = (day - DAY_ZERO).days if isinstance(day, dt.date) else UNSET
    sheet.set_row(AS_OF_ROW, 28)
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False)
    sheet.write_string(AS_OF_ROW, STEP, AS_OF_SETTING, label)
    big = {"align": "left", "bold": True, "font_size": 14, "font_color": ACCENT}
    shown = styles(BODY, BAND, big, num_format=DATE_FORMAT)
    formula = f'=IFERROR(IF(ISNUMBER({found}),{found},"{UNSET}"),"{UNSET}")'
    sheet.write_formula(AS_OF_ROW, WORK, formula, shown, computed)
    target = f"internal:'{title}'!A{EXAMPLE_ROW + 1}"
    for at in range(BESIDE_LEFT, CODE):
        sheet.write_blank(AS_OF_ROW, at, None, styles(BAND))
    sheet.write_url(AS_OF_ROW, BUTTON, target, styles(LINK, BAND), f"到“{title}”表填")


def _whole_column(plan: SheetPlan, column: Column[object]) -> str:
    letter = f"${column_letters(plan.columns.index(column) + 1)}"
    return f"{letter}:{letter}"


def _steps(
    sheet: Worksheet, steps: Sequence[Step], plans: Sequence[SheetPlan], styles: Styles
) -> None:
    ledgers = {plan.ledger for plan in plans}
    heading = styles(HEADING)
    sheet.set_row(TABLE_ROW, 24)
    for at, words in ((STEP, "步骤"), (WORK, "做什么")):
        sheet.write_string(TABLE_ROW, at, words, heading)
    sheet.merge_range(TABLE_ROW, BESIDE_LEFT, TABLE_ROW, BESIDE_RIGHT, "按钮", heading)
    for number, step in enumerate(steps, start=1):
        first = step_row(number)
        last = first + ROWS_A_STEP - 1
        name = styles(BOXED, bold=True, font_color=ACCENT, indent=1)
        sheet.merge_range(first, STEP, last, STEP, f"{number}　{step.name}", name)
        sheet.merge_range(first, WORK, last, WORK, step.work, styles(BOXED, font_size=10, indent=1))
        sheet.merge_range(first, BESIDE_LEFT, last, BESIDE_RIGHT, "", styles(BOXED, align="center"))
        if step.sheet in ledgers:
            link = styles(BOXED, LINK, align="center", font_size=10)
            target = f"internal:'{step.sheet.sheet}'!A1"
            sheet.write_url(first, BESIDE_LEFT, target, link, step.link)


def step_row(number: int) -> int:
    """The first row (from 0) of a step of the month, the steps counted from 1."""
    return TABLE_ROW + 1 + (number - 1) * ROWS_A_STEP


def _ledgers(
    sheet: Worksheet,
    plans: Sequence[SheetPlan],
    styles: Styles,
    prefilled: Mapping[str, Sequence[Sequence[object]]],
    heading_row: int,
) -> int:
    """The list of ledgers from its heading on; the row of the last one is returned."""
    for at, words in ((CODE, "编号"), (SHEET, "台账"), (WHO, "谁填"), (COUNT, "已填")):
        sheet.write_string(heading_row, at, words, styles(HEADING, font_size=10))
    centred: dict[str, object] = {"align": "center", "font_size": 10, "text_wrap": False}
    for row, plan in enumerate(plans, start=heading_row + 1):
        ledger = plan.ledger
        sheet.write_string(row, CODE, ledger.code, styles(BOXED, centred, font_color=GREY))
        target = f"internal:'{ledger.sheet}'!A{EXAMPLE_ROW + 1}"
        link = styles(BOXED, font_color=ACCENT, underline=1, font_size=10)
        sheet.write_url(row, SHEET, target, link, ledger.sheet)
        sheet.write_string(row, WHO, ledger.owner, styles(BOXED, centred))
        count = len(prefilled.get(ledger.sheet, ()))
        style = styles(BOXED, centred, num_format='0"行";;"—"')
        sheet.write_formula(row, COUNT, count_formula(plan), style, count)
    return heading_row + len(plans)


def count_formula(plan: SheetPlan) -> str:
    """How many rows are filled: the cells of a required column, less what the sheet came with."""
    column = next((each for each in plan.columns if each.required), plan.columns[0])
    at = plan.columns.index(column)
    letter = _whole_column(plan, column).partition(":")[0]
    sheet = f"'{plan.ledger.sheet}'!"
    if plan.by_program:
        return f"=MAX(0,COUNTA({sheet}{letter}:{letter})-{1 + (at == 0)})"
    area = f"{sheet}{letter}${EXAMPLE_ROW}:{letter}${plan.end_row}"
    shipped = (at == 0) + (plan.example and (at == 0 or plan.example_cells[at] is not None))
    return f"=COUNTA({area})-{shipped:d}"

"""The sheet 首页: the month's work at one look, the as-of date, the way to every ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.numerals import numeral
from toolkit.declare.button import VALIDATE
from toolkit.declare.fixed_sheets import GUIDE_SHEET
from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.standard import Setting
from toolkit.ooxml.references import quoted
from toolkit.workbooks.blank.front_page_fields import write_kinds
from toolkit.workbooks.blank.front_page_fields import write_status
from toolkit.workbooks.blank.front_page_links import write_links
from toolkit.workbooks.blank.setting_cells import SettingCells
from toolkit.workbooks.blank.setting_cells import whole_column
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
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

# -- the narrow columns beside BUTTON keep buttons off the lines in every program and typeface --
WIDTHS = (2, 13, 52, 1, 14, 1, 2, 6, 17, 9, 8, 2)
STEP, WORK, BESIDE_LEFT, BUTTON, BESIDE_RIGHT, CODE, SHEET, WHO, COUNT = 1, 2, 3, 4, 5, 7, 8, 9, 10

TITLE_ROW, SUBTITLE_ROW, AS_OF_ROW, PERIOD_ROW, STATUS_ROW, TABLE_ROW = 1, 2, 4, 5, 6, 9
ROWS_A_STEP = 2
ROW_HEIGHT = (
    15.0  # -- with all above, seven steps stand on a screen of 768 lines, whatever its typeface --
)
LINE = 29  # -- Han characters of 10 points that a line of WORK holds in every typeface --
ENDS = "。；，"  # -- in this order: a line had better end where a sentence does --

SIDES = {
    "left": {**BOXED, "right": 0},
    "middle": {**BOXED, "left": 0, "right": 0},
    "right": {**BOXED, "left": 0},
}
"""The three columns of a button, which look like one box."""

CHECK_FIRST = f"点{VALIDATE}。"


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
        sheet.set_row(row, 5)
    sheet.set_row(TITLE_ROW, 27)
    sheet.set_row(SUBTITLE_ROW, 15)
    sheet.write_string(TITLE_ROW, STEP, catalogue.title, styles(TITLE))
    count = numeral(len(catalogue.front_page.steps))
    said = f"填报、校验、生成公文都用这一本，每月按下面{count}步办。"
    sheet.write_string(SUBTITLE_ROW, STEP, said, styles(SUBTITLE))
    guide = f"internal:'{GUIDE_SHEET}'!A1"
    sheet.write_url(SUBTITLE_ROW, CODE, guide, styles(LINK), f"先看{GUIDE_SHEET}")
    _settings(sheet, catalogue, plans, styles, prefilled)
    first_step = _first_step(catalogue, prefilled)
    write_status(book, sheet, first_step, styles, STATUS_ROW, AS_OF_ROW)
    _steps(sheet, catalogue.front_page.steps, plans, styles)
    below = write_links(
        sheet, catalogue, styles, write_kinds(book, sheet, catalogue, styles, TABLE_ROW)
    )
    last = _ledgers(sheet, plans, styles, prefilled, below)
    for row in range(TABLE_ROW + 1, last + 1):
        sheet.set_row(row, ROW_HEIGHT)
    sheet.print_area(0, 0, last, COUNT + 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _first_step(catalogue: Catalogue, prefilled: Mapping[str, Sequence[Sequence[object]]]) -> str:
    """In a workbook that is not new, the ledgers are filled already."""
    new = {Setting.sheet, *(ledger.sheet for ledger in catalogue.first_rows())}
    filled = any(rows for sheet, rows in prefilled.items() if sheet not in new)
    return CHECK_FIRST if filled else catalogue.front_page.first_step


def _settings(
    sheet: Worksheet,
    catalogue: Catalogue,
    plans: Sequence[SheetPlan],
    styles: Styles,
    prefilled: Mapping[str, Sequence[Sequence[object]]],
) -> None:
    """The as-of date, period and deadline as the parameters' sheet has them.

    Nothing where the workbook lacks that, nor of a period where the activity sends nothing out.
    """
    plan = next((plan for plan in plans if plan.ledger is Setting), None)
    if plan is None:
        return
    cells = SettingCells.of(plan, prefilled.get(Setting.sheet, ()))
    _setting(sheet, AS_OF_ROW, AS_OF_SETTING, cells.day(AS_OF_SETTING), styles)
    dispatch = catalogue.dispatch
    if dispatch and dispatch.settings:
        _setting(sheet, PERIOD_ROW, dispatch.settings[1], cells.due(*dispatch.settings), styles)
    else:
        sheet.set_row(PERIOD_ROW, 4)


def _setting(
    sheet: Worksheet, row: int, words: str, shown: tuple[str, object], styles: Styles
) -> None:
    sheet.set_row(row, 21 if row == AS_OF_ROW else 18)
    label = styles(BODY, BAND, bold=True, indent=1, text_wrap=False)
    sheet.write_string(row, STEP, words, label)
    big = {"align": "left", "bold": True, "font_size": 14, "font_color": ACCENT}
    usual = {"align": "left", "bold": True, "font_color": ACCENT, "text_wrap": False}
    look = styles(BODY, BAND, big if row == AS_OF_ROW else usual, num_format=DATE_FORMAT)
    formula, computed = shown
    sheet.write_formula(row, WORK, formula, look, computed)
    for at in range(BESIDE_LEFT, COUNT + 1 if row == PERIOD_ROW else CODE):
        sheet.write_blank(row, at, None, styles(BAND))
    target = f"internal:'{Setting.sheet}'!A{EXAMPLE_ROW + 1}"
    sheet.write_url(row, BUTTON, target, styles(LINK, BAND), f"到“{Setting.sheet}”表填")


def _steps(
    sheet: Worksheet, steps: Sequence[Step], plans: Sequence[SheetPlan], styles: Styles
) -> None:
    ledgers = {plan.ledger for plan in plans}
    heading = styles(HEADING)
    sheet.set_row(TABLE_ROW, 18)
    for at, words in ((STEP, "步骤"), (WORK, "做什么")):
        sheet.write_string(TABLE_ROW, at, words, heading)
    sheet.merge_range(TABLE_ROW, BESIDE_LEFT, TABLE_ROW, BESIDE_RIGHT, "按钮", heading)
    for number, step in enumerate(steps, start=1):
        first = step_row(number)
        last = first + ROWS_A_STEP - 1
        name = styles(BOXED, bold=True, font_color=ACCENT, indent=1)
        sheet.merge_range(first, STEP, last, STEP, f"{number}　{step.name}", name)
        work = styles(BOXED, font_size=10, indent=1)
        sheet.merge_range(first, WORK, last, WORK, in_two_lines(step.work), work)
        _room(sheet, first, last, styles)
        if step.sheet in ledgers:
            link = styles(SIDES["middle"], LINK, align="center", font_size=10)
            target = f"internal:'{step.sheet.sheet}'!A1"
            sheet.write_url(first, BUTTON, target, link, step.link)


def _room(sheet: Worksheet, first: int, last: int, styles: Styles) -> None:
    """Room for a button, in a box: what stands under it has its column alone, so that nothing looks out."""
    for at, side in ((BESIDE_LEFT, "left"), (BUTTON, "middle"), (BESIDE_RIGHT, "right")):
        sheet.merge_range(first, at, last, at, "", styles(SIDES[side], align="center"))


def in_two_lines(work: str) -> str:
    """What is done, broken where a sentence ends if it needs two lines.

    Where programs break a line by themselves depends on their typefaces, and LibreOffice leaves an opening
    quotation mark at its end.
    """
    if len(work) <= LINE:
        return work
    for end in ENDS:
        for at in range(min(LINE, len(work) - 1), 0, -1):
            inside = work.count("“", 0, at) > work.count("”", 0, at)
            if work[at - 1] == end and not inside and len(work) - at <= LINE:
                return f"{work[:at]}\n{work[at:]}"
    return work


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
    """How many rows hold anything but what fills itself, less what the sheet came with."""
    sheet = quoted(plan.ledger.sheet)
    if plan.by_program:
        return _count_of_program(plan, sheet)
    columns = [each for each in plan.columns if not each.formula] or list(plan.columns)
    letters = [whole_column(plan, each).partition(":")[0] for each in columns]
    areas = (f"{sheet}!{each}${EXAMPLE_ROW}:{each}${plan.end_row}" for each in letters)
    blank = "*".join(f"ISBLANK({each})" for each in areas)
    # -- the row of the example and that of the end mark, which stands in the first column --
    shipped = plan.example + (columns[0] is plan.columns[0])
    return f"=SUMPRODUCT(1-{blank})-{shipped:d}"


def _count_of_program(plan: SheetPlan, sheet: str) -> str:
    """The same where the program fills the rows: it leaves no required cell empty."""
    column = next((each for each in plan.columns if each.required), plan.columns[0])
    at_first = column is plan.columns[0]
    return f"=MAX(0,COUNTA({sheet}!{whole_column(plan, column)})-{1 + at_first})"

"""The sheet 进度: what the last 校验 found, and where submissions stand: tables of formulas, native charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.button import VALIDATE
from toolkit.declare.fixed_sheets import PROGRESS_SHEET
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.standard import ResultLine
from toolkit.declare.submission import Stage
from toolkit.workbooks.blank.front_page import count_formula
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import FAINT
from toolkit.workbooks.blank.styles import FONT
from toolkit.workbooks.blank.styles import GREY
from toolkit.workbooks.blank.styles import HEADING
from toolkit.workbooks.blank.styles import INK
from toolkit.workbooks.blank.styles import REQUIRED_LINE
from toolkit.workbooks.control.names import STATES
from toolkit.workbooks.control.shown_sheet import shown_sheet
from toolkit.workbooks.control.submission_progress import write_stages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.submission_ledger import SubmissionLedger
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Styles

WIDTHS = (2, 16, 9, 3, 18, 9, 9, 3)
STATE, COUNT, SHEET, FILLED, OPEN, CHARTS = 1, 2, 4, 5, 6, 8
TABLE_ROW = 4
ROW_HEIGHT = 19
CHART_WIDTH = 470
SHORT, TALL = 270, 520
SECOND_CHART_ROW = 17
NARROW, THIRD_CHART = 330, 16
FONT_OF_CHARTS = {"name": FONT, "size": 9, "color": INK}


def write_progress(
    book: Workbook,
    plans: Sequence[SheetPlan],
    styles: Styles,
    prefill: Mapping[str, Sequence[Sequence[object]]],
    shown: SubmissionLedger | None = None,
) -> None:
    """Add the sheet with its tables and charts.

    Args:
        book: the workbook.
        plans: its ledgers.
        styles: of the workbook.
        prefill: the rows that a sheet begins with, by title.
        shown: the ledger that shows submissions; their stages have a table and a chart of their own.
    """
    filled = {title: len(rows) for title, rows in prefill.items()}
    said = f"各数随“{ResultLine.sheet}”和各台账变动；先在首页点{VALIDATE}。"
    sheet = shown_sheet(book, PROGRESS_SHEET, said, WIDTHS, CHARTS, styles)
    states = [*map(str, State), TO_CORRECT]
    _states(sheet, states, styles)
    staffed = [plan for plan in plans if not plan.by_program]
    _ledgers(sheet, staffed, styles, filled)
    verdicts = _chart(book, "判定和数据问题（项）", len(states), (STATE, (COUNT,)))
    verdicts.set_size({"width": CHART_WIDTH, "height": SHORT})
    sheet.insert_chart(TABLE_ROW, CHARTS, verdicts, {"object_position": 3})
    ledgers = _chart(book, "各台账（行、处）", len(staffed), (SHEET, (FILLED, OPEN)))
    ledgers.set_size({"width": CHART_WIDTH, "height": TALL})
    sheet.insert_chart(SECOND_CHART_ROW, CHARTS, ledgers, {"object_position": 3})
    if shown is not None:
        row = TABLE_ROW + len(states) + 3
        write_stages(sheet, (row, STATE), shown, styles, prefill.get(shown.ledger.sheet, ()))
        reported = _chart(book, "本批报送（份）", len(Stage), (STATE, (COUNT,)), row)
        reported.set_size({"width": NARROW, "height": SHORT})
        sheet.insert_chart(TABLE_ROW, THIRD_CHART, reported, {"object_position": 3})
    sheet.fit_to_pages(1, 1)
    sheet.protect()


def _states(sheet: Worksheet, states: Sequence[str], styles: Styles) -> None:
    sheet.set_row(TABLE_ROW, 22)
    sheet.write_string(TABLE_ROW, STATE, "状态", styles(HEADING))
    sheet.write_string(TABLE_ROW, COUNT, "项数", styles(HEADING))
    for row, state in enumerate(states, start=TABLE_ROW + 1):
        sheet.write_string(row, STATE, state, styles(BOXED, indent=1, font_size=10))
        sheet.write_formula(row, COUNT, f'=COUNTIF({STATES},"{state}")', _number(styles), 0)


def _ledgers(
    sheet: Worksheet, plans: Sequence[SheetPlan], styles: Styles, filled: Mapping[str, int]
) -> None:
    for at, words in ((SHEET, "台账"), (FILLED, "已填行"), (OPEN, "待改正")):
        sheet.write_string(TABLE_ROW, at, words, styles(HEADING))
    for row, plan in enumerate(plans, start=TABLE_ROW + 1):
        title = plan.ledger.sheet
        sheet.set_row(row, ROW_HEIGHT)
        link = styles(BOXED, font_color=ACCENT, font_size=10, indent=1, text_wrap=False)
        sheet.write_url(row, SHEET, f"internal:'{title}'!A1", link, title)
        sheet.write_formula(row, FILLED, count_formula(plan), _number(styles), filled.get(title, 0))
        found = f'=COUNTIFS({PLACES_NAME},"{title}!*",{STATES},"{TO_CORRECT}")'
        sheet.write_formula(row, OPEN, found, _number(styles), 0)


def _number(styles: Styles) -> Format:
    return styles(BOXED, align="center", font_size=10, num_format="0;;—")


def _chart(
    book: Workbook,
    title: str,
    rows: int,
    columns: tuple[int, tuple[int, ...]],
    heading: int = TABLE_ROW,
) -> Chart:
    """A bar chart of a table: `columns` are that of the words and those of the numbers."""
    chart = book.add_chart({"type": "bar"})
    words, numbers = columns
    first, last = heading + 1, heading + rows
    for at, colour in zip(numbers, (ACCENT, REQUIRED_LINE), strict=False):
        chart.add_series(
            {
                "name": [PROGRESS_SHEET, heading, at],
                "categories": [PROGRESS_SHEET, first, words, last, words],
                "values": [PROGRESS_SHEET, first, at, last, at],
                "fill": {"color": colour},
                "gap": 40,
                "data_labels": {"value": True, "font": FONT_OF_CHARTS, "num_format": "0;;"},
            }
        )
    big = {**FONT_OF_CHARTS, "size": 11, "bold": True, "color": ACCENT}
    chart.set_title({"name": title, "name_font": big, "overlay": False})
    grid = {"visible": True, "line": {"color": FAINT}}
    numeric = {"num_font": FONT_OF_CHARTS, "line": {"none": True}, "major_gridlines": grid}
    wordy = {"num_font": FONT_OF_CHARTS, "line": {"color": GREY}, "reverse": True}
    wordy |= {"interval_unit": 1}
    numeric |= {"min": 0, "num_format": "0"}
    chart.set_x_axis(numeric)
    chart.set_y_axis(wordy)
    chart.set_legend({"position": "top", "font": FONT_OF_CHARTS} if numbers[1:] else {"none": True})
    chart.set_chartarea({"border": {"color": FAINT}})
    return chart

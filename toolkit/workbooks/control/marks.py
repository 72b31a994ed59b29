"""Marks in the ledgers, by conditional formats that look their cell up in the result sheet.

The clerk's own formatting is never touched, and clearing the results clears the marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import OPEN_PLACES_NAME
from toolkit.declare.layout import RESULT_WIDTH
from toolkit.declare.layout import heading_row
from toolkit.declare.layout import note_lines
from toolkit.declare.layout import note_row
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.standard import FOR_PROGRAMS
from toolkit.declare.standard import QUESTION_FOR_PROGRAMS
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import ResultLine
from toolkit.declare.standard.question import OFFERED
from toolkit.workbooks.blank.entry import validation
from toolkit.workbooks.blank.styles import ACCENT
from toolkit.workbooks.blank.styles import BOXED
from toolkit.workbooks.blank.styles import GENERAL
from toolkit.workbooks.blank.styles import NOTE
from toolkit.workbooks.blank.styles import TEXT_FORMAT
from toolkit.workbooks.control.names import LAST_ROW
from toolkit.workbooks.control.names import OPEN_LEVELS
from toolkit.workbooks.control.names import OPEN_STATES
from toolkit.workbooks.patching.styles import FILLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from toolkit.declare.ledger import Column
    from toolkit.workbooks.blank.plan import SheetPlan
    from toolkit.workbooks.blank.styles import Look
    from toolkit.workbooks.blank.styles import Styles

LAST_IN_SIGHT = ResultLine.explanation  # -- on a screen of 1366 pixels --
NOTE_HEIGHT, HEADING_HEIGHT = 42, 24

ASKING = {
    str(State.UNMET): Strength.MUST,
    str(State.UNKNOWN): Strength.DATA,
    TO_CORRECT: Strength.DATA,
    str(State.DEVIATION): Strength.PRINCIPLE,
    str(State.WARNING): Strength.PRINCIPLE,
}


def mark_ledgers(book: Workbook, plans: Sequence[SheetPlan]) -> None:
    """Let every data cell of the staff's ledgers show the gravest of its open findings."""
    fills = {level: book.add_format({"bg_color": f"#{FILLS[level][-6:]}"}) for level in Strength}
    for plan in plans:
        sheet = book.get_worksheet_by_name(plan.ledger.sheet)
        first, last = FIRST_DATA_ROW - 1, plan.end_row - 2
        if plan.by_program or last < first:
            continue
        for level in Strength:
            rule = {"type": "formula", "criteria": _found(plan, level), "format": fills[level]}
            rule["stop_if_true"] = True
            sheet.conditional_format(first, 0, last, len(plan.columns) - 1, rule)


def _result_look(column: Column[object]) -> tuple[Look, ...]:
    """Small enough that a line of 事实 is read at a glance; a link looks like one."""
    small = {"font_size": 10, "num_format": TEXT_FORMAT, "locked": False, "align": "left"}
    if column == ResultLine.place:
        return BOXED, small, {"font_color": ACCENT, "underline": 1, "num_format": GENERAL}
    return BOXED, small


def _hidden(column: Column[object]) -> dict[str, bool]:
    return {"hidden": column in FOR_PROGRAMS}


def _found(plan: SheetPlan, level: Strength) -> str:
    """Nearly no cell has a finding: of nearly all one column is looked through."""
    place = f'"{plan.ledger.sheet}!"&ADDRESS(ROW(),COLUMN(),4)'
    found = f'{OPEN_LEVELS},"{level}",{OPEN_STATES},"{TO_CORRECT}")>0'
    return f"=IF(COUNTIF({OPEN_PLACES_NAME},{place}),COUNTIFS({OPEN_PLACES_NAME},{place},{found})"


def dress_questions(book: Workbook, questions: SheetPlan, styles: Styles) -> None:
    """The answer is chosen; the columns of the merge's questions that are for programs alone are hidden."""
    sheet = book.get_worksheet_by_name(questions.ledger.sheet)
    chosen = questions.columns.index(MergeQuestion.decision)
    rule = validation(questions, MergeQuestion.decision, "", None)
    offered = {"validate": "list", "source": list(OFFERED)}
    area = (FIRST_DATA_ROW - 1, chosen, LAST_ROW - 1, chosen)
    sheet.data_validation(*area, {**rule, **offered})
    for column in QUESTION_FOR_PROGRAMS:
        at = questions.columns.index(column)
        sheet.set_column(at, at, None, styles(locked=False), {"hidden": True})


def _arrows(sheet: Worksheet, results: SheetPlan, styles: Styles) -> None:
    """Each heading bears one; what people write beside the lines is sorted with them."""
    row = heading_row(results.ledger) - 1
    sheet.set_row(row, HEADING_HEIGHT, styles(valign="vcenter", locked=False))
    sheet.autofilter(row, 0, LAST_ROW - 1, RESULT_WIDTH - 1)


def dress_results(book: Workbook, results: SheetPlan, styles: Styles) -> None:
    """Links that look like links, states in the colours of the marks, the programs' column hidden."""
    sheet = book.get_worksheet_by_name(results.ledger.sheet)
    for at, column in enumerate(results.columns):
        sheet.set_column(at, at, column.width, styles(*_result_look(column)), _hidden(column))
    note = styles(NOTE, text_wrap=True, locked=False, valign="vcenter")
    last = results.columns.index(LAST_IN_SIGHT)
    row, said = note_row(results.ledger) - 1, note_lines(results.ledger)[0]
    sheet.set_row(row, NOTE_HEIGHT, note)
    sheet.merge_range(row, 0, row, last, said, note)
    _arrows(sheet, results, styles)
    state = results.columns.index(ResultLine.state)
    area = (FIRST_DATA_ROW - 1, state, LAST_ROW - 1, state)
    for words, level in ASKING.items():
        fill = book.add_format({"bg_color": f"#{FILLS[level][-6:]}", "bold": True})
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": fill}
        sheet.conditional_format(*area, rule)

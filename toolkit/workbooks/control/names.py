"""Names of the result sheet's columns, by which formulas of other sheets and macros look findings up.

Names, because Excel takes references to other sheets in conditional formats only through them in
every version, and because the text of macros must be ASCII.

Marks look through no more lines than up to the last that is to be corrected, which one cell of the front page counts:
LibreOffice asks every cell's marks when it sorts a protected sheet and when it saves an .xlsx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import LAST_OPEN_NAME
from toolkit.declare.layout import OPEN_PLACES_NAME
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.standard import ResultLine
from toolkit.ooxml.references import column_letters
from toolkit.workbooks.blank.front_page_fields import HIDDEN_COLUMN
from toolkit.workbooks.blank.front_page_fields import SAID_BY_MACROS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.workbook import Workbook

    from toolkit.workbooks.blank.plan import SheetPlan

LAST_ROW = 20_000
LEVELS, STATES = "toolkit_levels", "toolkit_states"
OPEN_LEVELS, OPEN_STATES = f"{LEVELS}_open", f"{STATES}_open"
COLUMNS = {
    PLACES_NAME: ResultLine.place,
    LEVELS: ResultLine.strength,
    STATES: ResultLine.state,
    "toolkit_facts": ResultLine.fact,
    "toolkit_suggestions": ResultLine.suggestion,
}
OPEN = {OPEN_PLACES_NAME: PLACES_NAME, OPEN_LEVELS: LEVELS, OPEN_STATES: STATES}
"""By name: the column of which it is the lines up to the last fault."""
LAST_OPEN_ROW = max(SAID_BY_MACROS) + 1
LAST_OPEN = (
    f'=IFERROR(LOOKUP(2,1/({STATES}="{TO_CORRECT}"),ROW({STATES}))-ROW(INDEX({STATES},1))+1,1)'
)
"""LOOKUP passes what is an error (here: whatever is no fault) and comes to the last that is none.

Wherever faults stand, in whatever order the clerk has sorted them; the first line where there is none.
"""


def define_result_names(
    book: Workbook, results: SheetPlan, lines: Sequence[Sequence[object]] = ()
) -> None:
    """Name the columns of the result sheet that formulas and macros look at, and how far marks look.

    Args:
        book: the workbook, with a front page.
        results: the result sheet.
        lines: those with which it begins.
    """
    for name, column in COLUMNS.items():
        letter = f"${column_letters(results.columns.index(column) + 1)}"
        area = f"{letter}${FIRST_DATA_ROW}:{letter}${LAST_ROW}"
        book.define_name(name, f"='{results.ledger.sheet}'!{area}")
    state = results.columns.index(ResultLine.state)
    faults = (at for at, line in enumerate(lines, start=1) if line[state] == TO_CORRECT)
    front = book.get_worksheet_by_name(FRONT_SHEET)
    front.write_formula(LAST_OPEN_ROW, HIDDEN_COLUMN, LAST_OPEN, None, max(faults, default=1))
    cell = f"${column_letters(HIDDEN_COLUMN + 1)}${LAST_OPEN_ROW + 1}"
    book.define_name(LAST_OPEN_NAME, f"='{FRONT_SHEET}'!{cell}")
    for name, column_name in OPEN.items():  # -- by INDEX both, which no deleted row takes away --
        part = f"INDEX({column_name},1):INDEX({column_name},{LAST_OPEN_NAME})"
        book.define_name(name, f"={part}")

"""Names of the result sheet's columns, by which formulas of other sheets and macros look findings up.

Names, because Excel takes references to other sheets in conditional formats only through them in
every version, and because the text of macros must be ASCII.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.standard import ResultLine
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from toolkit.workbooks.blank.plan import SheetPlan

LAST_ROW = 20_000
LEVELS, STATES = "toolkit_levels", "toolkit_states"
COLUMNS = {
    PLACES_NAME: ResultLine.place,
    LEVELS: ResultLine.strength,
    STATES: ResultLine.state,
    "toolkit_facts": ResultLine.fact,
    "toolkit_suggestions": ResultLine.suggestion,
}


def define_result_names(book: Workbook, results: SheetPlan) -> None:
    """Name the columns of the result sheet that formulas and macros look at."""
    for name, column in COLUMNS.items():
        letter = f"${column_letters(results.columns.index(column) + 1)}"
        area = f"{letter}${FIRST_DATA_ROW}:{letter}${LAST_ROW}"
        book.define_name(name, f"='{results.ledger.sheet}'!{area}")

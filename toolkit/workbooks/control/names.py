"""Names of the result sheet's columns, by which formulas of other sheets look findings up.

Names, because Excel takes references to other sheets in conditional formats only through them in
every version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.ooxml.references import column_letters

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from toolkit.workbooks.blank.plan import SheetPlan

LAST_ROW = 20_000
PLACES, LEVELS, STATES = "toolkit_places", "toolkit_levels", "toolkit_states"
HEADINGS = {PLACES: "位置", LEVELS: "级别", STATES: "状态"}


def define_result_names(book: Workbook, results: SheetPlan) -> None:
    """Name the columns of the result sheet that formulas look at."""
    headings = [column.heading for column in results.columns]
    for name, heading in HEADINGS.items():
        letter = f"${column_letters(headings.index(heading) + 1)}"
        area = f"{letter}${FIRST_DATA_ROW}:{letter}${LAST_ROW}"
        book.define_name(name, f"='{results.ledger.sheet}'!{area}")

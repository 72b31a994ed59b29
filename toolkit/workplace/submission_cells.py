"""Where submissions stand, as cells of the sheet that shows it in a copy of the office's workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.distribution.submission_sheet import cells_to_change
from toolkit.ooxml.references import column_number
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import NewRows
from toolkit.workplace.merged_cells import as_cell
from toolkit.workplace.merged_cells import room_below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.declare.submission import SubmissionKey
    from toolkit.declare.submission_life import Life
    from toolkit.usecases.office_book import OfficeBook
    from toolkit.workbooks.patching import CellValue


def submission_cells(
    office: OfficeBook, lives: Mapping[SubmissionKey, Life]
) -> tuple[list[Edit], list[NewRows]]:
    """The cells of rows that are there, and the rows of submissions that have none yet."""
    shown = office.catalogue.submissions
    table = office.case.tables.get(shown.ledger) if shown else None
    if shown is None or table is None:
        return [], []
    sheet, there = office.sheet(shown.ledger), {row.at_row for row in table.rows}
    edits: list[Edit] = []
    fresh: list[dict[int, CellValue]] = []
    for at_row, cells in cells_to_change(office.case, shown, lives):
        placed = {table.letters[column.heading]: as_cell(v) for column, v in cells.items()}
        if at_row in there:
            edits += [Edit(sheet.name, f"{at}{at_row}", value) for at, value in placed.items()]
        else:
            fresh.append({column_number(at): value for at, value in placed.items()})
    if not fresh:
        return edits, []
    first, free = room_below(sheet, table)
    return edits, [NewRows(sheet.name, first, free, fresh, [])]

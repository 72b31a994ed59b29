"""Ledgers drawn as tables in a text: how examples are written in the manual and in tests.

The sheet's title stands on a line of its own, then a table with headings. Only the columns that
matter are drawn; dates are written as a clerk would (4月10日).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.reading.workbook import Sheet

if TYPE_CHECKING:
    from toolkit.declare.catalogue import Catalogue


def sheets_of(drawing: str, catalogue: Catalogue) -> list[Sheet]:
    """The sheets drawn in a text; cells are text as typed, empty ones None.

    Undrawn required columns get their heading at the right end, with empty cells; lines that are
    neither a title nor a table's are passed over.
    """
    sheets: list[Sheet] = []
    for line in filter(None, (each.strip() for each in drawing.splitlines())):
        if line.startswith("|"):
            cells: list[object] = [cell.strip() or None for cell in line.strip("|").split("|")]
            if not all(
                cell and not str(cell).strip("-") for cell in cells
            ):  # -- a rule under headings --
                sheets[-1].rows.append(cells)
        elif catalogue.ledger(line):
            sheets.append(Sheet(line, []))
    return [_completed(sheet, catalogue) for sheet in sheets]


def _completed(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    ledger = catalogue.ledger(sheet.name)
    required = [each.heading for each in ledger.columns if each.required] if ledger else []
    drawn = sheet.rows[0]
    bare = {str(heading).strip("★*").split("（")[0].split("(")[0] for heading in drawn}
    absent: list[object] = [heading for heading in required if heading not in bare]
    nothing: list[object] = [None] * (len(drawn) + len(absent))
    rows = [[*row, *nothing[len(row) :]] for row in sheet.rows[1:]]
    return Sheet(sheet.name, [[*drawn, *absent], *rows])

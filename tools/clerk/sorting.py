"""Sorting a ledger by each of its columns, up and down, as the menu does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tools.clerk.typing_in import go

if TYPE_CHECKING:
    from tools.clerk.office import Office

ORDERS = {"up": ".uno:SortAscending", "down": ".uno:SortDescending"}


def sort_by_each(office: Office, sheet: str, cells: str) -> dict[str, list[bool]]:
    """Choose the first cell of each column of an area and give the menu's orders; then, of each row, whether it is filled.

    The area begins with the ledger's headings and example.
    """
    page = office.document.Sheets.getByName(sheet)
    area = page.getCellRangeByName(cells)
    seen = {}
    for at in range(area.Columns.Count):
        heading = area.getCellByPosition(at, 0).String
        for said, command in ORDERS.items():
            go(office, sheet, area.getCellByPosition(at, 2).AbsoluteName.split(".")[1])
            office.dispatch(office.document, command)
            time.sleep(0.1)
            rows = area.getDataArray()[2:]
            seen[f"{heading} {said}"] = [any(cell != "" for cell in row) for row in rows]
    return seen

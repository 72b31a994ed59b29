"""Room in the rows of a ledger for texts that need more than the usual: so that they are read, and printed, whole."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.workbooks.blank.heights import RowHeights

if TYPE_CHECKING:
    from xlwings import Sheet as OpenSheet

    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet


def make_room(sheet: OpenSheet, ledger: type[Ledger], read: Sheet, last: int) -> None:
    """Make the rows up to row `last` higher that are too low for what stands in them; none is made lower.

    A sheet whose columns were moved keeps its heights.
    """
    headings = [column.heading for column in ledger.columns]
    if read.rows[HEADING_ROW - 1][: len(headings)] != headings:
        return
    heights = RowHeights(ledger.columns)
    for number, row in enumerate(read.rows[FIRST_DATA_ROW - 1 : last], start=FIRST_DATA_ROW):
        needed = None if row.count(None) == len(row) else heights.needed(row)
        cells = sheet.range((number, 1)) if needed else None
        if needed and cells is not None and (cells.row_height or 0) < needed:
            with suppress(Exception):  # -- a sheet with a password keeps what it has --
                cells.row_height = needed

"""Where the rows of a ledger stand in a sheet of LibreOffice, by its end mark and its headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import SYSTEM_HEADINGS

WIDEST = 200  # -- as many columns as are looked at --


@dataclass(frozen=True, slots=True)
class LedgerArea:
    """The prepared rows, counted from 0 as LibreOffice does.

    Attributes:
        first: the first of them.
        last: the one above the end mark.
        right: the last column in which anything stands, be it beside the ledger's own.
        printed_right: the last column that has a heading for people.
        filled: the last row in which anything stands; -1 for none.
    """

    first: int
    last: int
    right: int
    printed_right: int
    filled: int

    def rows(self, sheet: Any) -> Any:
        """All prepared rows, with what stands beside them."""
        return sheet.getCellRangeByPosition(0, self.first, self.right, self.last)

    def printed(self, sheet: Any) -> Any:
        """The filled rows; all of them, as an empty form, where none is filled."""
        last = self.last if self.filled < 0 else self.filled
        return sheet.getCellRangeByPosition(0, self.first, self.printed_right, last)

    def began(self, address: Any) -> bool:
        """Whether an area that is printed is one of the toolkit's, not one that somebody chose."""
        return bool(
            (address.StartColumn, address.StartRow) == (0, self.first)
            and address.EndColumn == self.printed_right
        )


def area_of(sheet: Any) -> LedgerArea | None:
    """None where the sheet has no end mark below its headings: it is no ledger that people fill."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    bottom = cursor.RangeAddress.EndRow
    first = FIRST_DATA_ROW - 1
    ends = (at for at, (cell,) in enumerate(_cells(sheet, 0, 0, bottom)) if cell == END_MARK)
    last = next(ends, 0) - 1
    if last < first:
        return None
    (head,) = _cells(sheet, HEADING_ROW - 1, WIDEST - 1, HEADING_ROW - 1)
    headings = list(head[: head.index("")]) if "" in head else list(head)
    rows = _cells(sheet, first, WIDEST - 1, last)
    ends_of_rows = [
        max((at for at, cell in enumerate(row) if cell != ""), default=-1) for row in rows
    ]
    filled = [at for at, end in enumerate(ends_of_rows, start=first) if end >= 0]
    people = [each for each in headings if each not in SYSTEM_HEADINGS]
    if not people:
        return None
    right = max(len(headings) - 1, *ends_of_rows)
    return LedgerArea(first, last, right, len(people) - 1, max(filled, default=-1))


def _cells(sheet: Any, top: int, right: int, bottom: int) -> Any:
    return sheet.getCellRangeByPosition(0, top, right, bottom).getDataArray()

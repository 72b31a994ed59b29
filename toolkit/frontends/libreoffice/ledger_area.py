"""Where the rows of a ledger stand in a sheet of LibreOffice, by its end mark and its headings."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import Any

from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import SYSTEM_HEADINGS

WIDEST = 200  # -- as many columns as are looked at --
FEWEST = 3  # -- headings of a table: a page that is told has a title alone --


@dataclass(frozen=True, slots=True)
class LedgerArea:
    """The prepared rows, counted from 0 as LibreOffice does.

    Attributes:
        first: the first of them.
        last: the one above the end mark.
        right: the last column in which anything stands, be it beside the ledger's own.
        headed: the last column that has a heading.
        printed_right: the last column that has a heading for people.
        filled: the last row in which anything stands; -1 for none.
    """

    first: int
    last: int
    right: int
    headed: int
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
    ends = (at for at, (cell,) in enumerate(_first_column(sheet)) if cell == END_MARK)
    return _down_to(sheet, next(ends, 0) - 1)


def told_area_of(sheet: Any) -> LedgerArea | None:
    """The lines of a sheet that the program fills, below its note and headings; None where it is none with lines."""
    column = _first_column(sheet)
    if not sheet.isProtected() or any(cell == END_MARK for (cell,) in column):
        return None
    rows = _cells(sheet, HEADING_ROW - 1, WIDEST - 1, EXAMPLE_ROW - 1)
    # -- the note stands above the headings or below them: one cell, and all the others of its row are empty --
    heads = [at for at, row in enumerate(rows, HEADING_ROW) if all(row[:FEWEST])]
    notes = [row for row in rows if row[0] and not any(row[1:])]
    return _down_to(sheet, len(column) - 1, heads[0]) if heads and notes else None


def sent_area_of(sheet: Any) -> LedgerArea | None:
    """The filled rows of a booklet's ledger, which has no end mark; None where the sheet is none, or none is filled.

    What is prepared below them gives empty words, which LibreOffice would sort before figures.
    """
    column = _first_column(sheet)
    if len(column) < FIRST_DATA_ROW or any(cell == END_MARK for (cell,) in column):
        return None
    (example,) = column[EXAMPLE_ROW - 1]
    if not str(example).startswith(EXAMPLE_MARK):
        return None
    area = _down_to(sheet, len(column) - 1)
    return replace(area, last=area.filled) if area and area.filled >= 0 else None


def _first_column(sheet: Any) -> Any:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return _cells(sheet, 0, 0, cursor.RangeAddress.EndRow)


def _down_to(sheet: Any, last: int, head_row: int = HEADING_ROW) -> LedgerArea | None:
    first = FIRST_DATA_ROW - 1
    if last < first:
        return None
    (head,) = _cells(sheet, head_row - 1, WIDEST - 1, head_row - 1)
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
    headed, printed = len(headings) - 1, len(people) - 1
    return LedgerArea(first, last, right, headed, printed, max(filled, default=-1))


def _cells(sheet: Any, top: int, right: int, bottom: int) -> Any:
    return sheet.getCellRangeByPosition(0, top, right, bottom).getDataArray()

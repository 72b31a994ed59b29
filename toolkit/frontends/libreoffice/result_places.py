"""What the result sheet speaks of: its lines with their places, and the rows of the ledgers in which these lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.layout import PLACES_NAME
from toolkit.declare.layout import RESULT_WIDTH
from toolkit.declare.standard import ResultLine
from toolkit.frontends.libreoffice.moved_rows import any_moved
from toolkit.frontends.libreoffice.moved_rows import without
from toolkit.ooxml.references import cell_at

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.frontends.libreoffice.moved_rows import Rows

WIDEST_LEDGER = 200
FORMULAS = 16  # -- com.sun.star.sheet.CellFlags.FORMULA --

Spoken = tuple[tuple[str, str], ...]
"""The place and the stable key of each line that has a place."""


def lines_of_result(document: Any, columns: Sequence[Column[object]]) -> Iterator[tuple[str, ...]]:
    """What these columns of the result sheet say, line by line; nothing where one of them is missing."""
    if not document.NamedRanges.hasByName(PLACES_NAME):
        return
    cells = document.NamedRanges.getByName(PLACES_NAME).getReferredCells()
    sheet, first = cells.Spreadsheet, cells.RangeAddress.StartRow
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    head = sheet.getCellRangeByPosition(0, HEADING_ROW - 1, RESULT_WIDTH - 1, EXAMPLE_ROW - 1)
    wanted = {each.heading for each in columns}
    headings = next((row for row in head.getDataArray() if {*row} >= wanted), None)
    if last < first or headings is None:
        return
    places = [headings.index(each.heading) for each in columns]
    told = (sheet.getCellRangeByPosition(at, first, at, last).getDataArray() for at in places)
    for line in zip(*told, strict=True):
        yield tuple(str(cell) for (cell,) in line)


def spoken_of(document: Any) -> Spoken:
    """What the marks and the places rest on."""
    lines = lines_of_result(document, (ResultLine.place, ResultLine.stable_key))
    return tuple((place, key) for place, key in lines if "!" in place)


def rows_spoken_of(spoken: Spoken) -> dict[str, set[int]]:
    """By sheet, the rows (from 0 for the first of data) in which the places lie."""
    found: dict[str, set[int]] = {}
    for place, _ in spoken:
        sheet, _, cell = place.rpartition("!")
        if at := cell_at(cell):
            found.setdefault(sheet, set()).add(at[0] - FIRST_DATA_ROW)
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """What the rows of a ledger held at some time, and in which columns (from 0) a formula stood."""

    rows: Rows
    calculated: frozenset[int]

    def moved(self, now: Held, spoken_of: Iterable[int]) -> bool:
        """Whether any of the rows spoken of stands elsewhere now."""
        left_out = self.calculated | now.calculated
        return any_moved(without(self.rows, left_out), without(now.rows, left_out), spoken_of)


def held_by(document: Any, name: str) -> Held:
    """What the rows of a sheet hold under its headings by now."""
    cells = data_of(document, name)
    if cells is None:
        return Held((), frozenset())
    found = cells.queryContentCells(FORMULAS).RangeAddresses
    columns = (range(each.StartColumn, each.EndColumn + 1) for each in found)
    return Held(cells.getDataArray(), frozenset(at for each in columns for at in each))


def data_of(document: Any, name: str) -> Any:
    """The cells below a sheet's headings and example; None where there is no such sheet, or none are in use."""
    if not document.Sheets.hasByName(name):
        return None
    sheet = document.Sheets.getByName(name)
    head = sheet.getCellRangeByPosition(0, HEADING_ROW - 1, WIDEST_LEDGER - 1, HEADING_ROW - 1)
    (headings,) = head.getDataArray()
    width = headings.index("") if "" in headings else len(headings)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndRow
    if not width or last < FIRST_DATA_ROW - 1:
        return None
    return sheet.getCellRangeByPosition(0, FIRST_DATA_ROW - 1, width - 1, last)

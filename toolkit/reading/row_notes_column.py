"""The column 校验结果 beside a ledger's own: where it stands or may stand; it is nobody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.layout import ROW_NOTES_HEADING
from toolkit.declare.table import Beside
from toolkit.ooxml.references import LAST_COLUMN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.reading.headers import Header
    from toolkit.reading.workbook import Sheet


def without_row_notes(cells: Sequence[object], header: Header) -> Sequence[object]:
    """A row's cells, nothing in the column of what an earlier validation said of it."""
    at = header.row_notes_at
    if at is None or cells[at] is None:
        return cells
    return [*cells[:at], None, *cells[at + 1 :]]


def beside_rows(ledger: type[Ledger], header: Header, sheet: Sheet) -> Beside | None:
    """Where something may be said of each row: where it stands already, else the first free column.

    Free is a column beside all headings in which, from the headings down, no cell holds anything
    and no merged area lies. None where the ledger has a column of that heading itself, or there is
    no column left.
    """
    if header.row_notes_at is not None:
        at = header.row_notes_at
        below = enumerate(sheet.rows[header.row :], start=header.row + 1)
        said = tuple(number for number, row in below if row[at] is not None)
        return Beside(header.row, at + 1, is_there=True, said=said)
    if any(ROW_NOTES_HEADING in {each.heading, *each.aliases} for each in ledger.columns):
        return None
    headings = sheet.rows[header.row - 1]
    at = max(at for at, cell in enumerate(headings) if cell is not None) + 1
    while _is_taken(sheet, header.row, at):
        at += 1
    return Beside(header.row, at + 1, is_there=False) if at < LAST_COLUMN else None


def _is_taken(sheet: Sheet, top: int, at: int) -> bool:
    if any(area.left <= at + 1 <= area.right and area.bottom >= top for area in sheet.merged):
        return True
    return at < len(sheet.rows[0]) and any(row[at] is not None for row in sheet.rows[top:])

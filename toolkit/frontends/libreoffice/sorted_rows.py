"""The rows that LibreOffice's own sorting takes of a table that the toolkit made: those below its headings, no other."""

from __future__ import annotations

from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from toolkit.frontends.libreoffice.calculated_later import calculated_later
from toolkit.frontends.libreoffice.ledger_area import LedgerArea
from toolkit.frontends.libreoffice.ledger_area import area_of
from toolkit.frontends.libreoffice.ledger_area import sent_area_of
from toolkit.frontends.libreoffice.ledger_area import told_area_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SORTED_ROWS = "taizhang_rows"  # -- for as long as the rows are sorted --
STEP = "排序"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The one cell that is chosen among a table's rows, or above them."""

    cell: Any
    sheet: Any
    area: LedgerArea
    is_sent: bool

    @property
    def among_rows(self) -> Any:
        """The cell; of one above the rows, the first of them below it."""
        address = self.cell.CellAddress
        return self.sheet.getCellByPosition(address.Column, max(address.Row, self.area.first))


def _chosen(document: Any) -> _Chosen | None:
    """None where several cells are chosen, or one elsewhere."""
    address = getattr(document.CurrentSelection, "CellAddress", None)
    if address is None:
        return None
    sheet = document.Sheets.getByIndex(address.Sheet)
    own = area_of(sheet) or told_area_of(sheet)
    area = own or sent_area_of(sheet)
    inside = area and address.Row <= area.last and address.Column <= area.right
    if area is None or not inside:
        return None
    return _Chosen(document.CurrentSelection, sheet, area, is_sent=own is None)


@contextmanager
def rows_named(document: Any) -> Iterator[None]:
    """For a while, the rows of the table are an area of their own, which LibreOffice then sorts."""
    chosen = _chosen(document)
    if chosen is None:
        yield
        return
    with calculated_later(document), _as_area(document, chosen):
        yield


@contextmanager
def _as_area(document: Any, chosen: _Chosen) -> Iterator[None]:
    areas, steps = document.DatabaseRanges, document.UndoManager
    steps.enterUndoContext(STEP)
    opened = chosen.is_sent and _opened(chosen.sheet)
    try:
        areas.addNewByName(SORTED_ROWS, chosen.area.rows(chosen.sheet).RangeAddress)
        areas.getByName(SORTED_ROWS).ContainsHeader = False
        document.CurrentController.select(chosen.among_rows)
        yield
    finally:
        with suppress(Exception):
            areas.removeByName(SORTED_ROWS)
        if opened:
            chosen.sheet.protect("")  # -- with all that it permitted before --
        steps.leaveUndoContext()
        with suppress(Exception):  # -- else all rows stay chosen, for the next key to delete --
            document.CurrentController.select(chosen.cell)


def _opened(sheet: Any) -> bool:
    """Whether a booklet's sheet, in which LibreOffice sorts no locked column, is unprotected now: its rows move whole.

    One that somebody gave a password stays as it is.
    """
    if not sheet.isProtected():
        return False
    with suppress(Exception):
        sheet.unprotect("")
    return not sheet.isProtected()


def choose_rows(document: Any) -> None:
    """Choose all rows of the table for the dialogue, which then takes no others."""
    chosen = _chosen(document)
    if chosen:
        document.CurrentController.select(chosen.area.rows(chosen.sheet))

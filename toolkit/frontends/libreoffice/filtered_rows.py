"""The filter of a table that the toolkit made, reset or taken away as a whole.

LibreOffice holds such a command to the rows that hang together with the chosen cell: the empty rows below them stay
out of sight, and arrows that are taken away come back at another row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.frontends.button.filters import show_all
from toolkit.frontends.libreoffice.ledger_area import area_of
from toolkit.frontends.libreoffice.ledger_area import sent_area_of
from toolkit.frontends.libreoffice.ledger_area import told_area_of

if TYPE_CHECKING:
    from collections.abc import Callable

RESET, ARROWS = ".uno:DataFilterRemoveFilter", ".uno:DataFilterAutoFilter"
STEPS = {RESET: "重设筛选", ARROWS: "自动筛选"}


def reset(document: Any) -> bool:
    """Show every row that a filter of the sheet in view hides; False where its filter is none of the toolkit's."""
    return _done(document, RESET, lambda sheet, _: show_all(document, sheet))


def turn_arrows(document: Any) -> bool:
    """Take the arrows away, with what they filter, or bring them back to their row; False as above."""

    def turn(sheet: Any, filtered: Any) -> None:
        if filtered.AutoFilter:
            show_all(document, sheet)
        filtered.AutoFilter = not filtered.AutoFilter

    return _done(document, ARROWS, turn)


def _done(document: Any, command: str, act: Callable[[Any, Any], None]) -> bool:
    sheet = document.CurrentController.ActiveSheet
    document.UndoManager.enterUndoContext(STEPS[command])
    try:
        filtered = _filter_of(document, sheet)
        if filtered is not None:
            act(sheet, filtered)
    finally:
        document.UndoManager.leaveUndoContext()
    return filtered is not None


def _filter_of(document: Any, sheet: Any) -> Any:
    """The area with the arrows of the sheet; a ledger's is mended where a command has moved it."""
    ledger = area_of(sheet)
    area = ledger or told_area_of(sheet) or sent_area_of(sheet)
    unnamed = document.getPropertyValue("UnnamedDatabaseRanges")
    number = sheet.RangeAddress.Sheet
    if area is None or not unnamed.hasByTable(number):
        return None
    filtered = unnamed.getByTable(number)
    there = filtered.DataArea
    if (there.StartRow, there.StartColumn) == (area.first - 1, 0):
        return filtered
    if ledger is None:
        return None
    meant = sheet.getCellRangeByPosition(0, ledger.first - 1, ledger.headed, ledger.last - 1)
    filtered.AutoFilter = False
    filtered.DataArea = meant.RangeAddress
    filtered.AutoFilter = True
    return filtered

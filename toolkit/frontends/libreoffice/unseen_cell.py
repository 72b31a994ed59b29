"""A link, or the name box, leads to a cell that a filter hides: the status bar says so, for nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.frontends.button.in_sight import IN_COLUMN
from toolkit.frontends.button.in_sight import IN_ROW
from toolkit.ooxml.references import address

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = ""
ABOUT_SHEETS = 3  # -- in what a window says of itself, after its zoom, its sheet and its tabs --
TO_SEE = "看不见：清除筛选、取消隐藏，就看得到。"


class UnseenCell:
    """Looks at which cell is chosen, and tells once of one that cannot be seen.

    Args:
        document: the workbook.
        status_bar: what has the attribute `status_bar`, asked for when something is to be told.
    """

    def __init__(self, document: Any, status_bar: Callable[[], Any]) -> None:
        self._document, self._bar = document, status_bar
        self._at: tuple[int, int, int] | None = None
        self._told, self._before = "", object()

    def look(self) -> None:
        """Tell where another cell is chosen than before; say again what stood there once that is seen."""
        chosen = self._document.CurrentSelection
        shown = self._document.CurrentController
        at = _place_of(chosen, shown)
        if at == self._at:
            return
        self._at = at
        if self._told:
            self._say_again()
        why = _hidden_in(chosen) if at else ""
        if at and why:
            _, row, column = at
            cell = address(row + 1, column + 1)
            self._tell(f"{shown.ActiveSheet.Name}!{cell}在{why}里，{TO_SEE}")

    def _tell(self, words: str) -> None:
        bar = self._bar()
        self._told, self._before = words, bar.status_bar
        bar.status_bar = words

    def _say_again(self) -> None:
        """Unless a click has said something else meanwhile."""
        bar = self._bar()
        if bar.status_bar == self._told:
            bar.status_bar = self._before
        self._told = ""


def _place_of(chosen: Any, shown: Any) -> tuple[int, int, int] | None:
    """Sheet, row and column (from 0) of the chosen cell; None where several are chosen, or something else.

    Of a cell in a row that is filtered away LibreOffice says that nothing is chosen: its window knows where it stands.
    """
    where = getattr(chosen, "CellAddress", None)
    if where is not None:
        return where.Sheet, where.Row, where.Column
    if getattr(chosen, "RangeAddressesAsString", None) != NOTHING:
        return None
    sheet = shown.ActiveSheet.RangeAddress.Sheet
    column, row, *_ = re.split("[/+]", shown.ViewData.split(";")[ABOUT_SHEETS + sheet])
    return sheet, int(row), int(column)


def _hidden_in(chosen: Any) -> str:
    if not hasattr(chosen, "CellAddress") or not chosen.Rows.getByIndex(0).IsVisible:
        return IN_ROW
    return "" if chosen.Columns.getByIndex(0).IsVisible else IN_COLUMN

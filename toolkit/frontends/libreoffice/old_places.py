"""Marks and places tell of cells by their addresses: once rows stand elsewhere, it is said that they are of before.

A ledger is sorted by its arrow without a command that could be heard; of that the list of steps tells. Whoever takes
the step back has the old addresses again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import unohelper
from com.sun.star.document import XUndoManagerListener

from toolkit.frontends.libreoffice.soon import soon

SORTED = frozenset({"排序", "Sort"})
"""The step's names: LibreOffice's own in Chinese, which is ours too, and in English."""
MOVING = frozenset({".uno:InsertRowsBefore", ".uno:InsertRowsAfter", ".uno:DeleteRows"})
PLACES, BAR, WARNING = (
    "toolkit_places",
    "taizhang",
    2,
)  # -- the bar is that of the buttons, which take it away --
BY_SORTING = "刚排过序：底色和“校验结果”里的位置还是排序以前的，点“校验”更新。"
BY_ROWS = "刚插入或删除过行：底色和“校验结果”里的位置还是以前的，点“校验”更新。"


def say_what_is_old(document: Any, words: str) -> None:
    """Say it in the bar above the sheet, where there is anything to be old."""
    places = document.NamedRanges.getByName(PLACES).getReferredCells()
    if places.getCellByPosition(0, 0).String:
        window = document.CurrentController
        with suppress(Exception):
            window.removeInfobar(BAR)
        window.appendInfobar(BAR, "", words, WARNING, (), True)


def hear_of_sorting(document: Any, context: Any) -> None:
    """Say it whenever rows are sorted from now on."""
    bases = (unohelper.Base, XUndoManagerListener, Steps)
    kind = type("HearsOfSteps", bases, {"__init__": Steps.__init__})
    document.UndoManager.addUndoManagerListener(kind(document, context))


class Steps:
    """UNO calls its methods by these names; nothing is shown before the step is at its end."""

    def __init__(self, document: Any, context: Any) -> None:
        self._document, self._context = document, context
        self._said = False

    def undoActionAdded(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was made."""
        if event.UndoActionTitle in SORTED:
            soon(self._context, self._say)

    def actionUndone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was taken back."""
        if event.UndoActionTitle in SORTED and self._said:
            soon(self._context, self._take_away)

    def actionRedone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was made again."""
        self.undoActionAdded(event)

    def allActionsCleared(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """The list of steps was emptied."""

    def redoActionsCleared(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """There is nothing to make again."""

    def resetAll(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """The list of steps was begun anew."""

    def enteredContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """What comes now is one step."""

    def enteredHiddenContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """What comes now is part of the step before."""

    def leftContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """That was one step."""

    def leftHiddenContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """That was part of the step before."""

    def cancelledContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """That was no step."""

    def disposing(self, _event: Any) -> None:
        """The workbook is closed."""

    def _say(self) -> None:
        say_what_is_old(self._document, BY_SORTING)
        self._said = True

    def _take_away(self) -> None:
        self._document.CurrentController.removeInfobar(BAR)
        self._said = False

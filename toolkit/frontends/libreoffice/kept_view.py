"""Ctrl+Z and Ctrl+Y of a click leave the clerk where he is: LibreOffice itself goes to what it has put back last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import uno
import unohelper
from com.sun.star.awt import XCallback

from toolkit.declare.button import captions
from toolkit.frontends.libreoffice.undo_listening import Steps
from toolkit.frontends.libreoffice.undo_listening import listening

if TYPE_CHECKING:
    from collections.abc import Sequence

UNDO, REDO = ".uno:Undo", ".uno:Redo"
STEPS = frozenset({UNDO, REDO})


class View:
    """What a window shows, and where its cursor is."""

    def __init__(self, controller: Any) -> None:
        self._controller = controller
        self._sheet, self._chosen = controller.ActiveSheet, controller.Selection
        self._top, self._left = controller.FirstVisibleRow, controller.FirstVisibleColumn

    def show(self) -> None:
        """Show it again."""
        self._controller.setActiveSheet(self._sheet)
        self._controller.select(self._chosen)
        self._controller.setFirstVisibleRow(self._top)
        self._controller.setFirstVisibleColumn(self._left)


class Afterwards:
    """Shows a view again when LibreOffice is through with what it does now; UNO calls its method by this name."""

    def __init__(self, view: View) -> None:
        self._view = view

    def notify(self, _data: Any) -> None:
        """LibreOffice has time for it."""
        with suppress(Exception):
            self._view.show()


class Returning(Steps):
    """Shows a view again once the step that is asked for is done: LibreOffice goes elsewhere after it has told of it.

    In a cell that is being edited the order goes to what is typed there: nothing is done then, and nothing shown.
    """

    def __init__(self, document: Any, controller: Any) -> None:
        self._steps, self._view = document.UndoManager, View(controller)

    def actionUndone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was taken back."""
        self._done(event)

    def actionRedone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was done again."""
        self._done(event)

    def _done(self, event: Any) -> None:
        with suppress(Exception):
            if event.UndoActionTitle in captions().values():
                bases = (unohelper.Base, XCallback, Afterwards)
                kind = type("Shows", bases, {"__init__": Afterwards.__init__})
                context = uno.getComponentContext()
                make = context.ServiceManager.createInstanceWithContext
                make("com.sun.star.awt.AsyncCallback", context).addCallback(kind(self._view), None)


class KeptViews:
    """Keeps the view of one window over the clicks that are taken back in it."""

    def __init__(self) -> None:
        self._waiting: tuple[Any, Any] | None = None

    def expect(self, frame: Any, command: str, arguments: Sequence[Any]) -> None:
        """A step is about to be taken back or done again."""
        self._forget()
        document = frame.Controller.Model
        if is_of_click(document, command, arguments):
            returning = listening(Returning, document, frame.Controller)
            document.UndoManager.addUndoManagerListener(returning)
            self._waiting = document.UndoManager, returning

    def _forget(self) -> None:
        if self._waiting:
            steps, returning = self._waiting
            self._waiting = None
            steps.removeUndoManagerListener(returning)


def is_of_click(document: Any, command: str, arguments: Sequence[Any]) -> bool:
    """Whether what is taken back or done again is one click; of several steps nobody knows where he wants to be."""
    if any(each.Name in {"Undo", "Redo"} and each.Value != 1 for each in arguments):
        return False
    steps = document.UndoManager
    if command == UNDO:
        return steps.isUndoPossible() and steps.getCurrentUndoActionTitle() in captions().values()
    return steps.isRedoPossible() and steps.getCurrentRedoActionTitle() in captions().values()

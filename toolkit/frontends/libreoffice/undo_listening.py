"""Hearing of a document's steps of Edit – Undo."""

from __future__ import annotations

from typing import Any

import unohelper
from com.sun.star.document import XUndoManagerListener


class Steps:
    """Hears of everything and does nothing; who wants to hear of something says what is done then."""

    def undoActionAdded(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """Something was done that can be undone."""

    def actionUndone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was taken back."""

    def actionRedone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step was done again."""

    def allActionsCleared(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """There is no step any more."""

    def redoActionsCleared(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """There is no step any more to do again."""

    def resetAll(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """The list begins anew."""

    def enteredContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step of several parts begins."""

    def enteredHiddenContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step without a name begins."""

    def leftContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step of several parts is done."""

    def leftHiddenContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step without a name is done."""

    def cancelledContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A step of several parts had none."""

    def disposing(self, event: Any) -> None:
        """The document is closed."""


def listening(kind: type[Steps], *arguments: object) -> Any:
    """One of these as a UNO object, whose bases exist at run time only."""
    bases = (unohelper.Base, XUndoManagerListener, kind)
    return type(kind.__name__, bases, {"__init__": kind.__init__})(*arguments)

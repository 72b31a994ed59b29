"""A click as one step of Edit – Undo, in which is what it changed; one that changed nothing is none."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Self

from toolkit.engines import libreoffice
from toolkit.frontends.libreoffice.undo_listening import Steps
from toolkit.frontends.libreoffice.undo_listening import listening

if TYPE_CHECKING:
    import xlwings


class Counting(Steps):
    """Counts what is noted."""

    def __init__(self) -> None:
        self.count = 0

    def undoActionAdded(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """One more."""
        self.count += 1


class ClickStep:
    """The step of one click, for as long as the `with` lasts."""

    def __init__(self, book: xlwings.Book, caption: str) -> None:
        self._book, self._manager = book, book.impl.api.UndoManager
        self._step = libreoffice.one_step(book, caption)
        self._counting = listening(Counting)

    def __enter__(self) -> Self:
        """Begin it."""
        self._step.__enter__()
        self._manager.addUndoManagerListener(self._counting)
        return self

    def __exit__(self, *told: object) -> None:
        """End it."""
        self._manager.removeUndoManagerListener(self._counting)
        self._step.__exit__(*told)

    @property
    def noted(self) -> bool:
        """Whether anything is in it by now."""
        return bool(self._counting.count)

    def aside(self) -> libreoffice.no_step:
        """What is written meanwhile is in no step."""
        return libreoffice.no_step(self._book)

"""Changes of a document in LibreOffice that are no step of Edit – Undo.

Imports nothing of the toolkit: a window needs it before all else is loaded.
"""

from contextlib import suppress
from typing import Any


class Unnoted:
    """One change that is no step to undo and leaves a saved document saved.

    One, for after a change LibreOffice 7.4 notes the next though its list of steps is still locked, and
    locking it once more does nothing; so whoever had locked it finds it locked anew.
    """

    def __init__(self, document: Any) -> None:
        self._document, self._modified = document, document.isModified()
        self._steps = document.UndoManager

    def __enter__(self) -> None:
        """Note nothing, whoever has locked the list before."""
        self._steps.lock()
        lock_anew(self._steps)

    def __exit__(self, *_: object) -> None:
        """Note again, unless somebody else has it locked."""
        self._steps.unlock()
        lock_anew(self._steps)
        if self._document.isModified() != self._modified:
            self._document.setModified(self._modified)


def lock_anew(steps: Any) -> int:
    """Lock a list of steps as often as it is locked, so that the next change is not noted either; how often that is.

    It cannot be asked: once LibreOffice notes again, it says that the list is not locked.
    """
    held = 0
    with suppress(Exception):  # -- NotLockedException, of UNO --
        while True:
            steps.unlock()
            held += 1
    for _ in range(held):
        steps.lock()
    return held

"""The bars above a sheet, which say what is so: of an answer that was taken back, and of marks that rows moved away from.

The answer to a click stands for as long as what the click did; Ctrl+Z takes it away with it. That marks and places
are those of before is said for as long as they are, whatever moved the rows, and not once all are back.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.util import XModifyListener

from toolkit.declare.button import VALIDATE
from toolkit.declare.button import captions
from toolkit.declare.layout import STATUS_NAME
from toolkit.frontends.button.answer import VALIDATED
from toolkit.frontends.button.answer_bar import KEY as ANSWER
from toolkit.frontends.libreoffice.aside import soon
from toolkit.frontends.libreoffice.result_places import data_of
from toolkit.frontends.libreoffice.result_places import held_by
from toolkit.frontends.libreoffice.result_places import rows_spoken_of
from toolkit.frontends.libreoffice.result_places import spoken_of
from toolkit.frontends.libreoffice.undo_listening import Steps

if TYPE_CHECKING:
    from toolkit.frontends.libreoffice.result_places import Held
    from toolkit.frontends.libreoffice.result_places import Spoken

MOVED, WARNING = "taizhang_moved", 2  # -- com.sun.star.frame.InfobarType.WARNING --
OLD_PLACES = "有的行换了位置：底色和“校验结果”里的位置还是上次校验时的，点“校验”更新。"
CLICKS = frozenset(captions().values())


class Bars(Steps):
    """Hears of steps that are done and taken back, and of changes among the rows; UNO calls its methods by these names."""

    def __init__(self, document: Any, context: Any) -> None:
        self._document, self._context = document, context
        self._clicked, self._has_step = "", False
        self._held: dict[Spoken, dict[str, Held]] = {}
        self._found_old: set[Spoken] = set()
        self._spoken: Spoken | None = None
        self._moved: dict[str, bool] = {}
        self._changed: set[str] = set()
        self._listened: set[str] = set()
        self._old = self._waits = False

    def begin(self) -> None:
        """Know from now on what the rows hold of which the result speaks."""
        soon(self._context, self._look)

    def were_old(self, opened: Spoken) -> None:
        """The rows had moved before the workbook was opened, from where a result has them."""
        if spoken_of(self._document) == opened:
            self._found_old.add(opened)
            self._look()

    def enteredContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A click begins, or something else of several parts."""
        if not self._clicked and event.UndoActionTitle in CLICKS:
            self._clicked = event.UndoActionTitle

    def leftContext(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """A click has become a step."""
        if event.UndoActionTitle == self._clicked:
            self._ended(has_step=True)

    def cancelledContext(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """A click has changed nothing."""
        if self._clicked:
            self._ended(has_step=False)

    def actionUndone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """What was answered may not be so any more."""
        if event.UndoActionTitle in CLICKS or not self._has_step:
            with suppress(Exception):
                self._take_answer_away()
        self._look_soon()

    def actionRedone(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """The same."""
        self.actionUndone(event)

    def modified(self, sheet: str) -> None:
        """Something among the rows of a sheet is another: they may have moved."""
        self._changed.add(sheet)
        self._look_soon()

    def _look_soon(self) -> None:
        """Look a moment later, once for all that changes until then."""
        if not self._waits:
            self._waits = True
            soon(self._context, self._look)

    def _ended(self, *, has_step: bool) -> None:
        clicked, self._clicked, self._has_step = self._clicked, "", has_step
        with suppress(Exception):
            if clicked == VALIDATE.caption and self._status().startswith(VALIDATED):
                self._forget(spoken_of(self._document))
        self._look_soon()

    def _status(self) -> str:
        cells = self._document.NamedRanges.getByName(STATUS_NAME).getReferredCells()
        return str(cells.getCellByPosition(0, 0).String)

    def _take_answer_away(self) -> None:
        from toolkit.engines import libreoffice

        window = self._document.CurrentController
        if window.hasInfobar(ANSWER):
            window.removeInfobar(ANSWER)
            libreoffice.within(self._context, self._document).app.status_bar = False

    def _forget(self, spoken: Spoken) -> None:
        """A result was just written: its places are those of the rows as they stand."""
        self._held.pop(spoken, None)
        self._found_old.discard(spoken)
        self._spoken = None

    def _look(self) -> None:
        self._waits = False
        if self._clicked:
            return
        spoken = spoken_of(self._document)
        if spoken != self._spoken:
            self._take_up(spoken)
        held, rows = self._held[spoken], rows_spoken_of(spoken)
        for sheet in self._changed & {*held}:
            self._moved[sheet] = held[sheet].moved(held_by(self._document, sheet), rows[sheet])
        self._changed = set()
        old = spoken in self._found_old or any(self._moved.values())
        if old != self._old:
            self._old = old
            self._say_so()

    def _take_up(self, spoken: Spoken) -> None:
        """Another result stands there; what the rows hold now, where it was just written or is met with first."""
        known, self._spoken, self._moved = spoken in self._held, spoken, {}
        if not known:
            sheets = rows_spoken_of(spoken)
            self._held[spoken] = {sheet: held_by(self._document, sheet) for sheet in sheets}
        self._changed = {*self._held[spoken]} if known else set()
        for sheet in {*self._held[spoken]} - self._listened:
            cells = data_of(self._document, sheet)
            if cells is not None:
                cells.addModifyListener(_listener(self, sheet))
                self._listened.add(sheet)

    def _say_so(self) -> None:
        window = self._document.CurrentController
        if window.hasInfobar(MOVED):
            window.removeInfobar(MOVED)
        if self._old:
            window.appendInfobar(MOVED, "", OLD_PLACES, WARNING, (), True)


class Changes:
    """Tells the bars of changes among the rows of a ledger; UNO calls its methods by these names."""

    def __init__(self, bars: Bars, sheet: str) -> None:
        self._bars, self._sheet = bars, sheet

    def modified(self, _event: Any) -> None:
        """Something among them is another now."""
        self._bars.modified(self._sheet)

    def disposing(self, _event: Any) -> None:
        """The workbook is closed."""


def _listener(bars: Bars, sheet: str) -> Any:
    """The same as a UNO object, whose bases exist at run time only."""
    bases = (unohelper.Base, XModifyListener, Changes)
    return type("Hears", bases, {"__init__": Changes.__init__})(bars, sheet)

"""What a click leaves for when the clerk has its answer: heights of rows that nobody looks at yet.

A little at a time, between what LibreOffice itself has to do; before the workbook is saved, all that is left.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.document import XDocumentEventListener

from toolkit.frontends.libreoffice.aside import soon
from toolkit.frontends.libreoffice.watching import BEFORE_SAVING

if TYPE_CHECKING:
    from toolkit.engines.libreoffice import Unfitted


def at_leisure(document: Any, context: Any, left: Unfitted) -> None:
    """Fit what is left of a workbook's rows; of one that was closed by now, none."""
    bases = (unohelper.Base, XDocumentEventListener)
    kind = type("Leisurely", (*bases, Leisure), {"__init__": Leisure.__init__})
    with suppress(Exception):
        if left:
            kind(document, context, left).begin()


class Leisure:
    """UNO calls its methods by these names; whatever goes wrong, the clerk's own work goes on."""

    def __init__(self, document: Any, context: Any, left: Unfitted) -> None:
        self._document, self._context, self._left = document, context, left

    def begin(self) -> None:
        """Begin a moment from now."""
        self._document.addDocumentEventListener(self)
        soon(self._context, self._go_on)

    def documentEventOccured(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """What is saved has its heights."""
        if event.EventName in BEFORE_SAVING:
            with suppress(Exception):
                self._left.fit_all()

    def disposing(self, _event: Any) -> None:
        """The workbook is closed."""

    def _go_on(self) -> None:
        if self._left:
            self._left.fit_some()
            soon(self._context, self._go_on)
        else:
            self._document.removeDocumentEventListener(self)

"""What a click leaves for when the clerk has its answer: heights of rows that nobody looks at yet.

A little at a time, between what LibreOffice itself has to do; before the workbook is saved, all that is left.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.document import XDocumentEventListener

from toolkit.frontends.libreoffice.watching import BEFORE_SAVING

if TYPE_CHECKING:
    from toolkit.engines.libreoffice import Unfitted

PAUSE = 0.1  # -- seconds --


def at_leisure(document: Any, context: Any, left: Unfitted) -> None:
    """Fit what is left of a workbook's rows."""
    if left:
        bases = (unohelper.Base, XCallback, XDocumentEventListener)
        kind = type("Leisurely", (*bases, Leisure), {"__init__": Leisure.__init__})
        kind(document, context, left).begin()


class Leisure:
    """UNO calls its methods by these names; whatever goes wrong, the clerk's own work goes on."""

    def __init__(self, document: Any, context: Any, left: Unfitted) -> None:
        self._document, self._left = document, left
        make = context.ServiceManager.createInstanceWithContext
        self._in_the_window = make("com.sun.star.awt.AsyncCallback", context)

    def begin(self) -> None:
        """Begin a moment from now."""
        self._document.addDocumentEventListener(self)
        self._wait()

    def notify(self, _data: Any) -> None:
        """Fit a few; LibreOffice calls this where it calls whatever a clerk does."""
        with suppress(Exception):
            self._fit(self._left.fit_some)
            if self._left:
                self._wait()

    def documentEventOccured(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """What is saved has its heights."""
        if event.EventName in BEFORE_SAVING:
            with suppress(Exception):
                self._fit(self._left.fit_all)

    def disposing(self, _event: Any) -> None:
        """The workbook is closed."""

    def _wait(self) -> None:
        timer = Timer(PAUSE, self._in_the_window.addCallback, (self, None))
        timer.daemon = True
        timer.start()

    def _fit(self, fit: Any) -> None:
        if self._left:
            fit()
        if not self._left:
            self._document.removeDocumentEventListener(self)

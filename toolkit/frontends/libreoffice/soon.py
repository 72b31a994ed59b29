"""Something done a moment later, when the window has drawn what there is by now."""

from __future__ import annotations

from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.awt import XCallback

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 0.1  # -- seconds --


def soon(context: Any, act: Callable[[], None]) -> None:
    """Have LibreOffice do it where it does whatever a clerk does; what goes wrong with it stays unsaid."""
    make = context.ServiceManager.createInstanceWithContext
    window = make("com.sun.star.awt.AsyncCallback", context)
    kind = type("Soon", (unohelper.Base, XCallback, Later), {"__init__": Later.__init__})
    timer = Timer(PAUSE, window.addCallback, (kind(act), None))
    timer.daemon = True
    timer.start()


class Later:
    """UNO calls its method by this name."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act

    def notify(self, _data: Any) -> None:
        """LibreOffice has time for it."""
        with suppress(Exception):
            self._act()

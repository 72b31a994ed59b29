"""What is done beside LibreOffice's own thread, and what that goes on with afterwards.

LibreOffice's thread holds LibreOffice's lock and asks for Python's whenever it calls what was made here. Python
holds its own while it lets an object of LibreOffice go, and many of those then ask for LibreOffice's: another thread
that lets one go stops LibreOffice for good. Therefore another thread touches nothing of LibreOffice but one call,
by which LibreOffice's own goes on; it has ended before that does, which lets go what both had; and meanwhile no
cycles are collected, which Python does in whichever thread it is.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

import unohelper
from com.sun.star.awt import XCallback

from toolkit.frontends.libreoffice.at_work import is_at_work
from toolkit.frontends.libreoffice.collector import COLLECTOR

if TYPE_CHECKING:
    from collections.abc import Callable

    Given = TypeVar("Given")

PAUSE = 0.1  # -- seconds --


def aside(context: Any, work: Callable[[], Given], then: Callable[[Given], None]) -> None:
    """Have something done by a thread of its own, and LibreOffice's go on with what came of it.

    Call it in LibreOffice's own thread. A click lets LibreOffice do what is due, so that Esc is heard; what
    goes on here waits until none is worked on.

    Args:
        context: the component context.
        work: what touches nothing of LibreOffice.
        then: what LibreOffice's thread does, where `work` has not failed; what goes wrong with either stays unsaid.
    """
    kind = type("Aside", (unohelper.Base, XCallback, Aside), {"__init__": Aside.__init__})
    kind(context, work, then).begin()


def soon(context: Any, act: Callable[[], None]) -> None:
    """Have LibreOffice do something a moment later, when the window has drawn what there is by now."""
    aside(context, partial(time.sleep, PAUSE), lambda _: act())


class Aside:
    """UNO calls `notify` by its name."""

    def __init__(self, context: Any, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        make = context.ServiceManager.createInstanceWithContext
        self._window = make("com.sun.star.awt.AsyncCallback", context)
        self._context, self._work, self._then = context, work, then
        self._given: list[Any] = []
        self._thread = Thread(target=self._do, name="taizhang aside", daemon=True)

    def begin(self) -> None:
        """Have the thread begin."""
        COLLECTOR.stop()
        self._thread.start()

    def notify(self, _data: Any) -> None:
        """LibreOffice's own thread has time for it."""
        self._thread.join()
        COLLECTOR.go_on()
        self._go_on()

    def _go_on(self) -> None:
        if is_at_work():
            soon(self._context, self._go_on)
            return
        with suppress(Exception):
            for given in self._given:
                self._then(given)

    def _do(self) -> None:
        with suppress(Exception):
            self._given.append(self._work())
        self._window.addCallback(self, None)

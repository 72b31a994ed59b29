"""Whether a click is being worked on: what can wait for it waits.

The collector of cycles waits too: of all that is imported and read it would find nothing to free, again and again.
"""

from __future__ import annotations

from threading import Lock

from toolkit.frontends.libreoffice.collector import COLLECTOR

_CLICK = Lock()


class at_work:  # noqa: N801 - used like a function
    """A click is being worked on meanwhile. (`contextlib.contextmanager` cannot let UNO's errors through.)"""

    def __enter__(self) -> None:
        """From now on."""
        _CLICK.acquire()
        COLLECTOR.stop()

    def __exit__(self, *_: object) -> None:
        """No longer."""
        COLLECTOR.go_on()
        _CLICK.release()


def is_at_work() -> bool:
    """Whether one is."""
    return _CLICK.locked()


def after_the_click() -> None:
    """Wait until none is; for threads that are not the window's own."""
    with _CLICK:
        pass

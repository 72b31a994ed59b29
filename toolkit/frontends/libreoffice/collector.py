"""Python's collector of cycles, stopped for as long as anything wants it to be."""

from __future__ import annotations

import gc
from threading import Lock


class Collector:
    """Counts who wants it stopped; goes on as it was when nobody does any more."""

    def __init__(self) -> None:
        self._lock, self._stopped, self._went = Lock(), 0, True

    def stop(self) -> None:
        """No cycles are collected until `go_on` was called as often."""
        with self._lock:
            if not self._stopped:
                self._went = gc.isenabled()
                gc.disable()
            self._stopped += 1

    def go_on(self) -> None:
        """As far as who calls is concerned."""
        with self._lock:
            self._stopped -= 1
            if not self._stopped and self._went:
                gc.enable()


COLLECTOR = Collector()

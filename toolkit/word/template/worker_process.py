"""A process in which templates are worked on: started ahead, kept from template to template, ended at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.lasting_child import LastingChild
from toolkit.word.template.worker import serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

_START_SECONDS = 60.0
"""How long Python may take to start, on a machine that is busy: no fault of the template."""


class WorkerProcess:
    """A worker for one template after another; one that was ended is followed by a fresh one.

    Attributes:
        holds: the template that the worker has compiled; None for none.
        owes: the template that it was told to compile, and whose answer nobody has taken; None for none.
        served: how much it was asked for since it started.
    """

    def __init__(self, program: Callable[[], None] = serve) -> None:
        """Prepare; the worker starts with `begin`, or when it is first asked.

        Args:
            program: what it runs, a function of a module; it answers once when it is ready.
        """
        self._program = program
        self.holds: object = None
        self.owes: object = None
        self.served = 0
        self._child: LastingChild | None = None
        self._is_ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def lives(self) -> bool:
        """Whether there is a worker that was not ended."""
        return self._child is not None

    def begin(self) -> Self:
        """Start the worker without waiting for it; where there is no Python, `child` will say so."""
        if self._child is None:
            try:
                self._child = LastingChild(self._program)
            except NoInterpreterError:
                return self
        return self

    def ahead(self) -> LastingChild | None:
        """The worker, perhaps still starting, if it takes requests without being waited for."""
        return self._child if self._child is not None and self._child.takes_ahead else None

    def child(self) -> LastingChild:
        """The worker, ready.

        Raises:
            NoInterpreterError: there is nothing to run it with.
            TimeoutError: it does not start.
        """
        if self._child is None:
            self._child = LastingChild(self._program)
        if not self._is_ready:
            self._child.receive(_START_SECONDS)
            self._is_ready = True
        return self._child

    def stop(self) -> None:
        """Have the worker end while this process does something else, until `close`."""
        if self._child is not None:
            self._child.stop()

    def close(self) -> None:
        """End the worker."""
        child, self._child = self._child, None
        self.holds, self.owes, self.served, self._is_ready = None, None, 0, False
        if child is not None:
            child.end()

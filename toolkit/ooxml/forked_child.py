"""A child that begins as a copy of this process: what is imported here it need not import.

Python takes longer to start and to import the libraries of Word than to fill a hundred documents. A copy has
one thread, whatever the process had, and the locks of the others as they were: only a process without others is copied.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO
    from typing import NoReturn

_THREADS = Path("/proc/self/task")
_OPEN = Path("/proc/self/fd")


def may_fork() -> bool:
    """Whether a copy of this process can go on: Linux says how many threads it has, those of libraries included."""
    try:
        return sys.platform == "linux" and len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


class ForkedChild:
    """A function that runs in a copy of this process, with pipes for its standard streams.

    Attributes:
        stdin, stdout: the parent's ends of the pipes.
    """

    def __init__(self, function: Callable[[], None]) -> None:
        """Start it; the child ends when the function does."""
        requests, asked = os.pipe()
        told, answers = os.pipe()
        held = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._number = os.fork()
            if not self._number:
                _run(function, requests, answers)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        os.close(requests)
        os.close(answers)
        self.stdin: BinaryIO = os.fdopen(asked, "wb")
        self.stdout: BinaryIO = os.fdopen(told, "rb")

    def kill(self) -> None:
        """End the child, whatever it is doing."""
        with suppress(ProcessLookupError):  # -- a host may have children waited for as they end --
            os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        """Its state at its end, 0 where the host has waited for it; nothing of it is left."""
        try:
            return os.waitpid(self._number, 0)[1]
        except ChildProcessError:
            return 0


def _run(function: Callable[[], None], requests: int, answers: int) -> NoReturn:
    """Be the child: nothing of the parent's is closed, removed or written by what the parent left undone."""
    try:
        gc.freeze()
        # -- kept: closing a stream would write what waits in it --
        parents = sys.stdin, sys.stdout, sys.stderr, sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType(
            "__main__"
        )  # -- a fresh Python knows no script either --
        _take_streams(requests, answers)
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        function()
        del parents
    finally:
        os._exit(0)


def _take_streams(requests: int, answers: int) -> None:
    """Make the pipes the standard streams, and close whatever else the parent has open, locks among it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    given = [_above_usual(number) for number in (requests, answers, nowhere)]
    for usual, mine in enumerate(given):
        os.dup2(mine, usual)
    os.closerange(3, max(int(each.name) for each in _OPEN.iterdir()) + 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _above_usual(number: int) -> int:
    """The same file under a number that is no standard stream's, which the parent may have closed."""
    import fcntl

    return fcntl.fcntl(number, fcntl.F_DUPFD, 3)

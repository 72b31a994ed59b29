"""A child that is asked many times: started once, each answer waited for by itself, ended at any moment.

Where this process may be copied, the child begins as a copy of it; else it is a fresh Python.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from toolkit.ooxml import forked_child
from toolkit.ooxml.bounded_child import interpreter
from toolkit.ooxml.pipes import pipes
from toolkit.ooxml.pipes import read_frame
from toolkit.ooxml.pipes import write_frame

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

__all__ = ["LastingChild", "own_streams", "read_frame", "write_frame"]


class LastingChild:
    """A program of ours in a process of its own."""

    def __init__(self, program: str | Callable[[], None]) -> None:
        """Start it.

        Args:
            program: Python text, for a fresh Python that finds the same modules as this process; or a
                function of a module, for a copy of this process where it may be copied.

        Raises:
            NoInterpreterError: there is nothing to run it with.
        """
        self._process: subprocess.Popen[bytes] | forked_child.ForkedChild
        if isinstance(program, str):
            self._process = _fresh(program)
        elif forked_child.may_fork():
            self._process = forked_child.ForkedChild(program)
        else:
            name = program.__qualname__
            self._process = _fresh(f"from {program.__module__} import {name}; {name}()")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._pipes = pipes(self._process.stdin, self._process.stdout)

    @property
    def takes_ahead(self) -> bool:
        """Whether a request may be sent while an earlier one is being answered, without waiting for that."""
        return self._pipes.takes_ahead

    def send(self, content: bytes) -> None:
        """Give the child a request; whether it still lives is seen when its answer is waited for."""
        self._pipes.send(content)

    def receive(self, seconds: float) -> bytes | None:
        """The next answer; None where the child ended without one.

        Raises:
            TimeoutError: none came in time.
        """
        return self._pipes.receive(seconds)

    def stop(self) -> None:
        """Have the child end, whatever it is doing; `end` waits for that."""
        self._process.kill()

    def end(self) -> None:
        """End the child, whatever it is doing."""
        self.stop()
        self._process.wait()
        self._pipes.close()


def _fresh(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the command is this interpreter and a constant
        [interpreter(), "-P", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """In the child: where requests come from and answers go; what anything else prints goes nowhere.

    Ctrl-C is the parent's affair, which ends the child.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return sys.stdin.buffer, answers

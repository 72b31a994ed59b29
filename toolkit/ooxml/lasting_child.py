"""A child that is asked many times: started once, each answer waited for by itself, ended at any moment.

Waiting is done by a thread that reads, since Windows has no other way to give up on a pipe. Where this process
may be copied, the child begins as a copy of it; else it is a fresh Python.
"""

from __future__ import annotations

import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from toolkit.ooxml import forked_child
from toolkit.ooxml.bounded_child import interpreter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO
    from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


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
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def send(self, content: bytes) -> None:
        """Give the child a request; whether it still lives is seen when its answer is waited for."""
        assert self._process.stdin is not None
        try:
            write_frame(self._process.stdin, content)
        except OSError:  # -- it has ended, and `receive` will say so --
            return

    def receive(self, seconds: float) -> bytes | None:
        """The next answer; None where the child ended without one.

        Raises:
            TimeoutError: none came in time.
        """
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None

    def end(self) -> None:
        """End the child, whatever it is doing."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                stream.close()
            except OSError:  # -- what was not yet sent has no reader any more --
                continue

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while (content := read_frame(self._process.stdout)) is not None:
                self._answers.put(content)
        except (OSError, ValueError):  # -- closed meanwhile --
            pass
        finally:
            self._answers.put(None)


def _fresh(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the command is this interpreter and a constant
        [interpreter(), "-P", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write a message that says how long it is."""
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next message; None at the end, also where a message is torn."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None


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

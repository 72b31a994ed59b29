"""Messages to a child and from it, each with its length before it; an answer is waited for by the clock.

Where a pipe can be asked whether it is ready, one thread does both. Windows has no such question: there a thread
listens, and a request waits for a child that is busy.
"""

from __future__ import annotations

import os
import queue
import select
import struct
import threading
import time
from collections import deque
from contextlib import suppress
from typing import IO
from typing import Protocol

_LENGTH = struct.Struct(">Q")
_SOME = 1 << 16
_WIDE = 1 << 20
"""Bytes that a pipe is asked to hold, so that a child goes on while nobody takes its answers."""


class Pipes(Protocol):
    """What stands between this process and a child.

    Attributes:
        takes_ahead: whether a request may be sent while an earlier one is being answered.
    """

    takes_ahead: bool

    def send(self, content: bytes) -> None:
        """Give the child a request; that it has ended is seen when its answer is waited for."""
        ...

    def receive(self, seconds: float) -> bytes | None:
        """The next answer; None where the child ended without one.

        Raises:
            TimeoutError: none came in time.
        """
        ...

    def close(self) -> None:
        """Let go of a child that has ended."""
        ...


class PolledPipes:
    """Both pipes are looked after while an answer is waited for: what could not be sent yet is sent then."""

    takes_ahead = True

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._streams = requests, answers
        self._requests, self._answers = requests.fileno(), answers.fileno()
        self._waiting: deque[memoryview] = deque()
        self._come = bytearray()
        self._poll = select.poll()
        self._poll.register(self._answers, select.POLLIN)
        self._has_ended = False
        for stream in (requests, answers):
            os.set_blocking(stream.fileno(), False)
            _widen(stream.fileno())

    def send(self, content: bytes) -> None:
        """Give the child a request, or as much of it as there is room for now."""
        self._waiting += (memoryview(_LENGTH.pack(len(content))), memoryview(content))
        self._poll.register(self._requests, select.POLLOUT)
        self._write()

    def receive(self, seconds: float) -> bytes | None:
        """The next answer; None where the child ended without one.

        Raises:
            TimeoutError: none came in time.
        """
        until = time.monotonic() + seconds
        while (answer := self._taken()) is None and not self._has_ended:
            left = until - time.monotonic()
            ready = self._poll.poll(max(left, 0) * 1000)
            if not ready and left <= 0:
                raise TimeoutError
            for number, _ in ready:
                (self._write if number == self._requests else self._read)()
        return answer

    def close(self) -> None:
        """Let go of a child that has ended."""
        self._waiting.clear()
        for stream in self._streams:
            stream.close()

    def _taken(self) -> bytes | None:
        """The next answer, where all of it has come."""
        come = self._come
        if len(come) < _LENGTH.size:
            return None
        end = _LENGTH.size + _LENGTH.unpack_from(come)[0]
        if len(come) < end:
            return None
        with memoryview(come) as seen:
            answer = bytes(seen[_LENGTH.size : end])
        del come[:end]
        return answer

    def _read(self) -> None:
        with suppress(BlockingIOError):
            some = os.read(self._answers, _SOME)
            self._come += some
            self._has_ended = not some

    def _write(self) -> None:
        try:
            while self._waiting:
                first = self._waiting[0]
                sent = os.write(self._requests, first)
                if sent < len(first):
                    self._waiting[0] = first[sent:]
                else:
                    self._waiting.popleft()
        except BlockingIOError:
            return
        except OSError:  # -- it has ended, and its pipe for answers will say so --
            self._waiting.clear()
        self._poll.unregister(self._requests)


class ListenedPipes:
    """A thread takes the answers as they come."""

    takes_ahead = False

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._requests, self._answers = requests, answers
        self._come: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def send(self, content: bytes) -> None:
        """Give the child a request, and wait until it has taken it."""
        with suppress(OSError):  # -- it has ended, and `receive` will say so --
            write_frame(self._requests, content)

    def receive(self, seconds: float) -> bytes | None:
        """The next answer; None where the child ended without one.

        Raises:
            TimeoutError: none came in time.
        """
        try:
            return self._come.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None

    def close(self) -> None:
        """Let go of a child that has ended."""
        self._reader.join()
        for stream in (self._requests, self._answers):
            with suppress(OSError):  # -- what was not yet sent has no reader any more --
                stream.close()

    def _listen(self) -> None:
        try:
            while (content := read_frame(self._answers)) is not None:
                self._come.put(content)
        except (OSError, ValueError):  # -- closed meanwhile --
            pass
        finally:
            self._come.put(None)


def pipes(requests: IO[bytes], answers: IO[bytes]) -> Pipes:
    """The pipes to a child and from it, in the way that this system has."""
    kind = PolledPipes if hasattr(select, "poll") else ListenedPipes
    return kind(requests, answers)


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


def _widen(number: int) -> None:
    """Let a pipe hold more, where that can be said and the system has it to give."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(number, fcntl.F_SETPIPE_SZ, _WIDE)

"""Reading a workbook in a process of its own, for who must not end with it: a batch, an office program.

A library's abort cannot be caught, and an endless loop cannot be left. In a child both are one sentence on
that file. It costs the start of a process and the way of the rows back: not for the one workbook of a command.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import MEGABYTE
from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.bounded_child import answer
from toolkit.ooxml.bounded_child import ask
from toolkit.ooxml.bounded_child import bound
from toolkit.reading.files.reading import read_workbook
from toolkit.reading.files.refusals import NoIsolationError
from toolkit.reading.files.refusals import ReaderEndedError
from toolkit.reading.files.refusals import ReaderOutOfMemoryError
from toolkit.reading.files.refusals import ReaderTooSlowError
from toolkit.reading.files.refusals import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.reading.files.made_before import MadeBefore
    from toolkit.reading.workbook import Workbook

PROGRAM = "from toolkit.reading.files.guarded import serve; serve()"
OUT_OF_MEMORY = b"M"
_FAULT = b"F"
_READ = b"R"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one workbook may take.

    Attributes:
        seconds: wall-clock time, the start of the process included.
        megabytes: memory beyond what the process has when it starts; Windows does not bound it.
    """

    seconds: float
    megabytes: float


class FaultInChildError(Exception):
    """A fault of ours in the child, with its traceback for the log."""


def limits_for(path: Path) -> Limits:
    """Several times what a ledger of this size takes; a small file may not loop for long."""
    try:
        megabytes = path.stat().st_size / MEGABYTE
    except (OSError, ValueError):
        megabytes = 0.0
    return Limits(60 + 5 * megabytes, 1024 + 100 * megabytes)


def read_guarded(
    path: Path,
    *,
    only: Collection[str] | None = None,
    limits: Limits | None = None,
    program: str = PROGRAM,
) -> Workbook:
    """The worksheets of a file as `read_workbook` gives them, read in a child within limits.

    Args:
        path: the file.
        only: the sheets wanted; None for all.
        limits: when to give up; None takes those for a file of its size.
        program: what the child runs; it answers by `serve`.

    Raises:
        UnreadableFileError: the file cannot be read, or what reads it ended, looped or took all memory.
        FaultInChildError: a fault of ours.
    """
    path = Path(path)
    within = limits or limits_for(path)
    wanted = None if only is None else tuple(only)
    request = pickle.dumps((os.fspath(path), wanted, within))
    try:
        said = ask(program, request, within.seconds)
    except TimeoutError:
        raise ReaderTooSlowError(path, within.seconds) from None
    except NoInterpreterError as problem:
        raise NoIsolationError(path) from problem
    return answered(said, path, within)


def answered(said: bytes, path: Path, limits: Limits) -> Workbook:
    """What a child has answered about a file; nothing, where it ended without.

    Raises:
        UnreadableFileError: the file cannot be read, or what reads it ended or took all memory.
        FaultInChildError: a fault of ours.
    """
    if said[:1] == OUT_OF_MEMORY:
        raise ReaderOutOfMemoryError(path, limits.megabytes)
    if said[:1] == _FAULT:
        raise FaultInChildError(said[1:].decode(errors="replace"))
    if said[:1] != _READ:
        raise ReaderEndedError(path)
    try:
        read: Workbook | UnreadableFileError = pickle.loads(memoryview(said)[1:])  # noqa: S301 - ours
    except (pickle.UnpicklingError, EOFError):  # -- it ended while it was answering --
        raise ReaderEndedError(path) from None
    if isinstance(read, UnreadableFileError):
        raise read
    return read


def serve() -> None:
    """Read one request from standard input, answer on standard output."""
    path, only, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the parent
    bound(limits.megabytes, limits.seconds)
    answer(answer_to(Path(path), only))


def answer_to(path: Path, only: Collection[str] | None, before: MadeBefore | None = None) -> bytes:
    """In the child: what it answers about a file, after the files `before`."""
    try:
        return _READ + pickle.dumps(_read(path, only, before), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - the parent says and logs it
        return _FAULT + traceback.format_exc().encode(errors="replace")


def _read(
    path: Path, only: Collection[str] | None, before: MadeBefore | None
) -> Workbook | UnreadableFileError:
    try:
        return read_workbook(path, only=only, before=before)
    except UnreadableFileError as refusal:
        return refusal

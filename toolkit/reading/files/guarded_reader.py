"""Reading many workbooks in a process that is kept from file to file, and ended by a file that spoils it.

What a library's abort, an endless loop or a full memory costs is that file and a fresh process. The next
file is read there while this process works on the one before.
"""

from __future__ import annotations

import os
import pickle
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.bounded_child import bound
from toolkit.ooxml.lasting_child import LastingChild
from toolkit.ooxml.lasting_child import own_streams
from toolkit.ooxml.lasting_child import read_frame
from toolkit.ooxml.lasting_child import write_frame
from toolkit.reading.files.guarded import OUT_OF_MEMORY
from toolkit.reading.files.guarded import Limits
from toolkit.reading.files.guarded import answer_to
from toolkit.reading.files.guarded import answered
from toolkit.reading.files.guarded import limits_for
from toolkit.reading.files.made_before import MOST_KEPT
from toolkit.reading.files.made_before import MadeBefore
from toolkit.reading.files.refusals import NoIsolationError
from toolkit.reading.files.refusals import ReaderEndedError
from toolkit.reading.files.refusals import ReaderTooSlowError
from toolkit.reading.files.refusals import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from typing import Self

    from toolkit.reading.workbook import Workbook

PROGRAM = "from toolkit.reading.files.guarded_reader import serve; serve()"
_Request = tuple[str, tuple[str, ...] | None]


class GuardedReader:
    """Reads one workbook after another as `read_guarded` does.

    Args:
        paths: the files that will be read: the largest says what memory each may take.
        limits: what reading a file may take.
        program: what the child runs; it answers by `serve`.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        limits: Callable[[Path], Limits] = limits_for,
        program: str = PROGRAM,
    ) -> None:
        self._memory = max((limits(path).megabytes for path in paths), default=0.0)
        self._limits = limits
        self._program = program
        self._child: LastingChild | None = None
        self._asked: deque[_Request] = deque()
        self._told: dict[_Request, bytes | UnreadableFileError] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ahead(self, path: Path, only: Collection[str] | None = None) -> None:
        """Have a file read that will be asked for next; who reads it is told if that fails."""
        self._ask(_request(path, only))

    def read(self, path: Path, *, only: Collection[str] | None = None) -> Workbook:
        """The worksheets of a file as `read_workbook` gives them.

        Raises:
            UnreadableFileError: the file cannot be read, or what reads it ended, looped or took all memory.
            FaultInChildError: a fault of ours.
        """
        request = _request(path, only)
        self._ask(request)
        while request not in self._told:
            self._take_next()
        said = self._told.pop(request)
        if isinstance(said, UnreadableFileError):
            raise said
        return answered(said, path, Limits(self._limits(path).seconds, self._memory))

    def _ask(self, request: _Request) -> None:
        if request in self._asked or request in self._told:
            return
        if self._child is None:
            try:
                self._child = LastingChild(self._program)
            except NoInterpreterError as problem:
                raise NoIsolationError(Path(request[0])) from problem
            self._child.send(pickle.dumps(self._memory))
        self._child.send(pickle.dumps(request))
        self._asked.append(request)

    def _take_next(self) -> None:
        """Wait for the next answer; without one a fresh process goes on with what was asked besides."""
        request = self._asked[0]
        path = Path(request[0])
        seconds = self._limits(path).seconds
        said: bytes | UnreadableFileError | None
        try:
            said = self._child.receive(seconds) if self._child else None
        except TimeoutError:
            said = ReaderTooSlowError(path, seconds)
        others = [*self._asked][1:]
        self._told[request] = said or ReaderEndedError(path)
        if isinstance(said, bytes) and said != OUT_OF_MEMORY:
            self._asked.popleft()
            return
        self.close()
        for each in others:
            self._ask(each)

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        self._asked.clear()
        if child is not None:
            child.end()


def _request(path: Path, only: Collection[str] | None) -> _Request:
    return os.fspath(path), None if only is None else tuple(sorted(only))


def serve() -> None:
    """Answer one request after another; what has filled the memory ends this process."""
    requests, answers = own_streams()
    head = read_frame(requests)
    if head is None:
        return
    bound(pickle.loads(head))  # noqa: S301 - from the parent
    before = MadeBefore(MOST_KEPT)
    while (content := read_frame(requests)) is not None:
        path, only = pickle.loads(content)  # noqa: S301 - from the parent
        said = answer_to(Path(path), only, before)
        write_frame(answers, said)
        if said == OUT_OF_MEMORY:
            return

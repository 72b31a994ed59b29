"""Rendering in a process of its own, which is kept for the next document and may be ended at any time."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.lasting_child import LastingChild
from toolkit.word.messages import of_rendering
from toolkit.word.messages import spoken
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.package import read_file
from toolkit.word.template.told import Document
from toolkit.word.template.worker import DONE
from toolkit.word.template.worker import FAULT
from toolkit.word.template.worker import PROGRAM
from toolkit.word.template.worker import unpacked

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Self

    from toolkit.word.messages import Message
    from toolkit.word.template.limits import Limits

_START_SECONDS = 60.0
"""How long Python may take to start, on a machine that is busy: no fault of the template."""


class TemplateBytes(Protocol):
    """What a worker needs of a template: a compiled one has it too."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""

    @property
    def lenient(self) -> bool:
        """Whether what the data lacks is left to be filled in."""


@dataclass(frozen=True, slots=True)
class Uncompiled:
    """A template that is not trusted so far as to be compiled in this process."""

    name: str
    data: bytes
    lenient: bool = False

    @classmethod
    def open(cls, path: Path, *, lenient: bool = False) -> Uncompiled:
        """Read a template file.

        Raises:
            TemplateError: it cannot be read.
        """
        return cls(path.name, read_file(path), lenient)


class Pool:
    """A worker with one template; a document that passes its limits costs a fresh worker, no more."""

    def __init__(
        self, template: TemplateBytes, limits: Limits, required: Sequence[str] = ()
    ) -> None:
        """Prepare; the worker starts with `start` or the first document.

        Args:
            template: compiled in the worker, and in each fresh one.
            limits: of each document, and of compiling.
            required: names that the template must use.
        """
        source = (template.data, template.name, tuple(required), template.lenient)
        self._told = (spoken(), limits, *source)
        self._name = template.name
        self._limits = limits
        self._child: LastingChild | None = None
        self._served = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def start(self) -> None:
        """Compile the template, unless a worker has it already.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits, or there is no Python for a worker.
        """
        if self._child is not None:
            return
        try:
            self._child = LastingChild(PROGRAM)
        except NoInterpreterError:
            raise self._error(of_rendering.NO_INTERPRETER()) from None
        self._served = 0
        try:
            self._child.receive(_START_SECONDS)
            self._child.send(pickle.dumps(self._told))
            self._answer(of_rendering.COMPILING_TIME, of_rendering.COMPILING_MEMORY)
        except BaseException:
            self.close()
            raise

    def render(
        self, contexts: Sequence[Mapping[str, object]]
    ) -> Generator[Document | LocatedError, None, None]:
        """Each document, or why there is none, in the order of the data.

        All of the bundle is sent at once; taking a document while the next is being made costs no time.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        requests = [self._pickled(each) for each in contexts]
        waiting = 0
        try:
            for at, request in enumerate(requests):
                if isinstance(request, RenderError):
                    yield request
                    continue
                if self._child is None or not waiting:
                    waiting = self._send(requests[at:])
                waiting -= 1
                outcome = self._document(request)
                if self._child is None:
                    waiting = 0
                yield outcome
        finally:
            if waiting:  # -- nobody wants the rest --
                self.close()

    def _send(self, requests: Sequence[bytes | RenderError]) -> int:
        self.start()
        assert self._child is not None
        sent = [each for each in requests if isinstance(each, bytes)]
        self._child.send(pickle.dumps(sent))
        return len(sent)

    def _document(self, request: bytes) -> Document | LocatedError:
        """The next document; what has no room in a worker that made others is tried in a fresh one."""
        before = self._served
        outcome = self._outcome()
        if self._child is None and before and isinstance(outcome, _NoRoomError):
            self._send([request])
            outcome = self._outcome()
            self.close()
        return outcome

    def _outcome(self) -> Document | LocatedError:
        self._served += 1
        try:
            made = self._answer(of_rendering.TIME_LIMIT, of_rendering.MEMORY_LIMIT)
        except LocatedError as error:
            return error
        return Document.unpacked(made)

    def _answer(self, too_long: Message, too_much: Message) -> bytes:
        """What the worker answers; one that cannot go on is ended.

        Raises:
            LocatedError: what it tells, or the limit that was passed.
        """
        assert self._child is not None
        try:
            said = self._child.receive(self._limits.seconds)
        except TimeoutError:
            self.close()
            reason = too_long(seconds=self._limits.seconds)
            raise self._error(reason, LimitPassedError) from None
        if said is not None and said[:1] == DONE:
            return said[1:]
        if said is not None and said[:1] == FAULT:
            raise unpacked(said[1:])
        self.close()
        memory = self._limits.memory_megabytes
        if said is None:
            reason = of_rendering.WORKER_ENDED(memory_megabytes=memory)
            raise self._error(reason, _NoRoomError)
        reason = too_much(memory_megabytes=memory)
        where = unpacked(said[1:]) if said[1:] else None
        raise _NoRoomError(
            reason,
            template=self._name,
            place=where.place if where else "",
            tag=where.tag if where else "",
        )

    def _error(self, reason: str, kind: type[RenderError] = RenderError) -> RenderError:
        return kind(reason, template=self._name)

    def _pickled(self, context: Mapping[str, object]) -> bytes | RenderError:
        try:
            return pickle.dumps(dict(context))
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            return self._error(of_rendering.UNPICKLABLE())


class LimitPassedError(RenderError):
    """A document, or compiling, passed a limit."""


class _NoRoomError(LimitPassedError):
    """The memory was at its end."""


def render_safely(
    template: TemplateBytes,
    context: Mapping[str, object],
    limits: Limits,
    required: Sequence[str] = (),
) -> Document:
    """The document like `Template.render`, made in a worker process within limits.

    For templates or data that are not trusted.

    Args:
        template: compiled in the worker.
        context: values by name; all must be picklable.
        limits: when to give up.
        required: names that the template must use.

    Raises:
        TemplateError: the template is wrong.
        RenderError: a value is wrong, or a limit was passed.
    """
    with Pool(template, limits, required) as pool:
        (outcome,) = pool.render([context])
    if isinstance(outcome, LocatedError):
        raise outcome
    return outcome

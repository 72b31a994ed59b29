"""Rendering within limits, in a process that is kept for the next document and may be ended at any time."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.messages import spoken
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.extensions import carried
from toolkit.word.template.told import Document
from toolkit.word.template.worker import BUNDLE
from toolkit.word.template.worker import DONE
from toolkit.word.template.worker import FAULT
from toolkit.word.template.worker import TEMPLATE
from toolkit.word.template.worker import Told
from toolkit.word.template.worker import unpacked
from toolkit.word.template.worker_process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Self

    from toolkit.ooxml.lasting_child import LastingChild
    from toolkit.word.messages import Message
    from toolkit.word.template.limits import Limits
    from toolkit.word.template.uncompiled import TemplateBytes

_UNPICKLABLE = (pickle.PicklingError, TypeError, AttributeError)


class Pool:
    """A worker with one template; a document that passes its limits costs a fresh worker, no more."""

    def __init__(
        self,
        template: TemplateBytes,
        limits: Limits,
        required: Sequence[str] = (),
        process: WorkerProcess | None = None,
        figures: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare; the template is compiled with `start` or the first document.

        Args:
            template: compiled in the worker, and in each fresh one. Its extensions are found there by
                their modules' names: functions of a module, not of the script that runs or of a function.
            limits: of each document, and of compiling.
            required: names that the template must use.
            process: the worker, which other pools use before and after; by default one of its own.
            figures: that the template may do without, but not say by itself; what they say, by name.
        """
        self._template = template
        self._required = tuple(required)
        self._figures = dict(figures or {})
        self._limits = limits
        self._language = template.language or spoken()
        self._owns = process is None
        self._process = process or WorkerProcess()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, unless it is shared."""
        if self._owns:
            self._process.close()

    def start(self) -> None:
        """Compile the template, unless the worker has it already.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits, or there is no Python for a worker, or the
                extensions cannot be handed to one.
        """
        if self._process.holds is self:
            return
        with speaking(self._language):
            told = pickle.dumps(self._told())
            had_others = self._process.served > 0
            try:
                self._compile(told)
            except _NoRoomError:
                if not had_others:
                    raise
                self._compile(told)

    def _compile(self, told: bytes) -> None:
        process = self._process
        try:
            child = process.child()
        except NoInterpreterError:
            raise self._error(of_rendering.NO_INTERPRETER()) from None
        except TimeoutError:
            process.close()
            raise self._error(of_rendering.NO_START()) from None
        process.holds = None
        process.served += 1
        try:
            child.send(TEMPLATE + told)
            self._answer(child, of_rendering.COMPILING_TIME, of_rendering.COMPILING_MEMORY)
        except LocatedError:
            raise
        except BaseException:
            process.close()
            raise
        process.holds = self

    def _told(self) -> Told:
        template = self._template
        return Told(
            self._limits,
            self._language,
            template.data,
            template.name,
            self._required,
            template.lenient,
            carried(template.extensions, template.name),
            self._figures,
            template.without_macros,
        )

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
                if not waiting or self._process.holds is not self:
                    waiting = self._send(requests[at:])
                waiting -= 1
                outcome = self._document(request)
                if self._process.holds is not self:
                    waiting = 0
                yield outcome
        finally:
            if waiting and self._process.holds is self:  # -- nobody wants the rest --
                self._process.close()

    def _send(self, requests: Sequence[bytes | RenderError]) -> int:
        self.start()
        sent = [each for each in requests if isinstance(each, bytes)]
        self._process.child().send(BUNDLE + pickle.dumps(sent))
        return len(sent)

    def _document(self, request: bytes) -> Document | LocatedError:
        """The next document; what has no room in a worker that made others is tried in a fresh one."""
        had_others = self._process.served > 1
        outcome = self._outcome()
        if had_others and isinstance(outcome, _NoRoomError):
            self._send([request])
            outcome = self._outcome()
            self._process.close()
        return outcome

    def _outcome(self) -> Document | LocatedError:
        self._process.served += 1
        with speaking(self._language):
            try:
                child = self._process.child()
                made = self._answer(child, of_rendering.TIME_LIMIT, of_rendering.MEMORY_LIMIT)
            except LocatedError as error:
                return error
        return Document.unpacked(made)

    def _answer(self, child: LastingChild, too_long: Message, too_much: Message) -> bytes:
        """What the worker answers; one that cannot go on is ended.

        Raises:
            LocatedError: what it tells, or the limit that was passed.
        """
        try:
            said = child.receive(self._limits.seconds)
        except TimeoutError:
            self._process.close()
            reason = too_long(seconds=self._limits.seconds)
            raise self._error(reason, LimitPassedError) from None
        if said is not None and said[:1] == DONE:
            return said[1:]
        if said is not None and said[:1] == FAULT:
            raise unpacked(said[1:])
        self._process.close()
        memory = self._limits.memory_megabytes
        if said is None:
            reason = of_rendering.WORKER_ENDED(memory_megabytes=memory)
            raise self._error(reason, _NoRoomError)
        where = unpacked(said[1:]) if said[1:] else None
        raise _NoRoomError(
            too_much(memory_megabytes=memory),
            template=self._template.name,
            place=where.place if where else "",
            tag=where.tag if where else "",
        )

    def _error(self, reason: str, kind: type[RenderError] = RenderError) -> RenderError:
        return kind(reason, template=self._template.name)

    def _pickled(self, context: Mapping[str, object]) -> bytes | RenderError:
        try:
            return pickle.dumps(dict(context), pickle.HIGHEST_PROTOCOL)
        except _UNPICKLABLE:
            with speaking(self._language):
                return self._error(of_rendering.UNPICKLABLE())
        except RecursionError:
            with speaking(self._language):
                return self._error(of_rendering.DATA_TOO_DEEP())


class LimitPassedError(RenderError):
    """A document, or compiling, passed a limit."""


class _NoRoomError(LimitPassedError):
    """The memory was at its end."""


def render_safely(
    template: TemplateBytes,
    context: Mapping[str, object],
    limits: Limits,
    required: Sequence[str] = (),
    process: WorkerProcess | None = None,
) -> Document:
    """The document like `Template.render`, made in a worker process within limits.

    For templates or data that are not trusted.

    Args:
        template: compiled in the worker.
        context: values by name; all must be picklable.
        limits: when to give up.
        required: names that the template must use.
        process: the worker, where there is one already.

    Raises:
        TemplateError: the template is wrong.
        RenderError: a value is wrong, or a limit was passed.
    """
    with Pool(template, limits, required, process) as pool:
        (outcome,) = pool.render([context])
    if isinstance(outcome, LocatedError):
        raise outcome
    return outcome

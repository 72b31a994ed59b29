"""Rendering within limits, in a process that is kept for the next document and may be ended at any time."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sized
from typing import TYPE_CHECKING

from toolkit.ooxml.bounded_child import NoInterpreterError
from toolkit.ooxml.forked_child import may_fork
from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.messages import spoken
from toolkit.word.template.answers import Answers
from toolkit.word.template.answers import NoRoomError
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.extensions import carried
from toolkit.word.template.flow import Flow
from toolkit.word.template.hand import Hand
from toolkit.word.template.worker import TEMPLATE
from toolkit.word.template.worker import Told
from toolkit.word.template.worker_process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Self

    from toolkit.ooxml.lasting_child import LastingChild
    from toolkit.word.template.limits import Limits
    from toolkit.word.template.told import Document
    from toolkit.word.template.uncompiled import TemplateBytes

_MANY = 64
"""Documents from which a second worker pays."""


class Pool:
    """A worker with one template; a document that passes its limits costs a fresh worker, no more.

    Where there are many documents and several processors, a second worker takes a share of them.

    Attributes:
        process: the worker.
        answers: what it answers about the template.
        language: in which is said what is wrong.
    """

    def __init__(
        self,
        template: TemplateBytes,
        limits: Limits,
        required: Sequence[str] = (),
        process: WorkerProcess | None = None,
        figures: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare; the template is compiled with `begin`, `start` or the first document.

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
        self._owns = process is None
        self.process = process or WorkerProcess()
        self.language = template.language or spoken()
        self.answers = Answers(self.process, limits, template.name)
        self._known: Told | None = None
        self._second: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, unless it is shared; the second one in any case."""
        self._end_second()
        if self._owns:
            self.process.close()

    def _end_second(self) -> None:
        second, self._second = self._second, None
        if second is not None:
            second.close()

    def rest(self) -> None:
        """Have the second worker end, for nothing more will be asked before `close`."""
        if self._second is not None:
            self._second.process.stop()

    def begin(self) -> Told:
        """Have the template compiled while this process does something else, where that can be.

        Raises:
            TemplateError: the extensions cannot be handed to a worker.
        """
        process = self.process.begin()
        child, told = process.ahead(), self._told()
        if child is not None and process.owes is None and process.holds != told:
            self._ask(child, told)
        return told

    def start(self) -> Told:
        """Compile the template, unless the worker has it already; what the worker was told of it.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits, or there is no Python for a worker, or the
                extensions cannot be handed to one.
        """
        told = self._told()
        if self.process.holds is told:
            return told
        with speaking(self.language):
            had_others = self.process.served > (1 if self.process.owes == told else 0)
            try:
                self._compile(told)
            except NoRoomError:
                if not had_others:
                    raise
                self._compile(told)
        return told

    def _compile(self, told: Told) -> None:
        process = self.process
        try:
            child = process.child()
        except NoInterpreterError:
            raise self.answers.error(of_rendering.NO_INTERPRETER()) from None
        except TimeoutError:
            process.close()
            raise self.answers.error(of_rendering.NO_START()) from None
        try:
            self._compiled(child, told)
        except LocatedError:
            raise
        except BaseException:
            process.close()
            raise

    def _compiled(self, child: LastingChild, told: Told) -> None:
        process = self.process
        if process.holds == told:
            process.holds = told
            return
        if (
            process.owes is not None and process.owes != told
        ):  # -- nobody waits for that any more --
            child.receive(self._limits.seconds)
        if process.owes != told:
            self._ask(child, told)
        process.owes = None
        self.answers.next(child, of_rendering.COMPILING_TIME, of_rendering.COMPILING_MEMORY)
        process.holds = told

    def _ask(self, child: LastingChild, told: Told) -> None:
        """Tell the worker to compile the template."""
        process = self.process
        process.holds, process.owes = None, told
        process.served += 1
        child.send(TEMPLATE + pickle.dumps(told))

    def flow(self, documents: int) -> Flow:
        """A way to give data and take documents by turns.

        Args:
            documents: how many there will be, as far as is known.
        """
        hands = [Hand(self)]
        if documents >= _MANY and self._has_second():
            assert self._second is not None
            self._second.begin()
            hands.append(Hand(self._second, waits=False))
        return Flow(hands, self)

    def _has_second(self) -> bool:
        """Whether there is a second worker, or could be one at little cost: a copy of this process."""
        if self._second is None and (os.cpu_count() or 1) > 1 and may_fork():
            self._second = Pool(self._template, self._limits, self._required, None, self._figures)
        return self._second is not None

    def render(
        self, contexts: Iterable[Mapping[str, object]]
    ) -> Generator[Document | LocatedError, None, None]:
        """Each document, or why there is none, in the order of the data.

        Data is taken some documents ahead; taking a document while the next is being made costs no time.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        flow = self.flow(len(contexts) if isinstance(contexts, Sized) else 0)
        try:
            for context in contexts:
                if flow.is_full:
                    yield flow.take()
                flow.put(context)
            while not flow.is_empty:
                yield flow.take()
        finally:
            flow.close()
            if not self._owns:  # -- nobody need close a pool whose worker is another's --
                self._end_second()

    def _told(self) -> Told:
        if self._known is None:
            template = self._template
            self._known = Told(
                self._limits,
                self.language,
                template.data,
                template.name,
                self._required,
                template.lenient,
                carried(template.extensions, template.name),
                self._figures,
                template.without_macros,
            )
        return self._known


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

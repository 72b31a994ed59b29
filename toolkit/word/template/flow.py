"""Documents on their way: data is given to the worker ahead of need, so that it never waits for this process."""

from __future__ import annotations

import pickle
from collections import deque
from typing import TYPE_CHECKING

from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.template.answers import NoRoomError
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.errors import RenderError
from toolkit.word.template.told import Document
from toolkit.word.template.worker import BUNDLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from toolkit.word.messages import Language
    from toolkit.word.template.answers import Answers
    from toolkit.word.template.worker_process import WorkerProcess

_UNPICKLABLE = (pickle.PicklingError, TypeError, AttributeError)
_MOST = 32
"""Documents that may be on their way."""

_MOST_BYTES = 4 << 20
"""Of their data, from which no more are taken on."""

_TOGETHER = 8
"""Documents whose data goes to the worker at once."""


class Flow:
    """Data that was given, and the documents of it that nobody has taken yet, in the order of the data."""

    def __init__(
        self,
        process: WorkerProcess,
        start: Callable[[], object],
        answers: Answers,
        language: Language,
    ) -> None:
        """Prepare.

        Args:
            process: the worker.
            start: sees to it that the worker has compiled the template, and returns by what it
                `holds` it.
            answers: of the worker, about the template.
            language: in which is said what is wrong.
        """
        self._process = process
        self._start = start
        self._answers = answers
        self._language = language
        self._waiting: deque[bytes | RenderError] = deque()
        self._bytes = 0
        self._unsent: list[bytes] = []
        self._outstanding = 0
        self._held: object = None

    @property
    def is_full(self) -> bool:
        """Whether a document should be taken before more data is given."""
        return len(self._waiting) >= _MOST or self._bytes >= _MOST_BYTES

    @property
    def is_empty(self) -> bool:
        """Whether there is no document to be taken."""
        return not self._waiting

    def put(self, context: Mapping[str, object]) -> None:
        """Give the data of a document.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        request = self._pickled(context)
        self._waiting.append(request)
        if isinstance(request, bytes):
            self._bytes += len(request)
            self._unsent.append(request)
            self._look()
            if not self._outstanding or (
                len(self._unsent) >= _TOGETHER and self._process.ahead() is not None
            ):
                self._send()

    def take(self) -> Document | LocatedError:
        """The next document, or why there is none.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        request = self._waiting[0]
        if isinstance(request, bytes):
            self._look()
            if not self._outstanding:
                self._send()
            self._outstanding -= 1
            self._bytes -= len(request)
        self._waiting.popleft()
        return request if isinstance(request, RenderError) else self._document(request)

    def close(self) -> None:
        """End the worker where it makes what nobody wants any more."""
        self._look()
        if self._outstanding:
            self._process.close()

    def _look(self) -> None:
        """See whether the worker is still the one that data was sent to; another one has none of it."""
        if self._outstanding and self._process.holds is not self._held:
            self._outstanding = 0
            self._unsent = [each for each in self._waiting if isinstance(each, bytes)]

    def _send(self) -> None:
        self._held = self._start()
        self._process.child().send(BUNDLE + pickle.dumps(self._unsent))
        self._outstanding += len(self._unsent)
        self._unsent = []

    def _document(self, request: bytes) -> Document | LocatedError:
        """The next document; what has no room in a worker that made others is tried in a fresh one."""
        had_others = self._process.served > 1
        outcome = self._outcome()
        if had_others and isinstance(outcome, NoRoomError):
            self._start()
            self._process.child().send(BUNDLE + pickle.dumps([request]))
            outcome = self._outcome()
            self._process.close()
        return outcome

    def _outcome(self) -> Document | LocatedError:
        self._process.served += 1
        with speaking(self._language):
            try:
                child = self._process.child()
                made = self._answers.next(child, of_rendering.TIME_LIMIT, of_rendering.MEMORY_LIMIT)
            except LocatedError as error:
                return error
        return Document.unpacked(made)

    def _pickled(self, context: Mapping[str, object]) -> bytes | RenderError:
        try:
            return pickle.dumps(dict(context), pickle.HIGHEST_PROTOCOL)
        except _UNPICKLABLE:
            with speaking(self._language):
                return self._answers.error(of_rendering.UNPICKLABLE())
        except RecursionError:
            with speaking(self._language):
                return self._answers.error(of_rendering.DATA_TOO_DEEP())

"""One worker's share of the documents that are on their way."""

from __future__ import annotations

import pickle
from collections import deque
from typing import TYPE_CHECKING
from typing import Protocol

from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.template.answers import NoRoomError
from toolkit.word.template.errors import LocatedError
from toolkit.word.template.told import Document
from toolkit.word.template.worker import BUNDLE

if TYPE_CHECKING:
    from toolkit.word.messages import Language
    from toolkit.word.template.answers import Answers
    from toolkit.word.template.worker_process import WorkerProcess

_TOGETHER = 8
"""Documents whose data goes to the worker at once."""


class Compiling(Protocol):
    """Who has a template compiled in a worker, and says of what is made of it."""

    @property
    def process(self) -> WorkerProcess:
        """The worker."""

    @property
    def answers(self) -> Answers:
        """What it answers about the template."""

    @property
    def language(self) -> Language:
        """In which is said what is wrong."""

    def begin(self) -> object:
        """Have it compiled without waiting, where that can be; what the worker `holds` or `owes` then."""

    def start(self) -> object:
        """Have it compiled, unless the worker has it; what the worker `holds` then."""


class Hand:
    """Data that was given to a worker, and the documents of it that nobody has taken yet."""

    def __init__(self, compiling: Compiling, *, waits: bool = True) -> None:
        """Prepare.

        Args:
            compiling: has the template compiled in the worker.
            waits: whether the template must have been compiled before data is sent.
        """
        self._compiling = compiling
        self._process = compiling.process
        self._waits = waits
        self._waiting: deque[bytes] = deque()
        self._unsent: list[bytes] = []
        self._told: object = None

    @property
    def burden(self) -> int:
        """How many documents nobody has taken."""
        return len(self._waiting)

    @property
    def has_begun(self) -> bool:
        """Whether the worker is known to have compiled the template."""
        return self._told is not None and self._process.holds is self._told

    def put(self, request: bytes) -> None:
        """Give the data of a document.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        self._look()
        self._waiting.append(request)
        self._unsent.append(request)
        if self._is_idle or (len(self._unsent) >= _TOGETHER and self._process.ahead()):
            self._send()

    def take(self) -> Document | LocatedError:
        """The next document, or why there is none.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        self._look()
        if self._is_idle:
            self._send()
        if not self.has_begun:
            self._told = self._compiling.start()
        return self._document(self._waiting.popleft())

    def close(self) -> None:
        """End the worker where it makes what nobody wants any more."""
        self._look()
        if not self._is_idle:
            self._process.close()

    @property
    def _is_idle(self) -> bool:
        return len(self._unsent) == len(self._waiting)

    def _look(self) -> None:
        """See whether the worker is still the one that data was sent to; another one has none of it."""
        known = (self._process.holds, self._process.owes)
        if self._told is None or not any(each is self._told for each in known):
            self._unsent = list(self._waiting)

    def _send(self) -> None:
        compiling = self._compiling
        self._told = compiling.start() if self._waits else compiling.begin()
        child = self._process.ahead() or self._process.child()
        child.send(BUNDLE + pickle.dumps(self._unsent))
        self._unsent = []

    def _document(self, request: bytes) -> Document | LocatedError:
        """The next document; what has no room in a worker that made others is tried in a fresh one."""
        had_others = self._process.served > 1
        outcome = self._outcome()
        if had_others and isinstance(outcome, NoRoomError):
            self._compiling.start()
            self._process.child().send(BUNDLE + pickle.dumps([request]))
            outcome = self._outcome()
            self._process.close()
        return outcome

    def _outcome(self) -> Document | LocatedError:
        self._process.served += 1
        compiling = self._compiling
        with speaking(compiling.language):
            try:
                child = self._process.child()
                made = compiling.answers.next(
                    child, of_rendering.TIME_LIMIT, of_rendering.MEMORY_LIMIT
                )
            except LocatedError as error:
                return error
        return Document.unpacked(made)

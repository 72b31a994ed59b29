"""Documents on their way: data is given to workers ahead of need, so that they never wait for this process."""

from __future__ import annotations

import pickle
from collections import deque
from typing import TYPE_CHECKING

from toolkit.word.messages import of_rendering
from toolkit.word.messages import speaking
from toolkit.word.template.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.word.template.errors import LocatedError
    from toolkit.word.template.hand import Compiling
    from toolkit.word.template.hand import Hand
    from toolkit.word.template.told import Document

_UNPICKLABLE = (pickle.PicklingError, TypeError, AttributeError)
_MOST = 32
"""Documents that may be on their way, for each worker."""

_MOST_BYTES = 4 << 20
"""Of their data, from which no more are taken on."""


class Flow:
    """Data that was given, and the documents of it that nobody has taken yet, in the order of the data."""

    def __init__(self, hands: Sequence[Hand], compiling: Compiling) -> None:
        """Prepare.

        Args:
            hands: the workers' shares, that of the one which has compiled the template first.
            compiling: says what is wrong with data.
        """
        self._hands = hands
        self._compiling = compiling
        self._waiting: deque[tuple[Hand | RenderError, int]] = deque()
        self._bytes = 0

    @property
    def is_full(self) -> bool:
        """Whether a document should be taken before more data is given."""
        most = _MOST * len(self._hands)
        return len(self._waiting) >= most or self._bytes >= _MOST_BYTES

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
        if isinstance(request, RenderError):
            self._waiting.append((request, 0))
            return
        hand = min(self._hands, key=_burden)
        self._waiting.append((hand, len(request)))
        self._bytes += len(request)
        hand.put(request)

    def take(self) -> Document | LocatedError:
        """The next document, or why there is none.

        Raises:
            TemplateError: the template is wrong.
            RenderError: compiling passes the limits.
        """
        hand, size = self._waiting.popleft()
        self._bytes -= size
        return hand if isinstance(hand, RenderError) else hand.take()

    def close(self) -> None:
        """End workers that make what nobody wants any more."""
        for hand in self._hands:
            hand.close()

    def _pickled(self, context: Mapping[str, object]) -> bytes | RenderError:
        compiling = self._compiling
        try:
            return pickle.dumps(dict(context), pickle.HIGHEST_PROTOCOL)
        except _UNPICKLABLE:
            with speaking(compiling.language):
                return compiling.answers.error(of_rendering.UNPICKLABLE())
        except RecursionError:
            with speaking(compiling.language):
                return compiling.answers.error(of_rendering.DATA_TOO_DEEP())


def _burden(hand: Hand) -> int:
    """How much a worker has to do; compiling counts as much as the documents that may be on their way."""
    return hand.burden if hand.has_begun else hand.burden + _MOST

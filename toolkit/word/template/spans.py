"""Stretches of a paragraph's text, looked up by where they stand: a paragraph may have many thousand tags."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from typing import TYPE_CHECKING
from typing import Generic
from typing import Protocol
from typing import TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Span(Protocol):
    """Something that begins and ends in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Kind = TypeVar("Kind", bound=Span)


class Spans(Generic[Kind]):
    """Stretches in their order, none over another."""

    def __init__(self, spans: Sequence[Kind]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def touching(self, start: int, end: int) -> Sequence[Kind]:
        """Those that share a character with a stretch that is not empty; empty ones within it too."""
        return self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def begun_within(self, start: int, end: int) -> Sequence[Kind]:
        """Those that begin behind a stretch's beginning and before its end."""
        return self._spans[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def around(self, at: int) -> bool:
        """Whether a place stands within one of them, not at its beginning or end."""
        before = bisect_left(self._starts, at) - 1
        return before >= 0 and at < self._ends[before]

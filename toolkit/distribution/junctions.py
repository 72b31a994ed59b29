"""Where neighbouring cells meet: what may begin in one of them and end in the next is seen there first.

Of a word that two cells hold together, two signs that stand beside each other in it meet where the cells
do; of a number, some of its digits. Most pairs of cells have no such junction, and the same pairs come
again and again: a row stands in a ledger and in the base of its merge.
"""

from __future__ import annotations

from itertools import chain
from itertools import pairwise
from itertools import product
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import joined
from toolkit.distribution.identifying import Kind
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import may_have_digits
from toolkit.distribution.search import SURE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.distribution.search import Search


_DIGITS_BESIDE = 3
"""So many digits on either side of a junction are compared."""


class _Edges(NamedTuple):
    """The signs at which a text meets its neighbours, "" where it has none, and whether they may be digits."""

    words: str
    first: str
    last: str
    begins_with_digit: bool
    ends_with_digit: bool


def _edges(words: str) -> _Edges:
    first, last = words[:1], words[-1:]
    begins, ends = (bool(sign) and _may_be_digit(sign) for sign in (first, last))
    return _Edges(words, first, last, begins, ends)


class Junctions:
    """Rules out runs of cells in which a search finds nothing across; it remembers what it was asked."""

    def __init__(self, search: Search) -> None:
        words = [value.text for value in search.values if value.kind is Kind.WORDS]
        self._pairs = frozenset(pair for word in words for pair in pairwise(word))
        self._numbers = [
            value.text
            for value in search.values
            if value.kind is Kind.NUMBER and len(value.text) >= SURE_NUMBER
        ]
        self._parts = frozenset(part for number in self._numbers for part in _parts_of(number))
        lengths = range(2, 2 * _DIGITS_BESIDE)
        self._starts = frozenset(number[:each] for number in self._numbers for each in lengths)
        self._ends = frozenset(number[-each:] for number in self._numbers for each in lengths)
        self._words: dict[str, str] = {}
        self._edges: dict[str, _Edges] = {}
        self._clear: set[tuple[str, str]] = set()
        self._odd: set[tuple[str, str]] = set()

    def may_hold(self, runs: Sequence[Sequence[str]]) -> bool:
        """Whether `found_across` may find anything in one of the runs; too often rather than too seldom."""
        met = set(chain.from_iterable(map(pairwise, runs)))
        for pair in met - self._clear - self._odd:
            (self._clear if self._is_clear(*pair) else self._odd).add(pair)
        odd = met & self._odd
        return bool(odd) and any(
            self._may_be_held_by(run) for run in runs if not odd.isdisjoint(pairwise(run))
        )

    def _is_clear(self, before: str, after: str) -> bool:
        """Whether nothing goes over from a cell to the next, whatever stands beside both."""
        first, second = self._edges_of(before), self._edges_of(after)
        if not first.last or not second.first or (first.last, second.first) in self._pairs:
            return False
        if not (first.ends_with_digit and second.begins_with_digit):
            return True
        return not self._meet(_last_digits(first.words), _first_digits(second.words))

    def _edges_of(self, text: str) -> _Edges:
        if text not in self._edges:
            self._edges[text] = _edges(self._joined(text))
        return self._edges[text]

    def _joined(self, text: str) -> str:
        """A text's words as they are compared."""
        if text not in self._words:
            self._words[text] = joined(text)
        return self._words[text]

    def _meet(self, last: str, first: str) -> bool:
        """Whether a number may go over from these digits to those; it may begin or end among them."""
        sides = product(range(1, len(last) + 1), range(1, len(first) + 1))
        met = ((last[-before:] + first[:after], before, after) for before, after in sides)
        return any(
            part in self._parts
            and (before == len(last) or part in self._starts)
            and (after == len(first) or part in self._ends)
            for part, before, after in met
        )

    def _may_be_held_by(self, run: Sequence[str]) -> bool:
        words = [said for said in map(self._joined, run) if said]
        if any((one[-1], next_[0]) in self._pairs for one, next_ in pairwise(words)):
            return True
        found = (digits.digits for digits in digit_runs(CELL.join(run)))
        return any(number in digits for digits in found for number in self._numbers)


def _parts_of(number: str) -> Iterator[str]:
    """The stretches of a number that may meet at a junction."""
    for length in range(2, 2 * _DIGITS_BESIDE + 1):
        yield from (number[at : at + length] for at in range(len(number) - length + 1))


def _last_digits(words: str) -> str:
    """The last digits of a text, as far as they stand together."""
    kept = next((at for at in range(len(words), 0, -1) if not _may_be_digit(words[at - 1])), 0)
    return digits_of(words[kept:])[-_DIGITS_BESIDE:]


def _first_digits(words: str) -> str:
    kept = next((at for at, sign in enumerate(words) if not _may_be_digit(sign)), len(words))
    return digits_of(words[:kept])[:_DIGITS_BESIDE]


def _may_be_digit(sign: str) -> bool:
    return sign == "X" or may_have_digits(sign)

"""Which of many texts may hold something restricted: whole crowds are ruled out by their outline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.distribution.addresses import lives_in
from toolkit.distribution.addresses import placed
from toolkit.distribution.asked import sevens
from toolkit.distribution.comparing import flat
from toolkit.distribution.comparing import marked
from toolkit.distribution.comparing import stands_in
from toolkit.distribution.identifying import Kind
from toolkit.distribution.lettered import words_in_letters
from toolkit.distribution.outlines import DIGITS
from toolkit.distribution.outlines import is_plain
from toolkit.distribution.outlines import outlined
from toolkit.distribution.outlines import outlined_words
from toolkit.distribution.person_numbers import FEWEST_OF_A_PERSON
from toolkit.distribution.person_numbers import long_runs
from toolkit.distribution.restricted_values import Value
from toolkit.distribution.search import HIDDEN
from toolkit.distribution.search import WORD_START
from toolkit.distribution.search import grouped
from toolkit.distribution.search import starting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.distribution.asked import Asked
    from toolkit.distribution.search import Search

FEW = 4
_BETWEEN = "\n"
_MAY_BE_A_PERSON_S = re.compile(r"1[3-9][0-9]{9}|[0-9X]{15}")


class Suspects:
    """The restricted values of a search by their outlines: what they do not stand in holds none of them.

    A text is suspected too often rather than once too seldom: the search itself looks at it then.

    Args:
        search: whose values are looked for.
        known: whether values that somebody says openly count as well.
    """

    def __init__(self, search: Search, *, known: bool = False) -> None:
        self._search = search
        self._counts_known = known
        self._ruled_out: dict[str, bool] = {}
        self._behind: dict[tuple[str, Kind], list[Value]] = {}
        for value in search.values:
            self._behind.setdefault((outlined(value.text), value.kind), []).append(value)
        self._words = self._by_start(Kind.WORDS)
        self._houses = self._by_start(Kind.DWELLING, Kind.HOUSE)
        self._starts = frozenset((start[0], start[1]) for start in self._words)
        self._numbers: dict[str, list[Value]] = {}
        for value in search.values:
            if value.kind is Kind.NUMBER:
                self._numbers.setdefault(next(sevens(value.text)), []).append(value)
        longer = search.longer_names
        self._longer = None if longer and DIGITS.search(longer.pattern) else longer

    def among(self, asked: Asked) -> Iterator[str]:
        """The texts in which the search may find what nobody says openly."""
        yield from asked.odd
        told = self._telling_runs(asked)
        for outline, texts in asked.by_outline.items():
            if self._may_tell(outline):
                yield from texts
            elif told:
                yield from _with_any(told, texts)

    def rules_out(self, text: str) -> bool:
        """Whether the search finds nothing in a text, as its outline tells; many texts have the same one."""
        outline = outlined(text)
        if outline not in self._ruled_out:
            self._ruled_out[outline] = is_plain(outline) and not self._may_tell(outline)
        return self._ruled_out[outline] and not long_runs(text)

    def _by_start(self, *kinds: Kind) -> Mapping[str, list[Value]]:
        outlines = (Value(*outline) for outline in self._behind if outline[1] in kinds)
        return grouped(outlines, WORD_START)

    def _telling_runs(self, asked: Asked) -> set[str]:
        """The stretches of digits that may hold a number, looked at one by one where any of them may."""
        long_ones = {
            run: digits
            for run, digits in asked.numbers.items()
            if len(digits) >= FEWEST_OF_A_PERSON
        }
        told = {run for run, digits in long_ones.items() if _MAY_BE_A_PERSON_S.search(digits)}
        if not self._numbers.keys().isdisjoint(asked.sevens):
            told |= {run for run, digits in asked.numbers.items() if self._has_number(digits)}
        return told

    def _has_number(self, digits: str) -> bool:
        return any(
            value.text in digits and self._search.is_secret(value)
            for seven in sevens(digits)
            for value in self._numbers.get(seven, ())
        )

    def _may_tell(self, outline: str) -> bool:
        found = (*self._words_in(outline), *self._letters_in(outline), *self._houses_in(outline))
        if self._counts_known:
            return bool(found)
        return any(self._search.is_secret(value) for each in found for value in self._behind[each])

    def _words_in(self, outline: str) -> Iterator[tuple[str, Kind]]:
        plain = outlined_words(marked(outline))
        if self._starts.isdisjoint(pairwise(flat(plain))):
            return
        masked = self._longer.sub(HIDDEN, plain) if self._longer else plain
        for value in starting(flat(masked), self._words, WORD_START):
            # -- whether a word is too short to be told by chance, its number would have to say --
            if DIGITS.search(value.text) or stands_in(value.text, masked):
                yield value.text, value.kind

    def _letters_in(self, outline: str) -> Iterator[tuple[str, Kind]]:
        said = ((word, Kind.LETTERS) for word in words_in_letters(outline))
        return (each for each in said if each in self._behind)

    def _houses_in(self, outline: str) -> Iterator[tuple[str, Kind]]:
        view = outlined(placed(outline)) if self._houses else ""
        for value in starting(view, self._houses, WORD_START):
            if lives_in(value.text, view):
                yield value.text, value.kind


def _with_any(runs: AbstractSet[str], texts: Sequence[str]) -> Iterator[str]:
    """The texts in which one of the stretches stands: a few are looked for themselves."""
    if len(runs) > FEW:
        yield from (text for text in texts if not runs.isdisjoint(long_runs(text)))
        return
    together = _BETWEEN.join(texts)
    standing = [run for run in runs if run in together]
    for text in texts if standing else ():
        if any(run in text for run in standing):
            yield text

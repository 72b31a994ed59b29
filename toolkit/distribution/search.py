"""What of the restricted values stands in a text, however it is written, and who knows it openly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.wording import listed
from toolkit.distribution.addresses import lives_in
from toolkit.distribution.addresses import placed
from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import flat
from toolkit.distribution.comparing import marked
from toolkit.distribution.comparing import stands_in
from toolkit.distribution.escapes import spelled_out
from toolkit.distribution.identifying import MOST_DIGITS
from toolkit.distribution.identifying import Kind
from toolkit.distribution.lettered import words_in_letters
from toolkit.distribution.person_cells import cells_of_person_numbers
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import person_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Place
    from toolkit.distribution.known_words import KnownWords
    from toolkit.distribution.restricted_values import Value

    Cells = Mapping[str, Sequence[Sequence[object]]]

RESTRICTED_VALUE = "受限内容"
QUOTATION = re.compile("“([^”]*)”")
FEWEST_SIGNS = 2
"""A text of fewer signs holds nothing restricted."""

HIDDEN = "\0"
WORD_START, _NUMBER_START = FEWEST_SIGNS, 4
SURE_NUMBER = 10  # -- digits; a shorter one may be made of two cells by chance --
_EXACT_DIGITS = 15  # -- a number's cell holds no more --
SHOWN_CELLS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A restricted value in a text, which is never told itself.

    Attributes:
        what: 受限内容, or of a number that is one person's 手机号 or 身份证号.
        cells: the ledger's cells where it stands; none where no ledger holds it.
        known_at: the directory's cell that names it too; None where it must not go out.
    """

    what: str
    cells: tuple[Place, ...]
    known_at: Place | None = None

    @property
    def source(self) -> str:
        """The ledger's cells as a sentence names them; empty where there are none."""
        more = f"等{len(self.cells)}格" if len(self.cells) > SHOWN_CELLS else ""
        return listed(f"“{each.sheet}”{each.cell}" for each in self.cells[:SHOWN_CELLS]) + more


class _Hit(NamedTuple):
    """What stands in a text, before its cells are told: a restricted value, or a number that is one person's."""

    known_at: Place | None
    value: Value | None
    what: str = RESTRICTED_VALUE
    number: str = ""


class Search:
    """Restricted values, looked for in texts; it remembers what it was asked.

    Args:
        values: what is looked for.
        known: the words of the directories.
        office: the cells of the office's file, by sheet, from row 1.
    """

    def __init__(self, values: Sequence[Value], known: KnownWords, office: Cells) -> None:
        self.values, self._known, self._office = values, known, office
        self._numbers = {value.text: value for value in values if value.kind is Kind.NUMBER}
        self._letters = {value.text: value for value in values if value.kind is Kind.LETTERS}
        words = [value for value in values if value.kind is Kind.WORDS]
        self._by_start = grouped(words, WORD_START)
        self._numbers_by_start = grouped(self._numbers.values(), _NUMBER_START)
        self._houses_by_start = grouped(
            [value for value in values if value.kind in {Kind.DWELLING, Kind.HOUSE}], WORD_START
        )
        self._starts = frozenset((start[0], start[1]) for start in self._by_start)
        self._named_at: dict[tuple[str, Kind], Place | None] = {}
        self.longer_names = self._longer_names()
        """Those of the directories that hide the secret within them; None for none."""
        self._asked: dict[str, tuple[Found, ...]] = {}
        self._secret: dict[str, bool] = {}
        self._plain: dict[str, str] = {}

    def found_in(self, text: str) -> tuple[Found, ...]:
        """The restricted values in a text, those that are known as well; each once.

        A longer name that a directory gives hides what stands within it: 王芳 in 王芳华.
        """
        if text not in self._asked:
            hits = (each for said in spelled_out(text) for each in self._hits_in(said))
            self._asked[text] = tuple(dict.fromkeys(map(self._told, hits)))
        return self._asked[text]

    def found_across(self, texts: Sequence[str], between: str) -> tuple[Found, ...]:
        """Those that several texts hold only together, one after another.

        Args:
            texts: of neighbouring cells or paragraphs.
            between: comparing's CELL or SIGN.
        """
        plain = between.join(map(self._marked, texts))
        numbers = self._numbers_in(CELL.join(texts), SURE_NUMBER)
        values = [*self._words_in(plain), *numbers]
        if not values:
            return ()
        found = map(self._found, values)
        alone = {each for text in texts for each in self.found_in(text)}
        return tuple(each for each in dict.fromkeys(found) if each not in alone)

    def without_quotations(self, text: str) -> str:
        """A sentence whose quotations that hold a secret say so instead."""
        return QUOTATION.sub(
            lambda match: f"“{RESTRICTED}”" if self.has_secret(match[1]) else match[0], text
        )

    def has_secret(self, text: str) -> bool:
        """Whether anything stands in a text that nobody says openly."""
        if text not in self._secret:
            hits = (each for said in spelled_out(text) for each in self._hits_in(said))
            self._secret[text] = any(hit.known_at is None for hit in hits)
        return self._secret[text]

    def found_in_number(self, digits: str) -> tuple[Found, ...]:
        """The same for a number's cell: the whole number is looked for, no part of it.

        An identity number typed as a number has lost its last three digits; the others tell it.
        """
        if value := self._numbers.get(digits):
            return (self._found(value),)
        if len(digits) != MOST_DIGITS:
            return ()
        alike = self._numbers_by_start.get(digits[:_NUMBER_START], ())
        start = digits[:_EXACT_DIGITS]
        return tuple(
            self._found(value)
            for value in alike
            if len(value.text) == MOST_DIGITS and value.text.startswith(start)
        )

    def _marked(self, text: str) -> str:
        if text not in self._plain:
            self._plain[text] = marked(text)
        return self._plain[text]

    def _found(self, value: Value) -> Found:
        places = tuple(place for spots in value.spots for place in spots.places)
        return Found(RESTRICTED_VALUE, places, self._known_at(value))

    def is_secret(self, value: Value) -> bool:
        """Whether nobody says it openly."""
        return self._known_at(value) is None

    def _known_at(self, value: Value) -> Place | None:
        """The cell that says a value openly as well; looked for once that is asked."""
        key = value.text, value.kind
        if key not in self._named_at:
            self._named_at[key] = self._naming(value)
        return self._named_at[key]

    def _naming(self, value: Value) -> Place | None:
        if value.kind is Kind.NUMBER:
            return self._known.numbers.get(value.text)
        if value.kind is Kind.LETTERS:
            return self._known.letters.get(value.text)
        if value.kind is Kind.HOUSE and (place := self._open_houses.get(value.text)):
            return place
        return self._known.place_of(value.text)

    @cached_property
    def _open_houses(self) -> dict[str, Place]:
        houses = (value.text for value in self.values if value.kind is Kind.HOUSE)
        return self._known.houses(frozenset(houses))

    def _told(self, hit: _Hit) -> Found:
        if hit.value is not None:
            return self._found(hit.value)
        cells = () if hit.known_at else tuple(self._cells_of_numbers.get(hit.number, ()))
        return Found(hit.what, cells, hit.known_at)

    def _hits_in(self, text: str) -> Iterator[_Hit]:
        numbers = list(self._numbers_in(text))
        for value in chain(
            self._words_in(self._marked(text)),
            self._letters_in(text),
            self._houses_in(text),
            numbers,
        ):
            yield _Hit(self._known_at(value), value)
        told = {value.text for value in numbers}
        for number, what in person_numbers(text):
            if not any(number in each or each in number for each in told):
                yield _Hit(self._known.asked_for.get(number), None, what, number)

    def _words_in(self, plain: str) -> Iterator[Value]:
        """The names and other words in `marked` text."""
        if self._starts.isdisjoint(pairwise(flat(plain))):
            return
        masked = self.longer_names.sub(HIDDEN, plain) if self.longer_names else plain
        for value in starting(flat(masked), self._by_start, WORD_START):
            if stands_in(value.text, masked):
                yield value

    def _letters_in(self, text: str) -> Iterator[Value]:
        if self._letters:
            words = words_in_letters(text)
            yield from (self._letters[word] for word in sorted(words & self._letters.keys()))

    def _houses_in(self, text: str) -> Iterator[Value]:
        view = placed(text) if self._houses_by_start else ""
        for value in starting(view, self._houses_by_start, WORD_START):
            if lives_in(value.text, view):
                yield value

    def _numbers_in(self, text: str, fewest: int = 0) -> Iterator[Value]:
        for run in digit_runs(text):
            for value in starting(run.digits, self._numbers_by_start, _NUMBER_START):
                if len(value.text) >= fewest and run.holds(value.text):
                    yield value

    def _longer_names(self) -> re.Pattern[str] | None:
        """What to pass over: names of the directories that are longer than a secret within them."""
        longer = [
            name
            for name in self._known.whole
            if any(
                value.text != name and self.is_secret(value)
                for value in starting(name, self._by_start, WORD_START)
            )
        ]
        longer.sort(key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longer))) if longer else None

    @cached_property
    def _cells_of_numbers(self) -> Mapping[str, Sequence[Place]]:
        """The ledgers' cells that hold a person's number, by number; looked for only when one goes out."""
        return cells_of_person_numbers(self._office)


def grouped(values: Iterable[Value], length: int) -> dict[str, list[Value]]:
    """Values by the signs that they begin with."""
    by_start: dict[str, list[Value]] = {}
    for value in values:
        by_start.setdefault(value.text[:length], []).append(value)
    return by_start


def starting(text: str, by_start: Mapping[str, list[Value]], length: int) -> Iterator[Value]:
    """The values in a text, each once."""
    starts = {text[at : at + length] for at in range(len(text) - length + 1)}
    for start in sorted(starts & by_start.keys()):
        for value in by_start[start]:
            if value.text in text:
                yield value


def quotations_in(texts: Iterable[str]) -> set[str]:
    """What stands in quotation marks."""
    return {quoted for text in texts for quoted in QUOTATION.findall(text)}

"""Which cells may hold what stands in some texts: most of a large ledger are ruled out at first sight."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.distribution.addresses import placed
from toolkit.distribution.comparing import joined
from toolkit.distribution.comparing import seen
from toolkit.distribution.comparing import typed
from toolkit.distribution.escapes import spelled_out
from toolkit.distribution.lettered import words_in_letters
from toolkit.distribution.outlines import is_plain
from toolkit.distribution.outlines import numbers_among
from toolkit.distribution.outlines import outlined
from toolkit.distribution.outlines import outlines_of
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import may_have_digits
from toolkit.distribution.search import quotations_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator


class Asked:
    """The texts that are asked about, with their quotations.

    A name is a stretch of its cell, and has two signs at least; a number has seven digits. What stands
    in a cell and in a text is a stretch of both, and what is left of it in the outlines of both.
    Dwellings are spelt too freely for that: where any text has a number, every cell with one may hold a
    dwelling.

    Attributes:
        by_outline: the plain texts, by their outline.
        odd: the texts that are looked at one by one: none of their outlines tells what they hold.
        numbers: the digits of the long numbers in the plain texts, by the stretch where they stand.
        sevens: every seven digits that stand together in a long number of any text.
    """

    def __init__(self, texts: Collection[str]) -> None:
        self.by_outline: dict[str, list[str]] = {}
        for text, outline in zip(texts, outlines_of(texts), strict=True):
            self.by_outline.setdefault(outline, []).append(text)
        odd = [outline for outline in self.by_outline if not is_plain(outline)]
        self.odd = [text for outline in odd for text in self.by_outline.pop(outline)]
        plain = (text for each in self.by_outline.values() for text in each)
        self.numbers = numbers_among(plain)
        spelled = {
            said for text in (*self.odd, *quotations_in(self.odd)) for said in spelled_out(text)
        }
        digits = {run.digits for said in spelled for run in digit_runs(said)}
        digits.update(self.numbers.values())
        self.sevens = {each for run in digits for each in sevens(run)}
        spelled.update(self.by_outline, quotations_in(self.by_outline))
        self._pairs = {pair for said in spelled for pair in _pairs_of(said)}
        self._letters = {word for said in spelled for word in words_in_letters(said)}
        self._has_house = any(map(placed, spelled))

    def may_be_in(self, cell: object) -> bool:
        """Whether anything of a cell may stand in one of the texts."""
        said = typed(cell)
        if said.isascii() and said.isdigit():
            return not self.sevens.isdisjoint(sevens(said))
        return (
            not self._pairs.isdisjoint(_pairs_of(said))
            or (bool(self._letters) and not self._letters.isdisjoint(words_in_letters(said)))
            or (bool(self.sevens) and self._has_number_of(said))
            or (self._has_house and not said.isascii() and placed(seen(said)) != "")
        )

    def _has_number_of(self, said: str) -> bool:
        return may_have_digits(said) and not self.sevens.isdisjoint(sevens(digits_of(said)))


def _pairs_of(said: str) -> Iterator[tuple[str, str]]:
    plain = joined(said)
    return pairwise(plain if plain.isalpha() else outlined(plain))


def sevens(digits: str) -> Iterator[str]:
    """Every seven digits that stand together."""
    return (digits[at : at + FEWEST_DIGITS] for at in range(len(digits) - FEWEST_DIGITS + 1))

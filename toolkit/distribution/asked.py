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
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import digits_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator


class Asked:
    """The texts that are asked about.

    A name is a stretch of its cell, and has two signs at least; a number has seven digits. What stands
    in a cell and in a text is a stretch of both. Dwellings are spelt too freely for that: where any
    text has a number, every cell with one may hold a dwelling.
    """

    def __init__(self, texts: Collection[str]) -> None:
        spelled = {said for text in texts for said in spelled_out(text)}
        self._pairs = {pair for said in spelled for pair in pairwise(joined(said))}
        self._letters = {word for said in spelled for word in words_in_letters(said)}
        runs = {run.digits for said in spelled for run in digit_runs(said)}
        self._digits = {each for run in runs for each in _sevens(run)}
        self._has_house = any(map(placed, spelled))

    def may_be_in(self, cell: object) -> bool:
        """Whether anything of a cell may stand in one of the texts."""
        said = typed(cell)
        if said.isascii() and said.isdigit():
            return not self._digits.isdisjoint(_sevens(said))
        return (
            not self._pairs.isdisjoint(pairwise(joined(said)))
            or (bool(self._letters) and not self._letters.isdisjoint(words_in_letters(said)))
            or (bool(self._digits) and not self._digits.isdisjoint(_sevens(digits_of(said))))
            or (self._has_house and not said.isascii() and placed(seen(said)) != "")
        )


def _sevens(digits: str) -> Iterator[str]:
    return (digits[at : at + FEWEST_DIGITS] for at in range(len(digits) - FEWEST_DIGITS + 1))

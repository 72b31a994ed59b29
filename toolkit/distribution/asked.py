"""Which cells may hold what stands in some texts: most of a large ledger are ruled out at first sight."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.chinese.late_patterns import compiled_late
from toolkit.chinese.numerals import SIGNS
from toolkit.chinese.traditional import simplified
from toolkit.distribution.addresses import placed
from toolkit.distribution.comparing import joined
from toolkit.distribution.comparing import seen
from toolkit.distribution.comparing import typed
from toolkit.distribution.escapes import spelled_out
from toolkit.distribution.lettered import words_in_letters
from toolkit.distribution.outlines import by_mask
from toolkit.distribution.outlines import is_plain
from toolkit.distribution.outlines import outlined
from toolkit.distribution.outlines import runs_in
from toolkit.distribution.outlines import with_digits
from toolkit.distribution.person_numbers import DIGIT_WORDS
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digit_runs
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import may_have_digits
from toolkit.distribution.search import quotations_in

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_WORDS_ALONE = compiled_late(rf"^(?:(?![{SIGNS}{DIGIT_WORDS}])[\u4e00-\u9fa5])+$", re.MULTILINE)
"""Cells of nothing but Han characters that are no digits: there is nothing in them but words."""


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
        self.odd: list[str] = []
        self.numbers = with_digits(self._sorted_out(texts))
        spelled = {
            said for text in (*self.odd, *quotations_in(self.odd)) for said in spelled_out(text)
        }
        digits = {run.digits for said in spelled for run in digit_runs(said)}
        digits.update(self.numbers.values())
        self.sevens = {
            run[at : at + FEWEST_DIGITS]
            for run in digits
            for at in range(len(run) - FEWEST_DIGITS + 1)
        }
        spelled.update(self.by_outline, quotations_in(self.by_outline))
        self._pairs = {pair for said in spelled for pair in _pairs_of(said)}
        self._letters = {word for said in spelled for word in words_in_letters(said)}
        self._has_house = any(map(placed, spelled))

    def _sorted_out(self, texts: Collection[str]) -> set[str]:
        """Put each text where it belongs; the stretches where long numbers stand in the plain ones."""
        runs: set[str] = set()
        plain: dict[str, bool] = {}
        for mask, alike in by_mask(texts):
            outline = outlined(mask)
            if outline not in plain:
                plain[outline] = is_plain(outline)
            if plain[outline]:
                self.by_outline.setdefault(outline, []).extend(alike)
                runs.update(runs_in(mask, alike))
            else:
                self.odd.extend(alike)
        return runs

    def among(self, cells: AbstractSet[object]) -> set[object]:
        """The cells of which anything may stand in one of the texts.

        Names and numbers, as most restricted cells are, are looked at by thousands. A number that is
        looked for is the whole cell, or what is left of it without the code before it.
        """
        texts = [cell for cell in cells if type(cell) is str]
        digits = {cell for cell in texts if cell.isascii() and cell.isdigit()}
        words = cells & {*_WORDS_ALONE.findall("\n".join(texts))}
        wanted: set[object] = {cell for cell in digits if cell[-FEWEST_DIGITS:] in self.sevens}
        plain = simplified("\n".join(map(str, words))).split("\n")
        wanted |= {
            cell
            for cell, said in zip(words, plain if words else (), strict=True)
            if not self._pairs.isdisjoint(pairwise(said))
        }
        others = cells - digits - words
        return wanted.union(cell for cell in others if self._may_be_in(cell))

    def _may_be_in(self, cell: object) -> bool:
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

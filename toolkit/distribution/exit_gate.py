"""The exit gate's judgement of a text: which restricted values stand in it, and who knows them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.ledger import RESTRICTED
from toolkit.distribution.asked import Asked
from toolkit.distribution.displaced import rows_in_doubt
from toolkit.distribution.headings import headed_sheets
from toolkit.distribution.junctions import Junctions
from toolkit.distribution.known_words import KnownWords
from toolkit.distribution.restricted_values import restricted_values
from toolkit.distribution.search import FEWEST_SIGNS
from toolkit.distribution.search import Search
from toolkit.distribution.suspects import Suspects

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.declare.case import Case
    from toolkit.distribution.headings import HeadedSheet
    from toolkit.distribution.search import Found

    Cells = Mapping[str, Sequence[Sequence[object]]]


class ExitGate:
    """What must not leave the office, of one workbook; made once for all files that go out.

    The restricted cells are read when something is asked. Whoever knows all that goes out asks for it
    at once: then only those are read that may stand in it, of a large ledger next to none.

    Args:
        case: the workbook's tables.
        office: the cells of the office's file, by sheet, from row 1.
    """

    def __init__(self, case: Case, office: Cells) -> None:
        self._case, self._office = case, office
        self._told: dict[str, tuple[Found, ...]] = {}
        self.clear: set[str] = set()
        """The texts in which `found_in` was asked for and found nothing."""
        self.is_open = not any(ledger.has_restricted for ledger in case.tables)
        """Whether the workbook has no restricted column at all: only persons' numbers are looked for."""

    def found_in(self, text: str) -> tuple[Found, ...]:
        """The restricted values in a text, those that are known as well; each once.

        A longer name that a directory gives hides what stands within it: 王芳 in 王芳华.
        """
        if text not in self._told:
            ruled_out = self._outlines.rules_out(text)
            self._told[text] = () if ruled_out else self._whole.found_in(text)
            if not self._told[text]:
                self.clear.add(text)
        return self._told[text]

    def found_across(self, texts: Sequence[str], between: str) -> tuple[Found, ...]:
        """Those that several texts hold only together, one after another.

        Args:
            texts: of neighbouring cells or paragraphs.
            between: comparing's CELL or SIGN.
        """
        return self._whole.found_across(texts, between)

    def may_stand_across(self, runs: Sequence[Sequence[str]]) -> bool:
        """Whether `found_across` may find anything in one of several runs of neighbouring cells.

        It is asked of many at once, so that most need not be looked at one by one.
        """
        return self._across.may_hold(runs)

    def found_in_number(self, digits: str) -> tuple[Found, ...]:
        """The same for a number's cell: the whole number is looked for, no part of it.

        An identity number typed as a number has lost its last three digits; the others tell it.
        """
        return self._whole.found_in_number(digits)

    def masked(self, text: str) -> str:
        """A sentence without what must not be told: quotations that hold it, else all of it."""
        if len(text) < FEWEST_SIGNS or not self._whole.has_secret(text):
            return text
        quoted = self._whole.without_quotations(text)
        return RESTRICTED if self._whole.has_secret(quoted) else quoted

    def masked_each(self, texts: Iterable[str]) -> dict[str, str]:
        """Each of the texts, and what `masked` makes of it."""
        told = {text: text for text in texts}
        if all(len(text) < FEWEST_SIGNS for text in told):
            return told
        asked = Asked(told)
        search = self._search_for(asked)
        secret = [text for text in Suspects(search).among(asked) if search.has_secret(text)]
        if secret:
            told |= self._masked_secrets(secret)
        return told

    def _masked_secrets(self, texts: Collection[str]) -> dict[str, str]:
        """What `masked` makes of texts that hold something restricted."""
        search = self._search_for(Asked(texts))
        quoted = {text: search.without_quotations(text) for text in texts}
        search = self._search_for(Asked(frozenset(quoted.values())))
        return {t: RESTRICTED if search.has_secret(q) else q for t, q in quoted.items()}

    def _search_for(self, asked: Asked) -> Search:
        """A search that finds in these texts, and their quotations, what the whole one does."""
        return self._search(asked.among)

    @cached_property
    def _whole(self) -> Search:
        return self._search()

    def _search(self, *wanted: Callable[[AbstractSet[object]], AbstractSet[object]]) -> Search:
        """A search for the restricted values, or for those of the cells that are wanted."""
        cells = (self._case, self._office, self._sheets, self._in_doubt)
        return Search(restricted_values(*cells, *wanted), self._known, self._office)

    @cached_property
    def _sheets(self) -> list[HeadedSheet]:
        return headed_sheets(self._case, self._office)

    @cached_property
    def _outlines(self) -> Suspects:
        return Suspects(self._whole, known=True)

    @cached_property
    def _across(self) -> Junctions:
        return Junctions(self._whole)

    @cached_property
    def _in_doubt(self) -> frozenset[tuple[str, int]]:
        return rows_in_doubt(self._case, self._office)

    @cached_property
    def _known(self) -> KnownWords:
        return KnownWords(self._case, self._in_doubt)

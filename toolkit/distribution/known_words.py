"""What a bureau's directories name: people, units and places that may be named anywhere.

Only columns that are declared `proper` name anything; 备注, 依据/说明 and other prose do not.
"""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Names
from toolkit.declare.columns import Number
from toolkit.declare.columns import PersonName
from toolkit.declare.columns import Phone
from toolkit.declare.columns import References
from toolkit.declare.columns import Referring
from toolkit.declare.columns import Time
from toolkit.distribution.addresses import HouseEnds
from toolkit.distribution.addresses import placed
from toolkit.distribution.comparing import joined
from toolkit.distribution.lettered import words_in_letters
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digits_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Place

LONGEST_NAME = 24
"""Longer cells are prose: nothing is named by them."""

_PLACE = compiled_late(
    rf"[{HAN}0-9]{{1,12}}(?:省|市|县|区|旗|镇|乡|街道|村|社区|集镇|组|路|街|巷|号|园|厂|公司)"
)
_VILLAGES = ("村", "社区", "街道", "集镇", "居委会", "组")
_VILLAGE = compiled_late(
    rf"(?:[{HAN}]{{0,5}}(?:{'|'.join(_VILLAGES[:-1])}))?(?P<group>[0-9一二三四五六七八九十]{{1,3}}组)?"
)
_WORDS = compiled_late(r"[^、，,;；/()（）\s]+")
_DIVISION = compiled_late(rf"[{HAN}]{{1,6}}?(?:街道|社区|[省市县区镇乡村])")


_NO_WORDS = (Date, Time, Number, Flag, Names, Choices, References)
"""Columns in which no cell is one word."""


class KnownWords:
    """The words of the directories, each with the cell that says it."""

    def __init__(self, case: Case, in_doubt: Collection[tuple[str, int]]) -> None:
        """Take the words; rows `in_doubt`, by sheet and number, say nothing openly."""
        self.whole: dict[str, Place] = {}
        """Cells, and the parts of cells that hold several, as they are compared."""
        self.letters: dict[str, Place] = {}
        """Their words in letters."""
        self.numbers: dict[str, Place] = {}
        """Numbers of seven digits and more."""
        self.asked_for: dict[str, Place] = {}
        """Those, and the numbers of unrestricted columns that ask for a person's number."""
        self._named: dict[str, Place] = {}
        """Cells in which a place may stand as a part of a longer name."""
        self._words: dict[str, Place] = {}
        self._case, self._in_doubt = case, in_doubt
        for ledger, table in case.tables.items():
            for column in ledger.columns:
                asks = isinstance(column, (Phone, IdNumber))
                names = ledger.directory and column.proper
                if column.restricted or not (names or asks):
                    continue
                for row in table.rows:
                    for text in _said(row.usable(column)):
                        self._take(text, column, table.place(row, column), named=names)

    def place_of(self, text: str) -> Place | None:
        """The directory's cell that names a restricted text; None for none."""
        if text in self.whole:
            return self.whole[text]
        if not _PLACE.fullmatch(text) and not self._is_of_words(text):
            return None
        for name, place in self._named.items():
            if text in name:
                return place
        return self._composed(text) or self._village(text)

    def _take(self, text: str, column: Column[object], place: Place, *, named: bool) -> None:
        digits = digits_of(text)
        if len(digits) >= FEWEST_DIGITS:
            self.asked_for.setdefault(digits, place)
            if named:
                self.numbers.setdefault(digits, place)
        if not named or len(text) > LONGEST_NAME:
            return
        name = joined(text)
        words = [name, *map(joined, _WORDS.findall(text))]
        for word in words:
            self.whole.setdefault(word, place)
        for word in words_in_letters(text):
            self.letters.setdefault(word, place)
        if isinstance(column, (PersonName, Names, Referring)):
            return
        self._named.setdefault(name, place)
        for word in (*words, *_DIVISION.findall(name)):
            if len(word) > 1:
                self._words.setdefault(word, place)

    def _is_of_words(self, text: str) -> bool:
        return self._composed(text) is not None

    def _composed(self, text: str) -> Place | None:
        """The cell of the first word, where the text is nothing but known words, one after another."""
        if text[:1] not in self._beginnings:
            return None
        reached: dict[int, Place | None] = {0: None}
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - LONGEST_NAME), end):
                if start in reached and (place := self._words.get(text[start:end])):
                    reached[end] = reached[start] or place
                    break
        return reached.get(len(text))

    def _village(self, text: str) -> Place | None:
        """The known town's cell, where a village of it is all that is said, and openly said elsewhere.

        A village is a place, not where somebody lives, once an unrestricted cell is that and nothing
        else; a group of one (3组) is so where a ledger says it that has no restricted columns.
        """
        for end in range(2, len(text)):
            town = self._words.get(text[:end])
            rest = _VILLAGE.fullmatch(text[end:]) if town else None
            if rest and text in self._open_places[bool(rest["group"])]:
                return town
        return None

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The signs that known words begin with: few texts do."""
        return frozenset(word[:1] for word in self._words)

    @cached_property
    def _open_places(self) -> tuple[frozenset[str], frozenset[str]]:
        """Villages that are whole unrestricted cells, and those of ledgers that restrict nothing.

        Only those that begin as known words do: no other is asked for.
        """
        said: tuple[set[str], set[str]] = (set(), set())
        begins = _Beginning(self._beginnings)
        for ledger, table in self._case.tables.items():
            rows = table.rows
            if self._in_doubt and ledger.has_restricted:
                rows = [row for row in rows if (ledger.sheet, row.at_row) not in self._in_doubt]
            cells = [row.values_ for row in rows]
            for column in filter(_may_name_a_village, ledger.columns if cells else ()):
                places = [
                    each
                    for each in {*map(itemgetter(column.position), cells)}
                    if type(each) is str and each.endswith(_VILLAGES) and begins[each[:1]]
                ]
                said[ledger.has_restricted].update(map(joined, places))
        return frozenset(said[0] | said[1]), frozenset(said[0])

    def houses(self, dwellings: Collection[str]) -> dict[str, Place]:
        """Of houses, `placed` and without their town, those that are whole unrestricted cells, with the first."""
        found: dict[str, Place] = {}
        ends = HouseEnds(frozenset(dwelling[:1] for dwelling in dwellings))
        for ledger, table in self._case.tables.items() if dwellings else ():
            rows = table.rows
            if self._in_doubt:
                rows = [row for row in rows if (ledger.sheet, row.at_row) not in self._in_doubt]
            under = zip(
                *[row.values_ for row in rows], strict=True
            )  # -- nothing where is no row --
            for column, values in zip(ledger.columns, under, strict=False):
                texts = () if column.restricted else _short_texts(values)
                for said in ends.possible(texts):
                    house = placed(said)
                    if house in dwellings and house not in found:
                        found[house] = table.place(rows[values.index(said)], column)
        return found


def _may_name_a_village(column: Column[object]) -> bool:
    """Whether a cell of an open column may be a village's name; of a choice, whether an option is."""
    if column.restricted or isinstance(column, _NO_WORDS):
        return False
    options: Sequence[str] = getattr(column, "options", ()) if column.closed else ()
    return not options or any(each.endswith(_VILLAGES) for each in options)


class _Beginning(dict[str, bool]):
    """Whether what begins with a sign may begin, as it is compared, as one of some words does."""

    def __init__(self, beginnings: Collection[str]) -> None:
        super().__init__()
        self._beginnings = beginnings

    def __missing__(self, sign: str) -> bool:
        plain = joined(sign)
        self[sign] = may = not plain or plain[0] in self._beginnings
        return may


def _short_texts(values: Iterable[object]) -> list[str]:
    """The distinct texts that are no prose, in their order."""
    distinct = dict.fromkeys(values)
    return [each for each in distinct if isinstance(each, str) and len(each) <= LONGEST_NAME]


def _said(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from map(str, value)

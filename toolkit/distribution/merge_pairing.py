"""Which row of the office's is which row that was sent out; two that look the same are never guessed.

By the number that stands beside the row; else by all its cells; else by the columns that tell rows
apart; else, where the office has changed those, by all the rest.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.distribution.merge_model import by_heading

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Cells
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense

MOST_CHANGED = 2
FEWEST_EQUAL = 3
_Sent = tuple[tuple[str, ...], "Cells"]


@dataclass(slots=True)
class Pairs:
    """What became of the rows that were sent.

    Attributes:
        rows: by the number under which they were sent, the office's rows as they are now.
        unsure: numbers of which it cannot be said which row they are.
        by_content: numbers whose rows were told by what the office has not changed.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    by_content: set[str] = field(default_factory=set)


def pair(office: Office, returns: Iterable[Returned], key: Sequence[str], sense: Sense) -> Pairs:
    """Pair what was sent with the office's rows; `key` are the headings that tell rows apart."""
    sent: dict[str, _Sent] = {}
    for each in returns:
        for number, cells in each.base.rows.items():
            sent.setdefault(number, (each.base.headings, cells))
    return _Pairing(office, sent, key, sense).done()


class _Pairing:
    """The work, in its four steps; each takes away what it has paired."""

    def __init__(
        self, office: Office, sent: Mapping[str, _Sent], key: Sequence[str], sense: Sense
    ) -> None:
        self._office = office
        self._sent = dict(sent)
        self._key = key
        self._sense = sense
        self._pairs = Pairs()
        stated = Counter(row.id for row in office.rows if row.stated)
        self._stated = {row.id: row for row in office.rows if row.stated and stated[row.id] == 1}
        self._free = {row.at: row for row in office.rows if row.id not in self._stated}

    def done(self) -> Pairs:
        for number in [number for number in self._sent if number in self._stated]:
            self._pairs.rows[number] = self._stated[number]
            del self._sent[number]
        if self._sent and self._free:
            self._by_all_cells()
        if self._sent and self._free:
            self._by_key()
        if self._sent and self._free:
            self._by_the_rest()
        return self._pairs

    def _pair(self, number: str, row: Row) -> None:
        self._pairs.rows[number] = row
        del self._sent[number], self._free[row.at]

    def _by_all_cells(self) -> None:
        """The only row that holds the very same cells as the only one that was sent so."""
        for headings in dict.fromkeys(headings for headings, _ in self._sent.values()):
            if not set(headings) <= set(self._office.headings):
                continue
            at = [self._office.headings.index(heading) for heading in headings]
            here: dict[Cells, list[Row]] = defaultdict(list)
            for row in self._free.values():
                here[tuple(row.cells[place] for place in at)].append(row)
            sent = [(n, cells) for n, (own, cells) in self._sent.items() if own == headings]
            times = Counter(cells for _, cells in sent)
            for number, cells in sent:
                if times[cells] == 1 and len(here.get(cells, ())) == 1:
                    self._pair(number, here[cells][0])

    def _by_key(self) -> None:
        sent: dict[Hashable, list[str]] = defaultdict(list)
        for number, (headings, cells) in self._sent.items():
            if (told := self._told_by(headings, cells)) is not None:
                sent[told].append(number)
        here: dict[Hashable, list[Row]] = defaultdict(list)
        for row in self._free.values():
            if (told := self._told_by(self._office.headings, row.cells)) is not None:
                here[told].append(row)
        for told, numbers in sent.items():
            if told in here:
                self._pair_group(numbers, here[told])

    def _told_by(self, headings: Sequence[str], cells: Cells) -> Hashable:
        """What the key columns say; None where one is empty or lacking."""
        row = by_heading(headings, cells)
        told = tuple(self._sense(heading, row.get(heading)) for heading in self._key)
        return None if not told or None in told else told

    def _pair_group(self, numbers: list[str], rows: list[Row]) -> None:
        """Rows of one key: those that say the same in all; then the only one that is left."""
        sent: dict[Hashable, list[str]] = defaultdict(list)
        here: dict[Hashable, list[Row]] = defaultdict(list)
        shared = [h for h in self._sent[numbers[0]][0] if h in self._office.headings]
        for number in numbers:
            sent[self._said(shared, *self._sent[number])].append(number)
        for row in rows:
            here[self._said(shared, self._office.headings, row.cells)].append(row)
        left_numbers, left_rows, unsure = [], [], False
        for said, own in sent.items():
            same = here.pop(said, [])
            if len(same) == len(own):
                for number, row in zip(own, same, strict=True):
                    self._pair(number, row)
            elif same or len(own) > 1:
                self._pairs.unsure.update(own)
                unsure = True
            else:
                left_numbers += own
        left_rows = [row for same in here.values() for row in same]
        if len(left_numbers) == len(left_rows) == 1 and not unsure:
            self._pair(left_numbers[0], left_rows[0])
        elif left_numbers and (left_rows or unsure):
            self._pairs.unsure.update(left_numbers)
        for number in self._pairs.unsure.intersection(self._sent):
            del self._sent[number]

    def _said(self, wanted: Sequence[str], headings: Sequence[str], cells: Cells) -> Hashable:
        row = by_heading(headings, cells)
        return tuple(self._sense(heading, row.get(heading)) for heading in wanted)

    def _by_the_rest(self) -> None:
        """Rows whose key the office has changed: told where each is the other's only likeness."""
        likes = {number: [*self._like(number)] for number in self._sent}
        claimed = Counter(row.at for rows in likes.values() for row in rows)
        for number, rows in likes.items():
            if len(rows) == 1 and claimed[rows[0].at] == 1:
                self._pair(number, rows[0])
                self._pairs.by_content.add(number)

    def _like(self, number: str) -> Iterable[Row]:
        headings, cells = self._sent[number]
        shared = [heading for heading in headings if heading in self._office.headings]
        sent = self._said(shared, headings, cells)
        assert isinstance(sent, tuple)
        for row in self._free.values():
            here = self._said(shared, self._office.headings, row.cells)
            assert isinstance(here, tuple)
            equal = [one for one, other in zip(sent, here, strict=True) if one == other]
            filled = sum(one is not None for one in equal)
            if len(shared) - len(equal) <= MOST_CHANGED and filled >= FEWEST_EQUAL:
                yield row

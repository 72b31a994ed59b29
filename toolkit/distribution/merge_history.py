"""A second version of a return: its base is what its unit returned last, where that was merged.

What the unit has left as it returned it is no change of its own any more, and what it changes again is
one against that. So a cell is taken where the office still has what the unit returned last, and is a
question where the office has changed it since. Rows that the unit added before are known again, though
no number stands beside them in its file.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.distribution.merge_additions import key_of
from toolkit.distribution.merge_additions import number_of
from toolkit.distribution.merge_additions import said_by
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_returned import found

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Base
    from toolkit.distribution.merge_model import Cells
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense


def since_returned(
    code: str,
    key: Sequence[str],
    returned: Returned,
    earlier: Sequence[Returned],
    office: Office,
    sense: Sense,
) -> Returned:
    """A return as a change of what its unit returned before.

    Args:
        code: the ledger's, with which the numbers of new rows begin.
        key: the headings that together tell rows apart.
        returned: what came back now, with its base as it was sent.
        earlier: what the unit returned before of the same booklet, as it was merged, the first one first.
        office: the ledger as it is now.
        sense: what a cell says.
    """
    if not earlier:
        return returned
    history = _History(code, key, returned.base, sense)
    for each in earlier:
        history.add(each)
    there = {row.id for row in office.rows if row.stated}
    return history.known(replace(returned, sent=returned.base), there)


class _History:
    """What a unit has returned so far, laid over what was sent to it."""

    def __init__(self, code: str, key: Sequence[str], sent: Base, sense: Sense) -> None:
        self._code, self._key, self._sense = code, key, sense
        self._base = sent
        self._added: set[str] = set()

    def add(self, returned: Returned) -> None:
        """Lay over it what was returned; rows that were held back stay as they were."""
        known = self._numbered(returned)
        rows = dict(self._base.rows)
        told = found(known, self._key, self._sense)
        for number, row in told.rows.items():
            if row.at not in known.held:
                rows[number] = self._laid_over(rows[number], known, number, row)
        for row in told.added:
            if row.at not in known.held:
                cells = by_heading(known.headings, row.cells)
                number = number_of(self._code, said_by(cells, self._sense))
                rows.setdefault(number, tuple(cells.get(h) for h in self._base.headings))
                self._added.add(number)
        self._base = replace(self._base, rows=rows)

    def known(self, returned: Returned, there: set[str]) -> Returned:
        """A return with all this as its base; rows that were added and are not `there` are none to merge."""
        numbered = self._numbered(returned)
        gone = self._added - there
        rows = {number: cells for number, cells in self._base.rows.items() if number not in gone}
        return replace(numbered, base=replace(self._base, rows=rows), added=frozenset(self._added))

    def _laid_over(self, before: Cells, returned: Returned, number: str, row: Row) -> Cells:
        """Of a row that was sent, the cells that are the unit's own; of one that it has added, all."""
        own = set(returned.headings)
        if number not in self._added:
            own &= returned.owned
        cells = by_heading(returned.headings, row.cells)
        pairs = zip(self._base.headings, before, strict=True)
        return tuple(cells[heading] if heading in own else cell for heading, cell in pairs)

    def _numbered(self, returned: Returned) -> Returned:
        """A return whose rows have the numbers that they were given when they were added."""
        rows = list(returned.rows)
        lacking = self._added - {row.id for row in rows}
        if lacking:  # -- a row that stands in another one's place has no number of its own --
            known = found(replace(returned, base=self._base), self._key, self._sense)
            other = {row.at for row in known.others}
            rows = [replace(row, id="") if row.at in other else row for row in rows]
        for whole in (True, False):
            for at, number in [*self._only(rows, lacking, returned, whole=whole)]:
                rows[at] = replace(rows[at], id=number)
                lacking.discard(number)
        return replace(returned, base=self._base, rows=rows)

    def _only(
        self, rows: Sequence[Row], lacking: set[str], returned: Returned, *, whole: bool
    ) -> Iterator[tuple[int, str]]:
        """Places of rows without a number that say what one that is lacking said: all of it, or its key alone."""
        said: dict[Hashable, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            if row.id not in self._base.rows:
                said[self._said(by_heading(returned.headings, row.cells), whole)].append(at)
        wanted: dict[Hashable, list[str]] = defaultdict(list)
        for number in sorted(lacking):
            cells = by_heading(self._base.headings, self._base.rows[number])
            shared = {h: cell for h, cell in cells.items() if h in returned.headings}
            wanted[self._said(shared, whole)].append(number)
        for each, numbers in wanted.items():
            places = said.get(each, [])
            if each and len(numbers) == 1 and (len(places) == 1 or (places and whole)):
                yield places[0], numbers[0]

    def _said(self, cells: dict[str, object], whole: bool) -> Hashable:
        return said_by(cells, self._sense) if whole else key_of(cells, self._key, self._sense)

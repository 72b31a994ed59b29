"""The three-way merge of one ledger: as it was sent, as it came back, as the office has it now.

Cell by cell: what one side alone has changed is taken, what both have changed alike is there already,
all else is a question. Who fills a column decides who may change it. The order of the files means
nothing, and merging the same ones again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.distribution.merge_additions import merge_additions
from toolkit.distribution.merge_beside import is_as_sent
from toolkit.distribution.merge_model import CellEdit
from toolkit.distribution.merge_model import Conflict
from toolkit.distribution.merge_model import Later
from toolkit.distribution.merge_model import Merged
from toolkit.distribution.merge_model import Proposal
from toolkit.distribution.merge_model import Remark
from toolkit.distribution.merge_model import Source
from toolkit.distribution.merge_model import Told
from toolkit.distribution.merge_model import Why
from toolkit.distribution.merge_model import alike
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_model import different
from toolkit.distribution.merge_model import with_edits
from toolkit.distribution.merge_pairing import pair
from toolkit.distribution.merge_returned import found

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense
    from toolkit.distribution.merge_returned import Found


class _Change(NamedTuple):
    """What a return would have a cell of the office's hold."""

    base: object
    new: object
    source: Source
    row_id: str


def merge_ledger(
    code: str, key: Sequence[str], office: Office, returns: Iterable[Returned], sense: Sense
) -> Merged:
    """Merge what came back of one ledger into the office's.

    Args:
        code: the ledger's, with which the numbers of new rows begin.
        key: the headings that together tell rows apart; empty where none do.
        office: the ledger as it is now.
        returns: what came back, in any order; the same file may be among them twice.
        sense: what a cell says.
    """
    ordered = sorted(returns, key=attrgetter("unit", "file"))
    merging = _Merging(office, ordered, key, sense)
    for returned in ordered:
        merging.take(returned)
    merging.settle()
    if merging.added:
        now = with_edits(office, merging.merged.edits)
        merge_additions(code, key, now, merging.added, sense, merging.merged)
    return merging.merged


class _Merging:
    """One ledger on its way."""

    def __init__(
        self, office: Office, returns: Sequence[Returned], key: Sequence[str], sense: Sense
    ) -> None:
        self._office = office
        self._place = {heading: at for at, heading in enumerate(office.headings)}
        self._key = key
        self._sense = sense
        self._pairs = pair(office, returns, key, sense)
        self._wanted: dict[tuple[int, str], list[_Change]] = defaultdict(list)
        self._rows = {row.at: row for row in self._pairs.rows.values()}
        self.merged = Merged(numbers={row.at: n for n, row in self._pairs.rows.items()})
        self.added: list[tuple[Returned, Row]] = []

    def take(self, returned: Returned) -> None:
        """Look through one return."""
        rows = found(returned, self._key, self._sense)
        self._tell(returned, rows)
        for number in returned.base.rows:
            if number in rows.rows:
                row = rows.rows[number]
                if row.at not in returned.held:
                    self._compare(returned, number, row)
                    self._tell_as_before(returned, number, row)
            elif number in rows.twice:
                self._ask_which(returned, number, rows.twice[number], Why.NUMBER_TWICE)
            elif number not in rows.unsure:
                self._row_is_gone(returned, number)
        for number, row in rows.unsure.items():
            self._ask_which(returned, number, [row], Why.MOVED)
        for heading in returned.base.headings:
            if heading not in returned.headings and heading in returned.owned:
                self._column_is_gone(returned, heading)
        self._add(returned, [row for row in rows.added if row.at not in returned.held])

    def _tell(self, returned: Returned, rows: Found) -> None:
        """How rows were paired; of those that are held back, not that they were taken."""
        tell = self.merged.remarks.append
        for row in rows.copied:
            if row.at not in returned.held:
                tell(Remark(Told.COPIED, row.id, "", None, _source(returned, row.at)))
        for number in sorted(rows.lost):
            at = rows.rows[number].at
            tell(Remark(Told.NUMBER_LOST, number, "", None, _source(returned, at)))
        for row in rows.others:
            if row.at not in returned.held:
                tell(Remark(Told.OTHER_ROW, row.id, "", None, _source(returned, row.at)))
        merged = {number for number in rows.renamed if rows.rows[number].at not in returned.held}
        for why, numbers in ((Told.MOVED, rows.moved), (Told.RENAMED, merged)):
            for number in sorted(numbers):
                tell(Remark(why, number, "", None, _source(returned, rows.rows[number].at)))
        for number in sorted(self._pairs.by_content.intersection(returned.base.rows)):
            tell(Remark(Told.BY_CONTENT, number, "", None, _source(returned, 0)))
        for at, heading, cell in returned.strangers:
            tell(Remark(Told.ADDED_COLUMN, "", heading, cell, _source(returned, at)))

    def _compare(self, returned: Returned, number: str, row: Row) -> None:
        """Take down what a unit has changed in a row."""
        base, sent = returned.base, returned.base.rows[number]
        if base.headings == returned.headings:
            if alike(sent, row.cells):
                return
            changed = [*different(self._sense, base.headings, sent, row.cells)]
        else:
            cells = by_heading(base.headings, sent)
            earlier = tuple(cells.get(heading) for heading in returned.headings)
            changed = [*different(self._sense, returned.headings, earlier, row.cells)]
        if changed:
            self._take_changes(returned, number, row, changed)

    def _tell_as_before(self, returned: Returned, number: str, row: Row) -> None:
        """What the unit had changed before and has left so, where the office has something else now."""
        here, sent = self._pairs.rows.get(number), returned.sent
        if sent is None or here is None or number not in sent.rows:
            return
        first = by_heading(sent.headings, sent.rows[number])
        last = by_heading(returned.base.headings, returned.base.rows[number])
        for heading, cell in zip(returned.headings, row.cells, strict=True):
            meant = self._sense(heading, cell)
            if heading not in returned.owned or meant == self._sense(heading, first.get(heading)):
                continue
            left = meant == self._sense(heading, last.get(heading))
            if left and heading in self._place and not self._says(here, heading, cell):
                told = Remark(Told.AS_BEFORE, number, heading, cell, _source(returned, row.at))
                self.merged.remarks.append(told)

    def _take_changes(
        self,
        returned: Returned,
        number: str,
        row: Row,
        changed: Sequence[tuple[str, object, object]],
    ) -> None:
        source = _source(returned, row.at)
        mine = returned.headings if number in returned.added else returned.owned
        own = [each for each in changed if each[0] in mine]
        here = self._pairs.rows.get(number)
        for heading, _, new in changed:
            if heading not in mine and not self._says(here, heading, new):
                self.merged.remarks.append(Remark(Told.NOT_THEIRS, number, heading, new, source))
        if not own:
            return
        if number in self._pairs.unsure:
            for heading, base, new in own:
                self._ask(Conflict(Why.UNSURE, number, 0, heading, base, new, None, source))
        elif here is None:
            cells, was = by_heading(returned.headings, row.cells), _sent(returned, number)
            self._ask(Conflict(Why.ROW_GONE_HERE, number, 0, "", was, None, None, source, cells))
        elif row.at in returned.others:
            was, cells = ({each[0]: each[at] for each in own} for at in (1, 2))
            whose = returned.others[row.at]
            place = (number, here.at, "", was, None, None)
            self._ask(Conflict(Why.OTHERS, *place, source, cells, whose))
        else:
            for heading, base, new in own:
                change = _Change(base, new, source, number)
                if returned.later and is_as_sent(returned, number, heading, new, self._sense):
                    self._take_back(here, heading, change, returned.later)
                else:
                    self._want(here, heading, change)

    def _want(self, here: Row, heading: str, change: _Change) -> None:
        if heading in self._place:
            self._wanted[here.at, heading].append(change)
            return
        base, new, source, number = change
        self._ask(Conflict(Why.COLUMN_GONE_HERE, number, here.at, heading, base, new, None, source))

    def _take_back(self, here: Row, heading: str, change: _Change, how: Later) -> None:
        """A cell that was returned before and stands as it was sent: asked of a file filled beside that."""
        if self._says(here, heading, change.new):
            return
        sent, source, number = change.new, change.source, change.row_id
        if how is Later.AS_SENT:
            self.merged.remarks.append(Remark(Told.TAKEN_BACK, number, heading, sent, source))
            self._want(here, heading, change)
        elif self._says(
            here, heading, change.base
        ):  # -- else nothing of it is there to be wiped --
            ours = here.cells[self._place[heading]]
            why = Why.BESIDE
            self._ask(Conflict(why, number, here.at, heading, sent, sent, ours, source))

    def _says(self, here: Row | None, heading: str, cell: object) -> bool:
        """Whether the office's row says what a cell says."""
        if here is None or heading not in self._place:
            return False
        return self._sense(heading, here.cells[self._place[heading]]) == self._sense(heading, cell)

    def _ask_which(self, returned: Returned, number: str, rows: Sequence[Row], why: Why) -> None:
        here = self._pairs.rows.get(number)
        for row in rows:
            if row.at in returned.held:
                continue
            cells = by_heading(returned.headings, row.cells)
            at, source = here.at if here else 0, _source(returned, row.at)
            was = _sent(returned, number)
            self._ask(Conflict(why, number, at, "", was, None, None, source, cells))

    def _add(self, returned: Returned, rows: Sequence[Row]) -> None:
        """New rows; one that is another unit's as it is filled is asked about."""
        self.added += [(returned, row) for row in rows if row.at not in returned.others]
        place = ("", 0, "", None, None, None)
        for row in rows:
            if whose := returned.others.get(row.at):
                cells, source = by_heading(returned.headings, row.cells), _source(returned, row.at)
                self._ask(Conflict(Why.OTHERS, *place, source, cells, whose))

    def _row_is_gone(self, returned: Returned, number: str) -> None:
        """A row that was sent and did not come back: proposed to be deleted, never without a yes."""
        here = self._pairs.rows.get(number)
        source = _source(returned, 0)
        if number in self._pairs.unsure:
            self._ask(Conflict(Why.UNSURE, number, 0, "", None, None, None, source))
        elif here is None:
            return
        elif self._is_changed(here, returned, number):
            why, was = Why.ROW_GONE_THERE, _sent(returned, number)
            self._ask(Conflict(why, number, here.at, "", was, None, None, source))
        else:
            was = _sent(returned, number)
            self.merged.proposals.append(Proposal(here.at, number, source, was))

    def _is_changed(self, here: Row, returned: Returned, number: str) -> bool:
        """Whether the office has changed a row since it was sent."""
        sent = by_heading(returned.base.headings, returned.base.rows[number])
        return any(
            heading in self._place and not self._says(here, heading, cell)
            for heading, cell in sent.items()
        )

    def _column_is_gone(self, returned: Returned, heading: str) -> None:
        """A column that was sent and did not come back: nothing of it is deleted here."""
        source = _source(returned, 0)
        self.merged.remarks.append(Remark(Told.COLUMN_LACKING, "", heading, None, source))
        at = returned.base.headings.index(heading)
        for number, sent in returned.base.rows.items():
            here = self._pairs.rows.get(number)
            if here is None or heading not in self._place or self._says(here, heading, sent[at]):
                continue
            ours = here.cells[self._place[heading]]
            why = Why.COLUMN_GONE_THERE
            self._ask(Conflict(why, number, here.at, heading, sent[at], None, ours, source))

    def settle(self) -> None:
        """Decide for each cell what is taken of all that the returns would have it hold."""
        for (at, heading), changes in sorted(self._wanted.items()):
            ours = self._rows[at].cells[self._place[heading]]
            now = self._sense(heading, ours)
            wanted = [change for change in changes if self._sense(heading, change.new) != now]
            several = len({self._sense(heading, change.new) for change in changes}) > 1
            for change in wanted:
                base, new, source, number = change
                if several or self._sense(heading, base) != now:
                    why = Why.RETURNS if several else Why.BOTH
                    self._ask(Conflict(why, number, at, heading, base, new, ours, source))
                else:
                    edit = CellEdit(at, number, heading, base, ours, new, source)
                    self.merged.edits.append(edit)
                    break

    def _ask(self, conflict: Conflict) -> None:
        self.merged.conflicts.append(conflict)


def _sent(returned: Returned, number: str) -> dict[str, object]:
    return by_heading(returned.base.headings, returned.base.rows[number])


def _source(returned: Returned, at: int) -> Source:
    return Source(returned.file, returned.unit, at)

"""Rows that units have added: new ones, ones that the office has too, ones that need a person."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.distribution.merge_model import Addition
from toolkit.distribution.merge_model import Conflict
from toolkit.distribution.merge_model import Remark
from toolkit.distribution.merge_model import Source
from toolkit.distribution.merge_model import Told
from toolkit.distribution.merge_model import Why
from toolkit.distribution.merge_model import by_heading

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Merged
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense

NUMBER_LENGTH = 10
Said = tuple[tuple[str, "Hashable"], ...]


def said_by(cells: Mapping[str, object], sense: Sense) -> Said:
    """What the filled cells of a row say, by heading."""
    said = ((heading, sense(heading, cell)) for heading, cell in cells.items())
    return tuple(sorted((heading, meant) for heading, meant in said if meant is not None))


def number_of(code: str, said: Said) -> str:
    """The system number of an added row: drawn from what it says, so that it is the same each time."""
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    return f"{code}-{digest[:NUMBER_LENGTH]}"


class _Added(NamedTuple):
    """A row that was added.

    `said` is what its filled cells say, `key` its key columns, `number` the one of a row of the office's
    that it bears though it was not sent with it, `again` whether its unit has added it before.
    """

    cells: Mapping[str, object]
    said: Said
    key: Hashable
    number: str
    row: Row
    source: Source
    again: bool


def merge_additions(
    code: str,
    key: Sequence[str],
    office: Office,
    added: Iterable[tuple[Returned, Row]],
    sense: Sense,
    merged: Merged,
) -> None:
    """Take over the rows that were added; the one that is there already comes once.

    One that has the key of another row and says something else is a question. `code` is what the
    numbers of new rows begin with, `key` the headings that tell rows apart.
    """
    rows = [_read(returned, row, key, sense) for returned, row in added]
    if rows:
        _Additions(code, key, office, sense, merged).take(rows)


class _Additions:
    def __init__(
        self, code: str, key: Sequence[str], office: Office, sense: Sense, merged: Merged
    ) -> None:
        self._code = code
        self._office = office
        self._sense = sense
        self._merged = merged
        self._numbered = {row.id: row for row in office.rows if row.stated and row.id}
        self._by_key: dict[Hashable, list[Row]] = defaultdict(list)
        for row in office.rows:
            told = key_of(by_heading(office.headings, row.cells), key, sense)
            if told is not None:
                self._by_key[told].append(row)
        self._by_said: dict[tuple[str, ...], set[Hashable]] = {}

    def take(self, rows: Sequence[_Added]) -> None:
        """Sort them; those of several files that say the same are one."""
        once: dict[Said, list[_Added]] = defaultdict(list)
        for each in rows:
            once[each.said].append(each)
        keys: dict[Hashable, set[Said]] = defaultdict(set)
        for said, same in once.items():
            if same[0].key is not None:
                keys[same[0].key].add(said)
        for said, same in once.items():
            first = min(same, key=lambda each: (each.source.unit, each.source.file, each.row.at))
            rivals = first.key is not None and len(keys[first.key]) > 1
            self._take(first, rivals=rivals, number=number_of(self._code, said))
            for again in (each for each in same if each is not first):
                self._tell_there(again)
        self._merged.additions.sort(key=lambda a: (a.source.unit, a.source.at, a.row_id))

    def _take(self, new: _Added, *, rivals: bool, number: str) -> None:
        self._ask_of_columns(new, number)
        if self._is_there(new):
            self._tell_there(new)
            return
        here = self._rival(new, number)
        if here is not None or rivals:
            at, row_id = (here.at, here.id) if here else (0, number)
            why, source = Why.ADDED_BOTH, new.source
            asked = Conflict(why, row_id, at, "", None, None, None, source, new.cells)
            self._merged.conflicts.append(asked)
        elif new.again:
            self._leave_deleted(new, number)
        else:
            self._merged.additions.append(Addition(number, new.cells, new.source))

    def _ask_of_columns(self, new: _Added, number: str) -> None:
        """What the unit filled in columns that the office's sheet has lost."""
        for heading, _ in new.said:
            if heading not in self._office.headings:
                cell, why = new.cells[heading], Why.COLUMN_GONE_HERE
                asked = Conflict(why, number, 0, heading, None, cell, None, new.source)
                self._merged.conflicts.append(asked)

    def _tell_there(self, new: _Added) -> None:
        self._merged.remarks.append(Remark(Told.THERE_ALREADY, new.row.id, "", None, new.source))

    def _is_there(self, new: _Added) -> bool:
        """Whether a row of the office's says the same under every heading that came back."""
        headings = tuple(h for h in new.cells if h in self._office.headings)
        if headings not in self._by_said:
            self._by_said[headings] = {
                self._said(headings, by_heading(self._office.headings, row.cells))
                for row in self._office.rows
            }
        return self._said(headings, new.cells) in self._by_said[headings]

    def _said(self, headings: Sequence[str], cells: Mapping[str, object]) -> Hashable:
        return tuple(self._sense(heading, cells[heading]) for heading in headings)

    def _rival(self, new: _Added, number: str) -> Row | None:
        """A row of the office's with its number, or with its key."""
        for each in (new.number, number):
            if each and each in self._numbered:
                return self._numbered[each]
        rows = self._by_key.get(new.key, ()) if new.key is not None else ()
        return rows[0] if rows else None

    def _leave_deleted(self, new: _Added, number: str) -> None:
        """A row that the unit has added before and the office has deleted since; asked about if it was edited."""
        if new.number == number:
            told = Remark(Told.DELETED_HERE, number, "", None, new.source)
            self._merged.remarks.append(told)
        else:
            why = Why.ROW_GONE_HERE
            asked = Conflict(why, new.number, 0, "", None, None, None, new.source, new.cells)
            self._merged.conflicts.append(asked)


def _read(returned: Returned, row: Row, key: Sequence[str], sense: Sense) -> _Added:
    cells = by_heading(returned.headings, row.cells)
    said = said_by(cells, sense)
    source = Source(returned.file, returned.unit, row.at)
    number = "" if row.id in returned.base.rows else row.id
    again = number in returned.added
    return _Added(cells, said, key_of(cells, key, sense), number, row, source, again)


def key_of(cells: Mapping[str, object], key: Sequence[str], sense: Sense) -> Hashable:
    """What the key columns of a row say; None where one is empty or lacking."""
    told = tuple(sense(heading, cells.get(heading)) for heading in key)
    return None if not told or None in told else told

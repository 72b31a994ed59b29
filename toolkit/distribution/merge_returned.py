"""Which row of a returned file is which row that was sent to it, and which ones were added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_moved import changes
from toolkit.distribution.merge_moved import placed

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense

T = TypeVar("T")


@dataclass(slots=True)
class Found:
    """The rows of a returned file.

    Attributes:
        rows: by the number under which they were sent.
        added: those that were not sent.
        copied: of these, those that still bear the number of a row that was.
        lost: numbers whose rows have lost them and were told by their key.
        twice: by number, rows of which it cannot be said which was sent.
        moved: numbers whose rows stand beside another number.
        unsure: by the number beside them, rows of which number and key say different things.
        renamed: numbers of rows whose key was changed.
        others: of those that were not sent, those that stand in the place of one that was.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    added: list[Row] = field(default_factory=list)
    copied: list[Row] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    twice: dict[str, list[Row]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    unsure: dict[str, Row] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    others: list[Row] = field(default_factory=list)


def found(returned: Returned, key: Sequence[str], sense: Sense) -> Found:
    """Sort the rows of a returned file; `key` are the headings that tell rows apart."""
    base = returned.base.rows
    numbered: dict[str, list[Row]] = defaultdict(list)
    told = Found()
    for row in returned.rows:
        if row.id in base:
            numbered[row.id].append(row)
        else:
            told.added.append(row)
    back = _beside_copied_numbers(returned, numbered, key, sense)
    alone = {number: rows[0] for number, rows in numbered.items() if len(rows) == 1}
    where = placed(returned, alone, key, sense)
    told.rows, told.moved, told.unsure = where.rows | back, where.moved | back.keys(), where.unsure
    told.renamed, told.others = where.renamed, where.others
    told.added += where.others
    for number, rows in numbered.items():
        if len(rows) > 1:
            _take_copies(told, returned, number, rows, sense)
    _take_lost(told, returned, key, sense)
    return told


def _beside_copied_numbers(
    returned: Returned, numbered: dict[str, list[Row]], key: Sequence[str], sense: Sense
) -> dict[str, Row]:
    """Rows beside which another one's number was copied or filled down, by the lacking numbers that are theirs.

    Such a row alone says the key of the one that is lacking; it is taken out of those of the copied number.
    """
    doubled = {row.at: row for rows in numbered.values() if len(rows) > 1 for row in rows}
    if not doubled:
        return {}
    base = returned.base
    sent = _by_key(
        ((n, by_heading(base.headings, cells)) for n, cells in base.rows.items()), key, sense
    )
    here = _by_key(
        ((row.at, by_heading(returned.headings, row.cells)) for row in returned.rows), key, sense
    )
    back = {}
    for said, numbers in sent.items():
        rows = here.get(said, [])
        if len(numbers) == len(rows) == 1 and rows[0] in doubled and numbers[0] not in numbered:
            row = back[numbers[0]] = doubled[rows[0]]
            numbered[row.id].remove(row)
    return back


def _take_copies(
    told: Found, returned: Returned, number: str, rows: list[Row], sense: Sense
) -> None:
    """Of rows with one number, the one that is most like the row that was sent; the others are copies."""
    changed = [(changes(returned, number, row, sense), row) for row in rows]
    least = min(count for count, _ in changed)
    nearest = [row for count, row in changed if count == least]
    if len(nearest) > 1:
        told.twice[number] = rows
        return
    told.rows[number] = nearest[0]
    copies = [row for row in rows if row is not nearest[0]]
    told.added += copies
    told.copied += copies


def _take_lost(told: Found, returned: Returned, key: Sequence[str], sense: Sense) -> None:
    """A row without a number that alone says the key of the only row that is lacking."""
    known = told.rows.keys() | told.twice.keys() | told.unsure.keys()
    lacking = [number for number in returned.base.rows if number not in known]
    if not lacking or not told.added:
        return
    sent = _by_key(
        ((n, by_heading(returned.base.headings, returned.base.rows[n])) for n in lacking),
        key,
        sense,
    )
    fresh = [row for row in told.added if row not in told.copied and row not in told.others]
    here = _by_key(
        ((row.at, by_heading(returned.headings, row.cells)) for row in fresh), key, sense
    )
    by_row = {row.at: row for row in fresh}
    for said, numbers in sent.items():
        rows = here.get(said, [])
        if len(numbers) == len(rows) == 1:
            row = by_row[rows[0]]
            told.rows[numbers[0]] = row
            told.lost.add(numbers[0])
            told.added.remove(row)


def _by_key(
    rows: Iterator[tuple[T, dict[str, object]]], key: Sequence[str], sense: Sense
) -> dict[Hashable, list[T]]:
    by_key: dict[Hashable, list[T]] = defaultdict(list)
    for each, cells in rows:
        said = tuple(sense(heading, cells.get(heading)) for heading in key)
        if said and None not in said:
            by_key[said].append(each)
    return by_key

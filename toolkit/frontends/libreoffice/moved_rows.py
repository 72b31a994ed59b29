"""Whether rows that a result speaks of stand elsewhere by now, by what they hold and not by what was done to them.

Sorting, cutting and pasting, putting in and deleting, and undoing any of that, whoever does it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

Row = tuple[object, ...]
Rows = tuple[Row, ...]


def any_moved(then: Rows, now: Rows, spoken_of: Iterable[int]) -> bool:
    """Whether of the rows spoken of (from 0) one stands elsewhere, or another row in its place.

    A row that was typed in is where it was; so is one that was copied elsewhere as well.
    """
    were, are = _places(then), _places(now)
    for at in spoken_of:
        before, after = _row(then, at), _row(now, at)
        if before == after:
            continue
        if any(_row(then, other) != before for other in are.get(before, ())):
            return True
        if any(_row(now, other) != after for other in were.get(after, ())):
            return True
    return False


def without(rows: Sequence[Sequence[object]], columns: Iterable[int]) -> Rows:
    """The rows without these columns (from 0): a formula gives what its row's place makes of it."""
    left_out = {*columns}
    return tuple(
        tuple("" if at in left_out else cell for at, cell in enumerate(row)) for row in rows
    )


def _places(rows: Rows) -> Mapping[Row, Sequence[int]]:
    """Of each row in which anything stands, where it stands."""
    found: defaultdict[Row, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if any(cell != "" for cell in row):
            found[row].append(at)
    return found


def _row(rows: Rows, at: int) -> Row:
    return rows[at] if 0 <= at < len(rows) else ()

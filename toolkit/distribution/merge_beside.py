"""Several people of one unit who each fill the booklet that was sent, and send it one after the other.

A later version of a return keeps something of what its unit returned before. A file that says something of
its own and keeps nothing of that was filled beside it: what it has as it was sent is no change of its own,
and does not take back what the other one has reported without a person's yes.
"""

from __future__ import annotations

from enum import Enum
from enum import auto
from typing import TYPE_CHECKING

from toolkit.distribution.merge_model import Later
from toolkit.distribution.merge_model import by_heading
from toolkit.distribution.merge_returned import found

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.distribution.merge_model import Returned
    from toolkit.distribution.merge_model import Row
    from toolkit.distribution.merge_model import Sense

    OneLedger = tuple[Returned, Sequence[str], Sense]


class _Sign(Enum):
    KEEPS = auto()
    """Something that was returned before."""
    SAYS = auto()
    """Something else than was sent and was returned before."""


def how_it_comes_later(ledgers: Iterable[OneLedger]) -> Later | None:
    """How a file is to be taken whose unit has returned the booklet before; None for a later version.

    Args:
        ledgers: of the file, each as a change of what was returned before, its key and its sense.
    """
    signs: set[_Sign] = set()
    for each in ledgers:
        signs.update(_signs(*each))
        if _Sign.KEEPS in signs:
            return None
    return Later.BESIDE if signs else Later.AS_SENT


def _signs(returned: Returned, key: Sequence[str], sense: Sense) -> Iterator[_Sign]:
    if returned.sent is None:
        return
    told = found(returned, key, sense)
    if told.added or any(number not in told.rows for number in returned.sent.rows):
        yield _Sign.SAYS
    for number, row in told.rows.items():
        yield from _signs_in_row(returned, number, row, key, sense)


def _signs_in_row(
    returned: Returned, number: str, row: Row, key: Sequence[str], sense: Sense
) -> Iterator[_Sign]:
    """Of a row that was sent, by the unit's own cells; of one that was added, by all but its key."""
    last = by_heading(returned.base.headings, returned.base.rows[number])
    mine = returned.headings if number in returned.added else returned.owned
    for heading, cell in zip(returned.headings, row.cells, strict=True):
        if heading not in mine or is_as_sent(returned, number, heading, cell, sense):
            continue
        if sense(heading, cell) != sense(heading, last.get(heading)):
            yield _Sign.SAYS
        elif number not in returned.added or heading not in key:
            yield _Sign.KEEPS


def is_as_sent(returned: Returned, number: str, heading: str, cell: object, sense: Sense) -> bool:
    """Whether a cell of a later return says what was sent; in a row that was added, whether it is empty."""
    if returned.sent is None:
        return False
    sent, row = returned.sent, returned.sent.rows.get(number)
    was = by_heading(sent.headings, row).get(heading) if row is not None else None
    return sense(heading, cell) == sense(heading, was)

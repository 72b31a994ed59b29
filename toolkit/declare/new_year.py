"""What an activity takes along into a new year's working folder."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.ledger import Ledger

if TYPE_CHECKING:
    from toolkit.declare.ledger import Column
    from toolkit.declare.parameters import Parameter

IsOpen = Callable[[Ledger], bool]
FirstRows = Mapping[type[Ledger], Sequence[Sequence[object]]]


def nothing_of_its_own(_year: int) -> FirstRows:
    """A new year that begins with no rows but those that are carried."""
    return {}


@dataclass(frozen=True, slots=True)
class OpenItems:
    """A ledger whose unfinished rows go on in the new year.

    Attributes:
        ledger: whose rows.
        is_open: whether a row is not finished; a row that does not say (`Unfilled`) is.
    """

    ledger: type[Ledger]
    is_open: IsOpen


@dataclass(frozen=True, slots=True)
class NewYear:
    """What goes on; all else begins anew.

    Attributes:
        rosters: ledgers that are carried whole; their days of the old year are left empty.
        open_items: ledgers of which the unfinished rows are carried as they stand.
        named: ledgers that stay whole, since each row counts in the old year's figures; their unfinished rows
            are named one by one.
        sources: columns of carried ledgers that may name rows of one that stays, with that one's column.
        moved_days: parameters whose day is the same one of the new year.
        emptied: parameters that begin as in a new workbook.
        first_rows: rows that a workbook of that year begins with; raises LookupError where nobody knows.
    """

    rosters: tuple[type[Ledger], ...] = ()
    open_items: tuple[OpenItems, ...] = ()
    named: tuple[OpenItems, ...] = ()
    sources: tuple[tuple[Column[Any], Column[Any]], ...] = ()
    moved_days: tuple[Parameter[Any], ...] = ()
    emptied: tuple[Parameter[Any], ...] = ()
    first_rows: Callable[[int], FirstRows] = field(default=nothing_of_its_own)

"""Rows of which nobody can say whose they are or of which day: no figure of a paper counts them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.columns import Date
from toolkit.declare.columns import people_columns
from toolkit.declare.owner import Owner
from toolkit.declare.period import HAPPENED
from toolkit.declare.period import LeftOut
from toolkit.declare.unusable import Nothing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger

    Values = Callable[[Column[object]], Sequence[object]]


def own_days(ledger: type[Ledger]) -> Sequence[Column[object]]:
    """The days that a row stands for: its span, or the first event that every row has.

    A row that may be there before anything has happened (an open case) stands for none.
    """
    if ledger.span:
        return ledger.span
    events = [c for c in ledger.columns if isinstance(c, Date) and c.period in HAPPENED]
    return [column for column in events if column.required][:1]


def uncertain_rows(
    ledger: type[Ledger], values: Values, left_out: Collection[int]
) -> Mapping[int, LeftOut]:
    """By data row from 0, why a row is in no figure.

    Args:
        ledger: whose rows they are.
        values: from a column to what was read under it, a value a row.
        left_out: rows of which a reason is known already.
    """
    if ledger.owner == Owner.PROGRAM or ledger.directory:
        return {}
    people = map(values, people_columns(ledger))
    out = {at: LeftOut.NOBODY for names in people for at in _unusable(names)}
    days = [*map(values, own_days(ledger))]
    out |= {at: LeftOut.UNDATED for each in days for at in _unusable(each)}
    out |= dict.fromkeys(_backwards(*days) if ledger.span else (), LeftOut.UNDATED)
    return {at: why for at, why in sorted(out.items()) if at not in left_out}


def _unusable(values: Sequence[object]) -> Iterator[int]:
    if any(value.__class__ is Nothing for value in set(values)):
        yield from (at for at, value in enumerate(values) if value.__class__ is Nothing)


def _backwards(begins: Sequence[object], ends: Sequence[object]) -> Iterator[int]:
    for at, (first, last) in enumerate(zip(begins, ends, strict=True)):
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            yield at

"""Rows that say what an earlier row says."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.declare.unusable import WITHOUT_VALUE
from toolkit.reading.prepared_rows import RUNNING_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger


def doubles(
    ledger: type[Ledger], rows: Sequence[Ledger], alike: Callable[[Ledger, Ledger], bool]
) -> Sequence[tuple[Ledger, Ledger]]:
    """Pairs of a row that an earlier row says already, in every column, and that row.

    Rows whose key columns are not all usable are not taken for doubles; two that differ only in the
    running number say the same. `alike` says it of the cells that have no usable value.
    """
    columns = [column for column in ledger.columns if column.heading != RUNNING_NUMBER]
    if not ledger.key:
        return ()
    counted = itemgetter(*(column.position for column in columns))
    key = itemgetter(*(column.position for column in (*ledger.key, ledger.key[0])))
    first: dict[object, Ledger] = {}
    pairs = []
    for row in of_repeated_keys(rows, [each for each in ledger.key if each in columns]):
        earlier = first.setdefault(counted(row.values_), row)
        known = earlier is not row and WITHOUT_VALUE.isdisjoint(key(row.values_))
        if known and alike(row, earlier):
            pairs.append((row, earlier))
    return pairs


def of_repeated_keys(rows: Sequence[Ledger], key: Sequence[Column[object]]) -> Sequence[Ledger]:
    """The rows that are not alone with what they say in the key columns: few of a large ledger.

    They alone need comparing; without a key it is all of them.
    """
    if not key:
        return rows
    said = list(zip(*([row.values_[each.position] for row in rows] for each in key), strict=True))
    if len(set(said)) == len(rows):
        return ()
    counts = Counter(said)
    return [row for row, values in zip(rows, said, strict=True) if counts[values] > 1]

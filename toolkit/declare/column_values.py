"""One column's values of many rows: a row asked by itself costs a call, a hundred thousand rows show it."""

from collections.abc import Iterable
from typing import TypeVar

from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.unusable import Nothing

T = TypeVar("T")


def usable_in(rows: Iterable[Ledger], column: Column[T | None]) -> list[T | None]:
    """What `row.usable(column)` gives for each of the rows, all of the column's ledger."""
    at = column.position
    values = [row.values_[at] for row in rows]
    return [None if value.__class__ is Nothing else value for value in values]

"""What stands in a row for a cell that holds no usable value, and says why it holds none."""

from __future__ import annotations


class Nothing:
    """The mark of a cell that holds no usable value."""

    __slots__ = ("why",)

    def __init__(self, why: str) -> None:
        self.why = why

    def __repr__(self) -> str:
        return self.why


EMPTY = Nothing("a required cell that is empty")
UNREADABLE = Nothing("a cell that cannot be read as its column's kind")
OUT_OF_PERIOD = Nothing("a day that is not in the ledgers' year")
WITHOUT_VALUE = frozenset({None, EMPTY, UNREADABLE, OUT_OF_PERIOD})

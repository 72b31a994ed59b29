"""All kinds of column, and tables in which a room says what it makes of each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

from toolkit.declare import columns
from toolkit.declare.ledger import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.declare.ledger import Ledger

T = TypeVar("T")
Kind = type[Column[object]]

KINDS: tuple[Kind, ...] = tuple(
    each
    for each in vars(columns).values()
    if isinstance(each, type) and issubclass(each, Column) and each.kind
)
"""The kinds that `toolkit.declare.columns` declares, in the order they are written."""


class ByKind(Generic[T]):
    """What a room makes of each kind of column; a kind derived from another is as that one.

    Args:
        room: whose table it is, for messages.
        said: by kind; together they say something of every kind.

    Raises:
        TypeError: nothing is said of a kind. Tables stand in modules, so it is met at import.
    """

    def __init__(self, room: str, said: Mapping[Kind, T], kinds: Iterable[Kind] = KINDS) -> None:
        self._room = room
        self._said = dict(said)
        for kind in kinds:
            self.of(kind)

    def of(self, kind: Kind) -> T:
        """What is said of a kind, or of the nearest one that it derives from."""
        for each in kind.__mro__:
            if each in self._said:
                return self._said[each]
        raise TypeError(f"{self._room}: nothing is said of the column kind {kind.__name__}")

    def __getitem__(self, column: Column[object]) -> T:
        """What is said of a column's kind."""
        return self.of(type(column))


def refuse_unknown_kinds(ledgers: Iterable[type[Ledger]]) -> None:
    """Raise a TypeError that names the first column that is of none of the `KINDS`."""
    for ledger in ledgers:
        for column in ledger.columns:
            if not isinstance(column, KINDS):
                kind = type(column).__name__
                raise TypeError(f"{ledger.sheet}: {column.heading} is of the unknown kind {kind}")

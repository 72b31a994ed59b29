"""A booklet: the rows of the ledgers that one receiver fills, sent out as a workbook of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.ledger import Owner


@dataclass(frozen=True, slots=True)
class BookletKind:
    """One kind of receivers.

    Attributes:
        name: how lists and sentences call such a receiver.
        owner: whose columns are open in its booklets; the others are locked.
    """

    name: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class Booklet:
    """What goes to one receiver.

    Attributes:
        kind: one of the activity's kinds.
        key: of the receiver, stable over re-runs.
        title: how the file is called before its period and version.
        receiver: the person who fills it; empty where nobody is named.
        rows: the receiver's rows by ledger; a ledger without rows is sent empty, to be filled.
    """

    kind: BookletKind
    key: str
    title: str
    receiver: str
    rows: Mapping[type[Ledger], Sequence[Ledger]]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Which booklets an activity sends out.

    Attributes:
        kinds: of receivers, in the order in which sentences name them.
        booklets: those of one case.
        nobody: what to fill first where there is no receiver, as a sentence's end (请先填…).
    """

    kinds: tuple[BookletKind, ...]
    booklets: Callable[[Case], Iterable[Booklet]]
    nobody: str

    def sent(self, case: Case) -> list[Booklet]:
        """The booklets of one case.

        Raises:
            Unfilled: a cell that tells who gets what holds nothing usable.
            TypeError: a booklet is of no declared kind, or holds another ledger's rows.
        """
        booklets = list(self.booklets(case))
        for booklet in booklets:
            if booklet.kind not in self.kinds:
                raise TypeError(f"a booklet of an undeclared kind: {booklet.kind.name}")
            for ledger, rows in booklet.rows.items():
                if any(type(row) is not ledger for row in rows):
                    raise TypeError(f"rows of another ledger as those of {ledger.sheet}")
        return booklets

    @property
    def receivers(self) -> str:
        """What a row that goes to nobody belongs to none of: 甲或乙."""
        return "或".join(kind.name for kind in self.kinds)

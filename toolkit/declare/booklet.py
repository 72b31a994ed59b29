"""A booklet: the rows of the ledgers that one receiver fills, sent out as a workbook of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.declare.ledger import Owner


@dataclass(frozen=True, slots=True)
class Booklet:
    """What goes to one receiver.

    Attributes:
        kind: 联系点 or 科室.
        key: stable over re-runs (LXD01, 监察大队).
        title: how the file is called before its period and version.
        receiver: the person who fills it; empty where nobody is named.
        rows: the receiver's rows by ledger; a ledger without rows is sent empty, to be filled.
        owner: whose columns are open; the others are locked.
    """

    kind: str
    key: str
    title: str
    receiver: str
    rows: Mapping[type[Ledger], Sequence[Ledger]]
    owner: Owner

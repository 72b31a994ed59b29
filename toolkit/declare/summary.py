"""The summary of a workbook: a ledger that the program fills, one line for whomever it sums up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Verdict

FULL, EMPTY = "█", "░"
BAR_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Summary:
    """What an activity sums up.

    Attributes:
        ledger: whose columns are filled; the program owns it.
        lines: from the counting case and the verdicts to one mapping a line, in the order to be shown.
        told: what its heading says besides.
    """

    ledger: type[Ledger]
    lines: Callable[[Case, Sequence[Verdict]], Sequence[Mapping[Column[object], object]]]
    told: str = ""


def bar(part: float, whole: float) -> str:
    """█████░░░░░ 50%: a bar of characters, which every program shows and prints.

    More than the whole is a full bar with its true percentage; of nothing there is no bar.
    """
    if whole <= 0:
        return ""
    share = part / whole
    full = min(BAR_LENGTH, int(share * BAR_LENGTH))
    return f"{FULL * full}{EMPTY * (BAR_LENGTH - full)} {int(share * 100)}%"

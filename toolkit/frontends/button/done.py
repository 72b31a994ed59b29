"""What a click has done, as it is told: in words, at a glance, with the way to what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.front_page import Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.frontends.button.links import Link


def nothing_more() -> str:
    """All was done before it was told."""
    return ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and what the clerk does next.

    Attributes:
        status: what was done.
        next_step: what the clerk does next.
        afterwards: what is still to be done once that is shown; what went wrong with it is returned.
        ended: how it ended, at a glance.
        go: the way to where the next step is done.
    """

    status: str
    next_step: str
    afterwards: Callable[[], str] = nothing_more
    ended: Ended = Ended.DONE
    go: Link | None = None

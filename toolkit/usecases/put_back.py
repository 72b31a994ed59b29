"""Lines of 变更留痕 that 撤销上次改动 has put back since, told by what they say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import Protocol
from typing import TypeVar

from toolkit.declare.button import TAKE_BACK
from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

TAKEN_BACK = TAKE_BACK.caption
"""The reason beside what was put back."""


class Line(Protocol):
    """What is asked of a line: the cell, what it held before and after, and why."""

    @property
    def cell(self) -> str:
        """The sheet's name and the cell."""

    @property
    def old(self) -> object:
        """What it held."""

    @property
    def new(self) -> object:
        """What it was given."""

    @property
    def reason(self) -> str:
        """Why."""


AnyLine = TypeVar("AnyLine", bound=Line)


def told_apart(trail: Sequence[AnyLine]) -> tuple[list[AnyLine], list[AnyLine]]:
    """Lines that stand and lines that were put back since, the last one first; what tells of the latter is neither."""
    back: Counter[tuple[str, str, str]] = Counter()
    standing: list[AnyLine] = []
    gone: list[AnyLine] = []
    for each in reversed(trail):
        there = (each.cell, shown(each.old), shown(each.new))
        if each.reason == TAKEN_BACK:
            back[each.cell, shown(each.new), shown(each.old)] += 1
        elif back[there]:
            back[there] -= 1
            gone.append(each)
        else:
            standing.append(each)
    return standing, gone

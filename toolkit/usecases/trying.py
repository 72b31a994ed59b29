"""What if: a workbook judged under other values of parameters, and whose verdict that changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.layout import AS_OF_SETTING
from toolkit.declare.wording import shown
from toolkit.usecases.comparing import compared
from toolkit.usecases.comparing import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.usecases.comparing import Comparison
    from toolkit.usecases.validate import Judged

NO_VALUE = "无"


@dataclass(frozen=True, slots=True)
class Tried:
    """One value that was tried.

    Attributes:
        name: of the parameter.
        before: the value in force, in words; 无 for none.
        after: the value that was tried.
        unit: of a number.
        read: whether anything was judged by it.
    """

    name: str
    before: str
    after: str
    unit: str
    read: bool

    def __str__(self) -> str:
        """总天数下限：60天→50天."""
        before, after = (
            value if value == NO_VALUE else f"{value}{self.unit}"
            for value in (self.before, self.after)
        )
        unused = "" if self.read else "（这次判定没有用到这个参数）"
        return f"{self.name}：{before}→{after}{unused}"


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying came to: the values, and what they change."""

    values: Sequence[Tried]
    changes: Comparison


def trial(now: Judged, then: Judged) -> Trial:
    """What is judged differently under the values that `then` was judged by."""
    values = [_tried(name, now, then) for name in then.settings.tried]
    before, after = ([*lines_of(each.outcome, each.gate)] for each in (now, then))
    return Trial(values, compared(before, after))


def _tried(name: str, now: Judged, then: Judged) -> Tried:
    if name == AS_OF_SETTING:
        before, after = (each.case.as_of.isoformat() for each in (now, then))
        return Tried(name, before, after, "", read=True)
    before, after = (shown(each.case.parameters.values_[name]) or NO_VALUE for each in (now, then))
    read = any(name in each.case.parameters.read_ for each in (now, then))
    return Tried(name, before, after, now.case.parameters.declared[name].unit, read)

"""A duty's due date, seen from the as-of date: the states that follow from it, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.obligation import Judgement
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.declare.case import Case
    from toolkit.declare.obligation import Cells

MISSED = {
    Strength.MUST: State.UNMET,
    Strength.PRINCIPLE: State.DEVIATION,
    Strength.HINT: State.WARNING,
    Strength.DATA: State.WARNING,
}
"""What a duty is once its day has passed and it was not done, by how strongly it is worded."""


class Deadline(NamedTuple):
    """The last day of a duty; it may be done until 24:00 of that day.

    Attributes:
        on: the last day.
        as_of: up to which day the ledgers are looked at.
        strength: how strongly the source words this day.
        on_the_day: whether what is owed on the last day itself is owed for good, as a total up to
            31 December is on 31 December.
    """

    on: dt.date
    as_of: dt.date
    strength: Strength
    on_the_day: bool = False

    @classmethod
    def of(
        cls,
        case: Case,
        on: dt.date,
        strength: Strength = Strength.MUST,
        *,
        on_the_day: bool = False,
    ) -> Deadline:
        """The deadline as the case's as-of date sees it."""
        return cls(on, case.as_of, strength, on_the_day)

    @property
    def passed(self) -> bool:
        """Whether what is still owed is owed for good."""
        return self.as_of >= self.on if self.on_the_day else self.as_of > self.on

    def met(self, fact: str, cells: Cells = (), suggestion: str = "") -> Judgement:
        """符合: done, and not after the last day."""
        return Judgement(State.MET, fact, str(self.on), cells, suggestion)

    def done(self, day: dt.date, fact: str, cells: Cells = (), suggestion: str = "") -> Judgement:
        """符合 where it was done by the last day, else what a missed deadline is."""
        return self.met(fact, cells) if day <= self.on else self._missed(fact, cells, suggestion)

    def owed(
        self, fact: str, cells: Cells = (), suggestion: str = "", *, warned: bool = False
    ) -> Judgement:
        """Not done: 未到期, or 预警 where `warned`; once the day has passed, as the strength says."""
        if self.passed:
            return self._missed(fact, cells, suggestion)
        state = State.WARNING if warned else State.NOT_DUE
        return Judgement(state, fact, str(self.on), cells, suggestion, self.strength)

    def _missed(self, fact: str, cells: Cells, suggestion: str) -> Judgement:
        state = MISSED[self.strength]
        return Judgement(state, fact, str(self.on), cells, suggestion, self.strength)


def unknown(fact: str, cells: Cells = (), suggestion: str = "", due: str = "") -> Judgement:
    """无法判定: a datum is missing or in doubt."""
    return Judgement(State.UNKNOWN, fact, due, cells, suggestion)


def not_applicable(fact: str, cells: Cells = ()) -> Judgement:
    """不适用: the subject is not held to the duty."""
    return Judgement(State.NOT_APPLICABLE, fact, cells=cells)


def not_yet(fact: str, cells: Cells = ()) -> Judgement:
    """未到期, of a duty whose day is not known yet: what it follows has not happened."""
    return Judgement(State.NOT_DUE, fact, cells=cells)


def met(fact: str, cells: Cells = (), suggestion: str = "") -> Judgement:
    """符合, of a duty without a date of its own."""
    return Judgement(State.MET, fact, "", cells, suggestion)


def hint(fact: str, cells: Cells = (), suggestion: str = "", due: str = "") -> Judgement:
    """预警 as a 提示: worth a look, and no duty is missed."""
    return Judgement(State.WARNING, fact, due, cells, suggestion, Strength.HINT)

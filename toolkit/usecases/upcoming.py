"""What is due soon, in the order of days: every open duty that has a day of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.outcome import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.outcome import Place
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged

AHEAD = 60  # -- days --
OPEN = frozenset({State.NOT_DUE, State.WARNING})


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that has to be done by a day.

    Attributes:
        day: the last one.
        left: days from the as-of date to it; 0 on the day itself.
        what: in a few words.
        subject: whom or what it is about.
        fact: how it stands.
        place: a cell that tells of it.
    """

    day: dt.date
    left: int
    what: str
    subject: str
    fact: str
    place: Place | None


def upcoming(judged: Judged) -> Sequence[Due]:
    """What is not done yet and due within `AHEAD` days from the as-of date, the nearest first.

    What its day has passed for is no longer here: it stands in 校验结果 as 不符合 or 偏离待说明.
    """
    today = judged.case.as_of
    found = [
        _due(verdict, day, today)
        for verdict in judged.outcome.verdicts
        if verdict.state in OPEN and (day := _day(verdict.due)) is not None
        if 0 <= (day - today).days <= AHEAD
    ]
    return sorted(found, key=lambda due: due.day)


def _due(verdict: Verdict, day: dt.date, today: dt.date) -> Due:
    place = verdict.cells[0] if verdict.cells else None
    left = (day - today).days
    return Due(day, left, verdict.name, verdict.subject, verdict.fact, place)


def _day(said: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:  # -- a duty that has no day of its own --
        return None

"""What is due soon, in the order of days: every open duty that has a day of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.outcome import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.outcome import Place
    from toolkit.declare.outcome import Verdict
    from toolkit.usecases.validate import Judged

AHEAD = 60  # -- days --
NOTHING_DUE = f"统计截止日以后{AHEAD}天内没有到期的。"
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

    So are the days that the ledgers fix. What its day has passed for is no longer here: it stands in
    校验结果 as 不符合 or 偏离待说明.
    """
    today = judged.case.as_of
    found = [
        _due(verdict, day, today)
        for verdict in judged.outcome.verdicts
        if verdict.state in OPEN and (day := _day(verdict.due)) is not None
    ]
    near = [each for each in (*found, *_appointments(judged)) if 0 <= each.left <= AHEAD]
    return sorted(near, key=lambda due: due.day)


def _appointments(judged: Judged) -> Iterator[Due]:
    """The days that the ledgers fix, with nothing restricted in what is said of them."""
    today = judged.case.as_of
    made = [each for agenda in judged.agendas for each in agenda.appointments(judged.case)]
    told = judged.gate.masked_each({words for each in made for words in (each.subject, each.fact)})
    for each in made:
        left = (each.day - today).days
        yield Due(each.day, left, each.what, told[each.subject], told[each.fact], each.place)


def _due(verdict: Verdict, day: dt.date, today: dt.date) -> Due:
    place = verdict.cells[0] if verdict.cells else None
    left = (day - today).days
    return Due(day, left, verdict.name, verdict.subject, verdict.fact, place)


def _day(said: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said)
    except ValueError:  # -- a duty that has no day of its own --
        return None

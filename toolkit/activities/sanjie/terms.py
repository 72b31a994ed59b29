"""任职起止：哪些义务轮不到年中任免的人，判作不适用，并写明天数."""

import datetime as dt
from collections.abc import Callable

from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import not_applicable
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.wording import number

Excuse = Callable[[Subject[Person], Case], Judgement | None]


def in_part(person: Person, first: dt.date, last: dt.date) -> bool:
    """是否只在这段时间的一部分任职."""
    since, until = person.usable(Person.since), person.usable(Person.until)
    return bool((since and since > first) or (until and until < last))


def days_in_office(person: Person, first: dt.date, last: dt.date) -> int:
    """这段时间之内任职的自然日天数，首尾都算."""
    since, until = person.usable(Person.since), person.usable(Person.until)
    begins = max(since, first) if since else first
    ends = min(until, last) if until else last
    return max(0, (ends - begins).days + 1)


def came_or_went(person: Person, first: dt.date, last: dt.date) -> str:
    """2012年11月1日任职、3月20日离任：这段时间之内的任免."""
    since, until = person.usable(Person.since), person.usable(Person.until)
    came = f"{full_day(since)}任职" if since and since > first else ""
    went = f"{full_day(until)}离任" if until and until < last else ""
    return "、".join(filter(None, (came, went)))


def has_left(leader: Subject[Person], case: Case) -> Judgement | None:
    """统计截止日已经离任的，不再要求."""
    until = leader.row.usable(Person.until)
    if until is None or until >= case.as_of:
        return None
    fact = f"{leader.label}已于{full_day(until)}离任，本项不适用。"
    return not_applicable(fact, ((leader.row, Person.until),))


def excused_by_term(last: Callable[[Limits], dt.date], needed: Callable[[Limits], float]) -> Excuse:
    """没有做到而任期不够的不适用：到任以后的天数不够的，期限没到就离任的.

    `last` 为期限，`needed` 为做到至少要几天；天数从意见印发日算起。
    """

    def excuse(leader: Subject[Person], case: Case) -> Judgement | None:
        limits = case.limits(Limits)
        first, due = limits.issued_on, last(limits)
        if not in_part(leader.row, first, due):
            return None
        days, least = days_in_office(leader.row, first, due), needed(limits)
        until = leader.row.usable(Person.until)
        left = until is not None and until < min(due, case.as_of)
        if days >= least and not left:
            return None
        said = f"{leader.label}{came_or_went(leader.row, first, due)}"
        span = f"{day(first)}至{day(due)}在任{days}天"
        why = "期限未到即离任" if days >= least else f"不足所需的{number(least)}天"
        cells = ((leader.row, Person.until if left else Person.since),)
        return not_applicable(f"{said}，{span}，{why}，本项不适用。", cells)

    return excuse

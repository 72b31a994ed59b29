"""各位局领导的各项记录：汇总表、进度单和通报都从这里取."""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.problem_states import settled
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.reception_days import receptions_by_leader
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import stays
from toolkit.activities.sanjie.total_time import TimeSpent
from toolkit.activities.sanjie.total_time import time_spent
from toolkit.activities.sanjie.writing_duty import diaries_by_person
from toolkit.activities.sanjie.writing_duty import reports_by_author
from toolkit.declare.case import Case
from toolkit.declare.column_values import usable_in
from toolkit.declare.ledger import Ledger
from toolkit.declare.wording import listed

L = TypeVar("L", bound=Ledger)


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """一位局领导的各项记录；编号相同的几行只取先填的一行."""

    name: str
    post: str
    points: str
    spent: TimeSpent
    held: Stays
    receptions: Sequence[Reception]
    diaries: Sequence[Diary]
    reports: Sequence[Report]
    problems: Sequence[Problem]
    settled: Sequence[Problem]


def leader_lines(case: Case) -> Sequence[LeaderLine]:
    """各位局领导，按领导排序；都只数到统计截止日."""
    problems = case.derived(problems_by_leader)
    return [_line(case, each.row, problems.get(each.key, ())) for each in case.derived(leaders)]


def _line(case: Case, person: Person, problems: Sequence[Problem]) -> LeaderLine:
    name = person.name
    own = case.derived(points_by_leader).get(name, ())
    raised = _once(case, problems)
    return LeaderLine(
        name,
        person.usable(Person.post) or "",
        listed(point.name for point in own) or "—",
        case.derived(time_spent).get(name, TimeSpent()),
        case.derived(stays).get(name, Stays()),
        _once(case, case.derived(receptions_by_leader).get(name, ())),
        _once(case, case.derived(diaries_by_person).get(name, ())),
        _once(case, case.derived(reports_by_author).get(name, ())),
        raised,
        settled(raised, case),
    )


def problems_by_leader(case: Case) -> Mapping[str, Sequence[Problem]]:
    """责任领导 → 截至统计截止日提出的问题."""
    by_leader: dict[str, list[Problem]] = {}
    for problem, leader, raised_on in case.told(Problem, Problem.leader, Problem.raised_on):
        if raised_on <= case.as_of:
            by_leader.setdefault(leader, []).append(problem)
    return by_leader


def repeated(case: Case) -> Mapping[type[Ledger], Sequence[Ledger]]:
    """编号（日记为姓名和日期）与前面一行相同的各行：同一件事填了两次，或者编号填错了，不再计一次."""
    return {ledger: _repeated(case, ledger) for ledger in (Reception, Problem, Report, Diary)}


def _repeated(case: Case, ledger: type[Ledger]) -> Sequence[Ledger]:
    rows = sorted(case.filled(ledger, *ledger.key), key=attrgetter("at_row"))
    keys = [*zip(*[usable_in(rows, column) for column in ledger.key], strict=True)]
    if len({*keys}) == len(keys):
        return ()
    seen: set[tuple[object, ...]] = set()
    again: list[Ledger] = []
    for row, key in zip(rows, keys, strict=True):
        if key in seen:
            again.append(row)
        seen.add(key)
    return again


def _repeats(case: Case) -> frozenset[tuple[type[Ledger], int]]:
    rows = (row for those in case.derived(repeated).values() for row in those)
    return frozenset((type(row), row.at_row) for row in rows)


def _once(case: Case, rows: Iterable[L]) -> Sequence[L]:
    repeats = case.derived(_repeats)
    return [row for row in rows if (type(row), row.at_row) not in repeats] if repeats else [*rows]


def days_of(line: LeaderLine, case: Case) -> float:
    """一位领导累计下基层的天数，口径同R101."""
    limits = case.limits(Limits)
    return line.spent.total(limits, with_stay=limits.stay_in_total)

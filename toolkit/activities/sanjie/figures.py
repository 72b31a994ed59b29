"""通报和统计表用的数：逐项从台账数出，每个数都记得数自哪些单元格."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.problems import SETTLED
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
from toolkit.chinese.rounding import rate
from toolkit.chinese.rounding import shares
from toolkit.declare.case import Case
from toolkit.declare.document import Evidence
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place
from toolkit.declare.wording import listed
from toolkit.declare.wording import number


@dataclass(frozen=True, slots=True)
class Figure:
    """一个数：值、数自哪些单元格、怎么数的."""

    value: float
    cells: tuple[Place, ...]
    counted: str

    def __str__(self) -> str:
        return number(self.value)

    def evidence(self, item: str) -> Evidence:
        """核对单上的一行."""
        return Evidence(item, str(self), self.cells, self.counted)


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """一位局领导在进度统计表中的一行."""

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
    return LeaderLine(
        name,
        person.usable(Person.post) or "",
        listed(point.name for point in own) or "—",
        case.derived(time_spent).get(name, TimeSpent()),
        case.derived(stays).get(name, Stays()),
        case.derived(receptions_by_leader).get(name, ()),
        case.derived(diaries_by_person).get(name, ()),
        case.derived(reports_by_author).get(name, ()),
        problems,
        [problem for problem in problems if is_settled(problem, case.as_of)],
    )


def problems_by_leader(case: Case) -> Mapping[str, Sequence[Problem]]:
    """责任领导 → 截至统计截止日提出的问题."""
    by_leader: dict[str, list[Problem]] = {}
    for problem in case.filled(Problem, Problem.leader, Problem.raised_on):
        if problem.raised_on <= case.as_of:
            by_leader.setdefault(problem.leader, []).append(problem)
    return by_leader


def is_settled(problem: Problem, as_of: dt.date) -> bool:
    """截至某日是否已办结；办结日期没填的，按进展."""
    if problem.usable(Problem.progress) != SETTLED:
        return False
    settled_on = problem.usable(Problem.settled_on)
    return settled_on is None or settled_on <= as_of


def is_overdue(problem: Problem, as_of: dt.date) -> bool:
    """是否逾期未办结；延期的按延期后的日期."""
    due = problem.usable(Problem.extended_to) or problem.usable(Problem.due_on)
    return due is not None and due < as_of and not is_settled(problem, as_of)


def days_of(line: LeaderLine, case: Case) -> float:
    """一位领导累计下基层的天数，口径同R101."""
    limits = case.limits(Limits)
    return line.spent.total(limits, with_stay=limits.stay_in_total)


def counted_rows(
    case: Case, rows: Iterable[Ledger], column: Column[object], counted: str
) -> Figure:
    """行数."""
    cells = tuple(case.place(row, column) for row in rows)
    return Figure(len(cells), cells, counted)


def summed(
    case: Case, rows: Iterable[Ledger], column: Column[float | None], counted: str
) -> Figure:
    """一列之和；没填的不计."""
    filled = [(row, value) for row in rows if (value := row.usable(column)) is not None]
    cells = tuple(case.place(row, column) for row, _ in filled)
    return Figure(sum(value for _, value in filled), cells, counted)


def work_up_to(case: Case) -> Sequence[FieldWork]:
    """截至统计截止日的全部下基层记录."""
    rows = case.filled(FieldWork, FieldWork.started_on)
    return [work for work in rows if work.started_on <= case.as_of]


def bureau_figures(case: Case) -> Mapping[str, Figure]:
    """通报“总体情况”的各个数；局领导各项之和与进度统计表合计一致."""
    lines = case.derived(leader_lines)
    work = work_up_to(case)
    people = [each.row for each in case.derived(leaders)]
    receptions = [each for line in lines for each in line.receptions]
    diaries = [each for line in lines for each in line.diaries]
    reports = [each for line in lines for each in line.reports]
    problems = [each for line in lines for each in line.problems]
    settled = [each for line in lines for each in line.settled]
    overdue = [each for each in problems if is_overdue(each, case.as_of)]
    stayed = [line for line in lines if line.held.done]
    own = "责任人为局领导班子成员的"
    return {
        "班子成员人数": counted_rows(
            case, people, Person.in_leadership, "是否班子成员填“是”的人数"
        ),
        "联系点数": counted_rows(case, case.rows(Point), Point.number, "联系点一览表的行数"),
        "驻点人数": _stayed(case, stayed, "有已结束驻点的班子成员人数"),
        "下基层总天数": _total_days(case, lines),
        "接访场次": counted_rows(case, receptions, Reception.number, f"{own}接访场次"),
        "来访批次": summed(case, receptions, Reception.batches, f"{own}接访场次的来访批次之和"),
        "来访人次": summed(case, receptions, Reception.visitors, f"{own}接访场次的人次之和"),
        "走访户数": summed(case, work, FieldWork.households, "下基层活动台账“走访户数”之和"),
        "走访企业数": summed(case, work, FieldWork.firms, "下基层活动台账“走访企业”之和"),
        "座谈会数": summed(case, work, FieldWork.meetings, "下基层活动台账“座谈会”之和"),
        "日记篇数": counted_rows(case, diaries, Diary.written_on, f"{own}民情日记篇数"),
        "报告篇数": counted_rows(case, reports, Report.number, f"{own}调研报告篇数（按执笔人）"),
        "问题数": counted_rows(case, problems, Problem.number, f"{own}问题件数"),
        "办结数": counted_rows(case, settled, Problem.progress, f"{own}问题中已办结的件数"),
        "逾期数": counted_rows(case, overdue, Problem.due_on, f"{own}问题中过了时限未办结的件数"),
    }


def _stayed(case: Case, lines: Iterable[LeaderLine], counted: str) -> Figure:
    lines = list(lines)
    cells = tuple(
        case.place(row, FieldWork.started_on)
        for line in lines
        for block in line.held.done
        for row in block.rows
    )
    return Figure(len(lines), cells, counted)


def _total_days(case: Case, lines: Iterable[LeaderLine]) -> Figure:
    lines = list(lines)
    cells = tuple(case.place(row, FieldWork.days) for line in lines for row in line.spent.rows)
    total = sum(days_of(line, case) for line in lines)
    return Figure(total, cells, "班子成员各人下基层天数之和，同一人同一天只计一天")


def by_kind(case: Case) -> Sequence[Mapping[str, object]]:
    """问题的类别构成：件数多的在前，占比合计100%（最大余数法）."""
    problems = [each for line in case.derived(leader_lines) for each in line.problems]
    kinds = Counter(kind for each in problems if (kind := each.usable(Problem.kind)))
    ordered = kinds.most_common()
    percents = shares([count for _, count in ordered])
    return [
        {"名称": kind, "件数": count, "占比": percent}
        for (kind, count), percent in zip(ordered, percents, strict=True)
    ]


def settle_rate(part: Figure, whole: Figure) -> str:
    """办结率，一位小数."""
    return rate(int(part.value), int(whole.value))

"""表扬候选的各项指标：每一项都是几分之几，分子分母看得见."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.parameters import INDICATORS
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.problem_states import settled
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import stays
from toolkit.activities.sanjie.total_time import dates_of
from toolkit.activities.sanjie.total_time import parts_of
from toolkit.chinese.rounding import rounded
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.wording import number

L = TypeVar("L", bound=Ledger)
CONTENT = frozenset({"满意", "基本满意"})
ANSWERED = frozenset({*CONTENT, "不满意"})
Indicated = tuple[str, tuple[str, ...], Mapping[str, "Share"]]


@dataclass(frozen=True, slots=True)
class Share:
    """几分之几；分母为0的没有这项指标."""

    part: Fraction
    whole: Fraction

    @classmethod
    def of(cls, part: float, whole: float) -> "Share":
        """从两个数（可以有半天）."""
        return cls(Fraction(str(part)), Fraction(str(whole)))

    @property
    def value(self) -> Fraction:
        """比值；分母为0时为0."""
        return self.part / self.whole if self.whole else Fraction()

    def __str__(self) -> str:
        """分子、分母和百分比：3/4=75.0%."""
        if not self.whole:
            return "—"
        percent = f"{rounded(self.value * 100, 1)}%"
        return f"{number(float(self.part))}/{number(float(self.whole))}={percent}"


def of_points(case: Case) -> Iterator[Indicated]:
    """各联系点的驻点工作组."""
    held = _by(case, Reception, Reception.point)
    raised = _by(case, Problem, Problem.point)
    written = _by(case, Report, Report.point)
    noted = _by(case, Diary, Diary.point)
    work = _by(case, FieldWork, FieldWork.point)
    for subject in points(case):
        own = subject.row.usable(Point.leader) or ()
        team = [*own, *(subject.row.usable(Point.team) or ())]
        yield (
            f"{subject.row.name}联系点驻点工作组",
            (subject.label, *map(person_label, own)),
            _shares(
                驻点达标=_stayed(case, own),
                下基层天数=_days(case, work[subject.key], team),
                接访按时率=_announced(held[subject.key], case),
                问题按时办结率=_on_time(raised[subject.key], case),
                反馈满意率=_content(raised[subject.key], case),
                调研成果转化=_used(written[subject.key]),
                日记走访质量=_long_enough(noted[subject.key], case),
            ),
        )


def of_units(case: Case) -> Iterator[Indicated]:
    """各科室、直属单位；外单位和局领导班子自己不列."""
    raised = _by(case, Problem, Problem.section)
    written = _by(case, Report, Report.unit)
    sent = _by(case, Submission, Submission.unit)
    for section in sections(case):
        name = section.key
        yield (
            name,
            (name,),
            _shares(
                问题按时办结率=_on_time(raised[name], case),
                反馈满意率=_content(raised[name], case),
                调研成果转化=_used(written[name]),
                报送及时一次通过率=_passed(sent[name], case),
            ),
        )


def of_people(case: Case) -> Iterator[Indicated]:
    """有下基层记录的个人，局领导班子成员除外；同名的各有称呼."""
    work = _by(case, FieldWork, FieldWork.person)
    noted = _by(case, Diary, Diary.person)
    written = _by(case, Report, Report.author)
    for name in dict.fromkeys(person.name for person in _staff(case)):
        if not work[name]:
            continue
        yield (
            name,
            (person_label(name),),
            _shares(
                驻点达标=_stayed(case, (name,)),
                下基层天数=_days(case, work[name], (name,)),
                调研成果转化=_used(written[name]),
                日记走访质量=_long_enough(noted[name], case),
            ),
        )


def _shares(**known: Share) -> Mapping[str, Share]:
    return {name: known[name] for name in INDICATORS if name in known}


def _staff(case: Case) -> Sequence[Person]:
    """名册上不是班子成员的，按名册先后."""
    rows = sorted(case.filled(Person, Person.name), key=lambda each: each.at_row)
    return [each for each in rows if not each.usable(Person.in_leadership)]


def _by(
    case: Case, ledger: type[L], column: Column[str] | Column[str | None]
) -> dict[str, list[L]]:
    rows: dict[str, list[L]] = defaultdict(list)
    for row in case.rows(ledger):
        rows[row.usable(column) or ""].append(row)
    return rows


def _stayed(case: Case, names: Iterable[str]) -> Share:
    """有一段达到天数的人数."""
    limits = case.limits(Limits)
    held = case.derived(stays)
    people = list(dict.fromkeys(names))
    least = limits.stay_days_min
    met = [
        name
        for name in people
        if any(block.days >= least for block in held.get(name, Stays()).done)
    ]
    return Share.of(len(met), len(people))


def _days(case: Case, work: Iterable[FieldWork], names: Iterable[str]) -> Share:
    """这些人下基层的天数比全年应达的天数；同一人同一天只算一天，别人的不算，几个人的按人数."""
    limits, wanted = case.limits(Limits), set(names)
    year_start, last = limits.year_start, min(case.as_of, limits.year_end)
    spent: dict[object, frozenset[str]] = {}
    for row in work:
        if (name := row.usable(FieldWork.person)) not in wanted:
            continue
        first, ends = row.usable(FieldWork.started_on), row.usable(FieldWork.ended_on)
        if first and ends:
            parts = parts_of(row)
            for date in dates_of(max(first, year_start), min(ends, last)):
                spent[name, date] = parts | spent.get((name, date), parts)
    done = sum(1 if len(parts) > 1 else limits.min_unit for parts in spent.values())
    return Share.of(done, limits.total_days * len(wanted))


def _announced(held: Sequence[Reception], case: Case) -> Share:
    """按参数“接访公告天数”提前公告的场次."""
    ahead = case.limits(Limits).notice_days
    on_time = 0
    past = [each for each in held if (each.usable(Reception.held_on) or case.as_of) <= case.as_of]
    for each in past:
        announced, on = each.usable(Reception.announced_on), each.usable(Reception.held_on)
        on_time += bool(announced and on and (on - announced).days >= ahead)
    return Share.of(on_time, len(past))


def _on_time(raised: Sequence[Problem], case: Case) -> Share:
    """到期的问题里，时限（批准延期的按延期）之前办结的."""
    due_ones, kept = 0, 0
    done = {each.at_row for each in settled(raised, case)}
    for each in raised:
        due = each.usable(Problem.extended_to) or each.usable(Problem.due_on)
        is_done = each.at_row in done
        if due is None or (due >= case.as_of and not is_done):
            continue
        due_ones += 1
        if is_done:
            settled_on = each.usable(Problem.settled_on)
            kept += settled_on is None or settled_on <= due
    return Share.of(kept, due_ones)


def _content(raised: Sequence[Problem], case: Case) -> Share:
    """截至统计截止日已办结的问题里，群众满意、基本满意的；没有回访的不算."""
    answers = [each.usable(Problem.satisfaction) for each in settled(raised, case)]
    content = sum(answer in CONTENT for answer in answers)
    return Share.of(content, sum(answer in ANSWERED for answer in answers))


def _used(written: Sequence[Report]) -> Share:
    """转化了的报告；台账没有登记转化的日期，按现状看."""
    used = sum((each.usable(Report.use) or "无") != "无" for each in written)
    return Share.of(used, len(written))


def _long_enough(noted: Sequence[Diary], case: Case) -> Share:
    least = case.limits(Limits).diary_min_chars
    enough = sum(len(each.usable(Diary.reflection) or "") >= least for each in noted)
    return Share.of(enough, len(noted))


def _passed(sent: Sequence[Submission], case: Case) -> Share:
    """截至统计截止日下发的各批里，已按时报来、没有退回的."""
    due = [each for each in sent if _by_then(each.usable(Submission.sent_on), case)]
    good = [
        each
        for each in due
        if each.usable(Submission.returned_on)
        and _by_then(each.usable(Submission.returned_on), case)
        and not each.usable(Submission.rejections)
        and not each.usable(Submission.days_late)
    ]
    return Share.of(len(good), len(due))


def _by_then(date: dt.date | None, case: Case) -> bool:
    """没有填日期的算在内."""
    return date is None or date <= case.as_of

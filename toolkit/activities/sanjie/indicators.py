"""表扬候选的各项指标：每一项都是几分之几，分子分母看得见."""

import datetime as dt
from collections import Counter
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
from toolkit.activities.sanjie.field_work import trips
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.parameters import INDICATORS
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import settled
from toolkit.activities.sanjie.problem_states import standings
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.program_ledgers import Submission
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import stays
from toolkit.activities.sanjie.total_time import HALVES
from toolkit.activities.sanjie.total_time import WHOLE_DAY
from toolkit.activities.sanjie.total_time import dates_of
from toolkit.activities.sanjie.total_time import parts_of
from toolkit.chinese.rounding import rounded
from toolkit.declare.case import Case
from toolkit.declare.column_values import usable_in
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.wording import number

L = TypeVar("L", bound=Ledger)
CONTENT = frozenset({"满意", "基本满意"})
ANSWERED = frozenset({*CONTENT, "不满意"})
Days = dict[dt.date, frozenset[str]]
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
    for subject in points(case):
        own = subject.row.usable(Point.leader) or ()
        team = [*own, *(subject.row.usable(Point.team) or ())]
        yield (
            f"{subject.row.name}联系点驻点工作组",
            (subject.label, *map(person_label, own)),
            _shares(
                驻点达标=_stayed(case, own),
                下基层天数=_days_at(case, subject.key, team),
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
    seen = {*usable_in(case.rows(FieldWork), FieldWork.person)}
    noted = _by(case, Diary, Diary.person)
    written = _by(case, Report, Report.author)
    for name in dict.fromkeys(person.name for person in _staff(case)):
        if name not in seen:
            continue
        yield (
            name,
            (person_label(name),),
            _shares(
                驻点达标=_stayed(case, (name,)),
                下基层天数=_days_of(case, name),
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
    by: dict[str, list[L]] = defaultdict(list)
    rows = case.rows(ledger)
    for row, value in zip(rows, usable_in(rows, column), strict=True):
        by[value or ""].append(row)
    return by


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


def _spent(case: Case) -> Mapping[str, Mapping[str, Days]]:
    """姓名 → 联系点（没有填的为空）→ 下基层的各天；同一人同一天在一个点几次只算一天."""
    limits = case.limits(Limits)
    year_start, last = limits.year_start, min(case.as_of, limits.year_end)
    spent: dict[str, dict[str, Days]] = defaultdict(lambda: defaultdict(dict))
    rows = [*trips(case)]
    works = [work for work, *_ in rows]
    others = [usable_in(works, column) for column in (FieldWork.point, FieldWork.part)]
    for (work, name, first, end), point, part in zip(rows, *others, strict=True):
        parts = HALVES.get(part, WHOLE_DAY) if part else parts_of(work)
        days = spent[name][point or ""]
        inside = year_start <= first and end <= last  # -- nearly all --
        dates = (first, end) if inside else (max(first, year_start), min(end, last))
        for date in dates_of(*dates):
            days[date] = parts | days[date] if date in days else parts
    return spent


def _days_at(case: Case, point: str, names: Iterable[str]) -> Share:
    """这些人在一个点下基层的天数；别人的不算，几个人的按人数."""
    spent, wanted = case.derived(_spent), set(names)
    return _days(case, [spent.get(name, {}).get(point, {}) for name in wanted])


def _days_of(case: Case, name: str) -> Share:
    """一个人在各处下基层的天数；同一天到几处只算一天."""
    days: Days = {}
    for there in case.derived(_spent).get(name, {}).values():
        for date, parts in there.items():
            days[date] = parts | days.get(date, parts)
    return _days(case, [days])


def _days(case: Case, spent: Sequence[Days]) -> Share:
    """下基层的天数比全年应达的天数；每人一份."""
    limits = case.limits(Limits)
    every = [len(parts) for days in spent for parts in days.values()]
    whole = sum(count > 1 for count in every)
    done = whole + (len(every) - whole) * limits.min_unit
    return Share.of(done, limits.total_days * len(spent))


def _announced(held: Sequence[Reception], case: Case) -> Share:
    """按参数“接访公告天数”提前公告的场次."""
    ahead, as_of = case.limits(Limits).notice_days, case.as_of
    asked = (Reception.announced_on, Reception.held_on)
    dates = zip(*[usable_in(held, column) for column in asked], strict=True)
    past = [(announced, on) for announced, on in dates if on is None or on <= as_of]
    on_time = [on for announced, on in past if announced and on and (on - announced).days >= ahead]
    return Share.of(len(on_time), len(past))


def _on_time(raised: Sequence[Problem], case: Case) -> Share:
    """到期的问题里，时限（批准延期的按延期）之前办结的."""
    due_ones, kept, as_of = 0, 0, case.as_of
    asked = (Problem.extended_to, Problem.due_on, Problem.settled_on)
    dates = [usable_in(raised, column) for column in asked]
    for extended_to, due_on, settled_on, now in zip(*dates, standings(raised, case), strict=True):
        due, is_done = extended_to or due_on, now is Standing.SETTLED
        if due is None or (due >= as_of and not is_done):
            continue
        due_ones += 1
        if is_done:
            kept += settled_on is None or settled_on <= due
    return Share.of(kept, due_ones)


def _content(raised: Sequence[Problem], case: Case) -> Share:
    """截至统计截止日已办结的问题里，群众满意、基本满意的；没有回访的不算."""
    answers = Counter(usable_in(settled(raised, case), Problem.satisfaction))
    content = sum(answers[each] for each in CONTENT)
    return Share.of(content, sum(answers[each] for each in ANSWERED))


def _used(written: Sequence[Report]) -> Share:
    """转化了的报告；台账没有登记转化的日期，按现状看."""
    used = sum((use or "无") != "无" for use in usable_in(written, Report.use))
    return Share.of(used, len(written))


def _long_enough(noted: Sequence[Diary], case: Case) -> Share:
    least = case.limits(Limits).diary_min_chars
    enough = sum(len(said or "") >= least for said in usable_in(noted, Diary.reflection))
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

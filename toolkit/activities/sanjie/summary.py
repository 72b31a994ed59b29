"""汇总表的各行：先局领导，再联系点，后科室单位；数字与通报、统计表同出一处."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.leader_lines import LeaderLine
from toolkit.activities.sanjie.leader_lines import days_of
from toolkit.activities.sanjie.leader_lines import leader_lines
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.pace_duty import pace
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.problem_states import Standing
from toolkit.activities.sanjie.problem_states import overdue
from toolkit.activities.sanjie.problem_states import standings
from toolkit.activities.sanjie.problems import Problem
from toolkit.activities.sanjie.program_ledgers import SummaryLine
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.total_time import needed
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.rounding import rate
from toolkit.declare.case import Case
from toolkit.declare.column_values import usable_in
from toolkit.declare.ledger import Column
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Verdict
from toolkit.declare.outcome import by_subject
from toolkit.declare.summary import Summary
from toolkit.declare.summary import bar
from toolkit.declare.wording import listed

Line = Mapping[Column[object], object]
OPEN = (State.UNMET, State.WARNING, State.DEVIATION, State.UNKNOWN)
NOTHING_OPEN = "没有待处理的"


def summary_lines(case: Case, verdicts: Sequence[Verdict]) -> Sequence[Line]:
    """各行：栏 → 值；没有的数不填."""
    said = by_subject(verdicts)
    return [
        *_of_leaders(case, said),
        *_of_points(case, said),
        *_of_units(case, said),
    ]


SUMMARY = Summary(SummaryLine, summary_lines)


def _of_leaders(case: Case, said: Mapping[str, Sequence[Verdict]]) -> Iterable[Line]:
    for leader, line in zip(case.derived(leaders), case.derived(leader_lines), strict=True):
        done, need = days_of(line, case), needed(leader.row, case.limits(Limits))
        yield {
            SummaryLine.kind: "局领导",
            SummaryLine.name: line.name,
            SummaryLine.post: line.post,
            SummaryLine.days: done,
            SummaryLine.pace: pace(leader.row, case),
            SummaryLine.progress: bar(done, need),
            **_stays_and_writing(line),
            **_problems(line.problems, case),
            SummaryLine.conclusion: conclusion(said.get(leader.label, ())),
        }


def _stays_and_writing(line: LeaderLine) -> Line:
    return {
        SummaryLine.stay_span: listed(map(str, line.held.done)),
        SummaryLine.stay_days: line.held.total,
        SummaryLine.receptions: len(line.receptions),
        SummaryLine.batches: _batches(line.receptions),
        SummaryLine.grand: _grand(line.receptions),
        SummaryLine.diaries: len(line.diaries),
        SummaryLine.reports: len(line.reports),
    }


def _of_points(case: Case, said: Mapping[str, Sequence[Verdict]]) -> Iterable[Line]:
    held: dict[str, list[Reception]] = defaultdict(list)
    for reception, point, on in case.told(Reception, Reception.point, Reception.held_on):
        if on <= case.as_of:
            held[point].append(reception)
    raised = _raised_by(Problem.point, case)
    for subject in points(case):
        problems, receptions = raised[subject.key], held[subject.key]
        yield {
            SummaryLine.kind: "联系点",
            SummaryLine.name: subject.row.name,
            SummaryLine.post: subject.row.usable(Point.town) or "",
            SummaryLine.receptions: len(receptions),
            SummaryLine.batches: _batches(receptions),
            SummaryLine.grand: _grand(receptions),
            **_problems(problems, case, with_bar=True),
            SummaryLine.conclusion: conclusion(said.get(subject.label, ())),
        }


def _of_units(case: Case, said: Mapping[str, Sequence[Verdict]]) -> Iterable[Line]:
    raised = _raised_by(Problem.section, case)
    written: dict[str, list[Report]] = defaultdict(list)
    for report in case.filled(Report, Report.unit, Report.finished_on):
        if report.finished_on <= case.as_of:
            written[report.unit or ""].append(report)
    for section in sections(case):
        problems = raised[section.key]
        yield {
            SummaryLine.kind: "科室单位",
            SummaryLine.name: section.key,
            SummaryLine.post: section.row.usable(Unit.kind) or "",
            SummaryLine.reports: len(written[section.key]),
            **_problems(problems, case, with_bar=True),
            SummaryLine.conclusion: _with_overdue(
                conclusion(said.get(section.label, ())), problems, case
            ),
        }


def conclusion(verdicts: Iterable[Verdict]) -> str:
    """不符合：集中驻点5至7天；预警：撰写调研报告；都没有的为“没有待处理的”."""
    named: dict[State, list[str]] = {state: [] for state in OPEN}
    for verdict in verdicts:
        if verdict.state in named:
            named[verdict.state].append(verdict.name)
    return "；".join(f"{state}：{listed(names)}" for state, names in named.items() if names) or (
        NOTHING_OPEN
    )


def _raised_by(column: Column[str | None], case: Case) -> Mapping[str, list[Problem]]:
    """一栏的值（没有的为空）→ 截至统计截止日提出的问题."""
    told = case.told(Problem, Problem.raised_on)
    rows = [problem for problem, raised_on in told if raised_on <= case.as_of]
    by: dict[str, list[Problem]] = defaultdict(list)
    for problem, value in zip(rows, usable_in(rows, column), strict=True):
        by[value or ""].append(problem)
    return by


def _problems(problems: Sequence[Problem], case: Case, *, with_bar: bool = False) -> Line:
    now = standings(problems, case)
    done, count = now.count(Standing.SETTLED), len(problems)
    return {
        SummaryLine.problems: count,
        SummaryLine.settled: done,
        SummaryLine.overdue: now.count(Standing.OVERDUE),
        SummaryLine.settle_rate: rate(done, count) if problems else "",
        **({SummaryLine.progress: bar(done, count)} if with_bar else {}),
    }


def _with_overdue(said: str, problems: Sequence[Problem], case: Case) -> str:
    """科室的结论，连同它逾期未办结的问题."""
    late = overdue(problems, case)
    if not late:
        return said
    numbers = sorted(each.usable(Problem.number) or f"第{each.at_row}行" for each in late)
    told = f"逾期未办结：{listed(numbers)}"
    return told if said == NOTHING_OPEN else f"{said}；{told}"


def _batches(receptions: Iterable[Reception]) -> float:
    return sum(each or 0 for each in usable_in(receptions, Reception.batches))


def _grand(receptions: Iterable[Reception]) -> str:
    return "是" if any(usable_in(receptions, Reception.is_grand)) else "否"

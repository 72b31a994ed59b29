"""二·3 信访目标：R1101 越级信访量下降、R1102 积案化解、R1103 不发生群体性事件."""

import calendar
import datetime as dt
from collections.abc import Sequence

from toolkit.activities.sanjie.assigned_cases import AssignedCase
from toolkit.activities.sanjie.circular_duty import MONTHS
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.petition_figures import INCIDENTS
from toolkit.activities.sanjie.petition_figures import OVER_LEVEL
from toolkit.activities.sanjie.petition_figures import PetitionFigure
from toolkit.activities.sanjie.petition_terms import petitions
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.recorded import bureau
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import happened
from toolkit.activities.sanjie.recorded import registered
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.sources import FEWER_OVER_LEVEL
from toolkit.activities.sanjie.sources import NO_INCIDENTS
from toolkit.activities.sanjie.sources import SETTLE_STANDING_CASES
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

OFFICIAL = ("信访", "通报")


def figures(case: Case, *indicators: str) -> Sequence[PetitionFigure]:
    """截至统计截止日的统计，按统计止日的先后."""
    needed = (PetitionFigure.indicator, PetitionFigure.first, PetitionFigure.last)
    rows = [
        each
        for each in case.filled(PetitionFigure, *needed)
        if each.indicator in indicators and each.last <= case.as_of
    ]
    return sorted(rows, key=lambda each: (each.last, each.first))


@obligation(
    bureau,
    "R1101",
    "越级信访量下降",
    Strength.MUST,
    FEWER_OVER_LEVEL,
    reads=(PetitionFigure,),
)
def fewer_over_level(subject: Subject[Unit], case: Case) -> Judgement:
    """把越级信访量降下来：本年的比上年同期少。

    看“信访统计”里越级信访量最近一行的本年数、上年同期数、统计止和来源，统计起为1月1日（与上年同期相比，
    不随参数“全年起始日”改变）；数字以信访局或上级的通报为准，来源没有写明的无法判定。年底判定：12月31日不少于上年的为不符合，在此以前预警；少于上年的，
    两年都是0件的，为符合。上年同期数没有的、全年数没有登记的，无法判定。《意见》印发以前未到期。
    例：截至6月30日2件、上年同期5件为符合，5件对5件预警。
    """
    limits = case.limits(Limits)
    deadline = Deadline.of(case, limits.year_end, on_the_day=True)
    if case.as_of < limits.issued_on:
        return deadline.owed(_not_issued(case))
    new_year = limits.year_end.replace(month=1, day=1)
    rows = [each for each in figures(case, OVER_LEVEL) if each.first <= new_year]
    if not rows:
        return _no_figure(case, OVER_LEVEL, f"自{day(new_year)}起的")
    latest = [each for each in rows if each.last == rows[-1].last]
    row = latest[0]
    cells = tuple(cell for each in latest for cell in _of_figure(each))
    if gap := _gap(latest, case, limits):
        return unknown(gap, cells, "请按信访局或上级的通报补填、核对“信访统计”", str(deadline.on))
    now, before = row.this_year, row.usable(PetitionFigure.last_year)
    assert before is not None
    said = f"截至{day(row.last)}，本局{OVER_LEVEL}{number(now)}件，上年同期{number(before)}件"
    source = f"（来源：{row.source}）"
    if now < before:
        fewer = f"下降{number(before - now)}件{source}"
        return deadline.met(f"{said}，{fewer}，符合“{FEWER_OVER_LEVEL.words}”的要求。", cells)
    if now == before == 0:
        return deadline.met(f"{said}{source}，没有发生越级信访，符合要求。", cells)
    change = f"上升{number(now - before)}件" if now > before else "没有下降"
    failed = f"不符合“{FEWER_OVER_LEVEL.words}”的要求"
    if not deadline.passed:
        failed = f"《意见》要求“{FEWER_OVER_LEVEL.words}”，全年结果待{day(deadline.on)}判定"
    advice = "请分析越级信访的原因，逐件化解，减少越级信访"
    return deadline.owed(f"{said}，{change}{source}，{failed}。", cells, advice, warned=True)


def _gap(latest: Sequence[PetitionFigure], case: Case, limits: Limits) -> str:
    """统计数缺什么而无法判定."""
    row = latest[0]
    head = f"截至{day(row.last)}的{OVER_LEVEL}"
    if len({(each.this_year, each.usable(PetitionFigure.last_year)) for each in latest}) > 1:
        return f"{head}登记了{len(latest)}行，数字不一致，无法判定。"
    if written(row, PetitionFigure.last_year) is None:
        return f"{head}没有上年同期数，无法判定。"
    if not any(word in row.source for word in OFFICIAL):
        return f"{head}的来源为“{row.source}”，不是信访局或上级的通报，无法判定。"
    if case.as_of >= limits.year_end > row.last:
        return f"{OVER_LEVEL}只统计到{day(row.last)}，没有全年数，无法判定。"
    return ""


def _not_issued(case: Case) -> str:
    issued = case.limits(Limits).issued_on
    return f"截至{day(case.as_of)}，《意见》（{day(issued)}印发）还没有印发，尚未到期。"


def _no_figure(case: Case, indicator: str, since: str = "") -> Judgement:
    fact = f"截至{day(case.as_of)}，“{PetitionFigure.sheet}”没有登记{since}“{indicator}”的统计数，无法判定。"
    return unknown(fact, (), f"请按信访局或上级的通报补填{indicator}，没有的填0")


def _of_figure(row: PetitionFigure) -> Cells:
    return cells_of(row, PetitionFigure.this_year)


@obligation(
    bureau,
    "R1103",
    "不发生突出问题和群体性事件",
    Strength.MUST,
    NO_INCIDENTS,
    reads=(PetitionFigure,),
)
def no_incident(subject: Subject[Unit], case: Case) -> Judgement:
    """确保全年不发生影响社会大局稳定的环境信访突出问题和群体性事件。

    看“信访统计”里“影响稳定的突出问题”“群体性事件”两项的本年数：有一件，即为不符合，以后不再改变；都是0件的
    为符合。两项缺一项的、年底没有全年数的，无法判定。统计止以后满一个通报周期（参数“通报周期”）没有新的
    统计的，预警，请补登。《意见》印发以前未到期。例：截至6月30日两项都是0件，6月30日判定为符合。
    """
    limits = case.limits(Limits)
    if case.as_of < limits.issued_on:
        return Deadline.of(case, limits.year_end).owed(_not_issued(case))
    rows = figures(case, *INCIDENTS)
    happened_ones = [each for each in rows if (each.usable(PetitionFigure.this_year) or 0) > 0]
    if happened_ones:
        return _incident(happened_ones, case)
    latest = {each.indicator: each for each in rows}
    for indicator in INCIDENTS:
        if indicator not in latest:
            return _no_figure(case, indicator)
    zero = [latest[each] for each in INCIDENTS]
    cells = tuple(cell for each in zero for cell in _of_figure(each))
    counted = [number(each.this_year) for each in zero]  # -- an unreadable one is 无法判定 --
    until = min(each.last for each in zero)
    said = "、".join(f"{name}{count}件" for name, count in zip(INCIDENTS, counted, strict=True))
    fact = f"截至{day(until)}，本局{said}"
    if case.as_of >= limits.year_end > until:
        advice = "请按信访局或上级的通报补填全年数"
        return unknown(f"{fact}，没有全年数，无法判定。", cells, advice)
    if case.as_of > _months_after(until, MONTHS[limits.bulletin_cycle]):
        stale = f"以后没有新的统计，《意见》要求全年不发生“{NO_INCIDENTS.words}”"
        return hint(f"{fact}；{stale}。", cells, "请补登最近的统计数，没有发生的填0")
    return Deadline.of(case, limits.year_end).met(f"{fact}，符合要求。", cells)


def _incident(rows: Sequence[PetitionFigure], case: Case) -> Judgement:
    first = rows[0]
    worst = {each.indicator: each.this_year for each in rows}
    said = listed(f"{name}{number(count)}件" for name, count in sorted(worst.items()))
    quoted = f"不符合全年不发生“{NO_INCIDENTS.words}”的要求"
    cells = tuple(cell for each in rows for cell in _of_figure(each))
    deadline = Deadline.of(case, first.last, on_the_day=True)
    fact = f"截至{day(rows[-1].last)}，本局发生{said}，{quoted}。"
    return deadline.owed(fact, cells, "请立即核实处置，并报领导小组研究")


def _months_after(date: dt.date, months: int) -> dt.date:
    """几个月以后的月末：6月30日的三个月以后为9月30日."""
    year, month = divmod(date.month - 1 + months, 12)
    last = calendar.monthrange(date.year + year, month + 1)[1]
    return dt.date(date.year + year, month + 1, last)


def standing_cases(case: Case) -> Sequence[Subject[Ledger]]:
    """领导包案表的各案，以及信访事项登记中的积案."""
    assigned = registered(case, AssignedCase, AssignedCase.number, "包案案件")
    standing = [each for each in petitions(case) if each.row.usable(Petition.long_standing)]
    return [Subject(each.key, each.label, each.row) for each in (*assigned, *standing)]


@obligation(
    standing_cases,
    "R1102",
    "信访积案化解",
    Strength.MUST,
    SETTLE_STANDING_CASES,
    reads=(AssignedCase, Petition),
    nobody="截至统计截止日，没有登记包案案件和积案，本项不适用。",
)
def standing_case_settled(subject: Subject[Ledger], case: Case) -> Judgement:
    """信访积案件件有包案领导、化解时限和进展，年底以前全部化解。

    看“领导包案表”的包案领导、化解时限、进展、化解日期，以及“信访事项登记”是否积案填“是”的包案领导、办结
    日期。12月31日还没有化解的为不符合；在此以前，超过自己的化解时限的、没有包案领导的预警，其余未到期。
    进展没有填的、包案领导和化解时限没有填的，无法判定。超过化解时限、年底以前化解的为符合，写明超过的天数。
    例：8月20日化解为符合，12月31日仍在办理为不符合。
    """
    row = subject.row
    if isinstance(row, AssignedCase):
        return _assigned(subject, row, case)
    assert isinstance(row, Petition)
    return _long_standing(subject, row, case)


def _assigned(subject: Subject[Ledger], row: AssignedCase, case: Case) -> Judgement:
    limits = case.limits(Limits)
    deadline = Deadline.of(case, limits.year_end, on_the_day=True)
    cells = cells_of(row, AssignedCase.settled_on)
    leader, due = row.leader, row.due_on
    settled = happened(row, AssignedCase.settled_on, case)
    head = f"{subject.label}（{row.matter}）由{leader}同志包案"
    if settled is not None:
        over = (settled - due).days
        late = f"，比化解时限（{day(due)}）晚{over}天" if over > 0 else f"，化解时限为{day(due)}"
        failed = f"，不符合年底以前“{SETTLE_STANDING_CASES.words}”的要求"
        fact = f"{head}，{day(settled)}化解{late}"
        return deadline.done(
            settled, fact + ("。" if settled <= deadline.on else f"{failed}。"), cells
        )
    said = f"{head}，化解时限为{day(due)}，截至{day(case.as_of)}没有化解"
    advice = "请督促化解；已化解的，补填化解日期"
    if deadline.passed:
        fact = f"{said}，不符合“{SETTLE_STANDING_CASES.words}”的要求。"
        return deadline.owed(fact, cells, advice)
    if written(row, AssignedCase.progress) is None:
        fact = f"{said}，没有填进展，无法判定。"
        return unknown(fact, cells_of(row, AssignedCase.progress), "请补填进展", str(deadline.on))
    over = (case.as_of - due).days
    late = f"，已超过化解时限{over}天" if over > 0 else ""
    return deadline.owed(f"{said}{late}。", cells, advice, warned=over > 0)


def _long_standing(subject: Subject[Ledger], row: Petition, case: Case) -> Judgement:
    deadline = Deadline.of(case, case.limits(Limits).year_end, on_the_day=True)
    leader = written(row, Petition.case_leader)
    settled = happened(row, Petition.settled_on, case)
    cells = cells_of(row, Petition.case_leader, Petition.settled_on)
    owner = f"由{leader}同志包案" if leader else "没有包案领导"
    head = f"{subject.label}为积案，{owner}"
    if settled is not None and leader:
        fact = f"{head}，{day(settled)}办结。"
        return deadline.done(settled, fact, cells)
    state = f"{day(settled)}办结" if settled else f"截至{day(case.as_of)}没有办结"
    advice = "请确定包案领导并督促化解；已确定、已办结的，补填包案领导和办结日期"
    if leader:
        advice = "请督促化解；已办结的，补填办结日期"
    failed = f"，不符合“{SETTLE_STANDING_CASES.words}”的要求" if deadline.passed else ""
    return deadline.owed(f"{head}，{state}{failed}。", cells, advice, warned=not leader)

"""四·3 驻点调研完成时间：R901."""

import datetime as dt
from dataclasses import dataclass
from itertools import accumulate

from toolkit.activities.sanjie.counting_stay import doubtful_stay
from toolkit.activities.sanjie.counting_stay import out_of_term
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.holidays import unlisted
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.reception_days import receptions_by_leader
from toolkit.activities.sanjie.receptions import Reception
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.sources import DEADLINE
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import by_the_end_of
from toolkit.activities.sanjie.stay_records import cells_of
from toolkit.activities.sanjie.stay_records import last_start
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.activities.sanjie.terms import days_in_office
from toolkit.activities.sanjie.writing_duty import reports_by_author
from toolkit.chinese.dates import day
from toolkit.chinese.working_days import Calendar
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

STAY_ALONE = "驻点"


@dataclass(frozen=True, slots=True)
class Finish:
    """驻点调研哪天完成：`stay` 驻点结束，`on` 连同口径所要求的接访、报告；没有完成的为空.

    `lacking` 为还缺什么。
    """

    stay: Block
    on: dt.date | None
    lacking: str = ""


@obligation(
    leaders,
    "R901",
    "驻点调研完成时间",
    Strength.MUST,
    DEADLINE,
    reads=(Person, FieldWork),
)
def done_in_time(leader: Subject[Person], case: Case) -> Judgement:
    """驻点调研原则上在上半年完成，最迟在9月底前结束。

    看“下基层活动台账”驻点调研各行的结束日期：够5天的一段结束之日，分几段的为凑足5天之日；跨6月30日、
    9月30日的，以结束日期计。不足5天的不算完成，从不记作符合。

    6月30日（参数“上半年截止日”）及以前结束为符合；7月1日至9月30日（参数“最迟截止日”）结束为偏离，请说明；
    以后结束的为不符合。尚未驻点的：离最迟进驻日（6月26日）不远的预警（参数“预警天数”），7月1日起为偏离，
    过了9月26日为预警，已无法完成，10月1日起为不符合，以后补的不再改变。期限按日历日计，当日24时止，逢双休日、
    节假日不顺延，只写明实际最后一个工作日。上半年任职不够一次驻点的，只看9月底。

    “活动完成”有两种理解：只看驻点，或者连同接访和调研报告（参数“驻点时限口径”）。两种理解结论不同的，
    事实里都写明。

    例：4月10日至14日，符合；6月28日至7月2日，偏离（以7月2日计）；9月27日至10月1日，不符合。
    """
    limits, held = case.limits(Limits), stays_of(leader, case)
    by_stay, by_all = _finishes(leader, case, held)
    chosen = by_stay if limits.deadline_scope == STAY_ALONE else by_all
    other = by_all if chosen is by_stay else by_stay
    both = _both_readings(leader, case, chosen, other)
    if chosen and chosen.on:
        return _finished(leader, case, chosen, both)
    if chosen is None and by_stay:
        return _nothing_to_look_in(leader, case, by_stay)
    excuse = None if chosen else out_of_term(leader, case)
    if excuse or (held.doubtful and chosen is None):
        return excuse or doubtful_stay(leader, held.doubtful)
    return _not_finished(leader, case, held, chosen, both)


def _finishes(
    leader: Subject[Person], case: Case, held: Stays
) -> tuple[Finish | None, Finish | None]:
    """只看驻点的、连同接访和报告的；驻点还没完成的都为空，查不到接访、报告的后者为空."""
    block = _finished_stay(held, case.limits(Limits))
    if block is None:
        return None, None
    alone = Finish(block, block.last)
    if not (case.has(Reception) and case.has(Report)):
        return alone, None
    receptions = [
        each.held_on
        for each in case.derived(receptions_by_leader).get(leader.key, ())
        if any(each.held_on in stay for stay in held.done)
    ]
    reports = [each.finished_on for each in case.derived(reports_by_author).get(leader.key, ())]
    lacking = listed(
        what for what, days in (("接访", receptions), ("调研报告", reports)) if not days
    )
    on = None if lacking else max(block.last, min(receptions), min(reports))
    return alone, Finish(block, on, lacking)


def _finished_stay(held: Stays, limits: Limits) -> Block | None:
    """最早够天数的一段，或者凑足天数的那一段，先到的为准."""
    sums = accumulate(block.days for block in held.done)
    return next(
        (
            block
            for block, total in zip(held.done, sums, strict=True)
            if max(block.days, total) >= limits.stay_days_min
        ),
        None,
    )


def _both_readings(
    leader: Subject[Person], case: Case, chosen: Finish | None, other: Finish | None
) -> str:
    """另一种口径结论不同的，写明."""
    if chosen is None or other is None:
        return ""
    if _stage(leader, case, chosen.on) == _stage(leader, case, other.on):
        return ""
    alone = case.limits(Limits).deadline_scope == STAY_ALONE
    scope = "连同接访和调研报告" if alone else "只看驻点"
    when = f"为{day(other.on)}完成" if other.on else f"尚缺{other.lacking}"
    return f"（两种口径结论不一致：{scope}的，{when}）"


def _stage(leader: Subject[Person], case: Case, on: dt.date | None) -> int:
    """落在哪个期限之内：上半年、最迟截止日、以后；没有完成的看统计截止日."""
    limits = case.limits(Limits)
    date = on or case.as_of
    if on is None and date <= limits.half_year:
        return -1
    return (date > limits.half_year and _held_to_half(leader, case)) + (date > limits.final_day)


def _nothing_to_look_in(leader: Subject[Person], case: Case, finish: Finish) -> Judgement:
    """连同接访和报告判定，而没有接访、报告的台账."""
    missing = listed(f"“{each.sheet}”" for each in (Reception, Report) if not case.has(each))
    fact = f"{leader.label}{finish.stay}驻点，台账没有工作表{missing}，无法判定接访和调研报告是否完成。"
    return unknown(fact, cells_of((finish.stay,)), f"请补上工作表{missing}")


def _held_to_half(leader: Subject[Person], case: Case) -> bool:
    """上半年在任的天数够不够一次驻点；不够的不按上半年要求."""
    limits = case.limits(Limits)
    days = days_in_office(leader.row, limits.issued_on, limits.half_year)
    return days >= limits.stay_days_min


def _finished(leader: Subject[Person], case: Case, finish: Finish, both: str) -> Judgement:
    limits = case.limits(Limits)
    on = finish.on or finish.stay.last
    holiday = _on_holiday(on, case.derived(calendar_of))
    said = f"{leader.label}{_when(finish, limits)}"
    cells = tuple((row, FieldWork.ended_on) for row in finish.stay.rows)
    half = Deadline.of(case, limits.half_year, Strength.PRINCIPLE)
    final = Deadline.of(case, limits.final_day)
    asked = f"“{DEADLINE.words}”"
    if on <= limits.half_year:
        return half.met(f"{said}，符合{asked}的要求{both}{holiday}。", cells)
    if on > limits.final_day:
        fact = f"{said}，晚于最迟期限{day(limits.final_day)}，不符合{asked}的要求{both}{holiday}。"
        advice = "请核对起止日期；经核确超过期限的，报领导小组研究"
        return final.done(on, fact, cells, advice)
    if not _held_to_half(leader, case):
        fact = f"{said}，符合{asked}的要求（上半年任职不足一次驻点的天数，按最迟期限判定）"
        return final.met(f"{fact}{both}{holiday}。", cells)
    fact = f"{said}，未在上半年完成，《意见》要求{asked}，请说明原因{both}{holiday}。"
    return half.done(on, fact, cells, "请在“说明”栏写明未在上半年完成的原因")


def _when(finish: Finish, limits: Limits) -> str:
    """4月10日至14日集中驻点，4月14日结束；跨期限的写明以哪天计."""
    stay = finish.stay
    crossed = [
        date for date in (limits.half_year, limits.final_day) if stay.first <= date < stay.last
    ]
    counted = f"（以{day(stay.last)}计）" if crossed else ""
    said = f"{stay}驻点，驻点调研于{day(stay.last)}结束{counted}"
    if finish.on and finish.on > stay.last:
        said = f"{said}，连同接访和调研报告于{day(finish.on)}完成"
    return said


def _not_finished(
    leader: Subject[Person], case: Case, held: Stays, chosen: Finish | None, both: str
) -> Judgement:
    """没有完成的，按统计截止日分段说：上半年、最迟进驻日以前、以后、过了期限."""
    limits = case.limits(Limits)
    cells: Cells = held.cells or ((leader.row, Person.name),)
    said = f"截至{day(case.as_of)}，{leader.label}驻点调研尚未完成{_so_far(held, chosen, limits)}"
    final = Deadline.of(case, limits.final_day)
    half = Deadline.of(case, limits.half_year, Strength.PRINCIPLE)
    if final.passed:
        fact = f"{said}，超过最迟期限{day(final.on)}，不符合“{DEADLINE.words}”的要求{both}。"
        advice = "请核对驻点有无漏登；经核确未完成的，报领导小组研究"
        return final.owed(fact, cells, advice)
    late = _last_workday(final.on, case.derived(calendar_of))
    least = number(limits.stay_days_min)
    latest = last_start(final.on, limits)
    if not half.passed and _held_to_half(leader, case):
        return _before_half_year(said, case, held, chosen, cells)
    under_way = _will_do(held, limits)
    if chosen is None and case.as_of > latest and not under_way:
        fact = (
            f"{said}，已无法在{by_the_end_of(final.on)}完成集中驻点"
            f"（驻满{least}天的最迟进驻日为{day(latest)}），请立即研究并作出说明{late}。"
        )
        return final.owed(fact, cells, "请立即研究并作出说明", warned=True)
    ends = f"请务必于{by_the_end_of(final.on)}结束"
    by_then = "" if chosen or under_way else f"；最迟应于{day(latest)}前进驻（按{least}天计）"
    if not _held_to_half(leader, case):
        return final.owed(f"{said}，{ends}{by_then}{late}。", cells)
    fact = f"{said}，《意见》要求“{DEADLINE.words}”，请说明原因并{ends[1:]}{by_then}{both}{late}。"
    return half.owed(fact, cells, f"请在“说明”栏写明原因，并{ends[1:]}{by_then}")


def _so_far(held: Stays, chosen: Finish | None, limits: Limits) -> str:
    if chosen:
        return f"（{chosen.stay}驻点已结束，尚缺{chosen.lacking}）"
    parts = []
    if held.done:
        parts.append(f"已驻点{held.total}天，不足{number(limits.stay_days_min)}天")
    if held.under_way:
        parts.append(f"{held.under_way}正在驻点")
    return f"（{'；'.join(parts)}）" if parts else ""


def _will_do(held: Stays, limits: Limits) -> bool:
    """正在驻点的一段到期限前结束，连同以前各段够天数."""
    stay = held.under_way
    if stay is None or stay.last > limits.final_day:
        return False
    return held.total + stay.days >= limits.stay_days_min


def _before_half_year(
    said: str, case: Case, held: Stays, chosen: Finish | None, cells: Cells
) -> Judgement:
    """上半年之内没有完成的：离最迟进驻日还早的未到期，近了的、来不及的预警."""
    limits = case.limits(Limits)
    half = Deadline.of(case, limits.half_year, Strength.HINT)
    if chosen or held.under_way:
        return half.owed(f"{said}。", cells)
    latest = last_start(half.on, limits)
    days = f"（按{number(limits.stay_days_min)}天计）"
    goal = f"要在{day(half.on)}前完成，最迟应于{day(latest)}前进驻{days}"
    if case.as_of > latest:
        final_start = day(last_start(limits.final_day, limits))
        goal = (
            f"已无法在{by_the_end_of(half.on)}完成，《意见》要求“{DEADLINE.words}”，"
            f"请务必于{by_the_end_of(limits.final_day)}结束；最迟应于{final_start}前进驻{days}"
        )
    warned = case.as_of > latest - dt.timedelta(days=int(limits.warn_days))
    holiday = _last_workday(half.on, case.derived(calendar_of))
    fact = f"{said}，{goal}{holiday if warned else ''}。"
    return half.owed(fact, cells, "请尽快安排驻点" if warned else "", warned=warned)


def _on_holiday(finished: dt.date, calendar: Calendar) -> str:
    if not calendar.lists(finished.year):
        return f"；{unlisted(finished.year)}"
    if calendar.is_holiday(finished):
        return f"；{day(finished)}为法定节假日，请确认当日确在驻点"
    return ""


def _last_workday(deadline: dt.date, calendar: Calendar) -> str:
    if not calendar.lists(deadline.year):
        return f"；{unlisted(deadline.year)}"
    if calendar.is_workday(deadline):
        return ""
    kind = "法定节假日" if calendar.is_holiday(deadline) else "双休日"
    real = calendar.last_workday(deadline)
    return f"；{day(deadline)}为{kind}，期限不顺延，实际最后一个工作日为{day(real)}"

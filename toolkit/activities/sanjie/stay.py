"""三·1、四·3 集中驻点：R201 天数、R202 集中、R901 完成时间."""

import datetime as dt

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.holidays import unlisted
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import CONCENTRATED_STAY
from toolkit.activities.sanjie.sources import DEADLINE
from toolkit.activities.sanjie.stay_records import ONE_DAY
from toolkit.activities.sanjie.stay_records import Block
from toolkit.activities.sanjie.stay_records import Stays
from toolkit.activities.sanjie.stay_records import last_start
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.chinese.working_days import Calendar
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number


@obligation(
    leaders,
    "R201",
    "集中驻点5至7天",
    Strength.MUST,
    CONCENTRATED_STAY,
    DEADLINE,
    reads=(Person, FieldWork),
)
def five_to_seven_days(leader: Subject[Person], case: Case) -> Judgement:
    """每位局领导班子成员集中5—7天到基层驻点调研。

    天数按自然日计，首尾都算，双休日、节假日照算。活动类别填“驻点调研”的才算，不按天数推断；前后
    相接的几行并作一段。不足5天为不符合；多于7天为偏离，请说明。分几段凑足的，天数按合计，是否集中
    由R202判定。尚未驻点的，9月30日前为未到期，过了最迟进驻日（9月26日）为已无法完成。
    """
    limits = case.limits(Limits)
    held = stays_of(leader, case)
    due = str(limits.final_day)
    if not held.done:
        return _not_held(leader, case, held)
    accepted = held.accepted(limits)
    low, high = number(limits.stay_days_min), number(limits.stay_days_max)
    by_parameter = "" if (low, high) == ("5", "7") else f"（参数定为{low}—{high}天）"
    if accepted:
        said = f"{leader.label}{accepted}驻点{accepted.days}天{_remarks(accepted, case)}"
        if accepted.days <= limits.stay_days_max:
            fact = f"{said}，符合“集中5—7天”的要求{by_parameter}。"
            return Judgement(State.MET, fact, due, held.cells)
        fact = f"{said}，超过“集中5—7天”的上限{by_parameter}，请说明原因。"
        advice = "在“说明”栏写明延长驻点的原因"
        return Judgement(State.DEVIATION, fact, due, held.cells, advice, Strength.PRINCIPLE)
    if held.under_way or held.doubtful:
        return _not_held(leader, case, held)
    parts = listed(map(str, held.done))
    if held.total >= limits.stay_days_min:
        fact = f"{leader.label}驻点{parts}，分段合计{held.total}天；是否集中安排见R202。"
        return Judgement(State.MET, fact, due, held.cells)
    fact = f"{leader.label}{parts}驻点{held.total}天，不足“集中5—7天”的下限{by_parameter}。"
    advice = "核对起止日期；确实不足的，作出说明"
    if case.as_of <= limits.final_day:
        advice = f"请于{day(limits.final_day)}前补足，或核对起止日期"
    return Judgement(State.UNMET, fact, due, held.cells, advice)


@obligation(
    leaders,
    "R202",
    "驻点集中安排",
    Strength.PRINCIPLE,
    CONCENTRATED_STAY,
    reads=(Person, FieldWork),
)
def in_one_block(leader: Subject[Person], case: Case) -> Judgement:
    """驻点应当集中安排，连续一段。

    有一段达到5天即为集中；前后相接的几行并作一段。只有几段合起来才够5天的，为分段，属偏离，请说明
    原因。合计也不足5天的，由R201判定。
    """
    limits = case.limits(Limits)
    held = stays_of(leader, case)
    nothing = not (held.done or held.under_way or held.doubtful)
    if nothing and case.as_of > limits.final_day:
        return Judgement(State.NOT_APPLICABLE, "没有驻点记录，由R201判定。", cells=held.cells)
    if not held.done:
        return _not_held(leader, case, held)
    accepted = held.accepted(limits)
    if accepted:
        joined = (
            f"（{len(accepted.rows)}行记录前后相接，并作一段）" if len(accepted.rows) > 1 else ""
        )
        fact = f"{leader.label}{accepted}驻点{accepted.days}天，集中安排{joined}。"
        return Judgement(State.MET, fact, cells=held.cells)
    if held.under_way or held.doubtful:
        return _not_held(leader, case, held)
    if len(held.done) == 1:
        return Judgement(State.MET, f"{leader.label}{held.done[0]}驻点为一段。", cells=held.cells)
    if held.total < limits.stay_days_min:
        fact = f"{leader.label}驻点合计{held.total}天，天数不足，由R201判定。"
        return Judgement(State.NOT_APPLICABLE, fact, cells=held.cells)
    parts = listed(_dashed(block) for block in held.done)
    fact = f"{leader.label}驻点时间分为{parts}{_count(len(held.done))}段，未集中安排，请说明原因。"
    return Judgement(
        State.DEVIATION, fact, cells=held.cells, suggestion="在“说明”栏写明分段安排的原因"
    )


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

    按驻点结束的日期判定：6月30日及以前为符合；7月1日至9月30日为偏离，请说明；9月30日以后结束或者
    仍未驻点的为不符合。跨6月30日的，以结束日期计。尚未驻点的：离最迟进驻日（6月26日）不远为预警，
    7月1日起为偏离，过了9月26日为已无法完成。期限为日历日，当日24时止；末日逢放假的，另行提醒实际
    最后一个工作日。
    """
    limits = case.limits(Limits)
    held = stays_of(leader, case)
    finished = _finished_on(held, limits)
    if finished is None:
        return _not_finished(leader, case, held)
    holiday = _on_holiday(finished, case.derived(calendar_of))
    said = f"{leader.label}驻点调研于{day(finished)}结束（以{day(finished)}计）"
    if finished <= limits.half_year:
        fact = f"{said}，在上半年完成{holiday}。"
        return Judgement(State.MET, fact, str(limits.half_year), held.cells)
    if finished <= limits.final_day:
        fact = f"{said}，未在上半年完成，在{day(limits.final_day)}前结束，请说明原因{holiday}。"
        advice = "在“说明”栏写明未在上半年完成的原因"
        due = str(limits.final_day)
        return Judgement(State.DEVIATION, fact, due, held.cells, advice, Strength.PRINCIPLE)
    fact = f"{said}，晚于最迟期限{day(limits.final_day)}{holiday}。"
    return Judgement(State.UNMET, fact, str(limits.final_day), held.cells)


def _finished_on(held: Stays, limits: Limits) -> dt.date | None:
    """驻点完成的日期：最早够天数的一段结束之日，没有的为凑足天数之日.

    天数不够的，以最后一段计，天数由R201判定；还有一段正在驻点的、一段也没有的为空。
    """
    for block in held.done:
        if block.days >= limits.stay_days_min:
            return block.last
    days = 0
    for block in held.done:
        days += block.days
        if days >= limits.stay_days_min:
            return block.last
    return held.done[-1].last if held.done and not (held.under_way or held.doubtful) else None


def _not_held(leader: Subject[Person], case: Case, held: Stays) -> Judgement:
    """没有已结束的合格驻点时，R201、R202 怎么说."""
    limits = case.limits(Limits)
    due = str(limits.final_day)
    latest = last_start(limits.final_day, limits)
    if held.doubtful:
        return _doubtful(leader, held)
    if held.under_way:
        fact = f"{leader.label}{held.under_way}正在驻点。"
        return Judgement(State.NOT_DUE, fact, due, held.cells)
    said = f"截至{day(case.as_of)}，{leader.label}没有驻点记录"
    cells = held.cells or ((leader.row, Person.name),)
    if case.as_of > limits.final_day:
        fact = f"{said}，未按要求集中驻点。"
        return Judgement(State.UNMET, fact, due, cells, strength=Strength.MUST)
    if case.as_of > latest:
        fact = f"{said}；最迟应于{day(latest)}前进驻，已无法完成。"
        return Judgement(State.WARNING, fact, due, cells, "请立即研究并作出说明")
    return Judgement(State.NOT_DUE, f"{said}，最迟应于{day(latest)}前进驻。", due, cells)


def _not_finished(leader: Subject[Person], case: Case, held: Stays) -> Judgement:
    """没有已结束的驻点时，R901 按统计截止日分五段说."""
    limits = case.limits(Limits)
    if held.doubtful:
        return _doubtful(leader, held)
    half, final = limits.half_year, limits.final_day
    latest = last_start(final, limits)
    cells = held.cells or ((leader.row, Person.name),)
    now = f"，{held.under_way}正在驻点" if held.under_way else ""
    short = f"（已驻点{held.total}天，不足{number(limits.stay_days_min)}天）" if held.done else ""
    said = f"截至{day(case.as_of)}，{leader.label}驻点调研尚未完成{short}{now}"
    by_then = f"最迟应于{day(latest)}前进驻（按{number(limits.stay_days_min)}天计）"
    late = _last_workday(final, case.derived(calendar_of))
    if case.as_of <= half:
        return _before_half_year(said, case, held, cells)
    if case.as_of > final:
        fact = f"{said}，超过最迟期限{day(final)}。"
        return Judgement(State.UNMET, fact, str(final), cells, "请作出说明并提出补救安排")
    in_time = held.under_way is not None and held.under_way.last <= final
    if case.as_of > latest and not in_time:
        fact = (
            f"{said}；最迟应于{day(latest)}前进驻，已无法在{day(final)}前完成（已无法完成）{late}。"
        )
        return Judgement(State.WARNING, fact, str(final), cells, "请立即研究并作出说明")
    fact = f"{said}，{_asked(limits)}；{by_then}{late}。"
    advice = f"在“说明”栏写明原因；{by_then}"
    return Judgement(State.DEVIATION, fact, str(final), cells, advice, Strength.PRINCIPLE)


def _asked(limits: Limits) -> str:
    """意见对完成时间的要求；参数改了最迟期限的，按参数写."""
    end_of_september = (limits.final_day.month, limits.final_day.day) == (9, 30)
    final = "9月底" if end_of_september else day(limits.final_day)
    return f"意见要求“活动原则上在上半年完成”，请说明原因并务必于{final}前结束"


def _before_half_year(
    said: str, case: Case, held: Stays, cells: tuple[tuple[Ledger, Column[object]], ...]
) -> Judgement:
    limits = case.limits(Limits)
    latest = last_start(limits.half_year, limits)
    due = str(limits.half_year)
    if held.under_way:
        return Judgement(State.NOT_DUE, f"{said}。", due, cells)
    days = f"（按{number(limits.stay_days_min)}天计）"
    goal = f"要在{day(limits.half_year)}前完成，最迟应于{day(latest)}前进驻{days}"
    if case.as_of <= latest - dt.timedelta(days=int(limits.warn_days)):
        return Judgement(State.NOT_DUE, f"{said}；{goal}。", due, cells)
    if case.as_of > latest:
        final_start = day(last_start(limits.final_day, limits))
        goal = f"{day(limits.half_year)}前已无法完成；{_asked(limits)}；最迟应于{final_start}前进驻{days}"
    weekend = _last_workday(limits.half_year, case.derived(calendar_of))
    fact = f"{said}，{goal}{weekend}。"
    return Judgement(State.WARNING, fact, due, cells, "请尽快安排驻点", Strength.HINT)


def _doubtful(leader: Subject[Person], held: Stays) -> Judgement:
    rows = listed(str(row.at_row) for row in held.doubtful)
    fact = (
        f"{leader.label}的记录（“{FieldWork.sheet}”第{rows}行）类别或日期有误，改正后再判定驻点。"
    )
    return Judgement(State.UNKNOWN, fact, cells=held.cells, suggestion="改正活动类别、起止日期")


def _on_holiday(finished: dt.date, calendar: Calendar) -> str:
    if not calendar.lists(finished.year):
        return f"；{unlisted(finished.year)}"
    if calendar.is_holiday(finished):
        return f"；{day(finished)}为法定放假日，请确认当日确在驻点"
    return ""


def _last_workday(deadline: dt.date, calendar: Calendar) -> str:
    if not calendar.lists(deadline.year):
        return f"（{unlisted(deadline.year)}）"
    if calendar.is_workday(deadline):
        return ""
    kind = "法定假日" if calendar.is_holiday(deadline) else "双休日"
    real = calendar.last_workday(deadline)
    return f"（{day(deadline)}为{kind}，实际最后一个工作日为{day(real)}）"


def _remarks(block: Block, case: Case) -> str:
    """驻点中的放假、早于印发日：只提醒，不影响判定."""
    calendar = case.derived(calendar_of)
    days = [block.first + ONE_DAY * each for each in range(block.days)]
    unknown = sorted({date.year for date in days if not calendar.lists(date.year)})
    off = [date for date in days if date.year not in unknown and calendar.is_holiday(date)]
    remarks = []
    if len(block.rows) > 1:
        remarks.append(f"由{len(block.rows)}行前后相接的记录并成")
    if off:
        remarks.append(f"其中{span(off[0], off[-1])}为法定节假日")
    remarks.extend(map(unlisted, unknown))
    if block.first < case.limits(Limits).issued_on:
        remarks.append("早于意见印发日期，请确认是否计入本次活动")
    return f"（{'；'.join(remarks)}）" if remarks else ""


def _dashed(block: Block) -> str:
    """4月10—12日."""
    if block.days == 1:
        return day(block.first)
    if block.first.month == block.last.month:
        return f"{block.first.month}月{block.first.day}—{block.last.day}日"
    return f"{day(block.first)}—{day(block.last)}"


def _count(several: int) -> str:
    words = "零一两三四五六七八九"
    return words[several] if several < len(words) else str(several)

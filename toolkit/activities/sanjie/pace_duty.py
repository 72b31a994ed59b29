"""三·1 下基层总天数在年内：R102 序时进度、R103 剩余时间能否完成."""

import datetime as dt
import math

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import TOTAL_TIME
from toolkit.activities.sanjie.terms import days_in_office
from toolkit.activities.sanjie.total_time import WORKDAYS
from toolkit.activities.sanjie.total_time import TimeSpent
from toolkit.activities.sanjie.total_time import asked
from toolkit.activities.sanjie.total_time import both_readings
from toolkit.activities.sanjie.total_time import cells_of_days
from toolkit.activities.sanjie.total_time import dates_of
from toolkit.activities.sanjie.total_time import doubtful_days
from toolkit.activities.sanjie.total_time import needed
from toolkit.activities.sanjie.total_time import no_rows
from toolkit.activities.sanjie.total_time import not_the_whole_year
from toolkit.activities.sanjie.total_time import part_of_year
from toolkit.activities.sanjie.total_time import time_spent
from toolkit.activities.sanjie.total_time import workdays
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number

LAST_MONTH_OF_HALF, LAST_MONTH_TO_PLAN = 6, 8


@obligation(leaders, "R102", "下基层序时进度", Strength.HINT, TOTAL_TIME, reads=(Person, FieldWork))
def pace_through_the_year(leader: Subject[Person], case: Case) -> Judgement:
    """累计下基层天数不低于序时进度。

    看“下基层活动台账”，天数的算法和参数同R101。序时进度为 总天数下限×已过天数÷全年天数，四舍五入到天：
    6月30日为30天，9月30日为45天。低于的只作提示；两种口径（含驻点、不含驻点）结论不一致的，都写明。年中任免的
    不适用（参数“任职不满一年折算”填“是”的，按任职时间折算）；年度结束的不适用；台账中没有记录的、日期有误而
    低于的，无法判定。

    例：6月30日累计31天，符合；18天，提示。
    """
    limits = case.limits(Limits)
    spent = _spent_before_the_end(leader, case)
    if isinstance(spent, Judgement):
        return spent
    done = spent.total(limits, with_stay=limits.stay_in_total)
    level = pace(leader.row, case)
    said = f"截至{day(case.as_of)}，{leader.label}累计下基层{number(done)}天"
    both = both_readings(spent, limits, level)
    if done >= level:
        return met(f"{said}，不低于序时进度（{level}天）{both}。", cells_of_days(spent))
    fact = f"{said}，低于序时进度（{level}天）{number(level - done)}天"
    if spent.doubtful:
        return doubtful_days(spent, fact, both)
    advice = _catch_up(case.as_of)
    quoted = f"《意见》要求“{TOTAL_TIME.words}”"
    return hint(f"{fact}{both}；{quoted}，{advice}。", cells_of_days(spent), advice)


@obligation(
    leaders, "R103", "剩余时间能否完成2个月", Strength.MUST, TOTAL_TIME, reads=(Person, FieldWork)
)
def still_possible(leader: Subject[Person], case: Case) -> Judgement:
    """尚差的天数不得多于年底前剩余的天数。

    看“下基层活动台账”，天数的算法和参数同R101。剩余天数从统计截止日次日算到12月31日（参数“全年截止日”），
    双休日、节假日都算；参数“两个月口径”为工作日的，只算工作日。差得更多的为预警，已无法完成，请及早研究并作出
    说明；还来得及的未到期；两种口径（含驻点、不含驻点）结论不一致的，都写明。年底由全年累计一项判定，本项
    不适用；年中任免的不适用（参数“任职不满一年折算”）；没有记录的、日期有误而来不及的，无法判定。

    例：12月1日累计28天，尚差32天，仅余30天，预警；累计30天，未到期。
    """
    limits = case.limits(Limits)
    spent = _spent_before_the_end(leader, case)
    if isinstance(spent, Judgement):
        return spent
    done = spent.total(limits, with_stay=limits.stay_in_total)
    need, left = needed(leader.row, limits), _days_left(leader.row, case)
    end = Deadline.of(case, limits.year_end, on_the_day=True)
    short = need - done
    said = f"截至{day(case.as_of)}，{leader.label}累计下基层{number(done)}天"
    if short <= 0:
        both = both_readings(spent, limits, need)
        return end.met(f"{said}，已达到{asked(need, limits)}{both}。", cells_of_days(spent))
    said = f"{said}，尚差{number(short)}天"
    both = both_readings(spent, limits, need - left)
    if short <= left:
        fact = f"{said}，距年底还有{left}天，可以完成{both}。"
        return end.owed(fact, cells_of_days(spent))
    if spent.doubtful:
        return doubtful_days(spent, f"{said}，距年底仅余{left}天", both)
    advice = "请提前研究并作出说明"
    words = asked(need, limits).removesuffix("的要求")
    fact = f"{said}，距年底仅余{left}天，已无法完成{words}的任务{both}，{advice}。"
    return end.owed(fact, cells_of_days(spent), advice, warned=True)


def _catch_up(as_of: dt.date) -> str:
    if as_of.month < LAST_MONTH_OF_HALF:
        return "请统筹安排今后下基层时间"
    if as_of.month <= LAST_MONTH_TO_PLAN:
        return "请统筹安排下半年下基层时间"
    return "请抓紧安排年内剩余时间"


def _spent_before_the_end(leader: Subject[Person], case: Case) -> TimeSpent | Judgement:
    """年度没有结束时已下基层的时间；已结束的、年中任免的、没有记录的，直接给出判定."""
    limits = case.limits(Limits)
    spent = case.derived(time_spent).get(leader.key, TimeSpent())
    if part_of_year(leader.row, limits) and not limits.prorate:
        done = spent.total(limits, with_stay=limits.stay_in_total)
        return not_the_whole_year(leader, case, done)
    if case.as_of >= limits.year_end:
        return not_applicable(
            f"{limits.year_end.year}年度已结束，{leader.label}的天数按全年累计判定，本项不适用。"
        )
    return spent if spent.rows or spent.doubtful else no_rows(leader, case)


def pace(person: Person, case: Case) -> int:
    """到统计截止日应有的天数；折算的从任职之日起算."""
    limits = case.limits(Limits)
    first, last = limits.year_start, limits.year_end
    whole, elapsed = (last - first).days + 1, (case.as_of - first).days + 1
    if limits.prorate:
        whole = days_in_office(person, first, last)
        elapsed = days_in_office(person, first, case.as_of)
    return math.floor(needed(person, limits) * elapsed / whole + 0.5) if whole else 0


def _days_left(person: Person, case: Case) -> int:
    """统计截止日次日到年底的天数；折算的到离任之日，按工作日计的只数工作日."""
    limits = case.limits(Limits)
    until = person.usable(Person.until)
    last = min(until, limits.year_end) if until and limits.prorate else limits.year_end
    rest = dates_of(case.as_of + dt.timedelta(days=1), last)
    if limits.two_months_basis != WORKDAYS:
        return len(rest)
    calendar = workdays(case)
    return sum(calendar.is_workday(date) for date in rest)

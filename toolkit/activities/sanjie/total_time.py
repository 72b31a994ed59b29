"""三·1 下基层总天数：R101 全年不少于2个月、R102 序时进度、R103 已无法完成."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from toolkit.activities.sanjie.field_work import STAY
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.holidays import HolidaysMissingError
from toolkit.activities.sanjie.holidays import calendar_of
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.sources import TOTAL_TIME
from toolkit.chinese.dates import day
from toolkit.chinese.working_days import Calendar
from toolkit.declare.case import Case
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number

MORNING, AFTERNOON = "上午", "下午"


@dataclass(slots=True)
class TimeSpent:
    """一个人截至统计截止日的下基层时间.

    `halves` 为日期 → 当天的半天；`stay_days` 为其中驻点的日期；`doubtful` 为日期不能用的行。
    """

    halves: dict[dt.date, set[str]] = field(default_factory=lambda: defaultdict(set))
    stay_days: set[dt.date] = field(default_factory=set)
    rows: list[FieldWork] = field(default_factory=list)
    doubtful: list[FieldWork] = field(default_factory=list)

    def total(self, limits: Limits, *, with_stay: bool = True) -> float:
        """不重复的天数；半天按最小计日单位计."""
        return sum(
            limits.min_unit if len(parts) == 1 else 1
            for date, parts in self.halves.items()
            if with_stay or date not in self.stay_days
        )


def time_spent(case: Case) -> Mapping[str, TimeSpent]:
    """局领导姓名 → 下基层时间；同一天几处、几项活动只算一天."""
    in_leadership = {leader.key for leader in case.derived(leaders)}
    limits = case.limits(Limits)
    last = min(case.as_of, limits.year_end)
    workdays_only = limits.two_months_basis == "工作日"
    calendar = _calendar(case) if workdays_only else None
    spent: dict[str, TimeSpent] = defaultdict(TimeSpent)
    for work in case.filled(FieldWork, FieldWork.person):
        if work.person not in in_leadership:
            continue
        person = spent[work.person]
        started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
        if started is None or ended is None or ended < started:
            person.doubtful.append(work)
            continue
        if started > case.as_of:
            continue
        person.rows.append(work)
        parts = _parts(work)
        for date in _dates(max(started, limits.year_start), min(ended, last)):
            if calendar is None or calendar.is_workday(date):
                person.halves[date] |= parts
                if work.usable(FieldWork.category) == STAY:
                    person.stay_days.add(date)
    for work in case.left_out(FieldWork):
        name = work.usable(FieldWork.person)
        if name in in_leadership:
            spent[name].doubtful.append(work)
    return spent


def _calendar(case: Case) -> Calendar:
    calendar = case.derived(calendar_of)
    limits = case.limits(Limits)
    for year in range(limits.year_start.year, limits.year_end.year + 1):
        if not calendar.lists(year):
            raise HolidaysMissingError(year)
    return calendar


def _dates(first: dt.date, last: dt.date) -> Sequence[dt.date]:
    count = (last - first).days + 1
    return [first + dt.timedelta(days=each) for each in range(count)]


def _parts(work: FieldWork) -> set[str]:
    part = work.usable(FieldWork.part)
    if part in {MORNING, AFTERNOON}:
        return {str(part)}
    half_day = work.usable(FieldWork.days) == 0.5 and part is None
    return {MORNING} if half_day else {MORNING, AFTERNOON}


@obligation(
    leaders,
    "R101",
    "全年累计下基层不少于2个月",
    Strength.MUST,
    TOTAL_TIME,
    reads=(Person, FieldWork),
)
def two_months_in_the_year(leader: Subject[Person], case: Case) -> Judgement:
    """每位局领导班子成员全年累计下基层不少于2个月。

    2个月按60个自然日计（参数“总天数下限”“两个月口径”），从1月1日算到12月31日（参数“全年起始日”
    “全年截止日”）。同一天到两处只算一天，半天按0.5天。驻点的天数默认计入；计入与不计入结论不一致
    的，同时写明两种口径。年中任免的，按偏离处理，由本人说明，不折算（参数“任职不满一年折算”）。
    台账中没有记录的，无法判定，不作符合。
    """
    limits = case.limits(Limits)
    spent = case.derived(time_spent).get(leader.key)
    if spent is None or not (spent.rows or spent.doubtful):
        return _no_rows(leader, case)
    done = spent.total(limits, with_stay=limits.stay_in_total)
    need = needed_days(leader.row, limits)
    said = f"{leader.label}{limits.year_start.year}年累计下基层{number(done)}天"
    asked = f"“全年累计不少于2个月”（按{number(need)}天计）的要求"
    both = _both_readings(spent, limits, need)
    cells = _cells(spent)
    due = str(limits.year_end)
    if done >= need:
        return Judgement(State.MET, f"{said}，达到{asked}{both}。", due, cells)
    short = f"差{number(need - done)}天"
    if spent.doubtful:
        rows = "、".join(str(work.at_row) for work in spent.doubtful)
        fact = f"{said}，{short}，但第{rows}行日期有误，改正后再判定{both}。"
        return Judgement(State.UNKNOWN, fact, due, cells)
    if case.as_of < limits.year_end:
        return Judgement(State.NOT_DUE, f"{said}，距{asked}尚{short}{both}。", due, cells)
    if _part_of_year(leader.row, limits) and not limits.prorate:
        fact = f"{said}，未达到{asked}，{short}；任职不满全年{both}。"
        advice = "请在“说明”栏写明任职起止和实际情况"
        return Judgement(State.DEVIATION, fact, due, cells, advice, Strength.PRINCIPLE)
    return Judgement(State.UNMET, f"{said}，未达到{asked}，{short}{both}。", due, cells)


@obligation(leaders, "R102", "下基层序时进度", Strength.HINT, TOTAL_TIME, reads=(Person, FieldWork))
def pace_through_the_year(leader: Subject[Person], case: Case) -> Judgement:
    """累计下基层天数不低于序时进度。

    序时进度为 总天数下限×已过天数÷全年天数，四舍五入到天：6月30日为30天，9月30日为45天。
    只作提示。年底由R101判定。
    """
    limits = case.limits(Limits)
    spent = _spent_before_the_end(leader, case)
    if isinstance(spent, Judgement):
        return spent
    done = spent.total(limits, with_stay=limits.stay_in_total)
    pace = pace_days(leader.row, case)
    said = f"截至{day(case.as_of)}，{leader.label}累计下基层{number(done)}天"
    cells = _cells(spent)
    if done >= pace:
        return Judgement(State.MET, f"{said}，不低于序时进度（{pace}天）。", cells=cells)
    fact = f"{said}，低于序时进度（{pace}天）{number(pace - done)}天"
    rest = "下半年" if case.as_of.month >= 6 else "今后"
    advice = f"请统筹安排{rest}下基层时间"
    return Judgement(State.WARNING, f"{fact}，{advice}。", cells=cells, suggestion=advice)


@obligation(
    leaders, "R103", "剩余时间能否完成2个月", Strength.MUST, TOTAL_TIME, reads=(Person, FieldWork)
)
def still_possible(leader: Subject[Person], case: Case) -> Judgement:
    """尚差的天数不得多于年底前剩余的天数。

    剩余天数从统计截止日次日算到12月31日，每天都算。差得更多的，已无法完成，应及早研究并说明。
    年底由R101判定。
    """
    limits = case.limits(Limits)
    spent = _spent_before_the_end(leader, case)
    if isinstance(spent, Judgement):
        return spent
    done = spent.total(limits, with_stay=limits.stay_in_total)
    short = needed_days(leader.row, limits) - done
    left = (limits.year_end - case.as_of).days
    cells, due = _cells(spent), str(limits.year_end)
    if short <= 0:
        return Judgement(State.MET, f"{leader.label}已累计下基层{number(done)}天。", due, cells)
    said = f"{leader.label}尚差{number(short)}天，距年底"
    if short <= left:
        return Judgement(State.NOT_DUE, f"{said}还有{left}天，可以完成。", due, cells)
    advice = "请提前研究并作出说明"
    fact = f"{said}仅余{left}天，已无法达到全年2个月要求（已无法完成），{advice}。"
    return Judgement(State.WARNING, fact, due, cells, advice)


def _spent_before_the_end(leader: Subject[Person], case: Case) -> TimeSpent | Judgement:
    """年度没有结束时已下基层的时间；已结束的、没有记录的，直接给出判定."""
    spent = case.derived(time_spent).get(leader.key)
    if case.as_of >= case.limits(Limits).year_end:
        return Judgement(State.NOT_APPLICABLE, "年度已结束，由R101判定。")
    if spent is None or not (spent.rows or spent.doubtful):
        return _no_rows(leader, case)
    return spent


def _no_rows(leader: Subject[Person], case: Case) -> Judgement:
    fact = f"“{FieldWork.sheet}”中没有{leader.label}截至{day(case.as_of)}的记录，无法判定。"
    advice = "请补填台账；确未下基层的请说明"
    return Judgement(State.UNKNOWN, fact, cells=((leader.row, Person.name),), suggestion=advice)


def _cells(spent: TimeSpent) -> tuple[tuple[Ledger, Column[dt.date]], ...]:
    return tuple((work, FieldWork.started_on) for work in (*spent.rows, *spent.doubtful))


def _both_readings(spent: TimeSpent, limits: Limits, need: float) -> str:
    """计入与不计入驻点的结论不一致时，写明两种口径."""
    with_stay = spent.total(limits)
    without = spent.total(limits, with_stay=False)
    if (with_stay >= need) == (without >= need):
        return ""
    return f"（两种口径结论不一致：含驻点{number(with_stay)}天，不含驻点{number(without)}天）"


def _part_of_year(person: Person, limits: Limits) -> bool:
    since, until = person.usable(Person.since), person.usable(Person.until)
    return bool((since and since > limits.year_start) or (until and until < limits.year_end))


def _in_post(person: Person, limits: Limits) -> float:
    """任职天数占全年的比例；不折算时为 1."""
    if not (limits.prorate and _part_of_year(person, limits)):
        return 1
    since, until = person.usable(Person.since), person.usable(Person.until)
    first = max(since, limits.year_start) if since else limits.year_start
    last = min(until, limits.year_end) if until else limits.year_end
    return ((last - first).days + 1) / ((limits.year_end - limits.year_start).days + 1)


def needed_days(person: Person, limits: Limits) -> float:
    """这个人全年应当下基层的天数."""
    return round(limits.total_days * _in_post(person, limits) * 2) / 2


def pace_days(person: Person, case: Case) -> int:
    """到统计截止日应当达到的天数."""
    limits = case.limits(Limits)
    elapsed = (case.as_of - limits.year_start).days + 1
    year = (limits.year_end - limits.year_start).days + 1
    return round(needed_days(person, limits) * elapsed / year)

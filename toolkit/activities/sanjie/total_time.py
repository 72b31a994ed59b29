"""三·1 下基层总天数：R101 全年不少于2个月，以及各人的天数."""

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
from toolkit.activities.sanjie.terms import days_in_office
from toolkit.activities.sanjie.terms import in_part
from toolkit.activities.sanjie.wrong_work import wrong_cells
from toolkit.chinese.dates import day
from toolkit.chinese.dates import month
from toolkit.chinese.working_days import Calendar
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

MORNING, AFTERNOON = "上午", "下午"
WHOLE_DAY = frozenset({MORNING, AFTERNOON})
HALVES = {half: frozenset({half}) for half in (MORNING, AFTERNOON)}
WORKDAYS = "工作日"


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
    workdays_only = limits.two_months_basis == WORKDAYS
    calendar = workdays(case) if workdays_only else None
    spent: dict[str, TimeSpent] = defaultdict(TimeSpent)
    for work, name in case.told(FieldWork, FieldWork.person):
        if name not in in_leadership:
            continue
        person = spent[name]
        started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
        if started is None or ended is None or ended < started:
            person.doubtful.append(work)
            continue
        if started > case.as_of:
            continue
        person.rows.append(work)
        parts = parts_of(work)
        for date in dates_of(max(started, limits.year_start), min(ended, last)):
            if calendar is None or calendar.is_workday(date):
                person.halves[date] |= parts
                if work.usable(FieldWork.category) == STAY:
                    person.stay_days.add(date)
    for work in case.left_out(FieldWork):
        if (whose := work.usable(FieldWork.person)) in in_leadership:
            spent[whose].doubtful.append(work)
    return spent


def workdays(case: Case) -> Calendar:
    """全年的工作日；放假安排查不到的为 HolidaysMissingError."""
    calendar = case.derived(calendar_of)
    limits = case.limits(Limits)
    for year in range(limits.year_start.year, limits.year_end.year + 1):
        if not calendar.lists(year):
            raise HolidaysMissingError(year)
    return calendar


def dates_of(first: dt.date, last: dt.date) -> Sequence[dt.date]:
    """从一天到一天，首尾都算；倒过来的为空."""
    if first == last:
        return (first,)
    count = (last - first).days + 1
    return [first + dt.timedelta(days=each) for each in range(count)]


def parts_of(work: FieldWork) -> frozenset[str]:
    """一行每天占的时段；没有写明时段的半天算上午."""
    part = work.usable(FieldWork.part)
    if part is not None:
        return HALVES.get(part, WHOLE_DAY)
    return HALVES[MORNING] if work.usable(FieldWork.days) == 0.5 else WHOLE_DAY


@obligation(
    leaders,
    "R101",
    "全年累计下基层不少于2个月",
    Strength.MUST,
    TOTAL_TIME,
    reads=(Person, FieldWork),
)
def two_months_in_the_year(leader: Subject[Person], case: Case) -> Judgement:
    """每位局领导班子成员全年累计下基层不少于2个月，12月31日判定。

    看“下基层活动台账”本人各行的开始日期、结束日期、时段。2个月按60个自然日计（参数“总天数下限”；参数“两个月
    口径”改为工作日的，按42个工作日计，见参数“总工作日下限”），从1月1日算到12月31日（参数“全年起始日”“全年
    截止日”），起始日以前的记录不计入，每张表告知一次。同一天到两处只算一天，半天按0.5天（参数“最小计日单位”）。
    驻点的天数默认计入（参数“驻点计入总天数”），计入与不计入结论不一致的，同时写明两种口径。

    12月31日以前不够的为未到期，当天仍不够的为不符合。年中任免的不作全年判定，为不适用，写明天数；参数“任职
    不满一年折算”填“是”的，按任职天数折算后判定。台账中没有记录的、日期有误而天数不够的，无法判定，不作符合。

    例：全年60天，符合；48天，不符合，差12天。
    """
    limits = case.limits(Limits)
    end = Deadline.of(case, limits.year_end, on_the_day=True)
    spent = case.derived(time_spent).get(leader.key, TimeSpent())
    done = spent.total(limits, with_stay=limits.stay_in_total)
    need = needed(leader.row, limits)
    said = f"{leader.label}{limits.year_start.year}年累计下基层{number(done)}天"
    both = both_readings(spent, limits, need)
    if done >= need:
        return end.met(f"{said}，达到{asked(need, limits)}{both}。", cells_of_days(spent))
    if part_of_year(leader.row, limits) and not limits.prorate:
        return not_the_whole_year(leader, case, done)
    if not (spent.rows or spent.doubtful):
        return no_rows(leader, case)
    short = f"差{number(need - done)}天"
    if spent.doubtful:
        return doubtful_days(spent, f"{said}，{short}", both)
    if not end.passed:
        said = f"截至{day(case.as_of)}，{said}"
        return end.owed(f"{said}，距{asked(need, limits)}尚{short}{both}。", cells_of_days(spent))
    advice = "请核对有无漏登；经核确未达到的，报领导小组研究"
    fact = f"{said}，未达到{asked(need, limits)}，{short}{both}；{advice}。"
    return end.owed(fact, cells_of_days(spent), advice)


def needed(person: Person, limits: Limits) -> float:
    """2个月按多少天计；折算的按任职天数，四舍五入到半天."""
    whole = limits.total_workdays if limits.two_months_basis == WORKDAYS else limits.total_days
    return round(whole * _in_post(person, limits) * 2) / 2


def asked(need: float, limits: Limits) -> str:
    """“全年累计下基层时间不少于2个月”（按60天计）的要求."""
    unit = "个工作日" if limits.two_months_basis == WORKDAYS else "天"
    return f"“{TOTAL_TIME.words}”（按{number(need)}{unit}计）的要求"


def not_the_whole_year(leader: Subject[Person], case: Case, done: float) -> Judgement:
    """2012年11月任职，累计12天，不作全年判定."""
    limits = case.limits(Limits)
    person = leader.row
    since, until = person.usable(Person.since), person.usable(Person.until)
    came = f"{month(since)}任职" if since and since > limits.year_start else ""
    went = f"{month(until)}离任" if until and until < limits.year_end else ""
    when = "、".join(filter(None, (came, went)))
    fact = f"{leader.label}{when}，累计{number(done)}天，不作全年判定。"
    return not_applicable(fact, ((person, Person.since if came else Person.until),))


def no_rows(leader: Subject[Person], case: Case) -> Judgement:
    """台账中没有记录的，无法判定."""
    fact = f"截至{day(case.as_of)}，“{FieldWork.sheet}”中没有{leader.label}的记录，无法判定。"
    advice = "请补填台账；确未下基层的，报领导小组研究"
    return unknown(fact, ((leader.row, Person.name),), advice)


def doubtful_days(spent: TimeSpent, said: str, both: str) -> Judgement:
    """天数不够而有的行日期有误，无法判定；`said` 为已经数出的."""
    rows = listed(str(at) for at in sorted(work.at_row for work in spent.doubtful))
    fact = f"{said}，但“{FieldWork.sheet}”第{rows}行日期有误，没有计入，改正后再判定{both}。"
    wrong = wrong_cells(spent.doubtful)
    counted: Cells = tuple([(work, FieldWork.started_on) for work in spent.rows])
    return unknown(fact, (*wrong, *counted), "请改正起止日期后再校验")


def cells_of_days(spent: TimeSpent) -> Cells:
    """所依据的台账行."""
    return tuple([(work, FieldWork.started_on) for work in (*spent.rows, *spent.doubtful)])


def both_readings(spent: TimeSpent, limits: Limits, least: float) -> str:
    """计入与不计入驻点的结论不一致时，写明两种口径；`least` 为分界的天数."""
    with_stay = spent.total(limits)
    without = spent.total(limits, with_stay=False)
    if (with_stay >= least) == (without >= least):
        return ""
    return f"（两种口径结论不一致：含驻点{number(with_stay)}天，不含驻点{number(without)}天）"


def part_of_year(person: Person, limits: Limits) -> bool:
    """是否只在一年的一部分任职."""
    return in_part(person, limits.year_start, limits.year_end)


def _in_post(person: Person, limits: Limits) -> float:
    """任职天数占全年的比例；不折算时为 1."""
    if not limits.prorate:
        return 1
    first, last = limits.year_start, limits.year_end
    return days_in_office(person, first, last) / ((last - first).days + 1)

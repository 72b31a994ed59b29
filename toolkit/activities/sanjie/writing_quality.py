"""三·4 日记和报告写得怎样：R603 日记的日期和字数、R606 成果交流."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections import defaultdict
from collections.abc import Container
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import accumulate

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.doubtful_diaries import doubtful_diaries
from toolkit.activities.sanjie.doubtful_diaries import undated
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.field_work import trips
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.people import person_label
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.recorded import happened
from toolkit.activities.sanjie.recorded import registered
from toolkit.activities.sanjie.recorded import titled
from toolkit.activities.sanjie.recorded import written
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.sources import EXCHANGE_RESULTS
from toolkit.activities.sanjie.sources import REPORT_AND_DIARY
from toolkit.activities.sanjie.wrong_work import wrong_cells
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import met
from toolkit.declare.deadline import not_applicable
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

NO_EXCHANGE = "无"


def those_who_write(case: Case) -> Sequence[Subject[Person]]:
    """局领导班子成员，以及名册上写了民情日记的其他人."""
    return with_others(case, diaries_of_each(case).keys())


def with_others(case: Case, names: Container[str]) -> Sequence[Subject[Person]]:
    """先各位班子成员，后名册上在这些名字之中的其他人，按姓名."""
    chiefs = list(leaders(case))
    known = {each.key for each in chiefs}
    others = {
        person.name: person
        for person in case.filled(Person, Person.name)
        if person.name in names and person.name not in known
    }
    return [*chiefs, *(Subject(name, person_label(name), others[name]) for name in sorted(others))]


def diaries_of_each(case: Case) -> Mapping[str, Sequence[Diary]]:
    """姓名 → 截至统计截止日的民情日记，按日期."""
    by_person: dict[str, list[Diary]] = defaultdict(list)
    for diary, person, written_on in case.told(Diary, Diary.person, Diary.written_on):
        if written_on <= case.as_of:
            by_person[person].append(diary)
    return {name: sorted(own, key=_by_date) for name, own in by_person.items()}


def _by_date(diary: Diary) -> tuple[dt.date, int]:
    return diary.written_on, len(diary.usable(Diary.reflection) or "")


class DaysAway:
    """下基层的日子；上万次的起止日期排好一次，每一天只查一下."""

    def __init__(self, spans: Iterable[tuple[dt.date, dt.date]] = ()) -> None:
        ordered = sorted(spans)
        self._starts = [started for started, _ in ordered]
        self._ends = [*accumulate((ended for _, ended in ordered), max)]

    def __contains__(self, date: dt.date) -> bool:
        """有没有哪一次从这一天或者更早开始，到这一天还没有结束."""
        before = bisect_right(self._starts, date)
        return before > 0 and self._ends[before - 1] >= date


NEVER_AWAY = DaysAway()


def days_away(case: Case) -> Mapping[str, DaysAway]:
    """姓名 → 下基层的日子."""
    spans: dict[str, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for _, person, started, ended in trips(case):
        spans[person].append((started, ended))
    return {name: DaysAway(own) for name, own in spans.items()}


def doubtful_work(case: Case) -> Mapping[str, Sequence[FieldWork]]:
    """姓名 → 日期存疑的下基层记录：日记的那一天可能就在其中."""
    rows: dict[str, list[FieldWork]] = defaultdict(list)
    sound = {id(work) for work, _, started, ended in trips(case) if started <= ended}
    for work in case.left_out(FieldWork):
        started, ended = work.usable(FieldWork.started_on), work.usable(FieldWork.ended_on)
        name = work.usable(FieldWork.person)
        if name and (started is None or ended is None or started > ended):
            rows[name].append(work)
    for work, name in case.told(FieldWork, FieldWork.person):
        if id(work) not in sound:
            rows[name].append(work)
    return rows


@obligation(
    those_who_write,
    "R603",
    "民情日记日期和字数",
    Strength.DATA,
    REPORT_AND_DIARY,
    reads=(Person, FieldWork, Diary),
)
def diaries_are_of_the_days_away(writer: Subject[Person], case: Case) -> Judgement:
    """民情日记要认真撰写：日期在本人下基层的日子之内，一天一篇，体会不少于100字。

    看“民情日记登记”的日期、体会和“下基层活动台账”本人的起止日期。日期不在任何一次下基层之内的、同一天有两篇的、
    体会不足100字（参数“日记字数下限”，不计空格）的，预警，请核对；《意见》没有规定字数，只作数据问题。体会没有
    填的、日期有误的、日期落在存疑的下基层记录上的，无法判定；没有日记的不适用（有无日记另判）。随时判定，班子成员和
    写了日记的其他同志都看。与别的日记雷同的，另作内部核查线索。例：4月10日至14日驻点，4月11日日记体会
    120字为符合，4月20日的日记预警。
    """
    own = case.derived(diaries_of_each).get(writer.key, ())
    if not own:
        fact = f"截至{day(case.as_of)}，“{Diary.sheet}”没有{writer.label}的日记，本项不适用。"
        return not_applicable(fact, cells_of(writer.row, Person.name))
    outside = _outside(writer, own, case)
    work = case.derived(doubtful_work).get(writer.key, ())
    doubtful = [row for row in work if any(_may_hold(row, each.written_on) for each in outside)]
    sure = [each for each in outside if not any(_may_hold(row, each.written_on) for row in work)]
    faults = list(_faults(own, sure, case))
    cells: Cells = tuple([(each, Diary.written_on) for each in own])
    if faults:
        advice = "请核对日记的日期、下基层活动台账的起止日期和体会的内容，漏登的补填"
        return hint(f"{writer.label}的民情日记：{'；'.join(faults)}。", cells, advice)
    blank = [each for each in own if each.usable(Diary.reflection) is None]
    if blank:
        fact = f"{writer.label}{_dates(blank)}的民情日记没有可读的体会，无法判定。"
        return unknown(fact, tuple((each, Diary.reflection) for each in blank), "请补填体会")
    if doubtful:
        rows = listed(str(each.at_row) for each in sorted(doubtful, key=lambda each: each.at_row))
        fact = f"{writer.label}的下基层记录（“{FieldWork.sheet}”第{rows}行）日期存疑，无法判定。"
        unread = wrong_cells(doubtful)
        return unknown(fact, unread, "请改正开始日期、结束日期")
    if astray := doubtful_diaries(writer.key, case):
        return undated(writer.label, astray, "日期是否都在下基层期间")
    return met(f"{writer.label}的民情日记{len(own)}篇，日期都在下基层期间，体会达到字数。", cells)


def _faults(own: Sequence[Diary], outside: Sequence[Diary], case: Case) -> Iterator[str]:
    if outside:
        yield f"{_dates(outside)}的日记，台账未见当天下基层"
    twice = [date for date, count in Counter(each.written_on for each in own).items() if count > 1]
    if twice:
        yield f"{listed(map(day, twice))}一天登记了不止一篇"
    least = case.limits(Limits).diary_min_chars
    lengths = [(each, _length(each)) for each in own]
    short = [(each, length) for each, length in lengths if length is not None and length < least]
    if short:
        said = listed(f"{day(each.written_on)}{length}字" for each, length in short)
        yield f"体会不足{number(least)}字的有{said}（《意见》未规定字数）"


def _may_hold(row: FieldWork, date: dt.date) -> bool:
    """日期存疑的记录是否可能包含这一天；起止颠倒的，不知道哪一头错了."""
    started, ended = row.usable(FieldWork.started_on), row.usable(FieldWork.ended_on)
    if started is not None and ended is not None:
        return True
    return (started is None or started <= date) and (ended is None or date <= ended)


def _outside(writer: Subject[Person], own: Sequence[Diary], case: Case) -> Sequence[Diary]:
    away = case.derived(days_away).get(writer.key, NEVER_AWAY)
    return [each for each in own if each.written_on not in away]


def _length(diary: Diary) -> int | None:
    """体会的字数，不计空格和换行."""
    text = diary.usable(Diary.reflection)
    return None if text is None else len("".join(text.split()))


def _dates(own: Sequence[Diary]) -> str:
    return listed(dict.fromkeys(day(each.written_on) for each in own))


def finished_reports(case: Case) -> Sequence[Subject[Report]]:
    """登记的调研报告，按编号."""
    return [
        Subject(each.key, f"调研报告{each.key}", each.row)
        for each in registered(case, Report, Report.number, "")
    ]


@obligation(
    finished_reports,
    "R606",
    "调研成果交流",
    Strength.HINT,
    EXCHANGE_RESULTS,
    reads=(Report,),
    columns=(Report.exchanged,),
    nobody="截至统计截止日，没有登记调研报告，本项不适用。",
)
def every_report_is_exchanged(subject: Subject[Report], case: Case) -> Judgement:
    """利用中心组学习、研讨会、报告会等形式交流驻点调研成果，每篇报告至少交流一次。

    看“调研报告登记”的交流形式和交流日期：填了“无”以外的形式、日期不晚于统计截止日的为符合；12月31日还没有
    交流的，提示，在此以前未到期。填了形式而没有日期的、日期不能识别的，无法判定。例：5月18日中心组学习交流
    为符合；年底仍填“无”的提示。
    """
    report = subject.row
    deadline = Deadline.of(case, case.limits(Limits).year_end, Strength.HINT, on_the_day=True)
    cells = cells_of(report, Report.exchanged, Report.exchanged_on)
    name = f"{titled(report.title)}（{subject.key}）"
    form = written(report, Report.exchanged)
    if form is not None and form != NO_EXCHANGE:
        if report.is_empty(Report.exchanged_on):
            fact = f"{name}登记以{form}形式交流，没有填交流日期，无法判定。"
            return unknown(fact, cells, "请补填交流日期", str(deadline.on))
        on = happened(report, Report.exchanged_on, case)
        if on is not None:
            return deadline.done(on, f"{name}{day(on)}以{form}形式交流。", cells)
    fact = f"截至{day(case.as_of)}，{name}未见交流，《意见》要求“{EXCHANGE_RESULTS.words}”。"
    advice = "请安排中心组学习、研讨会、报告会等交流；已交流的，补填交流形式和交流日期"
    return deadline.owed(fact, cells, advice)

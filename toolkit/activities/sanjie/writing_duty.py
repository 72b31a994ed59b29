"""三·4 调研报告和民情日记：R601、R602."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.sources import REPORT_AND_DIARY
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number


def reports_by_author(case: Case) -> Mapping[str, Sequence[Report]]:
    """执笔人 → 截至统计截止日完成的报告."""
    by_author: dict[str, list[Report]] = defaultdict(list)
    for report in case.filled(Report, Report.author, Report.finished_on):
        if report.finished_on <= case.as_of:
            by_author[report.author].append(report)
    return by_author


def diaries_by_person(case: Case) -> Mapping[str, Sequence[Diary]]:
    """姓名 → 截至统计截止日的民情日记."""
    by_person: dict[str, list[Diary]] = defaultdict(list)
    for diary in case.filled(Diary, Diary.person, Diary.written_on):
        if diary.written_on <= case.as_of:
            by_person[diary.person].append(diary)
    return by_person


@obligation(
    leaders,
    "R601",
    "撰写调研报告",
    Strength.MUST,
    REPORT_AND_DIARY,
    reads=(Person, FieldWork, Report),
)
def a_report(leader: Subject[Person], case: Case) -> Judgement:
    """驻点调研的领导干部要撰写调研报告，每人至少一篇。

    看“调研报告登记”的执笔人；几人合写的，只算执笔人，其余记作参与。9月30日仍没有的为不符合；驻点
    结束15天（参数“报告时限”）还没有的，提示。
    """
    limits = case.limits(Limits)
    reports = case.derived(reports_by_author).get(leader.key, ())
    due = str(limits.final_day)
    doubtful = _doubtful_reports(leader, case)
    if reports:
        on_time = min(report.finished_on for report in reports) <= limits.final_day
        titles = "、".join(f"《{report.title}》" for report in reports)
        cells = tuple((report, Report.finished_on) for report in reports)
        fact = f"{leader.label}已完成调研报告{len(reports)}篇：{titles}"
        if on_time:
            return Judgement(State.MET, f"{fact}。", due, cells)
        late = day(min(report.finished_on for report in reports))
        fact = f"{fact}，最早一篇{late}完成，晚于最迟期限{day(limits.final_day)}。"
        return Judgement(State.UNMET, fact, due, cells, "请作出说明")
    if doubtful:
        rows = "、".join(str(report.at_row) for report in doubtful)
        fact = f"{leader.label}的报告（“{Report.sheet}”第{rows}行）完成日期有误，改正后再判定。"
        found = tuple((report, Report.finished_on) for report in doubtful)
        return Judgement(State.UNKNOWN, fact, due, found, "改正完成日期")
    held = stays_of(leader, case)
    cells_of_stay = held.cells or ((leader.row, Person.name),)
    fact = f"截至{day(case.as_of)}，{leader.label}没有执笔的调研报告{_took_part(leader, case)}"
    advice = "漏登的，补填“调研报告登记”；未写的，请尽快完成"
    if case.as_of >= limits.final_day:
        return Judgement(State.UNMET, f"{fact}。", due, cells_of_stay, advice)
    if held.done:
        by = held.done[-1].last + dt.timedelta(days=int(limits.report_days))
        if case.as_of > by:
            late = (
                f"{fact}，驻点{day(held.done[-1].last)}结束已超过{number(limits.report_days)}天。"
            )
            return Judgement(State.WARNING, late, due, cells_of_stay, advice, Strength.HINT)
    return Judgement(State.NOT_DUE, f"{fact}。", due, cells_of_stay)


@obligation(
    leaders,
    "R602",
    "撰写民情日记",
    Strength.MUST,
    REPORT_AND_DIARY,
    reads=(Person, FieldWork, Diary),
)
def a_diary(leader: Subject[Person], case: Case) -> Judgement:
    """驻点调研的领导干部要撰写民情日记，驻点期间至少一篇。

    看“民情日记登记”中日期在驻点起止之内的。一篇也没有的，驻点结束后预警，9月30日起为不符合；少于
    驻点天数（参数“每日日记篇数”）的，只作提示，原文未规定篇数。
    """
    limits = case.limits(Limits)
    held = stays_of(leader, case)
    due = str(limits.final_day)
    blocks = (*held.done, held.under_way) if held.under_way else held.done
    cells = held.cells or ((leader.row, Person.name),)
    if not blocks:
        said = f"截至{day(case.as_of)}，{leader.label}没有驻点记录"
        if case.as_of <= limits.final_day:
            return Judgement(State.NOT_DUE, f"{said}，待驻点后判定。", due, cells)
        return Judgement(State.UNKNOWN, f"{said}，无从判定驻点期间的日记（见R201）。", due, cells)
    diaries = case.derived(diaries_by_person).get(leader.key, ())
    inside = [each for each in diaries if any(each.written_on in block for block in blocks)]
    wanted = sum(block.days for block in held.done) * limits.diary_per_day
    said = f"{leader.label}驻点期间有民情日记{len(inside)}篇"
    found = tuple((diary, Diary.written_on) for diary in inside)
    if not inside:
        return _no_diary(leader, case, under_way=not held.done)
    if len(inside) < wanted:
        fact = f"{said}，少于驻点天数（{number(wanted)}篇）；原文未规定篇数，仅作提示。"
        return Judgement(State.WARNING, fact, due, found, "漏登的请补填", Strength.HINT)
    return Judgement(State.MET, f"{said}。", due, found)


def _no_diary(leader: Subject[Person], case: Case, *, under_way: bool) -> Judgement:
    limits = case.limits(Limits)
    held = stays_of(leader, case)
    due = str(limits.final_day)
    fact = f"{leader.label}驻点期间没有民情日记"
    undated = [
        diary
        for diary in case.filled(Diary, Diary.person)
        if diary.usable(Diary.written_on) is None
    ]
    doubtful = [
        diary
        for diary in (*undated, *case.left_out(Diary))
        if diary.usable(Diary.person) == leader.key
    ]
    if doubtful:
        rows = "、".join(str(diary.at_row) for diary in doubtful)
        fact = f"{leader.label}的日记（“{Diary.sheet}”第{rows}行）日期有误，改正后再判定。"
        found = tuple((diary, Diary.written_on) for diary in doubtful)
        return Judgement(State.UNKNOWN, fact, due, found, "改正日记日期")
    if under_way:
        return Judgement(State.NOT_DUE, f"{fact}，驻点尚未结束。", due, held.cells)
    advice = "漏登的，补填“民情日记登记”"
    if case.as_of >= limits.final_day:
        return Judgement(State.UNMET, f"{fact}。", due, held.cells, advice)
    return Judgement(State.WARNING, f"{fact}，请补登。", due, held.cells, advice)


def _doubtful_reports(leader: Subject[Person], case: Case) -> Sequence[Report]:
    """执笔人是本人，完成日期没填、不能识别或不在本年度的."""
    undated = [
        report
        for report in case.filled(Report, Report.author)
        if report.usable(Report.finished_on) is None
    ]
    return [
        report
        for report in (*undated, *case.left_out(Report))
        if report.usable(Report.author) == leader.key
    ]


def _took_part(leader: Subject[Person], case: Case) -> str:
    joined = [
        report
        for report in case.filled(Report, Report.others)
        if leader.key in (report.usable(Report.others) or ())
    ]
    return f"（参与{len(joined)}篇，不计入本人执笔）" if joined else ""

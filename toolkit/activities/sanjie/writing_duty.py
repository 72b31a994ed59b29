"""三·4 调研报告和民情日记：R601、R602."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import CountingStay
from toolkit.activities.sanjie.counting_stay import Lacking
from toolkit.activities.sanjie.counting_stay import counting_stay
from toolkit.activities.sanjie.counting_stay import out_of_term
from toolkit.activities.sanjie.diaries import Diary
from toolkit.activities.sanjie.doubtful_diaries import doubtful_diaries
from toolkit.activities.sanjie.doubtful_diaries import undated
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.office_holders import heads
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.reports import Report
from toolkit.activities.sanjie.sources import REPORT_AND_DIARY
from toolkit.activities.sanjie.stay_records import stays_of
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number

ASKED = f"“{REPORT_AND_DIARY.words}”"
LEADERS_ALONE = "班子成员"


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
    for diary, person, on in case.told(Diary, Diary.person, Diary.written_on):
        if on <= case.as_of:
            by_person[person].append(diary)
    return by_person


def report_writers(case: Case) -> Sequence[Subject[Person]]:
    """谁应当撰写调研报告：局领导班子成员；参数说也含科室、大队、站负责人的，再加他们."""
    if case.limits(Limits).report_by == LEADERS_ALONE:
        return case.derived(leaders)
    return [*case.derived(leaders), *heads(case)]


@obligation(
    report_writers,
    "R601",
    "撰写调研报告",
    Strength.MUST,
    REPORT_AND_DIARY,
    reads=(Person, FieldWork, Report),
    excused=out_of_term,
)
def a_report(writer: Subject[Person], case: Case) -> Judgement:
    """驻点调研的领导干部要撰写调研报告，每人至少一篇，9月30日前完成。

    看“调研报告登记”的执笔人、完成日期；几人合写的，只算执笔人，其余记作参与。9月30日（参数“最迟截止日”）
    当天仍没有的为不符合，以后完成的不再改变。驻点结束超过15天（参数“报告时限”）还没有的，提示；在此之前
    未到期。执笔人是本人而完成日期有误的，无法判定；任期不够一次驻点的不适用。

    “领导干部”有两种理解：局领导班子成员（默认），或者连同科室、大队、站负责人（参数“报告撰写人”）。

    例：5月20日完成一篇，符合；9月30日没有本人执笔的，不符合。
    """
    limits = case.limits(Limits)
    final = Deadline.of(case, limits.final_day, on_the_day=True)
    reports = case.derived(reports_by_author).get(writer.key, ())
    if reports:
        return _written(writer, reports, final)
    if doubtful := _doubtful_reports(writer, case):
        rows = listed(str(report.at_row) for report in doubtful)
        fact = (
            f"{writer.label}执笔的报告（“{Report.sheet}”第{rows}行）完成日期未填或有误，无法判定。"
        )
        found = tuple((report, Report.finished_on) for report in doubtful)
        return unknown(fact, found, "请改正完成日期后再校验", str(final.on))
    cells: Cells = stays_of(writer, case).cells or ((writer.row, Person.name),)
    fact = (
        f"截至{day(case.as_of)}，台账未见{writer.label}本人执笔的调研报告{_took_part(writer, case)}"
    )
    if final.passed:
        advice = "请核对有无漏登，漏登的补填“调研报告登记”；经核确未撰写的，报领导小组研究"
        return final.owed(f"{fact}，不符合{ASKED}的要求。", cells, advice)
    ended = _stay_ended(writer, case)
    if ended and case.as_of > ended + dt.timedelta(days=int(limits.report_days)):
        over = f"驻点{day(ended)}结束已超过{number(limits.report_days)}天"
        late = f"{fact}，{over}，《意见》要求{ASKED}，请尽快完成。"
        return hint(late, cells, "请尽快完成；漏登的补填“调研报告登记”", str(final.on))
    return final.owed(f"{fact}，《意见》要求{ASKED}，请于{day(final.on)}前完成。", cells)


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

    只看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行）。看“民情日记登记”（姓名、日期）中日期在驻点
    起止之内的。一篇也没有的，驻点结束后预警，9月30日（参数“最迟截止日”）当天起为不符合；少于驻点天数（参数
    “每日日记篇数”每天1篇）的，原文未规定篇数，只提示核对。日期有误的、没有驻点记录的，无法判定。

    例：驻点5天，日记5篇，符合；3篇，提示；没有，不符合。
    """
    limits = case.limits(Limits)
    stay = counting_stay(leader, case, "驻点期间的民情日记")
    if isinstance(stay, Judgement):
        return stay
    diaries = case.derived(diaries_by_person).get(leader.key, ())
    inside = [each for each in diaries if each.written_on in stay]
    if not inside:
        return _no_diary(leader, case, stay, len(diaries))
    days = sum(block.days for block in stay.blocks if block.last <= case.as_of)
    said = f"{leader.label}{stay}驻点{stay.days}天，登记民情日记{len(inside)}篇"
    cells = tuple((diary, Diary.written_on) for diary in inside)
    due = max(limits.final_day, stay.blocks[-1].last)
    wanted = days * limits.diary_per_day
    if len(inside) < wanted:
        doubtful = doubtful_diaries(leader.key, case)
        if len(inside) + len(doubtful) >= wanted:
            return undated(leader.label, doubtful, "是否在驻点期间")
        fact = f"{said}；《意见》未规定篇数，请核对有无漏登。"
        return hint(fact, cells, "请核对有无漏登，漏登的补填“民情日记登记”", str(due))
    return Deadline.of(case, due).met(f"{said}，符合{ASKED}的要求。", cells)


def _written(writer: Subject[Person], reports: Sequence[Report], final: Deadline) -> Judgement:
    in_order = sorted(reports, key=lambda each: (each.finished_on, each.at_row))
    titles = listed(f"《{each.usable(Report.title) or '题目未填'}》" for each in in_order)
    first = in_order[0].finished_on
    cells = tuple((report, Report.finished_on) for report in in_order)
    done = f"{writer.label}本人执笔调研报告{len(reports)}篇：{titles}，"
    if first <= final.on:
        when = f"{day(first)}完成" if len(reports) == 1 else f"最早一篇{day(first)}完成"
        return final.met(f"{done}{when}，符合{ASKED}的要求。", cells)
    fact = f"{done}最早一篇{day(first)}完成，晚于最迟期限{day(final.on)}，不符合{ASKED}的要求。"
    return final.done(first, fact, cells, "请核对完成日期；经核确已超过期限的，报领导小组研究")


def _stay_ended(writer: Subject[Person], case: Case) -> dt.date | None:
    """算数的驻点哪天结束；没有的、还没有结束的为空."""
    blocks = stays_of(writer, case).that_counts(case.limits(Limits), case.as_of)
    return blocks[-1].last if blocks and blocks[-1].last < case.as_of else None


def _no_diary(leader: Subject[Person], case: Case, stay: CountingStay, elsewhere: int) -> Judgement:
    """驻点期间一篇也没有：最迟截止日以前驻点的，到那天判定；以后驻点的，到驻点结束."""
    limits = case.limits(Limits)
    if excuse := out_of_term(leader, case):
        return excuse
    doubtful = doubtful_diaries(leader.key, case)
    if doubtful and stay.ended(case):
        return undated(leader.label, doubtful, "是否在驻点期间")
    others = f"（另有{elsewhere}篇不在驻点期间）" if elsewhere else ""
    fact = f"截至{day(case.as_of)}，台账未见{leader.label}驻点期间（{stay}）的民情日记{others}"
    advice = "请核对有无漏登，漏登的补填“民情日记登记”"
    late = stay.blocks[-1].last > limits.final_day
    due = stay.blocks[-1].last if late else limits.final_day
    final = Deadline.of(case, due, on_the_day=not late)
    if final.passed:
        advice = f"{advice}；经核确未撰写的，报领导小组研究"
    fact = f"{fact}，不符合{ASKED}的要求。" if final.passed else f"{fact}，请补登。"
    return stay.missed(leader, case, Lacking(fact, stay.cells, advice), final)


def _doubtful_reports(leader: Subject[Person], case: Case) -> Sequence[Report]:
    """执笔人是本人，完成日期没填、不能识别或不在本年度的."""
    undated = [
        report
        for report in case.filled(Report, Report.author)
        if report.usable(Report.finished_on) is None
    ]
    found = [
        report
        for report in (*undated, *case.left_out(Report))
        if report.usable(Report.author) == leader.key
    ]
    return sorted(found, key=lambda each: each.at_row)


def _took_part(leader: Subject[Person], case: Case) -> str:
    joined = [
        report
        for report in case.filled(Report, Report.others)
        if leader.key in (report.usable(Report.others) or ())
    ]
    return f"（参与{len(joined)}篇，不计入本人执笔）" if joined else ""

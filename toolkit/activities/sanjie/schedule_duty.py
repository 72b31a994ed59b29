"""四·3 驻点时间：R802 局办公室统筹、R804 与计划相差."""

import datetime as dt

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.point_stays import PointStay
from toolkit.activities.sanjie.point_stays import begins
from toolkit.activities.sanjie.point_stays import doubtful_rows
from toolkit.activities.sanjie.point_stays import responsible_stay
from toolkit.activities.sanjie.point_stays import stay_at
from toolkit.activities.sanjie.point_stays import stay_in_words
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.sources import OFFICE_SCHEDULES
from toolkit.chinese.dates import day
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import number

ASKED = f"《意见》要求“{OFFICE_SCHEDULES.words}”"
AGAINST = f"不符合“{OFFICE_SCHEDULES.words}”的要求"


@obligation(
    points,
    "R802",
    "驻点时间由局办公室统筹",
    Strength.MUST,
    OFFICE_SCHEDULES,
    reads=(Point, FieldWork),
    columns=(Point.scheduled, Point.scheduled_on),
)
def office_schedules(subject: Subject[Point], case: Case) -> Judgement:
    """到联系点驻点调研的时间，由局办公室在驻点以前统一协调。

    看“联系点一览表”的办公室统筹、统筹日期，“下基层活动台账”中局领导到这个联系点驻点的开始日期。这是局办公室的
    事，不记在领导名下；是协调，不是审批。以驻点开始之日为期，没有驻点的以最迟截止日（参数“最迟截止日”）为期：以前没有
    统筹的为未到期，计划驻点的日期已到的为预警；以后办公室统筹填“否”的、统筹日期晚于驻点开始之日的，为不符合。过了期限，
    办公室统筹或统筹日期没有填的、驻点记录存疑的，无法判定：没有填不等于没有统筹。

    例：3月20日统筹，4月10日驻点，符合；4月12日才统筹，不符合。
    """
    point, stay = subject.row, stay_at(subject.row, case)
    deadline = Deadline.of(case, begins(stay, case))
    cells: Cells = ((point, Point.scheduled), (point, Point.scheduled_on), *stay.cells)
    scheduled, on = point.scheduled, point.scheduled_on
    whenever = scheduled is False or (on is not None and on > deadline.on)
    if stay.doubtful and not (deadline.passed and whenever):
        return doubtful_rows(f"{subject.label}的驻点时间是否事先统筹", stay.doubtful)
    when = stay_in_words(point, stay)
    if scheduled and on:
        return _scheduled(subject, case, deadline, on, when, cells)
    planned = point.usable(Point.planned_from)
    warned = planned is not None and case.as_of >= planned
    if scheduled is False or not deadline.passed:
        said = f"截至{day(case.as_of)}，{subject.label}的驻点时间没有登记局办公室统筹（{when}）"
        fact = f"{said}，{AGAINST}。" if deadline.passed else f"{said}；{ASKED}。"
        return deadline.owed(fact, cells, "请局办公室协调并登记统筹日期", warned=warned)
    missing = "统筹日期" if scheduled else "办公室统筹"
    fact = f"{subject.label}没有填写{missing}（{when}），无法判定驻点时间是否由局办公室事先统筹。"
    return unknown(fact, cells, f"请局办公室补填{missing}")


def _scheduled(
    subject: Subject[Point], case: Case, deadline: Deadline, on: dt.date, when: str, cells: Cells
) -> Judgement:
    said = f"局办公室于{day(on)}统筹{subject.label}的驻点时间（{when}）"
    if on <= min(deadline.on, case.as_of):
        return deadline.met(f"{said}，符合“{OFFICE_SCHEDULES.words}”的要求。", cells)
    if not deadline.passed:
        by = f"截至{day(case.as_of)}，局办公室尚未统筹{subject.label}的驻点时间"
        fact = f"{by}（统筹日期填{day(on)}；{when}）。"
        return deadline.owed(fact, cells, "请局办公室在驻点开始以前统筹")
    fact = f"{said}，晚于{day(deadline.on)}，{AGAINST}。"
    return deadline.done(on, fact, cells, "请局办公室今后在驻点以前协调")


@obligation(
    points, "R804", "驻点时间与计划一致", Strength.HINT, OFFICE_SCHEDULES, reads=(Point, FieldWork)
)
def close_to_the_plan(subject: Subject[Point], case: Case) -> Judgement:
    """实际驻点的起止与计划相差不多。

    看“联系点一览表”的计划驻点起、计划驻点止，“下基层活动台账”中责任领导到这个联系点驻点的开始、结束日期，
    别的领导来的不算；有算数的驻点的只看算数的，分几段的从第一段开始算到最后一段结束。开始或者结束与计划相差超过3天（参数“计划偏差天数”）的，只作提示；还没有驻点、已经超过
    计划的开始日期3天的，也是。以前为未到期。责任领导、计划的日期没有填、读不出的，计划先后颠倒的，驻点记录存疑的，无法判定。

    例：计划4月10日至15日，实际4月11日至15日，符合；实际4月20日至24日，预警。
    """
    point, stay = subject.row, responsible_stay(subject.row, case)
    first, last = point.planned_from, point.planned_to
    cells: Cells = ((point, Point.planned_from), (point, Point.planned_to), *stay.cells)
    plan = f"{subject.label}计划{span(first, last)}驻点"
    if last < first:
        fact = f"{plan}，止早于起，无法判定与实际相差几天。"
        return unknown(fact, cells, "请改正计划驻点的起止")
    if stay.doubtful:
        return doubtful_rows(f"{subject.label}驻点是否按计划", stay.doubtful)
    slip = dt.timedelta(days=int(case.limits(Limits).slip_days))
    if stay.first is None or stay.last is None:
        return _not_begun(plan, case, first + slip, cells)
    return _compared(plan, case, (first, last), stay, slip, cells)


def _not_begun(plan: str, case: Case, latest: dt.date, cells: Cells) -> Judgement:
    deadline = Deadline.of(case, latest, Strength.HINT)
    fact = f"{plan}，截至{day(case.as_of)}台账尚无驻点记录"
    if not deadline.passed:
        return deadline.owed(f"{fact}。", cells)
    advice = "请核对有无漏登；计划有变动的，请局办公室重新协调"
    return deadline.owed(f"{fact}；{ASKED}。", cells, advice)


def _compared(
    plan: str,
    case: Case,
    planned: tuple[dt.date, dt.date],
    stay: PointStay,
    slip: dt.timedelta,
    cells: Cells,
) -> Judgement:
    first, last = stay.first or planned[0], stay.last or planned[1]
    early, late = abs(first - planned[0]), abs(last - planned[1])
    said = f"{plan}，实际{span(first, last)}"
    allowed = number(slip.days)
    if max(early, late) > slip:
        apart = f"开始相差{early.days}天，结束相差{late.days}天，超过{allowed}天"
        fact = f"{said}，{apart}；{ASKED}。"
        on_the_day = Deadline.of(case, first, Strength.HINT, on_the_day=True)
        return on_the_day.owed(fact, cells, "请核对日期；计划有变动的，请局办公室登记")
    if last > case.as_of:
        fact = f"{plan}，截至{day(case.as_of)}正在驻点（登记{span(first, last)}）。"
        return Deadline.of(case, last, Strength.HINT).owed(fact, cells)
    return Deadline.of(case, last, Strength.HINT).met(f"{said}，相差不超过{allowed}天。", cells)

"""三·2、四·3 驻点前的准备：R401 对象和方法、R604 课题、R605 课题范围、R801 落实到人."""

import datetime as dt
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.point_stays import PointStay
from toolkit.activities.sanjie.point_stays import begins
from toolkit.activities.sanjie.point_stays import day_before
from toolkit.activities.sanjie.point_stays import doubtful_rows
from toolkit.activities.sanjie.point_stays import stay_at
from toolkit.activities.sanjie.point_stays import stay_in_words
from toolkit.activities.sanjie.points import NOT_YET
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import is_blank
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.sources import PLAN_TASKS
from toolkit.activities.sanjie.sources import SET_TOPIC
from toolkit.activities.sanjie.sources import STAY_PREPARED
from toolkit.activities.sanjie.sources import TOPICS
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

TOPIC_IN_FULL = f"每个联系点{SET_TOPIC.words}"
TASKS_IN_FULL = f"把下基层驻点调研的{PLAN_TASKS.words}"
PARK, COUNTRYSIDE = "化工园区", "农村环境"
NAMED_TOPICS = (
    "重点围绕‘加强化工园区环境监管、推动企业又好又快发展’、"
    "‘加强农村环境连片整治、提升农村环境保护水平’等课题"
)

Columns = Sequence[Column[str | None]]


def _unfilled(point: Point, columns: Columns) -> Sequence[Column[str | None]]:
    """没有填的栏；只写“无”“待定”的也是.

    Raises:
        Unfilled: 没有一栏空着，而有一栏读不出。
    """
    empty = [each for each in columns if is_blank(point, each)]
    if not empty:
        for each in columns:
            _ = point[each]
    return empty


def _cells(point: Point, columns: Columns) -> Cells:
    return tuple((point, column) for column in columns)


def _owed(
    subject: Subject[Point], case: Case, deadline: Deadline, said: str, cells: Cells
) -> Judgement:
    """驻点以前没有做到；计划的日期已到而没有驻点的为预警."""
    planned = subject.row.usable(Point.planned_from)
    warned = planned is not None and case.as_of >= planned
    advice = "请尽快确定并填写" if deadline.passed else "请在驻点开始以前确定并填写"
    return deadline.owed(said, cells, advice, warned=warned)


def _prepared_before(
    subject: Subject[Point], case: Case, columns: Columns, words: str
) -> Judgement:
    """这几栏在驻点开始以前填好：没有填的按必须，填得晚的按原则."""
    point, stay = subject.row, stay_at(subject.row, case)
    empty = _unfilled(point, columns)
    deadline = Deadline.of(case, day_before(stay, case))
    if stay.doubtful and not stay.blocks and not (deadline.passed and empty):
        return doubtful_rows(f"{subject.label}驻点前的准备", stay.doubtful)
    if not empty:
        return _settled(subject, case, columns, stay, words)
    missing = listed(column.heading for column in empty)
    said = (
        f"截至{day(case.as_of)}，{subject.label}没有确定{missing}（{stay_in_words(point, stay)}）"
    )
    return _owed(subject, case, deadline, _against(deadline, said, words), _cells(point, empty))


def _settled(
    subject: Subject[Point], case: Case, columns: Columns, stay: PointStay, words: str
) -> Judgement:
    """都填了的，看方案确定日期早不早于驻点."""
    point, deadline = subject.row, Deadline.of(case, day_before(stay, case))
    named, when = listed(column.heading for column in columns), stay_in_words(subject.row, stay)
    cells = (*_cells(point, columns), (point, Point.settled_plan_on))
    settled = point.settled_plan_on
    if settled is None:
        said = f"{subject.label}已填写{named}，没有填写方案确定日期（{when}）"
        advice = "请填写方案确定日期"
        if deadline.passed:
            return unknown(f"{said}，无法判定是否在驻点以前确定。", cells, advice)
        return deadline.owed(f"{said}。", cells, advice)
    said = f"{subject.label}{named}于{day(settled)}确定（{when}）"
    if settled > case.as_of and not deadline.passed:
        by = f"方案确定日期填{day(settled)}；{when}"
        fact = f"截至{day(case.as_of)}，{subject.label}的{named}尚未确定（{by}）。"
        return deadline.owed(fact, cells, "请在驻点开始以前确定")
    if settled <= deadline.on:
        return deadline.met(f"{said}，符合“{words}”的要求。", cells)
    return _too_late(case, deadline.on, said, cells, stay, words)


def _against(deadline: Deadline, said: str, words: str) -> str:
    quoted = f"“{words}”"
    return (
        f"{said}，不符合{quoted}的要求。" if deadline.passed else f"{said}；《意见》要求{quoted}。"
    )


def _too_late(
    case: Case, before: dt.date, said: str, cells: Cells, stay: PointStay, words: str
) -> Judgement:
    """填了，而不在驻点以前：偏离，请说明."""
    late = Deadline.of(case, before, Strength.PRINCIPLE)
    than = "驻点开始以前" if stay.first else "最迟截止日以前"
    fact = f"{said}，没有在{than}确定；《意见》要求“{words}”，请说明原因。"
    return late.owed(fact, (*cells, *stay.cells), "请在“说明”栏写明原因")


@obligation(
    points,
    "R401",
    "驻点对象、方法和重点问题",
    Strength.MUST,
    STAY_PREPARED,
    reads=(Point, FieldWork),
    columns=(Point.studied, Point.methods, Point.settled_plan_on),
)
def stay_is_prepared(subject: Subject[Point], case: Case) -> Judgement:
    """每次驻点以前，确定驻点调研的对象、方法和重点要解决的问题。

    看“联系点一览表”的调研对象、方式方法、重点要解决的问题和方案确定日期，“下基层活动台账”中局领导到这个联系点
    驻点的开始日期；台账行没有填联系点、而责任领导只负责一个联系点的，算在那个联系点。期限是驻点开始的前一天；没有驻点
    的，最迟为最迟截止日（参数“最迟截止日”）。

    期限以前：没有填全的为未到期，计划驻点的日期已到的为预警。过了期限：没有填全的（只写“无”“待定”的也是）为不符合；
    填全了而方案确定日期不早于驻点开始之日的，为偏离，请说明；方案确定日期没有填的，无法判定。驻点记录的类别、日期
    存疑的，无法判定。旧台账没有调研对象、方式方法、方案确定日期这几栏的，无法判定。

    例：4月10日驻点，3月28日三项都已确定，符合；4月12日才确定，偏离；方式方法至今空着，不符合。
    """
    columns = (Point.studied, Point.methods, Point.key_problem)
    return _prepared_before(subject, case, columns, STAY_PREPARED.words)


@obligation(
    points,
    "R604",
    "联系点课题和重点问题",
    Strength.MUST,
    SET_TOPIC,
    reads=(Point, FieldWork),
    columns=(Point.settled_plan_on,),
)
def topic_is_set(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点在驻点以前确定课题和重点要解决的问题。

    看“联系点一览表”的课题、重点要解决的问题和方案确定日期，“下基层活动台账”中局领导到这个联系点驻点的开始日期。
    期限是驻点开始的前一天；没有驻点的，最迟为最迟截止日（参数“最迟截止日”）。期限以前没有填全的为未到期，
    计划驻点的日期已到的为预警。过了期限没有填全的为不符合；填全了而确定得晚的为偏离，请说明；方案确定日期没有填的、
    驻点记录存疑的，无法判定。

    例：4月10日驻点，3月28日课题和重点问题都已确定，符合；课题空着，不符合。
    """
    return _prepared_before(subject, case, (Point.topic, Point.key_problem), TOPIC_IN_FULL)


@obligation(points, "R605", "课题范围", Strength.HINT, TOPICS, reads=(Point, FieldWork))
def topic_is_named_or_explained(subject: Subject[Point], case: Case) -> Judgement:
    """课题围绕《意见》列举的两个课题，或者另定并写明内容。

    看“联系点一览表”的课题：写到化工园区、农村环境的，属于列举的两个；写明别的内容的也符合，原文是“等课题”。只写
    “其他”而没有内容的，只作提示。期限同课题的确定：驻点开始的前一天，以前为未到期。课题没有填的，由课题一项判定，
    这里无法判定。

    例：课题为化工园区环境监管，符合；只写“其他”，预警。
    """
    point = subject.row
    topic = point.topic.strip()
    cells = _cells(point, (Point.topic,))
    deadline = Deadline.of(case, day_before(stay_at(point, case), case), Strength.HINT)
    if PARK in topic or COUNTRYSIDE in topic:
        return deadline.met(f"{subject.label}的课题为“{topic}”，属于《意见》列举的课题。", cells)
    own_words = topic.removeprefix("其他").strip("：:（）() 、，。—-")
    if own_words and own_words not in NOT_YET:
        fact = f"{subject.label}的课题为“{topic}”，不在《意见》列举的两个课题之内；原文为“等课题”，可以另定。"
        return deadline.met(fact, cells)
    said = f"截至{day(case.as_of)}，{subject.label}的课题只写“{topic}”，没有写明内容"
    advice = "请写明课题的内容"
    return deadline.owed(f"{said}；《意见》要求“{NAMED_TOPICS}”。", cells, advice)


@obligation(
    points,
    "R801",
    "驻点任务落实到人",
    Strength.MUST,
    PLAN_TASKS,
    reads=(Point, FieldWork),
    columns=(
        Point.tasks,
        Point.methods,
        Point.schedule,
        Point.results_use,
        Point.responsible,
    ),
)
def tasks_are_assigned(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点的具体任务、方式方法、时间要求、成果应用都写明，并有任务责任人。

    看“联系点一览表”的具体任务、方式方法、时间要求、成果应用、任务责任人五栏，“下基层活动台账”中局领导到这个联系点
    驻点的开始日期。原文没有另定日期，以驻点开始之日为期；没有驻点的，以最迟截止日（参数“最迟截止日”）为期。期限以前没有
    填全的为未到期，计划驻点的日期已到的为预警；过了期限没有填全的为不符合。五栏有读不出的、驻点记录存疑的，无法判定。
    旧台账没有这几栏的，无法判定。

    例：五栏都已填写，符合；任务责任人空着，4月10日已经驻点，不符合。
    """
    point = subject.row
    columns = (Point.tasks, Point.methods, Point.schedule, Point.results_use, Point.responsible)
    empty = _unfilled(point, columns)
    stay = stay_at(point, case)
    if not empty:
        fact = f"{subject.label}的具体任务、方式方法、时间要求和成果应用已写明，责任人为{point.responsible}，符合“{TASKS_IN_FULL}”的要求。"
        return Deadline.of(case, begins(stay, case)).met(fact, _cells(point, columns))
    deadline = Deadline.of(case, begins(stay, case))
    if stay.doubtful and not stay.blocks and not deadline.passed:
        return doubtful_rows(f"{subject.label}任务是否按时落实到人", stay.doubtful)
    missing = listed(column.heading for column in empty)
    said = (
        f"截至{day(case.as_of)}，{subject.label}没有写明{missing}（{stay_in_words(point, stay)}）"
    )
    return _owed(
        subject, case, deadline, _against(deadline, said, TASKS_IN_FULL), _cells(point, empty)
    )

"""三·1、四·2 在哪里驻点：R203 在本人联系点."""

from collections.abc import Sequence

from toolkit.activities.sanjie.counting_stay import CountingStay
from toolkit.activities.sanjie.counting_stay import Lacking
from toolkit.activities.sanjie.counting_stay import counting_stay
from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.point_duty import points_by_leader
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import point_by_number
from toolkit.activities.sanjie.sources import OWN_POINT
from toolkit.activities.sanjie.sources import SET_TOPIC
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.deadline import met
from toolkit.declare.deadline import unknown
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed


@obligation(
    leaders,
    "R203",
    "在本人联系点驻点",
    Strength.PRINCIPLE,
    OWN_POINT,
    SET_TOPIC,
    reads=(Person, FieldWork, Point),
    columns=(FieldWork.point,),
)
def at_own_point(leader: Subject[Person], case: Case) -> Judgement:
    """局领导在本人负责的联系点驻点。

    看算数的一次驻点（同R201，“下基层活动台账”驻点调研的行）的“联系点”，与“联系点一览表”的责任领导核对。
    原文要求每位局领导各选择并负责一个联系点，每个联系点按确定的课题开展驻点调研，没有写明只能在自己的
    联系点，所以只作偏离，请说明原因。驻点结束后判定；联系点没有填、本人没有联系点的，无法判定。

    例：负责LXD01，驻点也填LXD01，符合；驻点填LXD02，偏离。
    """
    stay = counting_stay(leader, case, "是否在本人联系点驻点")
    if isinstance(stay, Judgement):
        return stay
    own = case.derived(points_by_leader).get(leader.key, ())
    if not own:
        return _no_point(leader, stay)
    numbers = {point.number for point in own}
    elsewhere = [row for row in stay.rows if row.usable(FieldWork.point) not in numbers]
    blank = [row for row in elsewhere if row.usable(FieldWork.point) is None]
    names = listed(_named(case, point.number) for point in own)
    if blank and stay.ended(case):
        return _blank(leader, stay, blank)
    if not elsewhere:
        return met(
            f"{leader.label}{stay}在本人联系点{names}驻点，符合“{OWN_POINT.words}”的要求。",
            _cells(stay.rows),
        )
    where = listed(
        f"{span(row.started_on, row.ended_on)}在{_named(case, row.usable(FieldWork.point) or '')}"
        for row in elsewhere
    )
    fact = (
        f"{leader.label}{where}驻点，不在本人联系点{names}，"
        f"《意见》要求“{OWN_POINT.words}”，请说明原因。"
    )
    lacking = Lacking(fact, _cells(elsewhere), "请在“说明”栏写明原因，或改正联系点")
    return stay.missed(leader, case, lacking, Strength.PRINCIPLE)


def _no_point(leader: Subject[Person], stay: CountingStay) -> Judgement:
    fact = f"“{Point.sheet}”未见{leader.label}负责的联系点，无法判定{stay}是否在本人联系点驻点。"
    return unknown(fact, _cells(stay.rows), f"请在“{Point.sheet}”填写责任领导")


def _blank(leader: Subject[Person], stay: CountingStay, rows: Sequence[FieldWork]) -> Judgement:
    at = listed(str(row.at_row) for row in rows)
    fact = f"{leader.label}{stay}驻点的记录（“{FieldWork.sheet}”第{at}行）联系点未填或不能识别，无法判定是否在本人联系点驻点。"
    return unknown(fact, _cells(rows), "请补填联系点")


def _cells(rows: Sequence[FieldWork]) -> Cells:
    return tuple((row, FieldWork.point) for row in rows)


def _named(case: Case, number: str) -> str:
    """甲村（LXD01）；名称没填的只写编号."""
    point = case.derived(point_by_number).get(number)
    name = point.usable(Point.name) if point else None
    return f"{name}（{number}）" if name else number

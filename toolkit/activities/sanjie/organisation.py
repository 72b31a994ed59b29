"""四·2 组织：R705 一人一点、R707 驻点人员、R708 联系人、R709 活动台账."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.sources import KEEP_LEDGER
from toolkit.activities.sanjie.sources import OWN_POINT
from toolkit.activities.sanjie.sources import POINT_CONTACT
from toolkit.activities.sanjie.sources import POINT_TEAM
from toolkit.activities.sanjie.total_time import time_spent
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import State
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number


def points_by_leader(case: Case) -> Mapping[str, Sequence[Point]]:
    """责任领导 → 联系点."""
    by_leader: dict[str, list[Point]] = defaultdict(list)
    for point in case.filled(Point, Point.leader):
        for name in dict.fromkeys(point.leader):
            by_leader[name].append(point)
    return by_leader


def leaders_and_points(case: Case) -> Sequence[Subject[Ledger]]:
    """先各位局领导，后各联系点."""
    both: list[Subject[Ledger]] = [
        Subject(each.key, each.label, each.row) for each in leaders(case)
    ]
    both.extend(Subject(each.key, each.label, each.row) for each in points(case))
    return both


@obligation(
    leaders_and_points,
    "R705",
    "局领导与联系点一一对应",
    Strength.MUST,
    OWN_POINT,
    reads=(Person, Point),
)
def one_leader_one_point(subject: Subject[Ledger], case: Case) -> Judgement:
    """每位局领导各选择并负责一个联系点，每个联系点有一位责任领导。

    局领导没有联系点的、联系点没有责任领导的，为不符合；一位领导两个以上联系点，或者两位领导共一个
    联系点的，为偏离，请说明。
    """
    if isinstance(subject.row, Point):
        return _point_has_one_leader(subject, subject.row, case)
    return _leader_has_one_point(subject, case)


def _leader_has_one_point(leader: Subject[Ledger], case: Case) -> Judgement:
    own = case.derived(points_by_leader).get(leader.key, ())
    cells = tuple((point, Point.leader) for point in own)
    names = listed(f"{point.name}（{point.number}）" for point in own)
    if len(own) == 1:
        return Judgement(State.MET, f"{leader.label}的联系点为{names}。", cells=cells)
    if own:
        fact = f"{leader.label}负责{len(own)}个联系点：{names}；意见要求“每位局领导各选择并负责一个联系点”，请说明原因。"
        return Judgement(State.DEVIATION, fact, "", cells, "在“说明”栏写明原因", Strength.PRINCIPLE)
    unreadable = [
        point
        for point in case.rows(Point)
        if point.usable(Point.leader) is None and not point.is_empty(Point.leader)
    ]
    if unreadable:
        rows = listed(str(point.at_row) for point in unreadable)
        fact = f"“{Point.sheet}”第{rows}行责任领导不能识别，改正后再判定{leader.label}有无联系点。"
        found = tuple((point, Point.leader) for point in unreadable)
        return Judgement(State.UNKNOWN, fact, cells=found)
    fact = f"{leader.label}没有联系点，不符合“每位局领导各选择并负责一个联系点”的要求。"
    advice = f"在“{Point.sheet}”为其确定联系点"
    return Judgement(State.UNMET, fact, "", ((leader.row, Person.name),), advice)


def _point_has_one_leader(subject: Subject[Ledger], point: Point, case: Case) -> Judgement:
    cells = ((point, Point.leader),)
    if point.is_empty(Point.leader):
        fact = f"{subject.label}没有责任领导，不符合“每位局领导各选择并负责一个联系点”的要求。"
        return Judgement(State.UNMET, fact, "", cells, "填写责任领导")
    names = tuple(dict.fromkeys(point.leader))
    in_charge = {leader.key for leader in case.derived(leaders)}
    outside = [name for name in names if name not in in_charge]
    if outside:
        fact = f"{subject.label}的责任领导{listed(outside)}不是局领导班子成员。"
        return Judgement(State.UNMET, fact, "", cells, "改为班子成员，或核对人员名册")
    if len(names) == 1:
        return Judgement(State.MET, f"{subject.label}的责任领导为{names[0]}。", cells=cells)
    fact = f"{subject.label}由{listed(names)}{len(names)}位领导共同负责，请说明原因。"
    return Judgement(
        State.DEVIATION, fact, "", cells, "在“说明”栏写明原因，或各定一个联系点", Strength.PRINCIPLE
    )


@obligation(points, "R707", "驻点人员3至4人", Strength.PRINCIPLE, POINT_TEAM, reads=(Point,))
def team_of_three_or_four(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点驻点调研人员一般为3—4人。

    按联系点一览表“驻点人员”一格的人数；责任领导列在其中的，默认算在内（参数“领导计入驻点人员”），
    两种算法的人数都写明。不是3—4人的为偏离，请说明；只有1人或者没有的，视同没有驻点人员，为不符合。
    """
    limits = case.limits(Limits)
    point = subject.row
    team = tuple(dict.fromkeys(point.team or ()))
    in_charge = set(point.usable(Point.leader) or ())
    without = len([name for name in team if name not in in_charge])
    size = len(team) if limits.leader_in_team else without
    both = f"加上责任领导{len(in_charge.union(team))}人，不计责任领导{without}人"
    said = f"{subject.label}驻点人员{size}人（{both}）"
    cells = ((point, Point.team),)
    low, high = number(limits.team_min), number(limits.team_max)
    if limits.team_min <= size <= limits.team_max:
        return Judgement(State.MET, f"{said}。", cells=cells)
    if size <= 1:
        fact = f"{said}，没有组成驻点调研的队伍，不符合“驻点调研人员一般为3—4人”的要求。"
        return Judgement(State.UNMET, fact, "", cells, "确定驻点人员", Strength.MUST)
    by_parameter = "" if (low, high) == ("3", "4") else f"（参数定为{low}—{high}人）"
    fact = f"{said}，意见要求“一般为3—4人”{by_parameter}，请说明原因。"
    return Judgement(State.DEVIATION, fact, "", cells, "在“说明”栏写明原因，或调整人员")


@obligation(points, "R708", "明确一位联系人", Strength.MUST, POINT_CONTACT, reads=(Point,))
def one_contact(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点明确一位联系人，并有联系电话。

    没有填的、填了两位以上的、没有联系电话的，为不符合。联系人应是驻点人员；不在驻点人员之中而在
    人员名册的，也认可，予以提示。
    """
    point = subject.row
    cells = ((point, Point.contact),)
    if point.is_empty(Point.contact):
        fact = f"{subject.label}没有联系人，不符合“明确一位联系人”的要求。"
        return Judgement(State.UNMET, fact, "", cells, "填写一位联系人")
    names = tuple(dict.fromkeys(point.contact))
    if len(names) > 1:
        fact = f"{subject.label}填了{len(names)}位联系人（{listed(names)}），不符合“明确一位联系人”的要求。"
        return Judgement(State.UNMET, fact, "", cells, "只留一位联系人")
    if point.is_empty(Point.phone):
        fact = f"{subject.label}联系人{names[0]}没有联系电话。"
        return Judgement(State.UNMET, fact, "", ((point, Point.phone),), "填写联系电话")
    outside = "" if names[0] in (point.usable(Point.team) or ()) else "（不在驻点人员之中，请确认）"
    return Judgement(State.MET, f"{subject.label}联系人为{names[0]}{outside}。", cells=cells)


@obligation(
    leaders, "R709", "建立下基层活动台账", Strength.MUST, KEEP_LEDGER, reads=(Person, FieldWork)
)
def ledger_is_kept(leader: Subject[Person], case: Case) -> Judgement:
    """建立领导干部下基层活动台账，每位班子成员至少一条记录，并及时更新。

    截至统计截止日没有记录的为不符合；最近一条记录距统计截止日超过31天（参数“台账更新天数”）的，
    提示更新。
    """
    limits = case.limits(Limits)
    spent = case.derived(time_spent).get(leader.key)
    rows = [*spent.rows, *spent.doubtful] if spent else []
    if not rows:
        fact = f"截至{day(case.as_of)}，“{FieldWork.sheet}”中没有{leader.label}的记录。"
        cells = ((leader.row, Person.name),)
        if case.as_of < limits.issued_on:
            return Judgement(State.NOT_DUE, fact, "", cells)
        return Judgement(State.UNMET, fact, "", cells, "建立并补填台账")
    ends = [work.ended_on for work in (spent.rows if spent else [])]
    latest = min(max(ends), case.as_of) if ends else None
    cells_of_rows = tuple((work, FieldWork.started_on) for work in rows)
    if latest and case.as_of - latest > dt.timedelta(days=limits.update_days):
        idle = (case.as_of - latest).days
        fact = f"{leader.label}的台账最近一条记录为{day(latest)}，距{day(case.as_of)}已{idle}天未更新。"
        return Judgement(State.WARNING, fact, "", cells_of_rows, "补登近期活动", Strength.HINT)
    fact = f"{leader.label}有下基层活动记录{len(rows)}条。"
    return Judgement(State.MET, fact, cells=cells_of_rows)

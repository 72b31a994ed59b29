"""四·1、四·2 科室和单位负责人：R703 列为领导小组成员、R706 参加联系点活动."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.group_seats import NOT_ADJUSTED
from toolkit.activities.sanjie.group_seats import SEATS
from toolkit.activities.sanjie.group_seats import cannot_be_read
from toolkit.activities.sanjie.group_seats import departed
from toolkit.activities.sanjie.group_seats import list_is_empty
from toolkit.activities.sanjie.group_seats import list_is_of_later
from toolkit.activities.sanjie.group_seats import seats
from toolkit.activities.sanjie.issue_day import owed_since_issue
from toolkit.activities.sanjie.issue_day import since_issue
from toolkit.activities.sanjie.leading_group import GroupMember
from toolkit.activities.sanjie.office_holders import heads_by_unit
from toolkit.activities.sanjie.office_holders import in_office
from toolkit.activities.sanjie.office_holders import people_by_unit
from toolkit.activities.sanjie.office_holders import sections
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import in_order
from toolkit.activities.sanjie.sources import GROUP_MEMBERS
from toolkit.activities.sanjie.sources import HEADS_TAKE_PART
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Column
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

TAKE_PART_IN_FULL = f"部门(单位)负责人{HEADS_TAKE_PART.words}"


def _heads_now(section: Subject[Unit], case: Case) -> Sequence[Person]:
    heads = case.derived(heads_by_unit).get(section.key, ())
    return [head for head in heads if in_office(head, case.as_of)]


def _heads_to_come(section: Subject[Unit], case: Case) -> Sequence[Person]:
    heads = case.derived(heads_by_unit).get(section.key, ())
    return [h for h in heads if (since := h.usable(Person.since)) and since > case.as_of]


def _heads_gone(section: Subject[Unit], case: Case) -> Sequence[Person]:
    heads = case.derived(heads_by_unit).get(section.key, ())
    return [h for h in heads if (until := h.usable(Person.until)) and until < case.as_of]


@obligation(
    sections,
    "R703",
    "科室、直属单位负责人为成员",
    Strength.MUST,
    GROUP_MEMBERS,
    reads=(Person, Unit, GroupMember),
)
def heads_are_members(section: Subject[Unit], case: Case) -> Judgement:
    """各科室、大队、站和直属单位的负责人列入领导小组。

    看“单位名录”（外单位和局领导班子不算）、“人员名册”的职务层次、是否主持工作、职务、任职起止，和“领导小组
    名单”。没有正职的，主持工作的副职也认可；一人兼两个科室的，列一次，两个科室都算；负责人是党组成员而列为
    副组长的，也算。意见印发日为期：以前为未到期，当天为预警，以后负责人没有列入的为不符合；负责人换了人而名单
    还是前任的，写明人事变动后名单未调整。负责人已列入而前任还在名单上的，只作提示。

    名册上看不出谁是负责人的：名单里没有这个单位的人，为不符合；有的，是否主持工作待核，无法判定。

    例：污控科科长列为成员，符合；生态科没有人列入，不符合。
    """
    listing = case.derived(seats)
    if listing.is_empty:
        return list_is_empty()
    heads = _heads_now(section, case)
    by_name = sorted(heads, key=lambda head: head.name)
    mine = [row for head in by_name for row in listing.of(head.name)]
    cells: Cells = tuple((row, GroupMember.name) for row in mine)
    gone = [row for head in _heads_gone(section, case) for row in listing.of(head.name)]
    left = departed(case, gone)
    if mine and left:
        return _former_head_is_listed(section, case, left)
    if mine:
        who = f"{mine[0].name}（{mine[0].role}）"
        fact = f"{section.label}负责人{who}已列入领导小组名单，符合“{GROUP_MEMBERS.words}”的要求。"
        return since_issue(case).met(fact, cells)
    if doubt := listing.in_doubt([head.name for head in heads], SEATS):
        return cannot_be_read(f"{section.label}负责人", doubt)
    if not heads:
        return _no_head(section, case)
    return _head_is_missing(section, case, heads, left)


def _former_head_is_listed(
    section: Subject[Unit], case: Case, rows: Sequence[GroupMember]
) -> Judgement:
    names = listed(dict.fromkeys(row.name for row in rows))
    fact = f"截至{day(case.as_of)}，{section.label}现任负责人已列入领导小组，已离任的{names}仍在名单上，{NOT_ADJUSTED}。"
    cells: Cells = tuple((row, GroupMember.name) for row in rows)
    deadline = since_issue(case, Strength.HINT)
    return deadline.owed(fact, cells, f"请从名单中删去{names}")


def _seated_of(section: Subject[Unit], case: Case) -> Sequence[str]:
    """名单上这个单位的人，不论是不是负责人."""
    listing = case.derived(seats)
    people = case.derived(people_by_unit).get(section.key, ())
    return [person.name for person in people if listing.of(person.name)]


def _no_head(section: Subject[Unit], case: Case) -> Judgement:
    cells: Cells = ((section.row, Unit.short_name),)
    if not (case.derived(people_by_unit).get(section.key) or _heads_gone(section, case)):
        fact = f"“{Person.sheet}”中没有{section.label}的人员，无法判定其负责人是否列入领导小组。"
        return unknown(fact, cells, f"请在“{Person.sheet}”补填{section.label}的负责人")
    if present := _seated_of(section, case):
        fact = f"“{Person.sheet}”中没有{section.label}在任的负责人，名单列有该单位的{listed(present)}，是否主持工作待核，无法判定。"
        return unknown(fact, cells, "请在“是否主持工作”一栏注明主持工作的人")
    said = f"{section.label}没有人列入领导小组名单"
    advice = f"请将{section.label}负责人或者主持工作的人列为成员"
    return owed_since_issue(since_issue(case), said, GROUP_MEMBERS.words, cells, advice)


def _head_is_missing(
    section: Subject[Unit], case: Case, heads: Sequence[Person], left: Sequence[GroupMember]
) -> Judgement:
    listing = case.derived(seats)
    to_come = [head for head in _heads_to_come(section, case) if listing.of(head.name)]
    leaving = [head for head in heads if head.usable(Person.until)]
    if to_come or (leaving and _seated_of(section, case)):
        return list_is_of_later(f"{section.label}负责人", (to_come or leaving)[0])
    names = listed(head.name for head in heads)
    moved = ""
    if left:
        moved = f"，名单上仍是已离任的{listed(row.name for row in left)}，{NOT_ADJUSTED}"
    said = f"{section.label}负责人{names}没有列为领导小组成员{moved}"
    cells: Cells = tuple((head, Person.name) for head in heads)
    latest = max((d for head in heads if (d := head.usable(Person.since))), default=None)
    deadline = since_issue(case, appointed=latest if left else None)
    advice = f"请将{names}列为成员"
    return owed_since_issue(deadline, said, GROUP_MEMBERS.words, cells, advice)


def points_by_unit(case: Case) -> Mapping[str, Sequence[Point]]:
    """规范简称 → 参加单位里有它的联系点."""
    by_unit: dict[str, list[Point]] = defaultdict(list)
    for point in in_order(case):
        for unit in dict.fromkeys(point.usable(Point.units) or ()):
            by_unit[unit].append(point)
    return by_unit


def points_by_member(case: Case) -> Mapping[str, Sequence[Point]]:
    """姓名 → 由他负责、有他驻点、由他联系的联系点."""
    by_member: dict[str, list[Point]] = defaultdict(list)
    columns = (Point.leader, Point.team, Point.contact)
    for point in in_order(case):
        names = [name for column in columns for name in point.usable(column) or ()]
        for name in dict.fromkeys(names):
            by_member[name].append(point)
    return by_member


@obligation(
    sections,
    "R706",
    "部门负责人参加联系点活动",
    Strength.MUST,
    HEADS_TAKE_PART,
    reads=(Person, Unit, Point),
)
def heads_take_part(section: Subject[Unit], case: Case) -> Judgement:
    """各科室、大队、站和单位的负责人参加一个联系点的活动。

    看“联系点一览表”的驻点人员、责任领导、联系人有没有这位负责人（主持工作的副职也算）；都没有的，看参加单位有
    没有这个单位。意见印发日为期：以前为未到期，当天为预警，以后一个联系点也没有参加的为不符合。负责人本人参加
    两个以上联系点的，原文没有禁止，只作提示。参加单位、驻点人员读不出，或者名册上看不出谁是负责人、而单位的别人
    参加了的，无法判定。

    例：污控科科长是青塘镇联系点的驻点人员，符合；生态科不在任何联系点，不符合。
    """
    by_member = case.derived(points_by_member)
    heads = _heads_now(section, case)
    own = [point for head in heads for point in by_member.get(head.name, ())]
    own = list({point.number: point for point in own}.values())
    cells: Cells = tuple((point, Point.team) for point in own)
    names = listed(head.name for head in heads)
    where = listed(f"{point.name}（{point.number}）" for point in own)
    if len(own) == 1:
        return since_issue(case).met(f"{section.label}负责人{names}参加{where}联系点活动。", cells)
    if own:
        fact = f"截至{day(case.as_of)}，{section.label}负责人{names}参加{len(own)}个联系点的活动：{where}；《意见》要求“{TAKE_PART_IN_FULL}”，请核对是否需要。"
        return since_issue(case, Strength.HINT).owed(fact, cells, "请核对，确需参加几个的可以保留")
    if by_unit := case.derived(points_by_unit).get(section.key, ()):
        return _by_unit(section, case, by_unit, names)
    return _takes_no_part(section, case, heads)


def _by_unit(section: Subject[Unit], case: Case, points: Sequence[Point], names: str) -> Judgement:
    """负责人没有列为驻点人员，而单位列为参加单位."""
    where = listed(f"{point.name}（{point.number}）" for point in points)
    who = f"，负责人{names}未列为驻点人员，请确认由其参加" if names else ""
    cells: Cells = tuple((point, Point.units) for point in points)
    return since_issue(case).met(f"{section.label}列为{where}的参加单位{who}。", cells)


def _unread(case: Case) -> Sequence[tuple[Point, Column[object]]]:
    """读不出的参加单位、驻点人员."""
    return [
        (point, column)
        for point in sorted(case.rows(Point), key=lambda point: point.at_row)
        for column in (Point.units, Point.team)
        if point.usable(column) is None and not point.is_empty(column)
    ]


def _takes_no_part(section: Subject[Unit], case: Case, heads: Sequence[Person]) -> Judgement:
    by_member = case.derived(points_by_member)
    if unread := _unread(case):
        rows = listed(dict.fromkeys(str(point.at_row) for point, _ in unread))
        fact = f"“{Point.sheet}”第{rows}行参加单位或驻点人员不能识别，无法判定{section.label}负责人参加哪个联系点。"
        return unknown(fact, tuple(unread), "请改正参加单位、驻点人员")
    to_come = [head for head in _heads_to_come(section, case) if by_member.get(head.name)]
    if to_come:
        since = to_come[0].usable(Person.since)
        said = f"{full_day(since)}任职的" if since else ""
        fact = f"{section.label}由{said}{to_come[0].name}参加联系点活动，一览表没有日期，无法判定当时由谁参加。"
        return unknown(fact, ((to_come[0], Person.since),), "请核对一览表所在的日期")
    people = case.derived(people_by_unit).get(section.key, ())
    others = [person.name for person in people if by_member.get(person.name)]
    cells: Cells = tuple((head, Person.name) for head in heads) or ((section.row, Unit.short_name),)
    leaving = [head for head in heads if head.usable(Person.until)]
    if leaving and others:
        return list_is_of_later(f"{section.label}负责人", leaving[0], Point.sheet)
    if not heads and others:
        fact = f"“{Person.sheet}”中没有{section.label}在任的负责人，{listed(others)}参加联系点活动，是否主持工作待核，无法判定。"
        return unknown(fact, cells, "请在“是否主持工作”一栏注明主持工作的人")
    named = f"负责人{listed(head.name for head in heads)}" if heads else ""
    only = f"（由{listed(others)}参加）" if others else ""
    said = f"{section.label}{named}没有参加任何一个联系点的活动{only}"
    advice = "请在“联系点一览表”的参加单位、驻点人员中列明"
    return owed_since_issue(since_issue(case), said, TAKE_PART_IN_FULL, cells, advice)

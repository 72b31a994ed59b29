"""四·2 联系点：R705 一人一点、R707 驻点人员、R708 联系人."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.issue_day import owed_since_issue
from toolkit.activities.sanjie.issue_day import since_issue
from toolkit.activities.sanjie.issue_day import to_explain
from toolkit.activities.sanjie.office_holders import people_by_name
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.people import leaders
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import in_order
from toolkit.activities.sanjie.points import points
from toolkit.activities.sanjie.sources import OWN_POINT
from toolkit.activities.sanjie.sources import POINT_CONTACT
from toolkit.activities.sanjie.sources import POINT_TEAM
from toolkit.activities.sanjie.terms import has_left
from toolkit.chinese.dates import day
from toolkit.chinese.dates import full_day
from toolkit.declare.case import Case
from toolkit.declare.deadline import unknown
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Cells
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import number


def points_by_leader(case: Case) -> Mapping[str, Sequence[Point]]:
    """责任领导 → 联系点，按编号."""
    by_leader: dict[str, list[Point]] = defaultdict(list)
    for point in in_order(case):
        for name in dict.fromkeys(point.usable(Point.leader) or ()):
            by_leader[name].append(point)
    return by_leader


def leaders_and_points(case: Case) -> Sequence[Subject[Ledger]]:
    """先各位局领导，后各联系点."""
    both: list[Subject[Ledger]] = [
        Subject(each.key, each.label, each.row) for each in leaders(case)
    ]
    both.extend(Subject(each.key, each.label, each.row) for each in points(case))
    return both


def _departed(subject: Subject[Ledger], case: Case) -> Judgement | None:
    """已经离任的局领导不再要求；联系点总要有责任领导."""
    if isinstance(subject.row, Person):
        return has_left(Subject(subject.key, subject.label, subject.row), case)
    return None


@obligation(
    leaders_and_points,
    "R705",
    "局领导与联系点一一对应",
    Strength.MUST,
    OWN_POINT,
    reads=(Person, Point),
    excused=_departed,
)
def one_leader_one_point(subject: Subject[Ledger], case: Case) -> Judgement:
    """每位局领导各选择并负责一个联系点，每个联系点有一位责任领导。

    看“联系点一览表”的责任领导和“人员名册”的是否班子成员、任职起止。意见印发日（参数“意见印发日”）为期，印发
    以后任职的以任职之日为期：以前为未到期，当天为预警，以后局领导没有联系点的、联系点没有责任领导的、责任领导
    不是在任班子成员的，为不符合。一位领导两个以上联系点，或者两位领导共一个联系点的，为偏离，请说明。已经离任的
    局领导不适用。责任领导读不出的，无法判定。

    例：张三负责河东镇一个联系点，符合；李四没有联系点，不符合。
    """
    if isinstance(subject.row, Point):
        return _point_has_one_leader(subject, subject.row, case)
    since = subject.row.usable(Person.since) if isinstance(subject.row, Person) else None
    own = case.derived(points_by_leader).get(subject.key, ())
    cells: Cells = tuple((point, Point.leader) for point in own)
    names = listed(f"{point.usable(Point.name) or ''}（{point.number}）" for point in own)
    if len(own) < 2 and (unread := _unread_leaders(case)):
        rows = listed(str(point.at_row) for point in unread)
        what = f"是否只有{names}一个联系点" if own else "有无联系点"
        fact = f"“{Point.sheet}”第{rows}行责任领导不能识别，改正后再判定{subject.label}{what}。"
        return unknown(fact, tuple((point, Point.leader) for point in unread), "请改正责任领导")
    if len(own) == 1:
        return since_issue(case).met(f"{subject.label}的联系点为{names}。", cells)
    if own:
        deadline = since_issue(case, Strength.PRINCIPLE, since)
        said = f"{subject.label}负责{len(own)}个联系点：{names}"
        return to_explain(deadline, said, OWN_POINT.words, cells, "或者只负责一个联系点")
    until = subject.row.usable(Person.until) if isinstance(subject.row, Person) else None
    if until and (to_come := _to_come(case)):
        return _of_a_later_day(subject, to_come[0], f"{subject.label}当时有无联系点")
    deadline = since_issue(case, appointed=since)
    where: Cells = ((subject.row, Person.name),)
    advice = f"请在“{Point.sheet}”为其确定一个联系点"
    return owed_since_issue(deadline, f"{subject.label}没有联系点", OWN_POINT.words, where, advice)


def _to_come(case: Case) -> Sequence[Person]:
    """统计截止日以后才任职、而一览表已经列为责任领导的班子成员."""
    by_leader = case.derived(points_by_leader)
    return [
        person
        for name, person in case.derived(people_by_name).items()
        if name in by_leader
        and person.usable(Person.in_leadership)
        and (person.usable(Person.since) or case.as_of) > case.as_of
    ]


def _of_a_later_day(subject: Subject[Ledger], person: Person, what: str) -> Judgement:
    """一览表没有日期，列着以后任职的人."""
    since = person.usable(Person.since)
    came = f"{full_day(since)}任职" if since else "以后任职"
    fact = f"“{Point.sheet}”的责任领导{person.name}{came}，一览表没有日期，无法判定{what}。"
    return unknown(fact, ((person, Person.since),), "请核对一览表所在的日期")


def _unread_leaders(case: Case) -> Sequence[Point]:
    unread = [
        point
        for point in case.rows(Point)
        if point.usable(Point.leader) is None and not point.is_empty(Point.leader)
    ]
    return sorted(unread, key=lambda point: point.at_row)


def _point_has_one_leader(subject: Subject[Ledger], point: Point, case: Case) -> Judgement:
    cells: Cells = ((point, Point.leader),)
    if point.is_empty(Point.leader):
        said = f"{subject.label}没有责任领导"
        return owed_since_issue(
            since_issue(case), said, OWN_POINT.words, cells, "请确定一位责任领导"
        )
    names = tuple(sorted(dict.fromkeys(point.leader)))
    now = {leader.key: leader for leader in leaders(case)}
    outside = [name for name in names if name not in now]
    gone = [name for name in names if name in now and has_left(now[name], case)]
    if to_come := [person for person in _to_come(case) if person.name in names]:
        return _of_a_later_day(subject, to_come[0], f"当时{subject.label}由谁负责")
    if outside or gone:
        why = f"{listed(outside)}不是在任的班子成员" if outside else f"{listed(gone)}已经离任"
        said = f"{subject.label}的责任领导{why}"
        advice = "请改由在任的班子成员负责，或核对人员名册"
        return owed_since_issue(since_issue(case), said, OWN_POINT.words, cells, advice)
    if len(names) == 1:
        return since_issue(case).met(f"{subject.label}的责任领导为{names[0]}。", cells)
    deadline = since_issue(case, Strength.PRINCIPLE)
    said = f"{subject.label}由{listed(names)}{len(names)}位领导共同负责"
    return to_explain(deadline, said, OWN_POINT.words, cells, "或者各定一个联系点")


@obligation(points, "R707", "驻点人员3至4人", Strength.PRINCIPLE, POINT_TEAM, reads=(Point,))
def team_of_three_or_four(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点驻点调研人员一般为3—4人。

    看“联系点一览表”的驻点人员和责任领导。责任领导列在驻点人员之中的，默认算在内（参数“领导计入驻点人员”）；含与不含的人数都写明，两种算法结论不同的也写明。人数范围由参数“驻点人员下限”“驻点人员上限”定。
    意见印发日为期：以前为未到期，当天为预警；以后不在范围之内的为偏离，请说明；只有1人或者没有的，视同没有驻点
    人员，为不符合。驻点人员读不出的，责任领导不算在内而读不出的，无法判定。

    例：张三（责任领导）、李四、王五3人，符合；张三、李四2人，偏离。
    """
    limits, point = case.limits(Limits), subject.row
    team = set(point.team or ())
    in_charge = set(point.usable(Point.leader) or ())
    if not limits.leader_in_team and not point.is_empty(Point.leader):
        in_charge = set(point.leader)
    counted, other, in_words, not_so = _counted(team, in_charge, limits)
    low, high = limits.team_min, limits.team_max
    differ = (low <= counted <= high) != (low <= other <= high)
    said = f"{subject.label}驻点人员{counted}人（{in_words}）{_by_parameter(limits)}"
    cells: Cells = ((point, Point.team),)
    size = f"{number(low)}—{number(high)}人"
    if low <= counted <= high:
        but = f"；{not_so}的{other}人不在{size}之内，两种算法结论不同" if differ else ""
        return since_issue(case).met(f"{said}，符合“{POINT_TEAM.words}”的要求{but}。", cells)
    if counted <= 1:
        said += "，没有组成驻点调研的队伍"
        return owed_since_issue(since_issue(case), said, POINT_TEAM.words, cells, "请确定驻点人员")
    said += f"，{not_so}的{other}人在{size}之内，两种算法结论不同" if differ else ""
    deadline = since_issue(case, Strength.PRINCIPLE)
    return to_explain(deadline, said, POINT_TEAM.words, cells, "或者调整人员")


def _counted(team: set[str], in_charge: set[str], limits: Limits) -> tuple[int, int, str, str]:
    """按参数数出的人数、按另一种算法的人数、怎样写明、另一种算法叫什么."""
    with_them, without = len(team | in_charge), len(team - in_charge)
    if not limits.leader_in_team:
        return without, with_them, f"不含责任领导；含为{with_them}人", "含责任领导"
    if not in_charge:
        return len(team), len(team), "责任领导未填或不能识别", ""
    if team & in_charge:
        return len(team), without, f"含责任领导；不含为{without}人", "不含责任领导"
    return len(team), with_them, f"未列入责任领导；含为{with_them}人", "含责任领导"


def _by_parameter(limits: Limits) -> str:
    """参数改了人数的写明，免得当成原文."""
    low, high = number(limits.team_min), number(limits.team_max)
    return "" if (low, high) == ("3", "4") else f"（参数定为{low}—{high}人）"


@obligation(points, "R708", "明确一位联系人", Strength.MUST, POINT_CONTACT, reads=(Point,))
def one_contact(subject: Subject[Point], case: Case) -> Judgement:
    """每个联系点明确一位联系人，并有联系电话。

    看“联系点一览表”的联系人、联系电话、驻点人员。意见印发日为期：以前为未到期，当天为预警，以后没有填的、填了
    两位以上的、没有联系电话的，为不符合。联系人应是驻点人员；不在驻点人员之中而在人员名册的，也认可，请确认。
    联系人、联系电话读不出的，无法判定。

    例：联系人李四，有电话，符合；联系人李四、王五两位，不符合。
    """
    point = subject.row
    cells: Cells = ((point, Point.contact),)
    deadline = since_issue(case)
    if point.is_empty(Point.contact):
        said = f"{subject.label}没有联系人"
        return owed_since_issue(deadline, said, POINT_CONTACT.words, cells, "请填写一位联系人")
    names = tuple(dict.fromkeys(point.contact))
    if len(names) > 1:
        said = f"{subject.label}填了{len(names)}位联系人（{listed(names)}）"
        return owed_since_issue(deadline, said, POINT_CONTACT.words, cells, "请只留一位联系人")
    if point.is_empty(Point.phone):
        said = f"{subject.label}联系人{names[0]}没有联系电话"
        where: Cells = ((point, Point.phone),)
        return owed_since_issue(deadline, said, POINT_CONTACT.words, where, "请填写联系电话")
    _ = point.phone  # -- an unreadable one leaves it open --
    outside = "" if names[0] in (point.usable(Point.team) or ()) else "（不在驻点人员之中，请确认）"
    fact = f"截至{day(case.as_of)}，{subject.label}联系人为{names[0]}{outside}，符合“{POINT_CONTACT.words}”的要求。"
    return deadline.met(fact, cells)

"""四·1, 四·2, 三·1, 四·3 the leading group, the contact points and their plan (R3xx, R7xx, R8xx)."""

import math
from collections import Counter

from judge.worlds.dates import days
from judge.worlds.dates import joined
from judge.worlds.duties_writing import _begins as begins
from judge.worlds.stays import stay_of
from judge.worlds.stays import stay_rows
from judge.worlds.world import DEVIATION
from judge.worlds.world import GROUP
from judge.worlds.world import MET
from judge.worlds.world import NOT_DUE
from judge.worlds.world import NOT_HELD
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import QUIET
from judge.worlds.world import UNKNOWN
from judge.worlds.world import UNMET
from judge.worlds.world import WARNING
from judge.worlds.world import Expected
from judge.worlds.world import about
from judge.worlds.world import names
from judge.worlds.world import states

EMPHASES = (
    "化工园区",
    "开发区",
    "重金属污染集中区",
    "环境信访较多的乡镇",
    "农村环境连片整治薄弱村",
)
MANY = EMPHASES[3]
BUREAU = frozenset({"全局"})


def expected(world):
    """What must be said of the bureau, its people in office, units and points."""
    yield from _group(world)
    yield from _sections(world)
    for who in world.leaders():
        yield Expected("R705", about(who), _own_points(world, who))
    for point in world[POINT]:
        yield from _point(world, point)
        yield from _plan(world, point)
    gaps = {*EMPHASES} - {kind for each in world[POINT] for kind in names(each["重点类别"])}
    yield Expected("R303", BUREAU, states(WARNING if gaps else MET))
    yield Expected("R803", BUREAU, _away(world))


def _roles(world, name):
    return {each["小组职务"] for each in world[GROUP] if each["姓名"] == name}


def _group(world):
    heads = [each["姓名"] for each in world[GROUP] if each["小组职务"] == "组长"]
    secretary = [each["姓名"] for each in world[PERSON] if "党组书记" in names(each["职务层次"])]
    asked = {UNKNOWN} if any(map(world.shared, heads)) else set()
    yield Expected("R701", BUREAU, states(MET if heads == secretary else UNMET) | asked)
    office = any(each["小组职务"] == "办公室主任" for each in world[GROUP])
    yield Expected("R704", BUREAU, states(MET if office else UNMET))
    for who in world.leaders():
        yield Expected("R702", about(who), _deputy(world, who, secretary))


def _deputy(world, who, secretary):
    roles = _roles(world, who["姓名"])
    if who.get("任职止"):
        return QUIET
    if who["姓名"] in secretary:
        return QUIET if "组长" in roles else QUIET | {UNMET}
    if who["是否党组成员"] == "是":
        return (
            states(MET, NOT_HELD)
            if "组长" in roles
            else states(MET if "副组长" in roles else UNMET)
        )
    return states(WARNING)


def _sections(world):
    """R703, R706: by 职务, whoever leads; a head who is a leader too is met by his higher seat."""
    for unit, head in world.heads().items():
        who = about(unit, head)
        if head is None:
            yield Expected("R703", who, states(UNKNOWN, UNMET))
            yield Expected("R706", who, states(UNKNOWN, UNMET))
            continue
        staff = [each["姓名"] for each in world[PERSON] if each["单位"] == unit]
        asked = {UNKNOWN} if any(map(world.shared, staff)) else set()
        yield Expected("R703", who, states(MET if _roles(world, head["姓名"]) else UNMET) | asked)
        where = [
            each["联系点编号"]
            for each in world[POINT]
            if unit in names(each["参加单位"]) or head["姓名"] in names(each["驻点人员"])
        ]
        yield Expected("R706", who, _attached(world, head, where))


def _attached(world, head, where):
    """R706: a section at two points whose head is in one team alone may be either."""
    if len(where) < 2:
        return states(MET if where else UNMET)
    teams = [each for each in world[POINT] if head["姓名"] in names(each["驻点人员"])]
    return states(WARNING) if len(teams) > 1 else states(WARNING, MET)


def _own_points(world, who):
    own = [each for each in world[POINT] if who["姓名"] in names(each["责任领导"])]
    if who.get("任职止"):
        return QUIET
    shared = any(len(names(each["责任领导"])) > 1 for each in own)
    if len(own) == 1:
        return states(MET, DEVIATION) if shared else states(MET)
    return states(DEVIATION if own else UNMET)


def _point(world, point):
    who = about(point)
    leaders = names(point["责任领导"])
    several = DEVIATION if leaders else UNMET
    yield Expected("R705", who, states(MET if len(leaders) == 1 else several))
    team = [*dict.fromkeys(names(point["驻点人员"]))]
    if world.limit("领导计入驻点人员") == "否":
        team = [each for each in team if each not in leaders]
    yield Expected("R707", who, _size(world, len(team)))
    contacts = names(point["联系人"])
    good = len(contacts) == 1 and point["联系电话"]
    yield Expected("R708", who, states(MET if good else UNMET))
    yield Expected("R301", who, _emphasis(point))
    said = any(each.isdigit() for each in str(point["选点依据"] or ""))
    empty = states(WARNING, UNKNOWN) if not point["选点依据"] else states(WARNING)
    yield Expected("R302", who, states(MET) if said else empty)
    yield Expected("R304", who, _many(world, point))


def _size(world, count):
    if count <= 1:
        return states(UNMET)
    low, high = world.limit("驻点人员下限"), world.limit("驻点人员上限")
    return states(MET if low <= count <= high else DEVIATION)


def _emphasis(point):
    if {*names(point["重点类别"])} & {*EMPHASES} or point["选点依据"]:
        return states(MET)
    return states(DEVIATION)


def _many(world, point):
    """R304: among the first so many by last year's petitions, or at the average and more."""
    if MANY not in names(point["重点类别"]):
        return states(NOT_HELD, MET)
    own = point["上年环境信访件数"]
    counts = [each["上年环境信访件数"] for each in world[POINT]]
    if own is None:
        return states(UNKNOWN)
    known = [each for each in counts if each is not None]
    first = sum(each > own for each in known) < world.limit("重点类别取前几名")
    return states(MET if first or own >= sum(known) / len(known) else WARNING)


def _plan(world, point):
    of = about(point["责任领导"])
    begun = begins(world, point) <= world.as_of
    tasks = all(
        point[each] for each in ("具体任务", "方式方法", "时间要求", "成果应用", "任务责任人")
    )
    wrong = states(UNMET) if begun else states(UNMET, NOT_DUE, WARNING)
    yield Expected("R801", about(point), (states(MET) if begun else QUIET) if tasks else wrong, of)
    yield Expected("R802", about(point), _coordinated(world, point, begun), of)
    yield Expected("R804", about(point), _as_planned(world, point), of)


def _coordinated(world, point, begun):
    first = begins(world, point)
    if point["办公室统筹"] == "是" and point["统筹日期"] and point["统筹日期"] <= first:
        return states(MET) if begun else QUIET
    if not begun:
        return states(UNMET, NOT_DUE, WARNING)
    return states(UNMET, UNKNOWN) if point["办公室统筹"] is None else states(UNMET)


def _as_planned(world, point):
    """R804: the stay's first or last day, more than so many days from the plan's."""
    leader = next((each for each in world.leaders() if each["姓名"] == point["责任领导"]), None)
    stay = stay_of(world, leader) if leader else None
    if stay is None or not stay.counts:
        return QUIET | {UNKNOWN, WARNING}
    slip = world.limit("计划偏差天数")
    starts = abs((stay.spans[0][0] - point["计划驻点起"]).days)
    ends = abs((stay.last - point["计划驻点止"]).days)
    if (starts > slip) != (ends > slip):
        return states(MET, WARNING)
    return states(WARNING if starts > slip else MET)


def _away(world):
    """R803: on one day more leaders on stays than half of them (rounded up)."""
    people = world.in_office()
    most = world.limit("同时外出上限") or math.ceil(len(people) / 2)
    away = Counter(
        date
        for who in people
        for block in joined((each["开始日期"], each["结束日期"]) for each in stay_rows(world, who))
        for date in days(*block)
    )
    over = max(away.values(), default=0) > most
    together = max(away.values(), default=0) > 1
    if over:
        return states(WARNING)
    return states(MET, NOT_DUE, WARNING) if together else states(MET, NOT_DUE)

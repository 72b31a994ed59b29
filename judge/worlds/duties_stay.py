"""三·1—三·3 what belongs to a stay: point, nights, 三同, cars, problems, receptions, visits (R2xx, R4xx, R5xx)."""

from judge.worlds.dates import ONE
from judge.worlds.dates import length
from judge.worlds.stays import last_start
from judge.worlds.stays import out_of_term
from judge.worlds.stays import rows_of
from judge.worlds.stays import stay_of
from judge.worlds.stays import stay_rows
from judge.worlds.world import DEVIATION
from judge.worlds.world import MET
from judge.worlds.world import NOT_DUE
from judge.worlds.world import NOT_HELD
from judge.worlds.world import PROBLEM
from judge.worlds.world import QUIET
from judge.worlds.world import RECEPTION
from judge.worlds.world import UNKNOWN
from judge.worlds.world import UNMET
from judge.worlds.world import WARNING
from judge.worlds.world import WORK
from judge.worlds.world import Expected
from judge.worlds.world import about
from judge.worlds.world import names
from judge.worlds.world import states

VISITED = ("群众", "企业", "单位", "基层干部", "站所")


def expected(world):
    """What must be said of each leader's stay."""
    for who in world.leaders():
        point = world.point_of(who["姓名"])
        stay = stay_of(world, who)
        rows = [each for each in stay_rows(world, who) if each["开始日期"] in stay]
        for code, judge in JUDGES.items():
            said = judge(world, who, stay, rows) if stay.counts else no_stay(world, who, stay)
            if code in {"R401", "R404"} and not stay.counts:
                said |= {MET, WARNING, UNKNOWN}
            if stay.counts and stay.last == world.as_of:
                said |= {NOT_DUE}
            yield Expected(code, about(who, point), said)


def no_stay(world, who, stay):
    """Of a duty within a stay, where no stay counts: nothing is owed for it that the stay itself does not say."""
    final = world.limit("最迟截止日")
    if out_of_term(world, who):
        return states(NOT_HELD)
    if stay.kind != "无":
        return QUIET | {UNKNOWN}
    if world.as_of >= final:
        return states(NOT_HELD, UNKNOWN, NOT_DUE)
    late = {WARNING} if world.as_of > last_start(world, final) else set()
    return states(NOT_DUE, NOT_HELD) | late


def _own_point(world, who, _stay, rows):
    own = {
        each["联系点编号"]
        for each in world["联系点一览表"]
        if who["姓名"] in names(each["责任领导"])
    }
    where = {each["联系点"] for each in rows}
    if not where - {None}:
        return states(UNKNOWN)
    return states(MET if where <= own else DEVIATION)


def _nights(_world, _who, stay, rows):
    if any(each["住宿晚数"] is None for each in rows):
        return states(UNKNOWN)
    slept = sum(each["住宿晚数"] for each in rows)
    needed = sum(length(block) - 1 for block in stay.spans)
    return states(MET if slept >= needed else DEVIATION)


def _lived_together(_world, _who, _stay, rows):
    ticks = [each[what] for each in rows for what in ("同吃", "同住", "同劳动")]
    return states(MET if all(each == "是" for each in ticks) else DEVIATION)


def _cars(world, _who, _stay, rows):
    if any(each["车辆数"] is None for each in rows):
        return states(UNKNOWN)
    return states(
        MET if all(each["车辆数"] <= world.limit("车辆数上限") for each in rows) else WARNING
    )


def _planned(world, who, stay, _rows):
    """R401: object, method and problems settled before the stay; late is a deviation."""
    point = world.point_of(who["姓名"])
    if point is None:
        return states(UNKNOWN, UNMET)
    if not all(point[each] for each in ("调研对象", "方式方法", "重点要解决的问题")):
        return states(UNMET)
    return before_the_stay(point["方案确定日期"], stay.spans[0][0])


def before_the_stay(settled_on, first):
    """A plan of a day against the first day of a stay."""
    if settled_on is None:
        return states(MET, UNKNOWN)
    if settled_on == first:
        return states(MET, DEVIATION)
    return states(MET if settled_on < first else DEVIATION)


def _problem(world, who, _stay, _rows):
    """R404: a thing done or a problem solved, on the list of problems."""
    point = world.point_of(who["姓名"])
    number = point and point["联系点编号"]
    if any(each["联系点"] == number for each in world[PROBLEM]):
        return states(MET)
    return states(WARNING) if world.as_of > world.limit("最迟截止日") else states(WARNING, NOT_DUE)


def sessions(world, who, stay):
    """The leader's sessions within the stay."""
    return [
        each
        for each in world[RECEPTION]
        if each["接访领导"] == who["姓名"] and each["日期"] in stay
    ]


def _reception(world, who, stay, _rows):
    """R501: a day of receiving, visitors or none where it was announced, of the hours asked."""
    held = sessions(world, who, stay)
    if world.limit("大接访计入接访日") == "否":
        held = [each for each in held if each["是否大接访"] == "否"]
    arranged = [each for each in held if each["来访批次"] or each["公告日期"]]
    if held and not arranged:
        return states(UNMET, UNKNOWN)
    hours = world.limit("接访时长")
    if any(_hours(arranged, date) >= (hours or 0) for date in {each["日期"] for each in arranged}):
        return states(MET)
    return states(UNKNOWN if noted(world, who, stay) and not held else UNMET)


def noted(world, who, stay):
    """Lines of the ledger that say 接访 on days of the stay."""
    own = [each for each in rows_of(world, who) if each["活动类别"] == "接访"]
    return [each for each in own if each["开始日期"] in stay]


def _hours(held, date):
    """The hours of a day, its sessions added up."""
    spans = [(each["起时间"], each["止时间"]) for each in held if each["日期"] == date]
    return sum(_minutes(last) - _minutes(first) for first, last in spans) / 60


def _minutes(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _grand(world, who, stay, _rows):
    grand = [each for each in sessions(world, who, stay) if each["是否大接访"] == "是"]
    if not sessions(world, who, stay) and noted(world, who, stay):
        return states(DEVIATION, UNKNOWN)
    return states(MET if grand else DEVIATION)


def _coverage(world, who, stay, rows):
    """R504: of people, firms, offices, cadres, stations, as many kinds as asked."""
    kinds = {kind for each in rows for kind in names(each["走访对象"])} & {*VISITED}
    if not kinds:
        return states(UNKNOWN, WARNING)
    enough = len(kinds) >= world.limit("走访对象种类")
    beside = _beside(world, who, stay) - kinds
    if not enough and len(kinds | beside) >= world.limit("走访对象种类"):
        return states(MET, WARNING)
    return states(MET if enough else WARNING)


def _beside(world, who, stay):
    """Kinds on lines of other activities on days of the stay."""
    rows = [each for each in world[WORK] if each["姓名"] == who["姓名"]]
    return {kind for each in rows if each["开始日期"] in stay for kind in names(each["走访对象"])}


JUDGES = {
    "R203": _own_point,
    "R204": _nights,
    "R401": _planned,
    "R402": _lived_together,
    "R403": _cars,
    "R404": _problem,
    "R501": _reception,
    "R502": _grand,
    "R504": _coverage,
}


def announced(world):
    """R505: each session announced so many days before; R503: its form among those named."""
    for held in world[RECEPTION]:
        number, of = about(held["场次号"]), about(held["接访领导"], held["联系点"])
        on, ahead = held["公告日期"], ONE * int(world.limit("接访公告天数"))
        wrong = UNMET if world.limit("接访公告为必须") == "是" else WARNING
        good = on is not None and on <= held["日期"] - ahead
        yield Expected("R505", number, states(MET if good else wrong), of)
        usual = held["方式"] in ("定点接访", "重点约访", "专题接访", "带案下访", "座谈")
        yield Expected("R503", number, states(MET) if usual else states(WARNING, UNKNOWN), of)

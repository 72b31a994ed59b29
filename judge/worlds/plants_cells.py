"""Plants in single cells (D111–D116), and leads that only the internal check list may tell."""

from judge.worlds import invent
from judge.worlds import planting
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.world import ABSENCE
from judge.worlds.world import CHECK
from judge.worlds.world import DIARY
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import WORK

PLANTS, LEADS = planting.Plants(), planting.Plants()
BEGINS, ENDS, COUNT = "开始日期", "结束日期", "天数"


def _worker(world, draw):
    """Somebody who is no leader, and a point."""
    free = [
        each
        for each in world[PERSON]
        if each["职务层次"] == "工作人员"
        and each["姓名"] not in world.busy
        and each["单位"] != "监察大队"
    ]
    who = draw.choice(free)
    world.busy.add(who["姓名"])
    return who, draw.choice(world[POINT])


def _line(world, who, point, span, codes=(), columns=(), **cells):
    row = {**invent.work(who, point, span, "走访"), **cells}
    if codes:
        row["_cells"] = (frozenset(codes), frozenset(columns))
    world[WORK].append(row)
    return row


SPAN = (day(4, 17), day(4, 19))


@PLANTS("D111", "four days for three")
def _wrong_count(world, draw):
    _line(world, *_worker(world, draw), SPAN, ["D111"], [COUNT], 天数=4)


@PLANTS("D111", "half a day for a whole one")
def _half(world, draw):
    _line(world, *_worker(world, draw), (SPAN[0], SPAN[0]), ["D111"], [COUNT], 天数=0.5)


@PLANTS("D112", "two lines that overlap")
def _overlap(world, draw):
    who, point = _worker(world, draw)
    _line(world, who, point, SPAN)
    later = (SPAN[1], SPAN[1] + ONE * 2)
    _line(world, who, point, later, ["D112"], [BEGINS, ENDS], 地点="另一村")


@PLANTS("D113", "ended before it began")
def _backwards(world, draw):
    cells = {"结束日期": SPAN[0] - ONE * 3}
    _line(world, *_worker(world, draw), SPAN, ["D113"], [BEGINS, ENDS], **cells)


@PLANTS("D114", "a date of last year")
def _last_year(world, draw):
    first = SPAN[0].replace(year=2011)
    span = (first, first + ONE)
    _line(world, *_worker(world, draw), span, ["D114", "F10"], [BEGINS, ENDS], 填报日期=SPAN[0])


@PLANTS("D115", "in two towns on one day")
def _two_towns(world, draw):
    who, point = _worker(world, draw)
    other = planting.other_point(world, draw, point)
    _line(world, who, point, (SPAN[0], SPAN[0]))
    _line(world, who, other, (SPAN[0], SPAN[0]), ["D115"], [BEGINS, ENDS, "联系点", "地点"])


@PLANTS("D116", "at a meeting elsewhere on that day")
def _absent(world, draw):
    who, point = _worker(world, draw)
    _line(world, who, point, SPAN, ["D116"], [BEGINS, ENDS])
    world[ABSENCE].append(
        {
            "姓名": who["姓名"],
            "事由": "出差",
            "开始日期": SPAN[0] + ONE,
            "结束日期": SPAN[1] + ONE * 3,
        }
    )


@PLANTS("D115", "morning here and afternoon there is no fault")
def _halves(world, draw):
    who, point = _worker(world, draw)
    other = planting.other_point(world, draw, point)
    for where, part in ((point, "上午"), (other, "下午")):
        _line(world, who, where, (SPAN[0], SPAN[0]), 时段=part, 天数=0.5)


NOTES = (
    ("R1001", "three went along", {"陪同人数": 3}),
    ("R1001", "two layers went along", {"陪同人员": "市局1人、镇长1人、村支书1人", "陪同人数": 2}),
    ("R1002", "a hotel", {"住宿地点": "镇上宾馆"}),
    ("R1002", "a banner", {"备注": "村口挂横幅"}),
    ("R1003", "no fee for the meals", {"用餐方式": "搭伙", "伙食费": None}),
    ("D117", "filled in after two months", {"填报日期": 60}),
)
for _code, _name, _cells in NOTES:

    @LEADS(_code, _name, _cells)
    def _noted(world, draw, cells):
        row = planting.row_of(
            world, draw, WORK, lambda each: each["活动类别"] == "走访" and each[ENDS] < day(3, 10)
        )
        later = cells.get("填报日期")
        row |= {"填报日期": row[ENDS] + ONE * later} if later else cells


@LEADS("R1004", "a complaint")
def _complaint(world, draw):
    planting.row_of(world, draw, CHECK)["投诉数"] = 1


@LEADS("R603", "two pages alike")
def _alike(world, draw):
    (one, _), (other, _) = planting.take(world, draw), planting.take(world, draw)
    pages = [
        next(each for each in world[DIARY] if each["姓名"] == who["姓名"]) for who in (one, other)
    ]
    pages[0]["体会"] = pages[1]["体会"][:-4] + "今日所见"


@LEADS("D117", "a dozen lines filled in on one day")
def _burst(world, draw):
    who, _ = planting.take(world, draw)
    rows = [each for each in world[WORK] if each["姓名"] == who["姓名"] and each[ENDS] < day(5, 10)]
    rows = sorted(rows, key=lambda each: each[ENDS])[-9:]
    latest = rows[-1][ENDS]
    chosen = [each for each in world[WORK] if latest - ONE * 25 <= each[ENDS] <= latest][:12]
    for row in chosen:
        row["填报日期"] = latest + ONE * 2

"""Books for papers: a bureau in good order, what its people send in and commend, and dirt."""

from random import Random

from judge.papers.dirt import DIRT
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.invent import world_of
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import PRAISE
from judge.worlds.world import UNIT
from judge.worlds.world import WORK
from judge.worlds.world import cut

SENT = "报送情况表"
DAYS = tuple(
    day(*each) for each in ((5, 10), (6, 25), (7, 1), (9, 27), (9, 30), (10, 1), (12, 1), (12, 31))
)
CLEAN_EVERY, MOST_DIRT = 6, 12


def bureau(seed):
    """The world of a seed; every sixth is clean."""
    draw = Random(seed)
    as_of = DAYS[seed % len(DAYS)]
    world = world_of(draw)
    if draw.random() < 0.5:
        world = cut(world, as_of)
    world.as_of = as_of
    _colleagues(world, draw)
    _sent(world, draw)
    _praise(world, draw)
    for name, values in (
        ("驻点计入总天数", "是是否"),
        ("通报点名", "否否是"),
        ("任职不满一年折算", "否否是"),
    ):
        world.settings[name] = draw.choice(values)
    if draw.random() < 0.8:
        world.settings["报送期限"] = as_of + ONE * draw.choice((-40, -5, -1, 0, 3))
    if seed % CLEAN_EVERY:
        for each in draw.sample(DIRT, draw.randint(1, MOST_DIRT)):
            each(world, draw)
            world.planted.append(each.__name__)
    return world


def _colleagues(world, draw):
    """Some go with a leader and write the same households down, perhaps other numbers."""
    staff = [each for each in world[PERSON] if each["是否班子成员"] == "否"]
    for row in draw.sample(world[WORK], 6):
        more = {} if draw.random() < 0.6 else {"走访户数": draw.randint(0, 20), "座谈会": None}
        who = draw.choice(staff)
        world[WORK].append({**row, "姓名": who["姓名"], "单位": who["单位"], **more})


def _sent(world, draw):
    """Two or three batches; each unit has sent, has not, or had it given back."""
    units = [each["规范简称"] for each in world[UNIT] if each["是否下发"] == "是"]
    for number in range(1, draw.randint(2, 4)):
        sent_on = world.as_of + ONE * (draw.randint(-20, -12) - 40 * (3 - number))
        for unit in units:
            state = draw.choice(("合格", "合格", "合格", "合格", "已报待核", "未报", "退回"))
            back = None if state == "未报" else sent_on + ONE * draw.randint(1, 10)
            reason = "第3行日期漏填" if state == "退回" else None
            world[SENT].append(
                {"批次": f"2012年第{number}期", "单位": unit, "应报表": "问题整改台账", "下发时间": sent_on,
                 "回收时间": back, "版本": "v1", "状态": state, "退回原因": reason, "责任人": "李某"}
            )  # fmt: skip
    if draw.random() < 0.2:
        for row in world[SENT]:
            row |= {"状态": "合格", "回收时间": row["回收时间"] or row["下发时间"] + ONE}


def _praise(world, draw):
    """Places, units and people of whom most are approved."""
    world.rows[PRAISE] = []
    staff = [each["姓名"] for each in world[PERSON] if each["是否班子成员"] == "否"]
    units = [each["规范简称"] for each in world[UNIT] if each["是否下发"] == "是"]
    points = [each["联系点编号"] for each in world[POINT]]
    for kind, pool, most in (("联系点", points, 2), ("科室单位", units, 2), ("个人", staff, 7)):
        for who in draw.sample(pool, draw.randint(0, most)):
            decided = world.as_of - ONE * draw.randint(9, 20)
            world[PRAISE].append(
                {"对象": who, "类别": kind, "人工意见": draw.choice(("同意", "同意", "同意", "不同意")),
                 "审定会议": "局党组2012年第12次会议", "审定日期": decided, "公示起": decided + ONE,
                 "公示止": decided + ONE * 8, "异议": None}
            )  # fmt: skip

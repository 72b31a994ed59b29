"""Parameters that a circular changes, one at a time, in a bureau where it matters."""

from random import Random

from judge.worlds import compare
from judge.worlds.dates import day
from judge.worlds.expect import expected
from judge.worlds.invent import world_of
from judge.worlds.planting import NoRoomError
from judge.worlds.run import PLANTS
from judge.worlds.run import judged
from judge.worlds.world import YEAR_END
from judge.worlds.world import cut

OCTOBER, MAY, JUNE = day(10, 1), day(5, 10), day(6, 25)
CHANGES = (
    ("总天数下限", 45, YEAR_END, "45 days and 0", "33 days and 0"),
    ("总天数下限", 75, YEAR_END, "60 days and 0", "45 days and 0"),
    ("驻点计入总天数", "否", YEAR_END, "60 days and 0", "33 days and 0"),
    ("两个月口径", "工作日", YEAR_END, "60 days and 0", "45 days and 0", "59 days and 0"),
    ("最小计日单位", 1, YEAR_END, "58 days and 3", "59 days and 0"),
    ("任职不满一年折算", "是", YEAR_END, "appointed in November", "45 days and 0"),
    ("全年起始日", day(3, 14), YEAR_END, "60 days and 0", "45 days and 0"),
    ("驻点天数下限", 4, OCTOBER, "stay four days", "stay in two parts"),
    ("驻点天数下限", 6, OCTOBER, "stay five days", "stay two lines that touch"),
    ("驻点天数上限", 8, OCTOBER, "stay eight days", "stay five days"),
    ("驻点天数上限", 6, OCTOBER, "stay seven days", "stay five days"),
    ("上半年截止日", day(7, 31), OCTOBER, "stay over the end of June", "stay in August"),
    ("最迟截止日", day(10, 31), YEAR_END, "stay in October", "no report"),
    ("最迟截止日", day(8, 31), OCTOBER, "stay to the final day", "stay in August"),
    ("预警天数", 60, MAY, "no stay at all", "stay in August"),
    ("预警天数", 5, day(6, 10), "no stay at all", "stay in August"),
    ("大接访计入接访日", "否", OCTOBER, "the 大接访 alone", "no session"),
    ("接访时长", 6, OCTOBER, "the 大接访 alone", "no session"),
    ("接访时长", 8, OCTOBER, "the 大接访 alone", "no session"),
    ("接访公告天数", 1, OCTOBER, "announced the day before", "not announced"),
    ("接访公告天数", 5, OCTOBER, "announced two days before", "not announced"),
    ("接访公告为必须", "是", OCTOBER, "announced the day before", "no session"),
    ("走访对象种类", 2, OCTOBER, "two kinds visited", "three kinds visited"),
    ("走访对象种类", 4, OCTOBER, "two kinds visited", "three kinds visited"),
    ("来访答复天数", 45, OCTOBER, "answered on day 31", "answered on day 30"),
    ("来访答复天数", 25, OCTOBER, "answered on day 31", "answered on day 30"),
    ("首接包案", "否", OCTOBER, "another leader takes the case", "no session"),
    ("报告时限", 30, MAY, "a stay of April, no report", "no report"),
    ("每日日记篇数", 0.4, OCTOBER, "3 pages of the diary", "0 pages of the diary"),
    ("日记字数下限", 10, OCTOBER, "a page of twenty characters", "3 pages of the diary"),
    ("驻点人员下限", 2, OCTOBER, "a team of 2", "a team of 1"),
    ("驻点人员上限", 5, OCTOBER, "a team of 5", "a team of 2"),
    ("领导计入驻点人员", "否", OCTOBER, "a team of 5", "a team of 2"),
    ("台账更新天数", 60, OCTOBER, "not kept up", "no line in the ledger"),
    ("台账更新天数", 5, OCTOBER, "not kept up", "no line in the ledger"),
    ("重点类别取前几名", 9, OCTOBER, "few petitions", "grounds without"),
    ("同时外出上限", 7, OCTOBER, "all away", "grounds without"),
    ("计划偏差天数", 20, OCTOBER, "a fortnight later", "two days later"),
    ("计划偏差天数", 1, OCTOBER, "a fortnight later", "two days later"),
    ("车辆数上限", 2, OCTOBER, "two cars", "cars not written"),
    ("受理期限", 16, OCTOBER, "told on day 16", "accepted on day 16", "never told"),
    ("受理期限", 14, OCTOBER, "told on day 15", "accepted on day 16"),
    ("办结期限", 61, OCTOBER, "settled on day 61", "settled never"),
    ("办结期限", 59, OCTOBER, "settled on day 60", "settled on day 61"),
    ("延期期限", 40, OCTOBER, "extended by 40", "extended by nobody"),
    ("通报周期", "月", OCTOBER, "no 经验交流"),
    ("通报周期", "半年", OCTOBER, "a quarter without", "no 经验交流"),
)


def change(count, seed, parameter, value, as_of, *plants):
    """Judge a bureau under two values of a parameter; count what changed and what had to."""
    draw = Random(f"{seed} {parameter} {value}")
    world = world_of(draw)
    world.as_planted_for = as_of
    for each in PLANTS:
        if any(each.name.startswith(wanted) or each.name.endswith(wanted) for wanted in plants):
            try:
                each.apply(world, draw)
            except NoRoomError:
                continue
    world = cut(world, as_of)
    before, said_before = expected(world), judged(world).verdicts
    world.settings[parameter] = value
    after, said_after = expected(world), judged(world).verdicts
    name = f"{parameter}={value}"
    compare.changed(count, name, before, after, said_before, said_after)

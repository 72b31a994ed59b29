"""Plants in the year's days, the stay, the ledger: R101–R103, R201–R204, R401–R404, R709, R901."""

from judge.worlds import invent
from judge.worlds import planting
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.dates import days
from judge.worlds.world import PERSON
from judge.worlds.world import POINT
from judge.worlds.world import PROBLEM
from judge.worlds.world import WORK
from judge.worlds.world import YEAR_END

PLANTS = planting.Plants()


def _days_in_all(world, who, point, whole, halves=0):
    """Leave the stay, and single days evenly spread so that there are so many in the year."""
    stay = planting.stay_row(world, who)
    planting.drop(world, WORK, lambda each: each["姓名"] == who["姓名"] and each is not stay)
    taken = {*days(stay["开始日期"], stay["结束日期"])}
    wanted = whole + halves - len(taken)
    free = [each for each in days(day(1, 9), YEAR_END - ONE) if each not in taken]
    chosen = [free[number * len(free) // wanted] for number in range(wanted)]
    for number, date in enumerate(chosen):
        row = invent.work(who, point, (date, date), "走访")
        if number < halves:
            row |= {"时段": "上午", "天数": 0.5}
        world[WORK].append(row)
    return chosen


for _whole, _halves in ((60, 0), (59, 0), (58, 3), (45, 0), (20, 0), (33, 0)):

    @PLANTS("R101", f"{_whole} days and {_halves} halves in the year", _whole, _halves)
    def _few_days(world, draw, whole, halves):
        who, point = planting.take(world, draw)
        _days_in_all(world, who, point, whole, halves)


@PLANTS("R101", "two villages on one day are one day")
def _two_villages(world, draw):
    who, point = planting.take(world, draw)
    chosen = _days_in_all(world, who, point, 59)
    for date in chosen[3:6]:
        row = invent.work(who, point, (date, date), "座谈")
        world[WORK].append({**row, "地点": f"{point['所在镇']}另一村"})


@PLANTS("R103", "28 days on the first of December, none after")
def _late_in_the_year(world, draw):
    who, point = planting.take(world, draw)
    _days_in_all(world, who, point, 31)
    planting.drop(
        world, WORK, lambda each: each["姓名"] == who["姓名"] and each["开始日期"] > day(11, 25)
    )


@PLANTS("R101", "no line in the ledger")
def _no_line(world, draw):
    who, point = planting.take(world, draw)
    planting.clear(world, who, point)
    planting.drop(world, WORK, lambda each: each["姓名"] == who["姓名"])


@PLANTS("R709", "not kept up for forty days")
def _stale(world, draw):
    who, _ = planting.take(world, draw)
    since = world.as_planted_for - ONE * 40
    planting.drop(
        world,
        WORK,
        lambda each: (
            each["姓名"] == who["姓名"] and each["活动类别"] == "走访" and each["结束日期"] > since
        ),
    )


def _new_leader(world, called, **term):
    who = {
        **world[PERSON][1], "姓名": called, "人员编号": f"RY{len(world[PERSON]) + 1:03}", "领导排序": 9,
        "职务": "局党组成员、副局长", "职务层次": "副局长；党组成员", **term,
    }  # fmt: skip
    world[PERSON].append(who)
    return who


@PLANTS("R201", "appointed in November")
def _appointed_late(world, draw):
    planting.once(world, "appointed")
    point = draw.choice(world[POINT])
    who = _new_leader(world, "欧阳东来", 任职起=day(11, 1))
    invent.visits(world, who, point, day(11, 5))
    world["领导小组名单"].append(
        {"序号": 98, "小组职务": "副组长", "姓名": who["姓名"], "单位职务": who["职务"]}
    )
    planting.open_to_question(world, who["姓名"], codes=TERM)


@PLANTS("R201", "left office in March")
def _left_early(world, draw):
    planting.once(world, "left")
    point = draw.choice(world[POINT])
    who = _new_leader(world, "上官西去", 任职止=day(3, 20))
    invent.visits(world, who, point, day(1, 9))
    planting.drop(
        world, WORK, lambda each: each["姓名"] == who["姓名"] and each["结束日期"] > day(3, 19)
    )
    planting.open_to_question(world, who["姓名"], codes=TERM)


TERM = ("R101", "R102", "R103", "R201", "R901", "R501", "R502", "R601", "R602")


@PLANTS("R101", "a namesake of another unit has the days")
def _namesake(world, draw):
    planting.once(world, "namesake")
    who, point = planting.take(world, draw)
    _days_in_all(world, who, point, 37)
    other = next(each for each in world[PERSON] if each["单位"] == "监察大队")
    twin = {
        **other,
        "姓名": who["姓名"],
        "人员编号": f"RY{len(world[PERSON]) + 1:03}",
        "职务层次": "工作人员",
    }
    world[PERSON].append(twin)
    invent.visits(world, twin, point, day(1, 11))
    planting.open_to_question(
        world, who["姓名"], point["联系点编号"],
        codes=("R101", "R102", "R103", "R201", "R202", "R901", "R709"),
    )  # fmt: skip


@PLANTS("R201", "no stay at all")
def _no_stay(world, draw):
    who, point = planting.take(world, draw)
    planting.clear(world, who, point)
    world[PROBLEM].append(invent.problem(world, who, point, day(4, 20)))


SPANS = {
    "four days": ("R201", ((4, 10), (4, 13))),
    "five days": ("R201", ((4, 10), (4, 14))),
    "seven days": ("R201", ((4, 10), (4, 16))),
    "eight days": ("R201", ((4, 10), (4, 17))),
    "two lines that touch": ("R202", ((4, 10), (4, 12)), ((4, 13), (4, 15))),
    "in two parts": ("R202", ((4, 10), (4, 12)), ((4, 23), (4, 24))),
    "two parts that are too few": ("R201", ((4, 10), (4, 11)), ((4, 23), (4, 24))),
    "over the end of June": ("R901", ((6, 28), (7, 2))),
    "to the last of June": ("R901", ((6, 26), (6, 30))),
    "in August": ("R901", ((8, 6), (8, 10))),
    "to the final day": ("R901", ((9, 26), (9, 30))),
    "over the final day": ("R901", ((9, 27), (10, 2))),
    "in October": ("R901", ((10, 8), (10, 13))),
}
for _name, (_code, *_spans) in SPANS.items():

    @PLANTS(_code, f"stay {_name}", _spans)
    def _stay(world, draw, spans):
        who, point = planting.take(world, draw)
        spans = [(day(*first), day(*last)) for first, last in spans]
        planting.put_stay(world, draw, who, point, *spans)


@PLANTS("R201", "a stay of four days, another of five in August")
def _made_good(world, draw):
    who, point = planting.take(world, draw)
    planting.put_stay(world, draw, who, point, (day(8, 6), day(8, 10)))
    short = invent.work(who, point, (day(4, 10), day(4, 13)), "驻点调研")
    taken = {*days(day(4, 10), day(4, 13))}
    planting.drop(
        world,
        WORK,
        lambda each: (
            each["姓名"] == who["姓名"] and taken & {*days(each["开始日期"], each["结束日期"])}
        ),
    )
    world[WORK].append(short)
    planting.open_to_question(world, point["联系点编号"], codes=("R705", "R707", "R708"))


CELLS = (
    ("R204", "two nights elsewhere", lambda row: {"住宿晚数": row["天数"] - 3}),
    ("R204", "nights not written", lambda _: {"住宿晚数": None}),
    ("R204", "no night, 走读", lambda _: {"住宿晚数": 0}),
    ("R402", "no work together", lambda _: {"同劳动": "否"}),
    ("R402", "nothing ticked", lambda _: dict.fromkeys(("同吃", "同住", "同劳动"))),
    ("R403", "two cars", lambda _: {"车辆数": 2}),
    ("R403", "cars not written", lambda _: {"车辆数": None}),
    ("R504", "two kinds visited", lambda _: {"走访对象": "群众；企业"}),
    ("R504", "three kinds visited", lambda _: {"走访对象": "群众；站所；单位"}),
)
for _code, _name, _change in CELLS:

    @PLANTS(_code, _name, _change)
    def _cells(world, draw, change):
        who, _ = planting.take(world, draw)
        row = planting.stay_row(world, who)
        row |= change(row)


@PLANTS("R203", "a stay at another's point")
def _elsewhere(world, draw):
    who, point = planting.take(world, draw)
    other = planting.other_point(world, draw, point)
    planting.stay_row(world, who)["联系点"] = other["联系点编号"]
    planting.open_to_question(
        world,
        point["联系点编号"],
        codes=("R203", "R204", "R401", "R402", "R403", "R501", "R502", "R504", "R705", "R707"),
    )


@PLANTS("R404", "no problem on the list")
def _no_problem(world, draw):
    _, point = planting.take(world, draw)
    planting.drop(world, PROBLEM, lambda each: each["联系点"] == point["联系点编号"])


PLANS = (
    ("R401", "no object named", {"调研对象": None}),
    ("R401", "no method named", {"方式方法": None}),
    ("R401", "settled after the stay", {"方案确定日期": day(6, 20)}),
    ("R801", "no use of results named", {"成果应用": None}),
    ("R801", "nobody named for the task", {"任务责任人": None}),
    ("R802", "not coordinated by the office", {"办公室统筹": "否", "统筹日期": None}),
    ("R802", "coordinated after the stay", {"统筹日期": day(6, 21)}),
)
for _code, _name, _plan in PLANS:

    @PLANTS(_code, _name, _plan)
    def _planned(world, draw, plan):
        planting.not_before(world, plan.get("方案确定日期") or plan.get("统筹日期") or day(5, 1))
        _, point = planting.take(world, draw)
        point |= plan


@PLANTS("R804", "a fortnight later than planned")
def _slipped(world, draw):
    who, point = planting.take(world, draw)
    first = point["计划驻点起"] + ONE * 14
    planting.put_stay(world, draw, who, point, (first, first + ONE * 5), plan=False)


@PLANTS("R804", "two days later than planned")
def _nearly(world, draw):
    who, point = planting.take(world, draw)
    first, last = point["计划驻点起"] + ONE * 2, point["计划驻点止"] + ONE * 2
    planting.put_stay(world, draw, who, point, (first, last), plan=False)


@PLANTS("R803", "all away in one week")
def _all_away(world, draw):
    planting.once(world, "away")
    free = [each for each in world.leaders() if each["姓名"] not in world.busy]
    if len(free) <= 4:
        raise planting.NoRoomError
    for who in free:
        point = world.point_of(who["姓名"])
        planting.put_stay(world, draw, who, point, (day(5, 2), day(5, 7)))

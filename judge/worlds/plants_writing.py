"""Plants in receptions, visits, diaries, reports, topics: R501–R506, R601–R606, R1104, R1204."""

from judge.worlds import invent
from judge.worlds import planting
from judge.worlds.dates import ONE
from judge.worlds.dates import day
from judge.worlds.world import DIARY
from judge.worlds.world import PERSON
from judge.worlds.world import RECEPTION
from judge.worlds.world import REPORT
from judge.worlds.world import VISIT
from judge.worlds.world import WORK

PLANTS = planting.Plants()


def _away(world, draw, unwanted):
    """Take away sessions of a leader, and what was brought to them."""
    who, point = planting.take(world, draw)
    gone = {each["场次号"] for each in planting.sessions(world, who) if unwanted(each)}
    planting.drop(world, VISIT, lambda each: each["场次号"] in gone)
    planting.drop(world, RECEPTION, lambda each: each["场次号"] in gone)
    return who, point


@PLANTS("R501", "no session")
def _no_session(world, draw):
    _away(world, draw, lambda _: True)


@PLANTS("R502", "no 大接访")
def _no_grand(world, draw):
    _away(world, draw, lambda each: each["是否大接访"] == "是")


@PLANTS("R501", "the 大接访 alone")
def _only_grand(world, draw):
    _away(world, draw, lambda each: each["是否大接访"] == "否")


@PLANTS("R501", "a session on the day after the stay")
def _after_the_stay(world, draw):
    who, point = _away(world, draw, lambda _: True)
    last = planting.stay_row(world, who)["结束日期"]
    held = invent.reception(world, who, point, last + ONE, "是")
    world[RECEPTION].append({**held, "来访批次": 0, "人次": 0})


@PLANTS("R501", "a line of 接访 in the ledger, no session")
def _only_in_the_ledger(world, draw):
    who, point = _away(world, draw, lambda _: True)
    first = planting.stay_row(world, who)["开始日期"]
    world[WORK].append(invent.work(who, point, (first + ONE, first + ONE), "接访"))


for _name, _announced in (("announced", True), ("not announced", False)):

    @PLANTS("R501", f"nobody came, {_name}", _announced)
    def _nobody(world, draw, announced):
        who, point = _away(world, draw, lambda _: True)
        first = planting.stay_row(world, who)["开始日期"]
        held = invent.reception(world, who, point, first + ONE, "是") | {"来访批次": 0, "人次": 0}
        world[RECEPTION].append(held if announced else held | {"公告日期": None, "公告载体": None})


@PLANTS("R503", "a form that the Opinions do not name")
def _other_form(world, draw):
    who, point = planting.take(world, draw)
    first = planting.stay_row(world, who)["开始日期"]
    held = invent.reception(world, who, point, first + ONE * 3, "否")
    world[RECEPTION].append({**held, "方式": "电话接访", "来访批次": 0, "人次": 0, "_spoilt": True})


ANNOUNCED = (
    ("not announced", lambda _: None),
    ("announced the day before", lambda held: held - ONE),
    ("announced two days before", lambda held: held - ONE * 2),
)
for _name, _when in ANNOUNCED:

    @PLANTS("R505", _name, _when)
    def _announced_on(world, draw, when):
        row = planting.row_of(world, draw, RECEPTION, lambda each: each["来访批次"])
        row["公告日期"] = when(row["日期"])


ANSWERS = (
    ("not answered", lambda _: None),
    ("answered on day 31", lambda came: came + ONE * 31),
    ("answered on day 30", lambda came: came + ONE * 30),
)
for _name, _when in ANSWERS:

    @PLANTS("R506", _name, _when)
    def _answered(world, draw, when):
        row = planting.row_of(world, draw, VISIT)
        row["答复日期"] = when(row["来访时间"])
        if row["答复日期"] is None:
            row |= {"办理结果": None, "满意度": None}


@PLANTS("R506", "answered on the spot")
def _at_once(world, draw):
    row = planting.row_of(world, draw, VISIT)
    row |= {"当场答复": "是", "答复日期": None, "办理结果": "当场答复"}


@PLANTS("R1104", "another leader takes the case")
def _other_owner(world, draw):
    grand = {each["场次号"]: each for each in world[RECEPTION] if each["是否大接访"] == "是"}
    row = planting.row_of(world, draw, VISIT, lambda each: each["场次号"] in grand)
    mine = grand[row["场次号"]]["接访领导"]
    row["包案领导"] = draw.choice(
        [each["姓名"] for each in world.leaders() if each["姓名"] != mine]
    )


CROWDS = (("six speak", 6, 6), ("five speak", 9, 5), ("not written who spoke", 7, None))
for _name, _people, _spokesmen in CROWDS:

    @PLANTS("R1204", f"{_people} people, {_name}", _people, _spokesmen)
    def _crowd(world, draw, people, spokesmen):
        row = planting.row_of(world, draw, VISIT)
        row |= {"人数": people, "是否集体访": "是", "代表人数": spokesmen}
        held = next(each for each in world[RECEPTION] if each["场次号"] == row["场次号"])
        held["人次"] += people - 1


@PLANTS("R601", "no report")
def _no_report(world, draw):
    who, _ = planting.take(world, draw)
    planting.drop(world, REPORT, lambda each: each["执笔人"] == who["姓名"])


@PLANTS("R601", "a stay of April, no report")
def _stay_of_april(world, draw):
    who, point = planting.take(world, draw)
    planting.put_stay(world, draw, who, point, (day(4, 10), day(4, 14)))
    planting.drop(world, REPORT, lambda each: each["执笔人"] == who["姓名"])


@PLANTS("R601", "took part in another's report")
def _took_part(world, draw):
    who, _ = planting.take(world, draw)
    author = next(each["姓名"] for each in world[PERSON] if each["单位"] == "监测站")
    row = next(each for each in world[REPORT] if each["执笔人"] == who["姓名"])
    row |= {"执笔人": author, "参与人": who["姓名"]}


for _date in (day(9, 30), day(10, 8)):

    @PLANTS("R601", f"report of {_date:%m-%d}", _date)
    def _report_of(world, draw, date):
        who, _ = planting.take(world, draw)
        row = next(each for each in world[REPORT] if each["执笔人"] == who["姓名"])
        row |= {"完成日期": date, "交流日期": date + ONE * 5, "填报日期": date + ONE}


for _keep in (0, 3):

    @PLANTS("R602", f"{_keep} pages of the diary", _keep)
    def _diary(world, draw, keep):
        who, _ = planting.take(world, draw)
        own = [each for each in world[DIARY] if each["姓名"] == who["姓名"]][keep:]
        planting.drop(world, DIARY, lambda each: each in own)


@PLANTS("R603", "a page of a day that no ledger has")
def _page_of_another_day(world, draw):
    who, point = planting.take(world, draw)
    busy = [
        (each["开始日期"], each["结束日期"]) for each in world[WORK] if each["姓名"] == who["姓名"]
    ]
    free = [
        date
        for date in (day(4, 1) + ONE * step for step in range(35))
        if not any(first <= date <= last for first, last in busy)
    ]
    world[DIARY].append(invent.diary(who, point, draw.choice(free), draw))


@PLANTS("R603", "a page of twenty characters")
def _short_page(world, draw):
    who, _ = planting.take(world, draw)
    page = next(each for each in world[DIARY] if each["姓名"] == who["姓名"])
    page["体会"] = page["体会"][:20]


@PLANTS("R604", "no topic")
def _no_topic(world, draw):
    _, point = planting.take(world, draw)
    point |= {"课题": None, "_spoilt": True}


@PLANTS("R605", "a topic 其他 and no word more")
def _other_topic(world, draw):
    _, point = planting.take(world, draw)
    point["课题"] = "其他"


@PLANTS("R605", "a topic of its own")
def _own_topic(world, draw):
    _, point = planting.take(world, draw)
    point["课题"] = "饮用水水源地围网养殖清理"


@PLANTS("R606", "a report that was told nowhere")
def _told_nowhere(world, draw):
    row = planting.row_of(world, draw, REPORT)
    row |= {"交流形式": draw.choice([None, "无"]), "交流日期": None}

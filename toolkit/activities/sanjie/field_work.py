"""B1 下基层活动台账，及其数据规则 D111、D113."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from operator import itemgetter

from toolkit.activities.sanjie.owners import POINT
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.points import Point
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.sources import TOTAL_TIME
from toolkit.activities.sanjie.units import unit_reference
from toolkit.chinese.dates import span
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.layout import ROW_NUMBER
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Strength
from toolkit.declare.period import Period
from toolkit.declare.rule import Complaint
from toolkit.declare.rule import Complaints
from toolkit.declare.rule import row_rule
from toolkit.declare.wording import number

STAY = "驻点调研"
HALF_A_DAY = 0.5
OF_ONE_DAY = {None: (HALF_A_DAY, 1), "全天": (1,), "上午": (HALF_A_DAY,), "下午": (HALF_A_DAY,)}
"""时段 → 当天往返的可以填几天."""


class FieldWork(Ledger, code="B1", sheet="下基层活动台账", owner=POINT, capacity=400):
    """下基层活动台账：一人一次一行，同一天到两处的分两行."""

    order = Number("序号", example=1, formula=ROW_NUMBER, width=8).optional()
    person = person_reference("姓名", example="张三")
    unit = unit_reference("单位", example="局领导")
    started_on = Date(
        "开始日期",
        "第一天",
        period=Period.EVENT,
        aliases=("活动时间", "起始日期"),
        example="2012-04-10",
    )
    ended_on = Date(
        "结束日期", "最后一天；当天往返的与开始日期相同", period=Period.EVENT, example="2012-04-15"
    )
    days = Number(
        "天数",
        "止−起＋1，首尾都算；半天填0.5",
        unit="天",
        minimum=0.5,
        step=0.5,
        example=6,
        formula='({结束日期}-{开始日期}+1)*IF(OR({时段}="上午",{时段}="下午"),0.5,1)',
    )
    part = Choice("时段", options=("全天", "上午", "下午"), example="全天").optional()
    category = Choice(
        "活动类别",
        "驻点只填“驻点调研”，不按天数推断",
        options=(STAY, "走访", "接访", "下访", "座谈", "检查执法", "宣传", "其他"),
        example=STAY,
    )
    point = point_reference(example="LXD02").optional()
    place = Text("地点", example="尧塘镇水北村", width=18)
    content = Text("主要内容", longest=200, example="走访化工集中区周边农户", width=36)
    visited = Choices(
        "走访对象",
        "可填几项，用；隔开",
        options=("群众", "企业", "单位", "基层干部", "站所"),
        example="群众；企业",
    ).optional()
    households = Number("走访户数", unit="户", example=12).optional()
    firms = Number("走访企业", unit="家", example=3).optional()
    meetings = Number("座谈会", unit="场", example=2).optional()
    attendance = Number("参加人数", unit="人", example=25).optional()
    ate_together = Flag("同吃", example="是").optional()
    lodged_together = Flag("同住", example="是").optional()
    worked_together = Flag("同劳动", example="是").optional()
    lodging = Text("住宿地点", example="村民家").optional()
    nights = Number("住宿晚数", unit="晚", example=5).optional()
    meals = Choice("用餐方式", options=("搭伙", "食堂", "自带", "其他"), example="搭伙").optional()
    meal_fee = Number("伙食费", unit="元", step=0, example=180).optional()
    meal_receipt = Text("缴费凭证号", "伙食费收据的编号", example="0012031").optional()
    cars = Number("车辆数", unit="辆", example=1).optional()
    escorts = Text("陪同人员", example="李四（镇）").optional()
    escort_count = Number("陪同人数", unit="人", example=1).optional()
    problems_found = Number("发现问题数", unit="件", example=3).optional()
    filled_on = Date("填报日期", "这一行是哪天填的", period=Period.EVENT).optional()
    remark = Text("备注").optional()

    key = (person, started_on, category, place)
    span = (started_on, ended_on)
    notes = (
        "天数可按 结束日期−开始日期＋1 计算，首尾两天都算，双休日、节假日照算。",
        "驻点期间当天在驻点处所作的走访、接访可以另起一行，累计天数时同一天只算一天。",
    )


Trip = tuple[dt.date, tuple[object, ...], dt.date, FieldWork]
"""一行的开始日期、在同日各行中的先后、结束日期和这一行."""

OF_ONE_DAY_BY = (FieldWork.part, FieldWork.category, FieldWork.point, FieldWork.place)


def towns(case: Case) -> Mapping[str, str]:
    """联系点编号 → 所在镇."""
    return {point.number: point.town for point in case.filled(Point, Point.number, Point.town)}


def work_by_person(case: Case) -> Mapping[str, Sequence[FieldWork]]:
    """姓名 → 起止日期读得懂、不颠倒的行，按日期."""
    by_person = case.derived(trips_by_person)
    return {name: [work for *_, work in rows] for name, rows in by_person.items()}


def trips_by_person(case: Case) -> Mapping[str, Sequence[Trip]]:
    """姓名 → 起止日期读得懂、不颠倒的行，按日期."""
    by_person: dict[str, list[Trip]] = defaultdict(list)
    for work, person, started, ended in trips(case):
        if started <= ended:
            by_person[person].append((started, in_turn(work, ended), ended, work))
    for rows in by_person.values():
        rows.sort(key=itemgetter(0, 1))
    return by_person


def in_turn(work: FieldWork, ended: dt.date) -> tuple[object, ...]:
    """同日开始的各行的先后，看行里填的：表排过序，报的还是同一行；填的都一样的才看行号."""
    return ended, *(work.usable(each) or "" for each in OF_ONE_DAY_BY), work.at_row


def trips(case: Case) -> Iterator[tuple[FieldWork, str, dt.date, dt.date]]:
    """姓名、起止日期都读得懂的行，连同这三格."""
    return case.told(FieldWork, FieldWork.person, FieldWork.started_on, FieldWork.ended_on)


@row_rule(
    FieldWork,
    "D111",
    "天数与起止日期不符",
    Strength.DATA,
    TOTAL_TIME,
    by=(FieldWork.started_on, FieldWork.ended_on, FieldWork.part, FieldWork.days),
)
def days_match_dates(work: FieldWork, case: Case) -> Complaints:
    """天数应等于 结束日期−开始日期＋1。

    看“下基层活动台账”的开始日期、结束日期、天数、时段。首尾两天都算，双休日、节假日照算。当天往返只去
    半天的，天数填0.5、时段填上午或下午。日期本身有误的（D113、F10），先改日期，不再报天数。

    例：4月16日至18日填2天，报；4月20日当天往返填0.5天、时段空着，不报。
    """
    first, last, part = work.started_on, work.ended_on, work.part
    if last < first or first.year != last.year:
        return
    expected = (last - first).days + 1
    several: tuple[float, ...] = (expected / 2,) if part in {"上午", "下午"} else (expected,)
    allowed = OF_ONE_DAY[part] if expected == 1 else several
    if work.days not in allowed:
        right = number(allowed[-1])
        said = f"、时段填{part}" if part else ""
        yield Complaint(
            work,
            FieldWork.days,
            f"填{number(work.days)}天{said}，{span(first, last)}应为{right}天",
            _days_advice(work, right),
        )


def _days_advice(work: FieldWork, right: str) -> str:
    """时段和天数合不上的，两头都可能填错."""
    if work.part in {"上午", "下午"}:
        return f"请核对：半天的，天数改为{right}；全天的，时段改为全天"
    if work.started_on == work.ended_on and work.days == HALF_A_DAY:
        return f"请核对：半天的，时段填上午或下午；全天的，天数改为{right}"
    return f"请核对后把天数改为{right}，或改正起止日期"


@row_rule(
    FieldWork,
    "D113",
    "结束日期早于开始日期",
    Strength.DATA,
    TOTAL_TIME,
    by=(FieldWork.started_on, FieldWork.ended_on),
)
def end_not_before_start(work: FieldWork, case: Case) -> Complaints:
    """结束日期不得早于开始日期。

    当天往返的，两个日期相同。
    """
    if work.ended_on < work.started_on:
        yield Complaint(
            work,
            FieldWork.ended_on,
            f"结束日期{work.ended_on}早于开始日期{work.started_on}",
            "请核对后改正起止日期",
        )

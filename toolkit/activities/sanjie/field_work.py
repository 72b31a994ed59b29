"""B1 下基层活动台账."""

from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Number
from toolkit.declare.columns import Owner
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger

STAY = "驻点调研"


class FieldWork(Ledger, code="B1", sheet="下基层活动台账", owner=Owner.POINT, capacity=400):
    """下基层活动台账：一人一次一行，同一天到两处的分两行."""

    order = Number("序号", example=1, width=8).optional()
    person = person_reference("姓名", example="张三")
    unit = unit_reference("单位", example="局领导")
    started_on = Date("开始日期", "第一天", aliases=("活动时间", "起始日期"), example="2012-04-10")
    ended_on = Date("结束日期", "最后一天；当天往返的与开始日期相同", example="2012-04-15")
    days = Number(
        "天数",
        "止−起＋1，首尾都算；半天填0.5",
        unit="天",
        minimum=0.5,
        step=0.5,
        example=6,
        formula="{结束日期}-{开始日期}+1",
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
    content = Text(
        "主要内容", "不超过200字", longest=200, example="走访化工集中区周边农户", width=36
    )
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
    cars = Number("车辆数", unit="辆", example=1).optional()
    escorts = Text("陪同人员", example="李四（镇）").optional()
    escort_count = Number("陪同人数", unit="人", example=1).optional()
    problems_found = Number("发现问题数", unit="件", example=3).optional()
    remark = Text("备注").optional()

    key = (person, started_on, category, place)
    notes = (
        "天数可按 结束日期−开始日期＋1 计算，首尾两天都算，双休日、节假日照算。",
        "驻点期间当天在驻点处所作的走访、接访可以另起一行，累计天数时同一天只算一天。",
    )

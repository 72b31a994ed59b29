"""A4 联系点一览表."""

from collections.abc import Mapping
from collections.abc import Sequence
from typing import Unpack

from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.people import person_references
from toolkit.activities.sanjie.units import unit_references
from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Choices
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Number
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import ColumnFacts
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Subject
from toolkit.declare.period import Period

CROWDED = "环境信访较多的乡镇"
KEY_KINDS = ("化工园区", "开发区", "重金属污染集中区", CROWDED, "农村环境连片整治薄弱村")
OTHER_KIND = "其他"
NOT_YET = frozenset({"无", "暂无", "待定", "/", "／", "—", "——", "-", "－"})
"""填在文字栏里，等于没有填."""


class Point(Ledger, code="A4", sheet="联系点一览表", capacity=40, directory=True):
    """联系点一览表：一个联系点一行."""

    number = Identifier("联系点编号", "如 LXD01，其他表都填这个编号", example="LXD02")
    name = Text(
        "联系点名称", "镇、园区、村或企业", proper=True, example="尧塘镇化工集中区", width=20
    )
    town = Text("所在镇", proper=True, example="尧塘镇")
    nature = Choice(
        "单位性质", options=("园区", "开发区", "镇", "村(社区)", "企业"), example="园区"
    ).optional()
    emphasis = Choices(
        "重点类别",
        "可填几项，用；隔开；都不是的填“其他”",
        options=(*KEY_KINDS, OTHER_KIND),
        example="化工园区",
        width=24,
    )
    grounds = Text(
        "选点依据", "写明数字，如上年信访件数", example="上年信访31件，列全市第1", width=26
    )
    past_petitions = Number("上年环境信访件数", unit="件", example=31).optional()
    leader = person_references("责任领导", "每个联系点一位局领导", example="张三", width=12)
    units = unit_references("参加单位", example="污控科；监察大队").optional()
    team = person_references(
        "驻点人员", "一般3至4人，用；隔开", example="张三；李四；王五"
    ).optional()
    contact = person_references("联系人", "只填一人", example="李四", width=12)
    phone = Phone("联系电话", example="0519-82800000")
    topic = Text("课题", example="化工园区环境监管", width=24)
    key_problem = Text("重点要解决的问题", example="异味扰民", width=26)
    studied = Text(
        "调研对象", "调研哪些群众、企业、单位", example="周边农户和园区企业", width=18
    ).optional()
    methods = Text("方式方法", example="走访、座谈、接访", width=18).optional()
    tasks = Text("具体任务", example="摸清异味来源，提出治理意见", width=22).optional()
    schedule = Text("时间要求", example="4月15日前完成驻点，4月底前交报告", width=20).optional()
    results_use = Text("成果应用", example="报告提交局长办公会研究", width=20).optional()
    responsible = person_reference("任务责任人", example="李四").optional()
    settled_plan_on = Date(
        "方案确定日期", "以上各项确定的日期，应早于驻点", period=Period.EVENT, example="2012-03-28"
    ).optional()
    planned_from = Date("计划驻点起", period=Period.PLAN, example="2012-04-10")
    planned_to = Date("计划驻点止", period=Period.PLAN, example="2012-04-15")
    scheduled = Flag("办公室统筹", "局办公室已统一协调的填“是”", example="是").optional()
    scheduled_on = Date("统筹日期", period=Period.EVENT, example="2012-03-20").optional()
    remark = Text("备注").optional()

    key = (number,)
    told_by = (name,)
    notes = ("重点类别填“其他”的，请在“选点依据”写明选点理由。",)


def point_reference(
    heading: str = "联系点", prompt: str = "", **more: Unpack[ColumnFacts]
) -> Reference:
    """填一个联系点的列：填编号，填名称也认得."""
    return Reference(heading, prompt, to=Point.number, also=(Point.name,), **more)


def points(case: Case) -> Sequence[Subject[Point]]:
    """各联系点，按一览表的先后."""
    return [
        Subject(point.number, point_label(point), point)
        for point in case.filled(Point, Point.number, Point.name)
    ]


def point_label(point: Point) -> str:
    """判定里怎样称呼一个联系点."""
    return f"{point.name}（{point.number}）"


def point_by_number(case: Case) -> Mapping[str, Point]:
    """编号 → 联系点."""
    return {point.number: point for point in case.filled(Point, Point.number)}


def in_order(case: Case) -> Sequence[Point]:
    """各联系点，按编号；句子里列举时不因行的先后而不同."""
    return sorted(case.filled(Point, Point.number), key=lambda each: (each.number, each.at_row))


def is_blank(point: Point, column: Column[str | None]) -> bool:
    """这一栏没有填；只写“无”“待定”的也是."""
    return point.is_empty(column) or point.usable(column) in NOT_YET

"""B4 问题整改台账."""

from toolkit.activities.sanjie.owners import POINT
from toolkit.activities.sanjie.owners import SECTION
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.receptions import MATTER_KINDS
from toolkit.activities.sanjie.receptions import SATISFACTION
from toolkit.activities.sanjie.units import unit_reference
from toolkit.activities.sanjie.units import unit_references
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period

SETTLED = "已办结"


class Problem(Ledger, code="B4", sheet="问题整改台账", owner=POINT, capacity=300):
    """问题整改台账：一个问题一行；问题由联系点填，措施和进展由责任科室填."""

    number = Identifier("问题编号", "如 WT-2012-001，不重复", example="WT-2012-001")
    origin = Choice(
        "来源", options=("驻点", "走访", "接访", "民主评议", "督查", "日记"), example="驻点"
    )
    origin_number = Text("来源编号", "来自接访的填事项号", example="SX-2012-001").optional()
    raised_on = Date("提出日期", period=Period.EVENT, example="2012-04-12")
    point = point_reference(example="LXD02").optional()
    description = Text("问题描述", example="夜间异味明显", width=30)
    kind = Choice("类别", options=MATTER_KINDS, example="气")
    leader = person_reference("责任领导", example="张三")
    section = unit_reference("责任科室", example="污控科")
    helpers = unit_references("协办").optional()
    measure = Text("整改措施", owner=SECTION, example="加装废气收集设施", width=30)
    due_on = Date("整改时限", period=Period.PLAN, owner=SECTION, example="2012-06-30")
    progress = Choice(
        "进展",
        options=("未启动", "办理中", SETTLED, "无法解决(说明)"),
        owner=SECTION,
        example="办理中",
    ).optional()
    settled_on = Date("办结日期", "已办结的必填", period=Period.EVENT, owner=SECTION).optional()
    proof = Text("办结说明/佐证", "已办结的必填", owner=SECTION, width=24).optional()
    told_people = Flag("是否反馈群众", owner=SECTION).optional()
    told_on = Date("反馈日期", period=Period.EVENT, owner=SECTION).optional()
    satisfaction = Choice("满意度", options=SATISFACTION, owner=SECTION).optional()
    extended_to = Date("延期至", period=Period.PLAN, owner=SECTION).optional()
    extension_reason = Text("延期原因", owner=SECTION, width=20).optional()
    extension_by = person_reference("延期审批人", owner=SECTION).optional()

    key = (number,)
    notes = ("进展为“已办结”的，办结日期和办结说明都要填；延期的，延期原因和审批人都要填。",)

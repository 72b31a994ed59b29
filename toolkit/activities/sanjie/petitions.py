"""C1 信访事项登记（全局）."""

from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.receptions import MATTER_KINDS
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class Petition(Ledger, code="C1", sheet="信访事项登记", capacity=400):
    """信访事项登记：一件一行；合计按批次数，不按人次."""

    number = Identifier("编号", "如 XF-2012-001，不重复", example="XF-2012-001")
    channel = Choice(
        "来源",
        options=("来信", "来访", "12369来电", "电子邮件", "上级交办", "媒体"),
        example="来信",
    )
    received_on = Date("登记日期", "收到的日期", period=Period.EVENT, example="2012-04-13")
    accepted_on = Date("受理日期", period=Period.EVENT, example="2012-04-20").optional()
    told_on = Date("受理告知日期", period=Period.EVENT, example="2012-04-20").optional()
    decision = Choice("是否受理", options=("受理", "不予受理", "转送"), example="受理").optional()
    petitioner_kind = Text("信访人类型", "如 个人、集体、匿名", example="个人").optional()
    summary = Text("内容摘要", "不写信访人姓名、电话、住址", example="河道水质发黑", width=32)
    kind = Choice("类别", options=MATTER_KINDS, example="水").optional()
    concerned_unit = Text("涉事单位", width=16).optional()
    section = unit_reference("承办科室", example="污控科")
    settled_on = Date("办结日期", period=Period.EVENT).optional()
    replied_on = Date("书面答复日期", period=Period.EVENT).optional()
    outcome = Choice("处理类型", options=("支持", "解释", "不支持")).optional()
    deadline_above = Date("上级时限", "上级交办件要求办结的日期", period=Period.PLAN).optional()
    extended_on = Date("延期日期", period=Period.EVENT).optional()
    extension_days = Number("延期天数", unit="天").optional()
    extension_by = Text("延期批准人").optional()
    extension_told = Flag("延期告知").optional()
    repeated = Flag("是否重复", example="否").optional()
    over_level = Flag("是否越级", example="否").optional()
    long_standing = Flag("是否积案", example="否").optional()
    from_above = Flag("是否上级交办", example="否").optional()
    case_leader = person_reference("包案领导").optional()

    key = (number,)

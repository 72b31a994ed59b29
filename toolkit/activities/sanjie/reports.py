"""B5 调研报告登记."""

from toolkit.activities.sanjie.owners import SECTION
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.people import person_references
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class Report(Ledger, code="B5", sheet="调研报告登记", owner=SECTION, capacity=100):
    """调研报告登记：一份报告一行."""

    number = Identifier("报告编号", "如 BG-2012-01，不重复", example="BG-2012-01")
    title = Text("题目", example="化工集中区异味治理调研报告", width=32)
    topic = Choice(
        "课题",
        options=("化工园区环境监管", "农村环境连片整治", "其他"),
        example="化工园区环境监管",
        width=18,
    ).optional()
    author = person_reference("执笔人", example="张三")
    others = person_references("参与人").optional()
    point = point_reference(example="LXD02")
    finished_on = Date("完成日期", period=Period.EVENT, example="2012-04-25")
    length = Number("字数", unit="字", example=4200).optional()
    unit = unit_reference("报送单位", example="局领导").optional()
    exchanged = Choice(
        "交流形式",
        options=("中心组学习", "研讨会", "报告会", "内部刊物", "无"),
        example="中心组学习",
    ).optional()
    exchanged_on = Date("交流日期", period=Period.EVENT).optional()
    use = Choice(
        "转化情况", options=("无", "被采用", "形成政策", "整改落实"), example="无"
    ).optional()
    use_note = Text("转化说明", width=24).optional()

    key = (number,)

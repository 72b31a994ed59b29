"""C2 领导包案表."""

from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.units import unit_reference
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class AssignedCase(Ledger, code="C2", sheet="领导包案表", capacity=60):
    """领导包案表：一案一行."""

    number = Identifier("案件编号", "如 BA-2012-01，不重复", example="BA-2012-01")
    matter = Text("案由", example="化工集中区异味积案", width=28)
    leader = person_reference("包案领导", example="张三")
    section = unit_reference("责任科室", example="污控科")
    keeper = Text("稳控人").optional()
    measure = Text("化解措施", example="督促治理并按月回访", width=28)
    due_on = Date("化解时限", period=Period.PLAN, example="2012-09-30")
    progress = Text("进展", width=20).optional()
    settled_on = Date("化解日期", period=Period.EVENT).optional()
    closed_by_agreement = Flag("息访协议").optional()

    key = (number,)

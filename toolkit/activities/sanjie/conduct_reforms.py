"""C3 作风整改（民主评议）."""

from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class ConductReform(Ledger, code="C3", sheet="作风整改", capacity=60):
    """作风整改：民主评议提出的意见，一条一行."""

    opinion = Text("意见", example="审批环节多、时间长", width=32)
    origin = Text("来源", example="服务对象座谈会", width=18).optional()
    measure = Text("措施", example="合并两个环节，限时办结", width=32)
    responsible = Text("责任人", example="李四")
    due_on = Date("时限", period=Period.PLAN, example="2012-08-31")
    done = Text("完成情况", width=20).optional()

    key = (opinion,)

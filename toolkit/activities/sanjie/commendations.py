"""C6 表扬候选及审定：程序只列建议，由人审定."""

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period

COLLECTIVE = ("联系点", "科室单位")
INDIVIDUAL = "个人"


class Commendation(Ledger, code="C6", sheet="表扬候选及审定", capacity=80):
    """表扬候选及审定：审定后“人工意见”填“同意”的才进表扬名单."""

    who = Text("对象", "联系点填编号，科室单位填规范简称，个人填姓名", example="监察大队", width=16)
    kind = Choice("类别", options=(*COLLECTIVE, INDIVIDUAL), example="科室单位")
    stay_met = Number("驻点达标", unit="分", step=0).optional()
    days = Number("下基层天数", unit="天", step=0.5).optional()
    reception_rate = Number("接访按时率", unit="%", step=0).optional()
    settle_rate = Number("问题按时办结率", unit="%", step=0).optional()
    satisfied_rate = Number("反馈满意率", unit="%", step=0).optional()
    results_used = Number("调研成果转化", unit="分", step=0).optional()
    diary_quality = Number("日记走访质量", unit="分", step=0).optional()
    punctuality = Number("报送及时一次通过率", unit="%", step=0).optional()
    machine = Choice("机器结论", options=("符合条件", "有保留", "不符合")).optional()
    reason = Text("理由", width=28).optional()
    decision = Text("人工意见", "审定后填“同意”或“不同意”", example="同意", width=12)
    meeting = Text("审定会议", example="局党组2012年第12次会议", width=22).optional()
    decided_on = Date("审定日期", period=Period.ANY, example="2012-12-20").optional()
    shown_from = Date("公示起", period=Period.ANY).optional()
    shown_to = Date("公示止", period=Period.ANY).optional()
    objection = Text("异议").optional()

    key = (kind, who)

"""C8 请假出差登记：与下基层活动台账互相核对."""

from toolkit.activities.sanjie.people import person_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class Absence(Ledger, code="C8", sheet="请假出差登记", capacity=120, essential=False):
    """请假出差登记：请假、出差、外出开会和学习，一次一行."""

    person = person_reference("姓名", example="张三")
    reason = Choice("事由", options=("请假", "出差", "会议", "学习"), example="出差")
    first = Date("开始日期", period=Period.EVENT, example="2012-05-08")
    last = Date("结束日期", period=Period.EVENT, example="2012-05-10")
    remark = Text("备注").optional()

    key = (person, first)
    span = (first, last)

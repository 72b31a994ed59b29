"""A small made-up activity."""

import datetime as dt
from types import MappingProxyType

from toolkit.declare import columns as c
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import FrontPage
from toolkit.declare.layout import ROW_NUMBER
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner
from toolkit.declare.parameters import Parameters
from toolkit.declare.period import Period
from toolkit.declare.standard import Setting


class Member(Ledger, code="A2", sheet="名册", capacity=4):
    """名册."""

    number = c.Identifier("编号", "不重复", example="RY01")
    name = c.Text("姓名", example="张三", width=10)
    mobile = c.Phone("手机", example="13800000000").optional()

    key = (number,)


class Trip(Ledger, code="B1", sheet="出行", owner=Owner("填报人"), capacity=5):
    """出行：一人一次一行，当天来回的也填.

    第二段不进填表说明。
    """

    order = c.Number("序号", example=1, formula=ROW_NUMBER, width=8).optional()
    person = c.Reference("姓名", to=Member.name, example="张三")
    others = c.References("同行", to=Member.name).optional()
    began = c.Date("开始日期", "第一天", period=Period.EVENT, example="2012-04-10")
    ended = c.Date("结束日期", period=Period.EVENT, example="2012-04-15")
    days = c.Number(
        "天数",
        unit="天",
        minimum=0.5,
        step=0.5,
        example=6,
        formula="{结束日期}-{开始日期}+1",
    )
    left_at = c.Time("出发时间", example="09:00").optional()
    kind = c.Choice("类别", options=("走访", "座谈"), example="走访")
    met = c.Choices("对象", options=("群众", "企业"), example="群众；企业").optional()
    stayed = c.Flag("过夜", example="是").optional()
    cost = c.Number("费用", unit="元", step=0, maximum=500).optional()
    note = c.Text("备注", longest=20, owner=Owner("责任科室")).optional()
    id_number = c.IdNumber("身份证号", restricted=True).optional()

    key = (person, began)
    notes = ("天数首尾都算。",)


class Day(Ledger, code="A1", sheet="节日", capacity=3):
    """节日：一天一行."""

    day = c.Date("日期", period=Period.ANY, example="2012-10-01")
    kind = c.Choice("类别", options=("放假", "上班"), example="放假")


class Result(Ledger, code="Z1", sheet="结果", owner=Owner.PROGRAM, capacity=0):
    """结果：一条一行."""

    rule = c.Text("规则号")
    version = c.Text("版本").optional()


class NoParameters(Parameters):
    declared = MappingProxyType({})


CATALOGUE = Catalogue(
    name="试行",
    package=__name__,
    since=dt.date(2012, 3, 14),
    ledgers=(Setting, Day, Member, Trip, Result),
    rules=(),
    obligations=(),
    documents=(),
    parameters=NoParameters,
    front_page=FrontPage("先填名册。"),
)

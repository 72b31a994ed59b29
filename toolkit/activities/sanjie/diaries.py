"""B2 民情日记登记."""

from toolkit.activities.sanjie.owners import POINT
from toolkit.activities.sanjie.people import person_reference
from toolkit.activities.sanjie.points import point_reference
from toolkit.activities.sanjie.problems import Problem
from toolkit.declare.columns import Date
from toolkit.declare.columns import Reference
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class Diary(Ledger, code="B2", sheet="民情日记登记", owner=POINT, capacity=300):
    """民情日记登记：一人一天一篇."""

    person = person_reference("姓名", example="张三")
    written_on = Date("日期", period=Period.EVENT, example="2012-04-11")
    weekday = Text(
        "星期", example="星期三", formula='"星期"&MID("日一二三四五六",WEEKDAY({日期}),1)', width=9
    ).optional()
    weather = Text("天气", example="晴", width=9).optional()
    point = point_reference(example="LXD02")
    visited = Text("走访对象", "可隐去姓名，如“王某户”", example="王某户").optional()
    matter = Text("反映的主要问题", example="夜间异味", width=28)
    handling = Text("处理意见/情况", example="已责成企业整改", width=28)
    reflection = Text("体会", "不少于100字", example="……", width=40)
    problem = Reference(
        "问题编号", "转入问题整改台账的填编号", to=Problem.number, example="WT-2012-001"
    ).optional()
    filled_on = Date("填报日期", "这一行是哪天填的", period=Period.EVENT).optional()

    key = (person, written_on)

"""C7 信访统计：越级信访量和群体性事件，数字以信访局或上级通报为准."""

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Date
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period

OVER_LEVEL = "越级信访量"
INCIDENTS = ("影响稳定的突出问题", "群体性事件")


class PetitionFigure(Ledger, code="C7", sheet="信访统计", capacity=40, essential=False):
    """信访统计：一项指标一个统计时段一行."""

    indicator = Choice("指标", options=(OVER_LEVEL, *INCIDENTS), example=OVER_LEVEL, width=20)
    first = Date("统计起", period=Period.EVENT, example="2012-01-01")
    last = Date("统计止", period=Period.EVENT, example="2012-06-30")
    this_year = Number("本年数", unit="件", example=2)
    last_year = Number("上年同期数", unit="件", example=5).optional()
    source = Text("来源", "信访局或上级通报的名称、日期", example="市信访局7月5日通报", width=24)

    key = (indicator, first, last)
    span = (first, last)

"""A5 上级依据文件."""

from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class SuperiorPaper(Ledger, code="A5", sheet="上级依据文件", capacity=60, essential=False):
    """上级依据文件：通知、通报正文引用的文件."""

    number = Text(
        "文号", "年份用〔〕，如 苏环党组〔2012〕14号", example="苏环党组〔2012〕14号", width=22
    )
    title = Text("标题", example="关于开展“三解三促”活动的意见", width=36)
    dated = Date("日期", period=Period.ANY, example="2012-02-20").optional()
    sender = Text("来文单位", example="省环保厅党组", width=16).optional()
    summary = Text("摘要", width=36).optional()

    key = (number,)

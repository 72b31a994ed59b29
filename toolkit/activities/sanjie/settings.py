"""A0 参数：一项一行，取值优先于 parameters.toml."""

from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.columns import Value
from toolkit.declare.ledger import Ledger


class Setting(Ledger, code="A0", sheet="参数", capacity=80):
    """参数：判定所用的数和公文用的词，改了这里，判定和公文随之改变."""

    name = Text("参数名", "与本表已有的参数名一致，不要改动", example="总天数下限", width=20)
    value = Value("取值", "改这一格；日期写成 2012-09-30；没有的填“无”", example="60", width=26)
    unit = Text("单位", example="天", width=8).optional()
    basis = Text("依据/说明", example="三·1；2个月按60天计", width=46).optional()
    decided_by = Text("谁定", example="领导小组", width=12).optional()
    since = Date("生效日", example="2012-01-01").optional()

    key = (name,)
    notes = ("参数名不要改动，只改“取值”；改动“取值”会改变判定结论，请先经“谁定”一栏所列同意。",)

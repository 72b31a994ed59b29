"""A0 参数: one parameter a line; its value goes before that of parameters.toml."""

from toolkit.declare.columns import Date
from toolkit.declare.columns import Text
from toolkit.declare.columns import Value
from toolkit.declare.ledger import Ledger
from toolkit.declare.period import Period


class Setting(Ledger, code="A0", sheet="参数", capacity=80, directory=True):
    """参数：判定所用的数和公文用的词，改了这里，判定和公文随之改变."""

    name = Text("参数名", "与本表已有的参数名一致，不要改动", example="台账年度", width=20)
    value = Value("取值", "改这一格；日期写成 2012-09-30；没有的填“无”", example="2012", width=26)
    unit = Text("单位", example="年", width=8).optional()
    basis = Text("依据/说明", example="本台账所记的年度", width=46).optional()
    decided_by = Text("谁定", example="办公室", width=12).optional()
    since = Date(
        "生效日",
        "从这天起用这个取值；统计截止日更早的，用原来的取值",
        period=Period.ANY,
        example="2012-01-01",
    ).optional()

    key = (name,)
    notes = ("参数名不要改动，只改“取值”；改动“取值”会改变判定结论，请先经“谁定”一栏所列同意。",)

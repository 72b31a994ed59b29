"""本活动的参数；取值、依据和由谁定写在 parameters.toml."""

from importlib.resources import files

from toolkit.declare.parameter_file import load_declared
from toolkit.declare.parameters import Amount
from toolkit.declare.parameters import Parameters
from toolkit.declare.parameters import Wording


class Limits(Parameters):
    """“统计截止日”和“台账年度”各活动都有，不必再写."""

    declared = load_declared(files("fire_inspection") / "parameters.toml")

    interval = Amount("检查间隔")
    bureau = Wording("机关全称")
    paper_code = Wording("发文代字")

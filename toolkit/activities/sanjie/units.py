"""A1 单位名录."""

from typing import Unpack

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Names
from toolkit.declare.columns import Number
from toolkit.declare.columns import Reference
from toolkit.declare.columns import References
from toolkit.declare.columns import Text
from toolkit.declare.ledger import ColumnFacts
from toolkit.declare.ledger import Ledger


class Unit(Ledger, code="A1", sheet="单位名录", capacity=60, directory=True):
    """单位名录：科室、大队、站、直属单位和来往的外单位."""

    number = Identifier("单位编号", "如 DW01，不重复", example="DW05")
    full_name = Text("单位全称", proper=True, example="环境监察大队", width=22)
    short_name = Text("规范简称", "其他表格都填这个简称", proper=True, example="监察大队", width=14)
    aliases = Names("别名", "平时的其他叫法，用；隔开", example="大队；环监大队").optional()
    kind = Choice(
        "类型",
        options=("局机关科室", "直属单位", "大队", "站", "分局", "外单位"),
        example="大队",
    )
    order = Number("排序", "名单和表格里的先后", example=5, width=8)
    reporter = Text("报送人", proper=True, example="李某").optional()
    address = Text(
        "邮箱/路径", "下发台账送到哪里", example="huanjian@example.invalid", width=24
    ).optional()
    dispatched = Flag("是否下发", "是否向该单位下发台账", example="是")
    deputy = Text(
        "分管领导", "核定该单位所报台账的局领导", proper=True, example="张三", width=10
    ).optional()

    key = (number,)


_ALSO = (Unit.full_name, Unit.aliases)


def unit_reference(heading: str, prompt: str = "", **more: Unpack[ColumnFacts]) -> Reference:
    """填一个单位的列：从单位名录的规范简称中选，全称和别名也认得."""
    return Reference(heading, prompt, to=Unit.short_name, also=_ALSO, **more)


def unit_references(heading: str, **more: Unpack[ColumnFacts]) -> References:
    """填几个单位的列."""
    return References(heading, to=Unit.short_name, also=_ALSO, **more)

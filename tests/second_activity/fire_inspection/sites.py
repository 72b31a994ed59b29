"""A1 场所名录."""

from collections.abc import Sequence
from typing import Any

from toolkit.declare.case import Case
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Identifier
from toolkit.declare.columns import Phone
from toolkit.declare.columns import Reference
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Subject


class Site(Ledger, code="A1", sheet="场所名录", capacity=60, directory=True):
    """场所名录：一个重点场所一行."""

    number = Identifier("场所编号", "如 CS01，不重复", example="CS01")
    name = Text("场所名称", "其他表都填这个名称", proper=True, example="城北菜市场", width=20)
    kind = Choice(
        "场所类型",
        options=("商场市场", "学校", "医院", "养老机构", "其他"),
        example="商场市场",
    )
    keeper = Text("责任人", "场所的消防安全责任人", proper=True, example="赵某")
    phone = Phone("责任人电话", example="13800000000").optional()
    dispatched = Flag("是否下发", "是否向责任人下发台账", example="是")

    key = (number,)


def site_reference(heading: str = "场所", prompt: str = "", **more: Any) -> Reference:
    """填一个场所的列：从名录的名称中选，填编号也认得."""
    return Reference(heading, prompt, to=Site.name, also=(Site.number,), **more)


def sites(case: Case) -> Sequence[Subject[Site]]:
    """各场所，按名录的先后."""
    return [Subject(row.number, row.name, row) for row in case.filled(Site, Site.number, Site.name)]

"""A3 领导小组名单."""

from toolkit.activities.sanjie.people import person_reference
from toolkit.declare.columns import Choice
from toolkit.declare.columns import Number
from toolkit.declare.columns import Text
from toolkit.declare.layout import ROW_NUMBER
from toolkit.declare.ledger import Ledger


class GroupMember(Ledger, code="A3", sheet="领导小组名单", capacity=60):
    """领导小组名单：一人一行，兼任的只列较高的职务."""

    order = Number("序号", example=1, formula=ROW_NUMBER, width=8).optional()
    role = Choice(
        "小组职务",
        options=("组长", "副组长", "成员", "办公室主任", "办公室副主任", "办公室成员"),
        example="组长",
    )
    name = person_reference("姓名", example="张三")
    post = Text("单位职务", example="局党组书记、局长", width=24)
    remark = Text("备注").optional()

    key = (role, name)

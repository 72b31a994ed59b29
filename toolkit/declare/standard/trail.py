"""Z4 变更留痕: who changed which cell, when, from what to what."""

from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner


class TrailLine(
    Ledger, code="Z4", sheet="变更留痕", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """变更留痕：谁、何时、在哪个文件的哪一格、由什么改为什么."""

    who = Text("操作人", width=12)
    when = Text("时间", width=18)
    file = Text("文件", width=28)
    cell = Text("单元格", width=18)
    old = Text("旧值", width=20).optional()
    new = Text("新值", width=20).optional()
    reason = Text("原因", width=20).optional()

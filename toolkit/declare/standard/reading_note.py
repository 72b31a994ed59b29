"""Z7 读取提示: what reading took for something else than it said, one cell a line."""

from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner


class ReadingNote(
    Ledger, code="Z7", sheet="读取提示", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """读取提示：哪一格照规范的写法读作什么、哪几行略过，一处一行，校验时填写."""

    place = Text("位置", width=24)
    column = Text("栏目", width=14).optional()
    read = Text("原样", width=26).optional()
    taken = Text("读作", width=26).optional()
    message = Text("说明", width=70)

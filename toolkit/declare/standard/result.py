"""Z2 校验结果: every finding and verdict, one a line."""

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import SETTLED
from toolkit.declare.outcome import TO_CORRECT
from toolkit.declare.outcome import State
from toolkit.declare.owner import Owner


class ResultLine(
    Ledger,
    code="Z2",
    sheet="校验结果",
    owner=Owner.PROGRAM,
    capacity=0,
    essential=False,
    note_above=True,
):
    """校验结果：问题和判定，一条一行；“说明”由人填写，再次校验时保留."""

    # -- up to 说明, together as wide as a screen of 1366 pixels shows --
    state = Choice("状态", options=(*State, TO_CORRECT, SETTLED), width=11)
    subject = Text("对象", width=17)
    fact = Text("事实", width=36)
    suggestion = Text("建议", width=25).optional()
    place = Text("位置", width=18).optional()
    explanation = Text("说明", width=19).optional()
    strength = Text("级别", width=7)
    since = Text("比上次", width=11).optional()
    due = Text("截止日", width=12).optional()
    name = Text("事项", width=28).optional()
    recorded = Text("说明登记", width=20).optional()
    reviewer = Text("复核人", width=10).optional()
    rule = Text("规则号", width=8)
    basis = Text("依据", width=60)
    stable_key = Text("系统标识", width=20).optional()
    rests_on = Text("说明所据", width=20).optional()


FOR_PROGRAMS = (ResultLine.stable_key, ResultLine.rests_on)
"""Columns that nobody is shown."""

ADDED_LATER = (ResultLine.since, ResultLine.recorded, ResultLine.rests_on)
"""Columns that the result sheet of an older workbook lacks."""

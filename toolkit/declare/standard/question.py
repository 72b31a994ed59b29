"""Z6 合并冲突: what a merge of returned booklets leaves to a person, one question a line."""

from toolkit.declare.columns import Choice
from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger
from toolkit.declare.owner import Owner

TAKE_THEIRS, KEEP_OURS, ADD_ROW = "取报送", "取总册", "另加一行"
OPEN = "待处理"
OFFERED = (TAKE_THEIRS, KEEP_OURS, ADD_ROW)


class MergeQuestion(
    Ledger, code="Z6", sheet="合并冲突", owner=Owner.PROGRAM, capacity=0, essential=False
):
    """合并冲突：报送和总册对不上、要人决定的，一处一行；选“处理”，下次回收合并时照办."""

    unit = Text("报送单位", width=14)
    ledger_title = Text("台账", width=16)
    office_row = Text(
        "总册行", "认不准是哪一行的，先在这里填总册的行号，再选“取报送”", width=8
    ).optional()
    heading = Text("栏", width=14).optional()
    why = Text("问题", width=24)
    base = Text("下发时", width=24).optional()
    theirs = Text("报送", width=30).optional()
    ours = Text("总册现在", width=24).optional()
    decision = Choice(
        "处理",
        "取报送：照报送的改（报送没有这一行的，删去）；取总册：不改；另加一行：报送的作为新的一行加上",
        options=OFFERED,
        width=10,
    ).optional()
    outcome = Text("结果", width=26)
    file = Text("报送文件", width=28)
    row_number = Text("系统标识", width=16).optional()
    typed = Text("系统值", width=16).optional()


QUESTION_FOR_PROGRAMS = (MergeQuestion.row_number, MergeQuestion.typed)
"""Columns that nobody is shown."""

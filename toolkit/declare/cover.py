"""The words of a booklet's cover, by which its builder and its reader know its cells.

One row a ledger, under these headings; below them the cells in which people sign, each beside its label.
"""

from __future__ import annotations

LEDGER = "台账"
TO_FILL = "要填的栏"
ROWS = "行数"
FILLED = "填全行数"
MISSING = "必填未填格数"
NEW = "新增行数"
OPEN = "在办件数"
NOTHING_NEW = "本期无新增"
NO_CHANGE = "在办事项无变化"
REASON = "无变化的原因"
CHECK = "核对"
HEADINGS = (
    LEDGER, TO_FILL, ROWS, FILLED, MISSING, NEW, OPEN, NOTHING_NEW, NO_CHANGE, REASON, CHECK,
)  # fmt: skip

FILLED_BY = "填报人"
CHECKED_BY = "审核人"
HEAD = "单位负责人（签字）"
SEAL = "盖章"
REPORTED_ON = "报送日期"
SIGNED = (FILLED_BY, CHECKED_BY, HEAD, SEAL, REPORTED_ON)

UNSIGNED = f"零报告要写明{FILLED_BY}和{REPORTED_ON}。"

TICK = "√"
NOT_ASKED = "—"

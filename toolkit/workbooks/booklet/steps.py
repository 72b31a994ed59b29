"""What a booklet's cover tells its reader to do, step by step."""

from __future__ import annotations

from toolkit.declare import cover

REPORT_TO = "报给"
OPENING = (
    "①点台账名（在 LibreOffice 里按住 Ctrl 点），到要填的第一格。浅黄色的格由你填，标题下有橙色线的必填；"
    "原有的行有变化就改，新增的填在下面空行里。"
)
ZERO = f"②没有新增的，在“{cover.NOTHING_NEW}”的格里从箭头选{cover.TICK}"
UNMOVED = f"；在办的都没有进展的，在“{cover.NO_CHANGE}”选{cover.TICK}并写明原因"
WHY_ZERO = "：这就是零报告。空着不选，办公室分不清是没有还是没有填。"
SENDING = (
    (
        f"③“{cover.CHECK}”一栏没有要补的了，填{cover.FILLED_BY}、{cover.CHECKED_BY}和{cover.REPORTED_ON}，保存；"
        "要签字盖章的，打印这一页签字盖章。工作表名和标题不要改。"
    ),
    f"④怎样收到这个文件，就怎样发回给“{REPORT_TO}”的办公室；有不明白的，问那里的联系人。",
)


def steps(*, moves: bool) -> tuple[str, ...]:
    """How it is filled and sent back; `moves` says whether any ledger asks for 在办事项无变化."""
    return (OPENING, f"{ZERO}{UNMOVED if moves else ''}{WHY_ZERO}", *SENDING)

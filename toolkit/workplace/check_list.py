"""The 核对单 that lies beside every generated document: each number, and the cells it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day
from toolkit.usecases.in_force import in_force
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.printed_head import SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.document import Evidence
    from toolkit.usecases.generate import DocumentToWrite
    from toolkit.usecases.validate import Judged

COLUMNS = (
    ResultColumn("数据项", 16),
    ResultColumn("文中的数", 12),
    ResultColumn("怎么数的", 44, wrap=True),
    ResultColumn("出处（台账!单元格）", 80, wrap=True),
)
SHOWN_CELLS = 200


def check_list(
    document: DocumentToWrite, judged: Judged, head: str, passed: Sequence[str] = ()
) -> ResultSheet:
    """The sheet to be written beside a document, once all documents are drafted.

    `head` is the line about the register's chain: what was written down till then can later be held to it.
    `passed` are the sentences on what the exit gate found and let pass.
    """
    preamble = (
        f"核对单：{document.stem}",
        f"台账：{judged.file}　统计截止日：{full_day(judged.case.as_of)}　文种：{document.kind.name}",
        head,
        f"判定和生成所用的参数：{'；'.join(map(str, in_force(judged)))}。",
        *(f"提示：{remark}" for remark in document.draft.remarks),
        *(f"出门检查：{each}" for each in passed),
    )
    rows = [(each.item, each.value, each.counted, _cells(each)) for each in document.draft.evidence]
    return ResultSheet(SHEET, preamble, COLUMNS, rows)


def _cells(evidence: Evidence) -> str:
    """表甲!F3、F4；表乙!A3 …, the sheet named once."""
    by_sheet: dict[str, list[str]] = {}
    for place in evidence.cells[:SHOWN_CELLS]:
        by_sheet.setdefault(place.sheet, []).append(place.cell)
    said = "；".join(f"{sheet}!{'、'.join(cells)}" for sheet, cells in by_sheet.items())
    more = len(evidence.cells) - SHOWN_CELLS
    return f"{said} 等共{len(evidence.cells)}格" if more > 0 else said or "（没有对应的行）"

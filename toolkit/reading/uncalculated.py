"""Formulas that nobody calculated: one cause for a whole workbook, said in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.owner import Owner
from toolkit.declare.wording import listed
from toolkit.reading.faults import Fault
from toolkit.reading.faults import fault_finding
from toolkit.reading.values import Refused
from toolkit.reading.workbook import UNCALCULATED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.outcome import Finding
    from toolkit.reading.column import Trouble
    from toolkit.reading.sheet_draft import SheetDraft

FEWEST = 3
"""Fewer are told each by itself, beside its cell."""

_Places = list[tuple["SheetDraft", "Column[object]", "list[Trouble]"]]


def told_once(drafts: Iterable[SheetDraft]) -> Sequence[Finding]:
    """One finding for all formulas without a result, taken out of their columns' troubles.

    It stands beside the first of them. None where there are only a few, which are told each.
    """
    found: _Places = [
        (draft, column, troubles)
        for draft in drafts
        if draft.ledger.owner != Owner.PROGRAM
        for column in draft.ledger.columns
        if (troubles := [t for t in draft.columns[column.heading].troubles if _is_one(t)])
    ]
    count = sum(len(troubles) for *_, troubles in found)
    if count < FEWEST:
        return ()
    for draft, column, _ in found:
        read = draft.columns[column.heading]
        read.troubles = [each for each in read.troubles if not _is_one(each)]
    draft, column, (first, *_) = found[0]
    by_sheet: dict[str, list[str]] = {}
    for each, under, troubles in found:
        by_sheet.setdefault(each.ledger.sheet, []).append(f"“{under.heading}”{len(troubles)}格")
    named = "；".join(f"“{sheet}”的{listed(cells)}" for sheet, cells in by_sheet.items())
    said = Refused(
        f"这个文件的公式没有计算过，共{count}格没有可用的结果：{named}",
        "在表格软件中打开文件、保存后重报，不必逐格改",
    )
    row = draft.rows[first.at]
    return (fault_finding(Fault.NO_RESULT, draft.table(), row, column, first.cell, said),)


def _is_one(trouble: Trouble) -> bool:
    return trouble.fault is Fault.NO_RESULT and trouble.cell == UNCALCULATED

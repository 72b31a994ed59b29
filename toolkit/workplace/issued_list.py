"""文号登记簿.xlsx beside the papers: every number and what became of it, as the register has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.register.numbers import issued
from toolkit.workbooks.lists import write_list
from toolkit.workbooks.patching import ResultColumn
from toolkit.workbooks.patching import ResultSheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.register.entries import IssuedEntry
    from toolkit.register.entries import RunEntry

TITLE = "文号登记簿"
FILE = f"{TITLE}.xlsx"
COLUMNS = (
    ResultColumn("文号", 22),
    ResultColumn("状态", 7),
    ResultColumn("标题", 46, wrap=True),
    ResultColumn("文种", 14),
    ResultColumn("签发人", 10),
    ResultColumn("成文日期", 12),
    ResultColumn("印发日期", 12),
    ResultColumn("公文", 36, wrap=True),
    ResultColumn("理由", 40, wrap=True),
    ResultColumn("经办人", 10),
)


def write_issued_list(
    runs: Sequence[RunEntry], new: Sequence[IssuedEntry], who: str, path: Path
) -> None:
    """Write the list of what the register holds, and of what is about to be written down."""
    rows = [_row(kept.entry, kept.run.run.who) for kept in issued(runs)]
    rows += [_row(entry, who) for entry in new]
    preamble = (TITLE, "由登记库写出，每次签发、作废、留号后重写；文号逐个有着落：用、作废、留号。")
    write_list(ResultSheet(TITLE, preamble, COLUMNS, rows), path)


def _row(entry: IssuedEntry, who: str) -> tuple[str, ...]:
    reasons = "；".join(f"{group}：{words}" for group, words in entry.reasons.items())
    return (
        entry.number or "（无）",
        str(entry.use),
        entry.title,
        entry.kind,
        entry.signed_by,
        entry.dated,
        entry.printed,
        entry.paper,
        entry.why or reasons,
        who,
    )

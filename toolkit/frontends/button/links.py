"""Cells that lead somewhere when they are clicked: to a cell of the workbook, to a file or folder beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.workplace.folders import PAPERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.workplace.written import WrittenPaper

LONGEST = 255  # -- characters of one text within a formula, in Excel --


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads.

    Attributes:
        target: `#'表'!A3`, or a path from the workbook's folder on.
        shown: what is read in the cell.
    """

    target: str
    shown: str

    @property
    def formula(self) -> str:
        """The cell's formula; only words where the way is longer than a formula may say."""
        if max(map(len, (self.target, self.shown))) > LONGEST:
            return self.shown
        quoted = (words.replace('"', '""') for words in (self.target, self.shown))
        return '=HYPERLINK("{}","{}")'.format(*quoted)

    @property
    def place(self) -> tuple[str, str] | None:
        """The sheet and the cell of the same workbook to which it leads; None where it leads to a file."""
        sheet, _, cell = self.target.removeprefix("#'").rpartition("'!")
        return (sheet, cell) if self.target.startswith("#'") else None


def to_cell(sheet: str, cell: str, shown: str) -> Link:
    """The way to a cell of the same workbook."""
    return Link(f"#'{sheet}'!{cell}", shown)


def ways_to(written: Sequence[WrittenPaper]) -> dict[str, Link]:
    """By kind, the way to its paper; to their folder where one kind has several."""
    files: dict[str, list[str]] = {}
    for each in written:
        files.setdefault(each.kind, []).append(each.file.name)
    return {
        kind: Link(f"{PAPERS_FOLDER}/{names[0]}", "打开")
        if len(names) == 1
        else Link(PAPERS_FOLDER, f"共{len(names)}份")
        for kind, names in files.items()
    }

"""Cells that lead somewhere when they are clicked: to a cell of the workbook, to a file or folder beside it."""

from __future__ import annotations

from dataclasses import dataclass

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


def to_cell(sheet: str, cell: str, shown: str) -> Link:
    """The way to a cell of the same workbook."""
    return Link(f"#'{sheet}'!{cell}", shown)

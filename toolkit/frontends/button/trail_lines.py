"""The lines of 变更留痕 in the open workbook, and those of the last click that are not put back yet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import shown
from toolkit.frontends.button.plain_values import as_read
from toolkit.frontends.button.plain_values import is_same
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import as_was
from toolkit.usecases.kept_values import cut_short
from toolkit.usecases.kept_values import is_cut_short
from toolkit.usecases.merge_trail import is_addition_in_one_line
from toolkit.usecases.merge_trail import is_of_merge
from toolkit.usecases.put_back import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

HEADING_ROWS = 12


@dataclass(frozen=True, slots=True)
class Changed:
    """A line of the trail."""

    who: str
    when: str
    file: str
    cell: str
    old: object
    new: object
    reason: str

    @property
    def place(self) -> tuple[str, str]:
        """The sheet's name, and the cell."""
        sheet, _, cell = self.cell.rpartition("!")
        return sheet, cell

    @property
    def click(self) -> tuple[str, str]:
        """By which the lines of one click are told from another's."""
        return self.who, self.when


def last_changes(trail: Sequence[Changed]) -> list[Changed]:
    """The lines of the last click that changed cells, those apart that were put back since."""
    left, gone = told_apart(trail)
    begun = {each.click for each in gone}
    # -- what tells of a whole row in one line stays: that was said when the rest of its click was put back --
    left = [
        each for each in left if not (is_addition_in_one_line(each.reason) and each.click in begun)
    ]
    return [*takewhile(lambda each: each.click == left[0].click, left)][::-1]


def holds(change: Changed, value: object) -> bool:
    """Whether a cell's value is what a line says was put there; of long words it tells the beginning alone."""
    words = shown(change.new)
    if is_of_merge(change.reason) and is_cut_short(words):
        return cut_short(as_kept(as_read(value))) == as_kept(change.new)
    return is_same(value, change.new)


def trail_in(book: Book) -> Iterator[Changed]:
    """The lines of the sheet, wherever its headings stand."""
    if TrailLine.sheet not in [each.name for each in book.sheets]:
        return
    names = [column.heading for column in TrailLine.columns]
    sheet = book.sheets[TrailLine.sheet]
    last = max(sheet.used_range.last_cell.row, HEADING_ROWS)
    rows = sheet.range((1, 1), (last, len(names))).options(ndim=2, err_to_str=True).value
    heads = [at for at, row in enumerate(rows[:HEADING_ROWS]) if row == names]
    for row in rows[heads[0] + 1 :] if heads else ():
        who, when, file, cell, old, new, reason = row
        if cell and "!" in str(cell):
            values = (as_was(old), as_was(new))
            yield Changed(str(who), shown(when), str(file), str(cell), *values, shown(reason))

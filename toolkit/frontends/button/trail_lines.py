"""The lines of 变更留痕 in the open workbook, and those of the last click that are not put back yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import shown
from toolkit.usecases.kept_values import as_was
from toolkit.usecases.merge_trail import is_addition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

TAKEN_BACK = "撤销上次改动"
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

    @property
    def was_there(self) -> tuple[str, str, str]:
        """Cell and words, by which taking back is known."""
        return self.cell, shown(self.old), shown(self.new)


def last_changes(trail: Sequence[Changed]) -> list[Changed]:
    """The lines of the last click that changed cells, those apart that were put back since."""
    left, begun = _not_put_back(trail)
    # -- rows that were added stay: that was said when the rest of their click was put back --
    left = [each for each in left if not (is_addition(each.reason) and each.click in begun)]
    return [*takewhile(lambda each: each.click == left[0].click, left)][::-1]


def _not_put_back(trail: Sequence[Changed]) -> tuple[list[Changed], set[tuple[str, str]]]:
    """The lines that were not put back since, the last one first, and the clicks of those that were."""
    back: Counter[tuple[str, str, str]] = Counter()
    left: list[Changed] = []
    begun: set[tuple[str, str]] = set()
    for each in reversed(trail):
        if each.reason == TAKEN_BACK:
            back[each.cell, shown(each.new), shown(each.old)] += 1
        elif back[each.was_there]:
            back[each.was_there] -= 1
            begun.add(each.click)
        else:
            left.append(each)
    return left, begun


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

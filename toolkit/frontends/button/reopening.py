"""Questions of 合并冲突 whose answer was done and is taken back: they are to be decided again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import OPEN
from toolkit.declare.wording import shown
from toolkit.frontends.button.merged_book import place_of
from toolkit.ooxml.references import address
from toolkit.usecases.answers import REMOVED
from toolkit.usecases.answers import TAKEN
from toolkit.usecases.merge_trail import EMPTIED
from toolkit.usecases.merge_trail import source_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.trail_lines import Changed
    from toolkit.frontends.button.whole_writing import WholeWriting

AGAIN = f"{OPEN}：照“{MergeQuestion.decision.heading}”改的已撤销，请重新选"
MIDNIGHT = " 00:00"
_ROW = re.compile(r"\d+$")


def reopen(writing: WholeWriting, book: Book, changes: Sequence[Changed]) -> int:
    """Open the questions whose answers these changes came from, without an answer; how many."""
    place = place_of(book, MergeQuestion.sheet, MergeQuestion.unit.heading)
    if place is None or not changes:
        return 0
    sheet, head, headings = place
    last = max(sheet.used_range.last_cell.row, head + 1)
    block = sheet.range((head + 1, 1), (last, len(headings))).options(ndim=2, err_to_str=True).value
    count = 0
    for number, cells in enumerate(block, start=head + 1):
        line = dict(zip(headings, map(shown, cells), strict=True))
        if any(_comes_from(each, line) for each in changes):
            for column, words in ((MergeQuestion.decision, None), (MergeQuestion.outcome, AGAIN)):
                at = address(number, headings.index(column.heading) + 1)
                writing.put(sheet.name, at, words)
            count += 1
    return count


def _comes_from(change: Changed, line: dict[str, str]) -> bool:
    """Whether a change was made by the answer in a line of the sheet."""
    sheet, cell = change.place
    row = _ROW.search(cell)
    if row is None or line.get(MergeQuestion.office_row.heading) != row[0]:
        return False
    if same_name(line.get(MergeQuestion.ledger_title.heading, "")) != same_name(sheet):
        return False
    outcome = line.get(MergeQuestion.outcome.heading, "")
    if change.reason == EMPTIED:
        return outcome.startswith(REMOVED)
    source = source_in(change.reason)
    if source is None or not outcome.startswith(TAKEN):
        return False
    if line.get(MergeQuestion.heading.heading):  # -- of several that took the same one is told --
        theirs = line.get(MergeQuestion.theirs.heading, "")
        return theirs.removesuffix(MIDNIGHT) == shown(change.new).removesuffix(MIDNIGHT)
    unit, file = MergeQuestion.unit.heading, MergeQuestion.file.heading
    return (line.get(unit), line.get(file)) == source

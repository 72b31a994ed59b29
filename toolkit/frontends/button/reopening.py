"""Questions of 合并冲突 whose answer was done and is taken back: they are to be decided again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.declare.names import same_name
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import OPEN
from toolkit.declare.wording import shown
from toolkit.frontends.button.merged_book import place_of
from toolkit.ooxml.references import address
from toolkit.usecases.answers import ADDED
from toolkit.usecases.answers import REMOVED
from toolkit.usecases.answers import TAKEN
from toolkit.usecases.answers import digest_of
from toolkit.usecases.merge_trail import EMPTIED
from toolkit.usecases.merge_trail import is_addition
from toolkit.usecases.merge_trail import source_in
from toolkit.usecases.questions import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.trail_lines import Changed
    from toolkit.frontends.button.whole_writing import WholeWriting

AGAIN = f"{OPEN}：照“{MergeQuestion.decision.heading}”改的已撤销，请重新选"
MIDNIGHT = " 00:00"
_ROW = re.compile(r"\d+$")


def reopen(
    writing: WholeWriting, book: Book, changes: Sequence[Changed]
) -> tuple[int, list[Changed]]:
    """Open the questions whose answers these changes came from, without an answer; how many, and which changes."""
    place = place_of(book, MergeQuestion.sheet, MergeQuestion.unit.heading)
    if place is None or not changes:
        return 0, []
    sheet, head, headings = place
    last = max(sheet.used_range.last_cell.row, head + 1)
    block = sheet.range((head + 1, 1), (last, len(headings))).options(ndim=2, err_to_str=True).value
    count = 0
    answered: list[Changed] = []
    held = _held(changes)
    for number, cells in enumerate(block, start=head + 1):
        line = dict(zip(headings, map(shown, cells), strict=True))
        came = [each for each in changes if _comes_from(each, line, held)]
        if came:
            answered += came
            for column, words in ((MergeQuestion.decision, None), (MergeQuestion.outcome, AGAIN)):
                at = address(number, headings.index(column.heading) + 1)
                writing.put(sheet.name, at, words)
            count += 1
    return count, answered


def _held(changes: Sequence[Changed]) -> Mapping[tuple[str, str], set[str]]:
    """By sheet and row, what the cells of rows that were added held: their system numbers are among it."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in changes:
        if is_addition(each.reason):
            found[_row_of(each)].add(shown(each.new))
    return found


def _row_of(change: Changed) -> tuple[str, str]:
    sheet, cell = change.place
    row = _ROW.search(cell)
    return sheet, row[0] if row else ""


def _is_added_by(line: dict[str, str], held: set[str]) -> bool:
    """Whether the answer in a line has added the row that held this."""
    key = (MergeQuestion.ledger_title, MergeQuestion.unit, MergeQuestion.row_number)
    said = [line.get(column.heading, "") for column in (*key, MergeQuestion.heading)]
    number = line.get(MergeQuestion.row_number.heading)
    digest = digest_of((*said, line.get(MergeQuestion.typed.heading) or NOTHING))
    return any(each and (each == number or each.endswith(f"-{digest}")) for each in held)


def _comes_from(
    change: Changed, line: dict[str, str], held: Mapping[tuple[str, str], set[str]]
) -> bool:
    """Whether a change was made by the answer in a line of the sheet."""
    sheet, row = _row_of(change)
    if same_name(line.get(MergeQuestion.ledger_title.heading, "")) != same_name(sheet):
        return False
    outcome = line.get(MergeQuestion.outcome.heading, "")
    if is_addition(change.reason):
        return outcome.startswith(ADDED) and _is_added_by(line, held[sheet, row])
    if not row or line.get(MergeQuestion.office_row.heading) != row:
        return False
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

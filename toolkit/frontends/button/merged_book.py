"""What a collecting changes, written into the open workbook: nothing is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.frontends.button.plain_values import plain
from toolkit.frontends.button.whole_writing import WholeWriting
from toolkit.ooxml.references import address
from toolkit.usecases.kept_values import Formula
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import cut_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book
    from xlwings import Sheet

    from toolkit.workbooks.patching import Edit
    from toolkit.workbooks.patching import EmptiedRow
    from toolkit.workbooks.patching import MergedCells
    from toolkit.workbooks.patching import NewRows

HEADING_ROWS = 12


class NoQuestionSheetError(ToolkitError):
    """The workbook has nowhere to put what a person has to decide."""

    def __init__(self, book: str) -> None:
        super().__init__(
            f"台账《{book}》没有“{MergeQuestion.sheet}”表，或标题行被改动，有要人决定的没有地方写，什么也没有改。"
            "请用命令行 taizhang collect 合并到副本，以后用副本。",
            file=book,
            sheet=MergeQuestion.sheet,
        )


def write_merged(book: Book, cells: MergedCells) -> list[Edit]:
    """Put all of it into the open workbook.

    Returns:
        The edits that were not made, since a formula gives the cell its value.

    Raises:
        NoQuestionSheetError: it has no sheet for questions, and there are some; nothing was changed.
        NotTakenInError: a sheet refuses to be written; all is as it was before then.
    """
    questions = place_of(book, MergeQuestion.sheet, MergeQuestion.unit.heading)
    if cells.results and questions is None:
        raise NoQuestionSheetError(book.name)
    with WholeWriting(book) as writing:
        left = _write(writing, book, cells)
        if questions is not None and cells.results:
            _write_questions(writing, *questions, cells.results[0].rows)
    return left


def _write(writing: WholeWriting, book: Book, cells: MergedCells) -> list[Edit]:
    """Write all but the questions; the edits that were not made."""
    made, left = [], []
    for edit in cells.edits:
        cell = book.sheets[edit.sheet].range(edit.cell)
        if str(cell.formula).startswith("="):
            left.append(edit)
        else:
            writing.put(edit.sheet, edit.cell, edit.value)
            made.append(edit)
    for edit in cells.numbers:
        writing.put(edit.sheet, edit.cell, edit.value)
    gone = [record for emptied in cells.emptied for record in _empty(writing, book, emptied)]
    added = [record for rows in cells.rows for record in _add(writing, book, rows)]
    records = [*(each.record for each in made), *gone, *added]
    append_trail(writing, book, [*records, *cells.told])
    return left


def _empty(writing: WholeWriting, book: Book, emptied: EmptiedRow) -> Iterator[Sequence[str]]:
    """Empty a row, but for formulas that fill themselves from it; the lines that tell what stood there."""
    sheet = book.sheets[emptied.sheet]
    for column in range(1, emptied.last + 1):
        at = address(emptied.row, column)
        formula = str(sheet.range(at).formula)
        if column in emptied.waiting and formula.startswith("="):
            continue
        if column in emptied.records:
            writing.put(emptied.sheet, at, None)
            yield _of_formula(emptied.records[column], formula)


def _of_formula(line: Sequence[str], formula: str) -> Sequence[str]:
    """A line of the trail, what stood there as a formula where it was one."""
    old = TrailLine.columns.index(TrailLine.old)
    if not formula.startswith("=") or line[old] == RESTRICTED:
        return line
    return [*line[:old], cut_short(as_kept(Formula(formula))), *line[old + 1 :]]


def _add(writing: WholeWriting, book: Book, rows: NewRows) -> Iterator[Sequence[str]]:
    """Write new rows below a table; where there is no room, it is made. The lines that tell what was written."""
    sheet = book.sheets[rows.sheet]
    missing = 0 if rows.free is None else len(rows.rows) - rows.free
    if rows.free is not None and missing > 0:
        first = rows.first + rows.free
        writing.insert(rows.sheet, first, first + missing - 1)
    for number, (values, lines) in enumerate(zip(rows.rows, rows.lines, strict=True), rows.first):
        # -- a number alone in its row is taken for one that was left behind, and emptied --
        for column in sorted(values, key=lambda each: each in rows.numbered):
            at, value = address(number, column), values[column]
            if column in rows.numbered and str(sheet.range(at).formula).startswith("="):
                continue
            writing.put(rows.sheet, at, value)
            if column in lines:
                yield lines[column]


def append_trail(writing: WholeWriting, book: Book, records: Sequence[Sequence[object]]) -> None:
    """Add lines to the sheet of the trail, in the order of its ledger's columns; none where it is missing."""
    place = place_of(book, TrailLine.sheet, TrailLine.who.heading)
    if place is None or not records:
        return
    sheet, row, headings = place
    last = max(sheet.used_range.last_cell.row, row + 1)
    names = [column.heading for column in TrailLine.columns]
    lines = [_in_order(headings, dict(zip(names, record, strict=True))) for record in records]
    writing.fill(sheet.range((last + 1, 1), (last + len(lines), len(headings))), lines)


def _write_questions(
    writing: WholeWriting,
    sheet: Sheet,
    row: int,
    headings: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> None:
    """Replace the lines of the sheet; below its headings stands a line that explains it, or none."""
    names = [column.heading for column in MergeQuestion.columns]
    lines = [_in_order(headings, dict(zip(names, cells, strict=True))) for cells in rows]
    first = row + 2 if row == 1 else row + 1
    old = sheet.used_range.last_cell.row - first + 1 - len(lines)
    lines += [[None] * len(headings) for _ in range(old)]
    if lines:
        writing.fill(sheet.range((first, 1), (first + len(lines) - 1, len(headings))), lines)


def _in_order(headings: Sequence[str], said: dict[str, object]) -> list[object]:
    return [plain(said.get(heading)) for heading in headings]


def place_of(book: Book, name: str, first: str) -> tuple[Sheet, int, list[str]] | None:
    """A sheet of the program's, the row of its headings, and these; None where it is not as it was made."""
    if name not in [sheet.name for sheet in book.sheets]:
        return None
    sheet = book.sheets[name]
    width = len(MergeQuestion.columns)
    head = sheet.range((1, 1), (HEADING_ROWS, width)).options(ndim=2).value
    for number, row in enumerate(head, start=1):
        if row[0] == first:
            return sheet, number, [*_filled(row)]
    return None


def _filled(row: Sequence[object]) -> Iterator[str]:
    for cell in row:
        if cell is None:
            return
        yield str(cell)

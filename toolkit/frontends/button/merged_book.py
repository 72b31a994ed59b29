"""What a collecting changes, written into the open workbook: nothing is saved."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.frontends.button.results import as_words
from toolkit.ooxml.references import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book
    from xlwings import Sheet

    from toolkit.workbooks.patching import CellValue
    from toolkit.workbooks.patching import Edit
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


class NotTakenInError(ToolkitError):
    """The open workbook refuses what is written into it."""

    def __init__(self, book: str, sheet: str) -> None:
        super().__init__(
            f"台账《{book}》的“{sheet}”表写不进去（加了密码保护，或以只读方式打开），收回的文件留在原处。"
            "请不保存关闭台账，取消保护后再点一次。",
            file=book,
            sheet=sheet,
        )


def write_merged(book: Book, cells: MergedCells) -> list[Edit]:
    """Put all of it into the open workbook.

    Returns:
        The edits that were not made, since a formula gives the cell its value.

    Raises:
        NoQuestionSheetError: it has no sheet for questions, and there are some; nothing was changed.
        NotTakenInError: a sheet refuses to be written.
    """
    questions = _place(book, MergeQuestion.sheet, MergeQuestion.unit.heading)
    if cells.results and questions is None:
        raise NoQuestionSheetError(book.name)
    made, left = [], []
    for edit in cells.edits:
        cell = book.sheets[edit.sheet].range(edit.cell)
        if str(cell.formula).startswith("="):
            left.append(edit)
        else:
            put(book, edit.sheet, edit.cell, edit.value)
            made.append(edit)
    for edit in cells.numbers:
        put(book, edit.sheet, edit.cell, edit.value)
    for emptied in cells.emptied:
        last = address(emptied.row, emptied.last)
        book.sheets[emptied.sheet].range(f"A{emptied.row}:{last}").value = None
    for rows in cells.rows:
        _add(book, rows)
    records = [*(e.record for e in made), *(e.record for e in cells.emptied)]
    records += [record for rows in cells.rows for record in rows.records]
    records += cells.told
    append_trail(book, records)
    if questions is not None and cells.results:
        _write_questions(*questions, cells.results[0].rows)
    return left


def put(book: Book, sheet: str, cell: str, value: CellValue) -> None:
    """Give a cell its value, and see that it has it."""
    place = book.sheets[sheet].range(cell)
    try:
        place.value = plain(value)
    except Exception as error:  # -- each program has its own error for a sheet that is locked --
        raise NotTakenInError(book.name, sheet) from error
    if (place.value is None) != (value in {None, ""}):
        raise NotTakenInError(book.name, sheet)


def _add(book: Book, rows: NewRows) -> None:
    """Write new rows below a table; where there is no room, it is made."""
    sheet = book.sheets[rows.sheet]
    missing = 0 if rows.free is None else len(rows.rows) - rows.free
    if rows.free is not None and missing > 0:
        first = rows.first + rows.free
        try:
            sheet.range(f"{first}:{first + missing - 1}").insert(shift="down")
        except Exception as error:
            raise NotTakenInError(book.name, rows.sheet) from error
    for number, values in enumerate(rows.rows, start=rows.first):
        for column, value in values.items():
            at = address(number, column)
            if column in rows.numbered and str(sheet.range(at).formula).startswith("="):
                continue
            put(book, rows.sheet, at, value)


def append_trail(book: Book, records: Sequence[Sequence[object]]) -> None:
    """Add lines to the sheet of the trail, in the order of its ledger's columns; none where it is missing."""
    place = _place(book, TrailLine.sheet, TrailLine.who.heading)
    if place is None or not records:
        return
    sheet, row, headings = place
    last = max(sheet.used_range.last_cell.row, row + 1)
    names = [column.heading for column in TrailLine.columns]
    lines = [_in_order(headings, dict(zip(names, record, strict=True))) for record in records]
    sheet.range((last + 1, 1), (last + len(lines), len(headings))).value = lines


def _write_questions(
    sheet: Sheet, row: int, headings: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Replace the lines of the sheet; below its headings stands a line that explains it, or none."""
    names = [column.heading for column in MergeQuestion.columns]
    lines = [_in_order(headings, dict(zip(names, cells, strict=True))) for cells in rows]
    first = row + 2 if row == 1 else row + 1
    old = sheet.used_range.last_cell.row - first + 1 - len(lines)
    lines += [[None] * len(headings) for _ in range(old)]
    if lines:
        sheet.range((first, 1), (first + len(lines) - 1, len(headings))).value = lines


def _in_order(headings: Sequence[str], said: dict[str, object]) -> list[object]:
    return [plain(said.get(heading)) for heading in headings]


def _place(book: Book, name: str, first: str) -> tuple[Sheet, int, list[str]] | None:
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


def plain(value: object) -> object:
    """A value as every program takes it: words stay words, a day has a time."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.time):
        return (value.hour * 60 + value.minute + value.second / 60) / (24 * 60)
    return as_words(value) if isinstance(value, str) else value

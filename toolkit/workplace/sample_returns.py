"""A demonstration's booklets as they come back: saved by another program, with what people typed into them."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING
from typing import cast

from toolkit.declare import cover
from toolkit.declare.fixed_sheets import COVER_SHEET
from toolkit.declare.sample import SampleError
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import mark_copy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.declare.sample import SampleEdit
    from toolkit.declare.sample import SampleReturn
    from toolkit.declare.sample import SampleReturns
    from toolkit.workplace.booklets import Distribution


def come_back(returns: SampleReturns, sent: Distribution, folder: Path) -> list[Path]:
    """Put what the receivers send back into a folder.

    Raises:
        SampleError: a receiver got no booklet, or a cell is not there.
    """
    paths = {each.booklet.title: each.path for each in sent.written}
    return [_filled(each, paths, folder) for each in returns.returned]


def type_into(book: Path, returns: SampleReturns) -> None:
    """Let the workbook hold what the office typed meanwhile; its macros and its look stay.

    Raises:
        SampleError: a cell is not there.
    """
    there = _opened(book)
    edits = [Edit(each.sheet, _cell(there, each).coordinate, each.value) for each in returns.office]
    typed = book.with_stem(f"{book.stem}_改")
    mark_copy(book, typed, (), edits=edits)
    typed.replace(book)


def _filled(returned: SampleReturn, paths: dict[str, Path], folder: Path) -> Path:
    if returned.title not in paths:
        raise SampleError(returned.title, "没有分册，不能报回。")
    path = paths[returned.title]
    book = _opened(path)
    for each in returned.edits:
        _cell(book, each).value = each.value
    front = book[COVER_SHEET]
    for sheet in returned.nothing_new:
        at = _only(front, sheet).row
        front.cell(at, _only(front, cover.NOTHING_NEW).column).value = cover.TICK
    for label, words in ((cover.FILLED_BY, returned.by), (cover.REPORTED_ON, returned.on)):
        if words:
            head = _only(front, label)
            front.cell(head.row + 1, head.column).value = words
    target = folder / path.name
    book.save(target)
    return target


def _opened(path: Path) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # -- it says that it takes no print area from a formula; nobody prints these copies --
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(path)


def _cell(book: Workbook, edit: SampleEdit) -> Cell:
    sheet = book[edit.sheet]
    row, column = _only(sheet, edit.row).row, _only(sheet, edit.heading).column
    return cast("Cell", sheet.cell(row, column))


def _only(sheet: Worksheet, value: str) -> Cell:
    """The first cell that holds a value.

    Raises:
        SampleError: there is none.
    """
    found = next(_holding(sheet, value), None)
    if found is None:
        raise SampleError(value, f"在“{sheet.title}”表里没有，不能报回。")
    return found


def _holding(sheet: Worksheet, value: str) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.value == value)

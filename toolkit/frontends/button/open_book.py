"""Reading the workbook that is open in Excel or LibreOffice, as it is on the screen."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.layout import END_MARK
from toolkit.declare.names import same_name
from toolkit.frontends.button.due_rows import ERRORS
from toolkit.frontends.button.due_rows import rows_with_due
from toolkit.ooxml.references import Area
from toolkit.reading.workbook import ErrorValue
from toolkit.reading.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    import xlwings
    from xlwings import Book
    from xlwings import Range

    from toolkit.declare.catalogue import Catalogue

    Tell = Callable[[str], None]

DAY_ZERO = dt.date(1899, 12, 30)
MOST_COLUMNS = 200  # -- beyond, only columns with a heading are read --
HEADING_ROWS = 12


class NotSavedError(ToolkitError):
    """The workbook lies in no folder beside which anything could be written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"台账《{name}》还没有保存在本机的文件夹里，不知道写到哪里。请先另存到本机文件夹，再点一次。",
            file=name,
        )


class BookMovedError(ToolkitError):
    """The open workbook's file is no longer where it was opened: moved, renamed or deleted."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"台账《{path.name}》已经不在“{path.parent}”里（移走了、改了名或删了），写在那里没有人看得到。"
            "请从它现在的文件夹重新打开；有没有保存的改动，先另存到那里。然后再点一次。",
            file=path.name,
        )


def folder_of(book: Book) -> Path:
    """The folder that the workbook lies in.

    Raises:
        NotSavedError: it was never saved, or lies on a web server.
        BookMovedError: it lies there no more.
    """
    path = Path(book.fullname)
    if "://" in book.fullname or not path.is_absolute():
        raise NotSavedError(book.name)
    if not path.is_file():
        raise BookMovedError(path)
    return path.parent


def named_sheets(book: Book) -> tuple[Sheet, ...]:
    """All sheets by name, with cells of 系统 alone: what tells which activity the workbook is of."""
    return tuple(
        Sheet(sheet.name, _values(_used(sheet)) if sheet.name == SYSTEM_SHEET else [])
        for sheet in book.sheets
    )


def read_sheets(
    book: Book, catalogue: Catalogue, tell: Tell, *, fills: bool = True
) -> tuple[Sheet, ...]:
    """All sheets with their cells as they are now, saved or not; one bulk read a sheet.

    What fills itself in a ledger's rows is put in first, if it `fills`. Of sheets that are neither ledgers
    nor 系统 only the names count. `tell` is called before each sheet, and may raise to stop.
    """
    sheets = list(book.sheets)
    ledgers = {same_name(ledger.sheet): ledger for ledger in catalogue.ledgers}
    read = []
    for number, sheet in enumerate(sheets, start=1):
        name = sheet.name
        ledger = ledgers.get(same_name(name))
        if ledger is None and same_name(name) != SYSTEM_SHEET:
            read.append(Sheet(name, []))
            continue
        tell(f"正在读取“{name}”（{number}/{len(sheets)}）…按 Esc 取消")
        block = _used(sheet)
        read_all = partial(_values, block)
        values = rows_with_due(sheet, ledger, read_all) if ledger and fills else read_all()
        rows = [_plain_row(row) for row in values]
        merged = tuple(merged_areas(block[: _end(rows), :])) if ledger else ()
        read.append(Sheet(name, rows, hidden=not sheet.visible, merged=merged))
    return tuple(read)


def _end(rows: list[list[object]]) -> int:
    """The number of rows above the end mark, below which the notes are merged and nothing is data."""
    marked = (number for number, row in enumerate(rows) if row[0] == END_MARK)
    return next(marked, 0) or len(rows)


def merged_areas(block: Range) -> Iterator[Area]:
    """The merged areas that begin in a block, found by halving: few questions where few are."""
    seen = set()
    for area in _merges(block):
        if area not in seen:
            seen.add(area)
            yield area


def _merges(block: Range) -> Iterator[Area]:
    if block.merge_cells is False:
        return
    first = block[0, 0]
    height, width = block.shape
    area = _area(first.merge_area)
    whole = _area(block)
    if area.bottom >= whole.bottom and area.right >= whole.right:
        if first.merge_cells:
            yield area
        return
    if height >= width:
        yield from _merges(block[: height // 2, :])
        yield from _merges(block[height // 2 :, :])
    else:
        yield from _merges(block[:, : width // 2])
        yield from _merges(block[:, width // 2 :])


def _area(cells: Range) -> Area:
    height, width = cells.shape
    return Area(cells.row, cells.column, cells.row + height - 1, cells.column + width - 1)


def _used(sheet: xlwings.Sheet) -> Range:
    """From A1 to the last cell in use; a sheet whose columns are formatted to the end is cut."""
    last = sheet.used_range.last_cell
    width = last.column
    if width > MOST_COLUMNS:
        head = _values(sheet.range((1, 1), (HEADING_ROWS, MOST_COLUMNS)))
        filled = [at for row in head for at, value in enumerate(row, start=1) if value is not None]
        width = max(filled, default=1)
    block: Range = sheet.range((1, 1), (last.row, width))
    return block


def _values(block: Range) -> list[list[object]]:
    values: list[list[object]] = block.options(ndim=2, err_to_str=True).value
    return values


def _plain_row(row: list[object]) -> list[object]:
    """A row as files give it; most rows of a prepared form are empty."""
    return row if row.count(None) == len(row) else [*map(_plain, row)]


def _plain(value: object) -> object:
    """A cell as files give it: whole days as dates, times of day as times, errors as errors."""
    if isinstance(value, dt.datetime):
        if value.date() == DAY_ZERO:
            return value.time()
        return value.date() if value.time() == dt.time() else value
    if isinstance(value, str) and value in ERRORS:
        return ErrorValue(value)
    return value

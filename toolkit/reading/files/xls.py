"""Read .xls (Excel 97–2003, WPS .et): xlrd first, a second library where it fails."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import StringIO
from math import isfinite
from struct import error as struct_error
from typing import TYPE_CHECKING
from typing import cast

import xlrd

from toolkit.ooxml.references import Area
from toolkit.ooxml.references import address
from toolkit.reading.files.biff import error_of
from toolkit.reading.files.biff import with_known_dates
from toolkit.reading.files.compound import SIGNATURE
from toolkit.reading.files.compound import BrokenCompoundError
from toolkit.reading.files.compound import stream_of
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError
from toolkit.reading.files.refusals import ReaderFailedError
from toolkit.reading.files.xls_default_password import without_default_password
from toolkit.reading.workbook import EPOCH_NOTE
from toolkit.reading.workbook import NO_NUMBER
from toolkit.reading.workbook import CellComment
from toolkit.reading.workbook import FileNote
from toolkit.reading.workbook import Sheet
from toolkit.reading.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_XLS = 64 * 2**20

SECOND_READER_NOTE = FileNote("文件内部有一处与通常的写法不符，已用备用方式读取，请核对行数")

STRUCTURE_PROTECTED_NOTE = FileNote("保护了工作簿（不用密码就能打开），已照常读取")

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_LAPSE = ("[h", "[m", "[s")

# -- what xlrd raises for a broken file --
_FAILURES = (
    struct_error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
)


def read_xls(data: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    """The sheets of a BIFF workbook whose names are in `only` (None for all).

    Raises:
        UnreadableFileError: it is broken, protected, too large or has no worksheet.
    """
    if len(data) > LARGEST_XLS:
        raise OversizedFileError(path)
    try:
        stream = stream_of(data, "Workbook", "Book") if data.startswith(SIGNATURE) else data
    except BrokenCompoundError as problem:
        raise DamagedFileError(path) from problem
    opened = without_default_password(stream)
    workbook = _read_stream(with_known_dates(opened), path, only)
    if opened is stream:
        return workbook
    return replace(workbook, notes=(*workbook.notes, STRUCTURE_PROTECTED_NOTE))


def _read_stream(stream: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    try:
        return _read(_opened(stream, path), path, only)
    except (ReaderFailedError, *_FAILURES):
        return _read_again(stream, path, only)


def _opened(stream: bytes, path: Path) -> xlrd.Book:
    """The workbook as xlrd has it; whatever is raised in here is the library's own failure."""
    try:
        return xlrd.open_workbook(
            file_contents=stream, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
    except MemoryError:
        raise
    except Exception as problem:
        if isinstance(problem, xlrd.XLRDError) and "encrypted" in str(problem).lower():
            raise ProtectedFileError(path) from problem
        raise ReaderFailedError from problem


def _read(book: xlrd.Book, path: Path, only: Collection[str] | None) -> Workbook:
    if not book.nsheets:
        raise NoSheetsError(path)
    sheets = [sheet for sheet in book.sheets() if only is None or sheet.name in only]
    notes = (EPOCH_NOTE,) if book.datemode else ()
    unread = tuple(sheet.name for sheet in book.sheets() if sheet not in sheets)
    told = tuple(_sheet(book, sheet, path) for sheet in sheets)
    return Workbook(path, told, notes, comments=(*_comments(sheets),), unread=unread)


def _comments(sheets: Iterable[xlrd.sheet.Sheet]) -> Iterator[CellComment]:
    """What is written beside the cells of these sheets."""
    for sheet in sheets:
        for (row, column), note in sorted(sheet.cell_note_map.items()):
            if words := note.text.strip():
                place = address(row + 1, column + 1)
                yield CellComment(sheet.name, place, note.author.strip(), words)


def _read_again(stream: bytes, path: Path, only: Collection[str] | None) -> Workbook:
    from toolkit.reading.files.xls_second_reader import second_sheets

    try:
        return Workbook(path, second_sheets(stream, path, only), (SECOND_READER_NOTE,))
    except ReaderFailedError as problem:
        raise DamagedFileError(path) from problem


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, path: Path) -> Sheet:
    return Sheet(
        sheet.name,
        rectangle(_rows(book, sheet), path),
        sheet.visibility != 0,
        frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        frozenset(column + 1 for column, info in sheet.colinfo_map.items() if info.hidden),
        tuple(
            Area(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ),
    )


def _rows(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[list[object]]:
    for row in range(sheet.nrows):
        cells = zip(
            sheet.row_types(row),
            sheet.row_values(row),
            (sheet.cell_xf_index(row, column) for column in range(sheet.row_len(row))),
            strict=True,
        )
        yield [_value(book, *cell) for cell in cells]


def _value(book: xlrd.Book, kind: int, value: object, style: int) -> object:
    if kind in {_NUMBER, _DATE} and isinstance(value, float) and not isfinite(value):
        return NO_NUMBER
    if kind in {_TEXT, _NUMBER}:
        return plain(value)
    if kind == _DATE and isinstance(value, float):
        return _moment(book, value, style)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        return error_of(cast("int", value))
    return None


def _moment(book: xlrd.Book, value: float, style: int) -> object:
    """A number in a date format as a day, a moment, a time of day or a lapse of time."""
    shape = book.format_map[book.xf_list[style].format_key].format_str.lower()
    if any(sign in shape for sign in _LAPSE):
        return dt.timedelta(days=value)
    try:
        moment: dt.datetime = xlrd.xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        return value
    return moment.time() if 0 <= value < 1 else plain(moment)

"""What other libraries read in a workbook, and where ours has something else."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from contextlib import redirect_stderr
from contextlib import redirect_stdout
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING

from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.reading.workbook import Workbook

_ERROR = re.compile(r"#(?:[A-Z/0]+[!?]|N/A|GETTING_DATA)")
Cells = dict[tuple[str, int, int], object]

MOST_SHOWN = 5
MOST_SLOTS = 3_000_000
DAY_ZERO = dt.datetime.fromisoformat("1899-12-30")


def differences(path: Path, book: Workbook) -> list[str]:
    """Where every other reader that can read the file has other cells than ours; none where one agrees."""
    ours = {key: value for key, value in _ours(book) if not isinstance(value, ErrorValue)}
    names = {sheet.name for sheet in book.sheets if not sheet.refusal}
    found = []
    for reader in _READERS.get(book.suffix, ()):
        theirs: Cells | None = None
        silent = StringIO()
        with (
            suppress(Exception),
            redirect_stdout(silent),
            redirect_stderr(silent),
            warnings.catch_warnings(action="ignore"),
        ):
            theirs = {
                key: value
                for key, value in reader(path)
                if key[0] in names and not _is_error(value)
            }
        if theirs is None:
            continue
        said = _differing(ours, theirs)
        if not said:
            return []
        found.append(f"{reader.__name__}: {said}")
    return found


def _differing(ours: Cells, theirs: Cells) -> list[str]:
    said = []
    missing, more = theirs.keys() - ours.keys(), ours.keys() - theirs.keys()
    if missing:
        said.append(f"{len(missing)} missing, such as {_shown(theirs, missing)}")
    if more:
        said.append(f"{len(more)} more, such as {_shown(ours, more)}")
    other = [key for key in ours.keys() & theirs.keys() if not _same(ours[key], theirs[key])]
    if other:
        pairs = [f"{key}: {ours[key]!r} for {theirs[key]!r}" for key in sorted(other)[:MOST_SHOWN]]
        said.append(f"{len(other)} other, such as {pairs}")
    return said


def _shown(cells: Cells, keys: set[tuple[str, int, int]]) -> str:
    return str([(*key, str(cells[key])[:40]) for key in sorted(keys)[:MOST_SHOWN]])


def _is_error(value: object) -> bool:
    """Errors are compared no further: libraries have them by their words, by a number, or not at all."""
    return isinstance(value, str) and bool(_ERROR.fullmatch(value))


def _same(one: object, other: object) -> bool:
    one, other = _plain(one), _plain(other)
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-6 * max(1.0, abs(one))
    return one == other


def _plain(value: object) -> object:
    """A value in a form in which the libraries' choices of type do not show."""
    match value:
        case dt.datetime():
            return (value.replace(tzinfo=None) - DAY_ZERO) / dt.timedelta(days=1)
        case dt.date():
            return (dt.datetime.combine(value, dt.time()) - DAY_ZERO) / dt.timedelta(days=1)
        case dt.time():
            return (dt.datetime.combine(DAY_ZERO, value) - DAY_ZERO) / dt.timedelta(days=1)
        case dt.timedelta():
            return value / dt.timedelta(days=1)
        case bool() | int() | float():
            return float(value)
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


def _ours(book: Workbook) -> Iterator[tuple[tuple[str, int, int], object]]:
    for sheet in book.sheets:
        for row, cells in enumerate(sheet.rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    yield (sheet.name, row, column), cell


def _openpyxl(path: Path) -> Iterator[tuple[tuple[str, int, int], object]]:
    import openpyxl

    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    for sheet in book.worksheets:
        cells = sheet._cells.values()  # noqa: SLF001 - the rectangle can be very large
        for row in cells:
            if row.value is not None and row.value != "":
                yield (sheet.title, row.row, row.column), row.value


def _calamine(path: Path) -> Iterator[tuple[tuple[str, int, int], object]]:
    import python_calamine

    with path.open("rb") as file:
        book = python_calamine.load_workbook(file)
    for about in book.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        if sheet.total_height * sheet.total_width > MOST_SLOTS:
            raise MemoryError
        for row, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
            for column, cell in enumerate(cells, 1):
                if cell != "":
                    yield (about.name, row, column), cell


def _xlrd(path: Path) -> Iterator[tuple[tuple[str, int, int], object]]:
    import xlrd

    book = xlrd.open_workbook(path, logfile=StringIO(), ragged_rows=True)
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row), 1):
                if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK} or cell.value == "":
                    continue
                value = cell.value
                if cell.ctype == xlrd.XL_CELL_ERROR:
                    value = xlrd.error_text_from_code[value]
                if cell.ctype == xlrd.XL_CELL_DATE and book.datemode:
                    value += 1462
                yield (sheet.name, row + 1, column), value


_READERS = {
    ".xlsx": (_openpyxl, _calamine),
    ".xlsm": (_openpyxl, _calamine),
    ".xltx": (_openpyxl, _calamine),
    ".xltm": (_openpyxl, _calamine),
    ".xls": (_xlrd, _calamine),
    ".ods": (_calamine,),
}

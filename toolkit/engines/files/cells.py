"""Values of openpyxl's cells."""

import datetime as dt
from collections.abc import Callable
from collections.abc import Iterator
from itertools import product
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles.numbers import is_date_format

from toolkit.engines.shared.formulas import is_formula
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.values import EPOCH
from toolkit.engines.shared.values import ERROR_CODES
from toolkit.engines.shared.values import Matrix
from toolkit.engines.shared.values import as_text
from toolkit.engines.shared.values import from_serial
from toolkit.engines.shared.values import text_of
from toolkit.engines.shared.values import to_serial

_DATE = "yyyy-mm-dd"
_MOMENT = "yyyy-mm-dd hh:mm:ss"


def present(worksheet: Any, area: Rectangle) -> Iterator[tuple[Any, ...]]:
    """The rows of cells of `area` as far as the sheet is used."""
    yield from worksheet.iter_rows(
        min_row=area.top,
        max_row=max(area.top, min(area.bottom, worksheet.max_row)),
        min_col=area.left,
        max_col=max(area.left, min(area.right, worksheet.max_column)),
    )


def read(book: Any, worksheet: Any, area: Rectangle) -> Matrix:
    """The raw values of `area`, row by row."""
    return _filled(worksheet, area, None, lambda cell: value(book, cell))


def read_formulas(book: Any, worksheet: Any, area: Rectangle) -> list[list[str]]:
    """What Excel's Range.Formula gives: formulas, and constants as text."""
    return _filled(worksheet, area, "", lambda cell: formula(book, cell))


def _filled(
    worksheet: Any, area: Rectangle, blank: Any, of: Callable[[Any], Any]
) -> list[list[Any]]:
    """`blank` everywhere in `area` but where the sheet holds a filled cell.

    Asking openpyxl for a cell makes it, and a prepared form is empty for the most part: so its own
    store of cells is looked into.
    """
    rows = [[blank] * area.width for _ in range(area.height)]
    for (row, column), cell in _stored(worksheet, area):
        if cell.value is not None:
            rows[row - area.top][column - area.left] = of(cell)
    return rows


def _stored(worksheet: Any, area: Rectangle) -> Iterator[tuple[tuple[int, int], Any]]:
    cells: dict[tuple[int, int], Any] = worksheet._cells  # noqa: SLF001 - the public ways make cells
    if area.width * area.height <= len(cells):
        places = product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
        yield from ((place, cells[place]) for place in places if place in cells)
        return
    for (row, column), cell in cells.items():
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            yield (row, column), cell


def value(book: Any, cell: Any) -> Any:
    """A cell's raw value; a formula's is what the file was saved with, else #N/A."""
    if cell.data_type != "f":
        return _raw(book, cell.value, cell.number_format)
    result = book.calculated(cell.parent, cell.row, cell.column)
    if result is None:
        return ERROR_CODES["#N/A"]
    return _raw(book, result, cell.number_format)


def _raw(book: Any, found: Any, number_format: str) -> Any:
    if isinstance(found, (bool, dt.datetime)) or found is None:
        return found
    if isinstance(found, (int, float)):
        serial = float(found)
        return from_serial(serial, book.epoch) if is_date_format(number_format) else serial
    if isinstance(found, dt.timedelta):
        return EPOCH + found
    if isinstance(found, dt.time):
        return dt.datetime.combine(EPOCH.date(), found)
    if isinstance(found, dt.date):
        return dt.datetime.combine(found, dt.time())
    return ERROR_CODES.get(found, found)


def formula(book: Any, cell: Any) -> str:
    """A cell's formula, or its constant as text."""
    if cell.data_type == "f":
        return str(getattr(cell.value, "text", cell.value))
    return text_of(_raw(book, cell.value, cell.number_format), book.epoch)


def put(book: Any, cell: Any, new: Any) -> None:
    """Write a prepared value into a cell; its formatting stays, but a date must look like one."""
    if isinstance(cell, MergedCell):  # Excel shows and keeps only the first cell's value
        return
    if cell.number_format == "@":
        new = as_text(new)
    if isinstance(new, dt.datetime):
        _put_moment(book, cell, new)
    elif is_formula(new):
        cell.value = new
    elif isinstance(new, str):
        cell.value = new.removeprefix("'") or None
        if new.startswith("'"):
            cell.data_type = "s"
    else:
        cell.value = new


def _put_moment(book: Any, cell: Any, moment: dt.datetime) -> None:
    if cell.number_format in {"General", "@"}:
        cell.number_format = _DATE if moment.time() == dt.time() else _MOMENT
    if is_date_format(cell.number_format):
        cell.value = moment
    else:
        cell.value = to_serial(moment, book.epoch)

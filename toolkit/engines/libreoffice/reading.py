"""Reading a block: one call for the values, one for each formatting that makes dates or truths."""

from typing import Any

from toolkit.engines.libreoffice.cells import CONTENTS
from toolkit.engines.libreoffice.cells import FORMULAS
from toolkit.engines.libreoffice.cells import areas_with
from toolkit.engines.libreoffice.cells import format_groups
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.values import Matrix
from toolkit.engines.shared.values import from_serial
from toolkit.engines.shared.values import text_of

from . import errors

_SMALL = 200_000  # -- cells; fewer are read quicker than LibreOffice says which are filled --
_NEAR = 1_000  # -- rows; stretches not further apart are read as one --


def read(book: Any, cells: Any, area: Rectangle) -> Matrix:
    """The raw values of the UNO cell range `cells` over `area`, row by row."""
    if area.size <= _SMALL:
        return _read(book, cells, area)
    rows: Matrix = []
    for band in _bands(cells, area):
        rows += _blank(band.top - area.top - len(rows), area.width)
        part = cells.getCellRangeByPosition(
            0, band.top - area.top, area.width - 1, band.bottom - area.top
        )
        rows += _read(book, part, band)
    return rows + _blank(area.height - len(rows), area.width)


def _bands(cells: Any, area: Rectangle) -> list[Rectangle]:
    """The stretches of rows that hold something: in a tall block most do not."""
    bands: list[Rectangle] = []
    for part in sorted(areas_with(cells, CONTENTS), key=lambda part: part.top):
        if bands and part.top - bands[-1].bottom <= _NEAR:
            top, bottom = bands[-1].top, max(bands[-1].bottom, part.bottom)
            bands[-1] = Rectangle(top, area.left, bottom, area.right)
        else:
            bands.append(Rectangle(part.top, area.left, part.bottom, area.right))
    return bands


def _blank(height: int, width: int) -> Matrix:
    return [[None] * width for _ in range(height)]


def _read(book: Any, cells: Any, area: Rectangle) -> Matrix:
    data = cells.getDataArray()
    blank = ("",) * area.width
    rows = [
        [None] * area.width if row == blank else [None if value == "" else value for value in row]
        for row in data
    ]
    _put_errors(cells, data, rows)
    if any(isinstance(value, float) for row in data for value in row):
        _put_moments_and_truths(book, cells, area, rows)
    return rows


def _put_errors(cells: Any, data: Any, rows: Matrix) -> None:
    for row, values in enumerate(data):
        if None in values:
            for column, value in enumerate(values):
                if value is None:
                    error = cells.getCellByPosition(column, row).getError()
                    rows[row][column] = errors.code(error)


def _put_moments_and_truths(book: Any, cells: Any, area: Rectangle, rows: Matrix) -> None:
    for group in format_groups(cells):
        kind = book.number_formats.of(group.key).kind
        if kind in {"moment", "logical"}:
            for part in group.areas():
                _convert(rows, area, part, kind, book.epoch)


def _convert(rows: Matrix, area: Rectangle, part: Rectangle, kind: str, epoch: Any) -> None:
    columns = range(part.left - area.left, part.right - area.left + 1)
    for row in rows[part.top - area.top : part.bottom - area.top + 1]:
        for column in columns:
            value = row[column]
            if isinstance(value, float):
                if kind == "moment":
                    row[column] = from_serial(value, epoch)
                elif value in {0.0, 1.0}:
                    row[column] = value == 1.0


def read_formulas(book: Any, cells: Any, area: Rectangle) -> list[list[str]]:
    """What Excel's Range.Formula gives: formulas, and constants as text."""
    raw = read(book, cells, area)
    shown = [[text_of(value, book.epoch) for value in row] for row in raw]
    for part in areas_with(cells, FORMULAS):
        block = cells.getCellRangeByPosition(
            part.left - area.left,
            part.top - area.top,
            part.right - area.left,
            part.bottom - area.top,
        )
        for offset, formulas in enumerate(block.getFormulaArray()):
            row = shown[part.top - area.top + offset]
            for column, formula in enumerate(formulas, part.left - area.left):
                row[column] = to_excel(formula)
    return shown

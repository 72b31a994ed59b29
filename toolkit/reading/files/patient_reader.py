"""The second library for the cells of a clean .xlsx package: openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING
from warnings import catch_warnings

from openpyxl import load_workbook

from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.refusals import DamagedFileError

if TYPE_CHECKING:
    from io import BytesIO
    from pathlib import Path

    from toolkit.reading.files.rectangle import Rows

_FAILURES = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    ArithmeticError,
    AssertionError,
)


def patient_rows(package: BytesIO, position: int, path: Path) -> Rows:
    """The rows of one sheet, from A1: slower, but at ease with far-flung cells.

    Raises:
        DamagedFileError: it cannot be read.
        OversizedFileError: the filled rows would take too much memory.
    """
    try:
        with catch_warnings(action="ignore"):  # -- of styles and drawings, which are not wanted --
            workbook = load_workbook(package, read_only=True, data_only=True)
            sheet = workbook[sheet_name(position)]
            sheet.reset_dimensions()
            rows = sheet.iter_rows(values_only=True)
            return rectangle(([plain(value) for value in row] for row in rows), path)
    except _FAILURES as problem:
        raise DamagedFileError(path) from problem

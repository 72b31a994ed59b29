"""The second library for the cells of a clean .xlsx package: openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING
from warnings import catch_warnings

from openpyxl import load_workbook

from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.refusals import ReaderFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

    from toolkit.reading.files.rectangle import Rows


def patient_rows(package: BytesIO, position: int, path: Path) -> Rows:
    """The rows of one sheet, from A1: slower than the fast reader, and at ease where that one fails.

    Raises:
        ReaderFailedError: it cannot be read.
        OversizedFileError: the filled rows would take too much memory.
    """
    with catch_warnings(action="ignore"):  # -- of styles and drawings, which are not wanted --
        rows = _rows(package, sheet_name(position))
        return rectangle(([_as_fast(value) for value in row] for row in rows), path)


def _as_fast(value: object) -> object:
    """A cell as the fast reader gives it: every number is a float."""
    return float(value) if type(value) is int else plain(value)


def _rows(package: BytesIO, name: str) -> Iterator[tuple[object, ...]]:
    """Each row as the library gives it; whatever is raised in here is the library's own failure."""
    try:
        workbook = load_workbook(package, read_only=True, data_only=True)
        sheet = workbook[name]
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
    except MemoryError:
        raise
    except Exception as problem:
        raise ReaderFailedError from problem
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except MemoryError:
            raise
        except Exception as problem:
            raise ReaderFailedError from problem
        yield row

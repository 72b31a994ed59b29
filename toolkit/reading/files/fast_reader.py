"""The fast library for the cells of a clean .xlsx package: python-calamine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from python_calamine import CalamineError
from python_calamine import CalamineWorkbook

from toolkit.reading.collector import collector_paused
from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

    from python_calamine import CalamineSheet

    from toolkit.reading.files.rectangle import Rows


class ReaderFailedError(Exception):
    """The library could not read the package; another may."""


def fast_rows(
    package: BytesIO, positions: list[int], path: Path, *, iso_dates: bool
) -> dict[int, Rows]:
    """The rows of the sheets at `positions`, from A1, by python-calamine.

    `iso_dates` says that a sheet holds dates as text, which come at midnight and become days.

    Raises:
        ReaderFailedError: it cannot read one of them.
        OversizedFileError: all sheets together would take too much memory.
    """
    found: dict[int, Rows] = {}
    texts: dict[str, str] = {}
    slots = 0
    with _failures(), collector_paused():
        workbook = CalamineWorkbook.from_filelike(package)
        for position in positions:
            sheet = workbook.get_sheet_by_name(sheet_name(position))
            slots += sheet.total_height * sheet.total_width
            if slots > MOST_SLOTS:
                raise OversizedFileError(path)
            found[position] = _plain_rows(sheet, texts, iso_dates=iso_dates)
    return found


def _plain_rows(sheet: CalamineSheet, texts: dict[str, str], *, iso_dates: bool) -> Rows:
    """A sheet's rows, one by one as the library makes them: of equal `texts` only one is kept.

    A ledger says the same again and again; the library makes each cell's text anew.
    """
    first = texts.setdefault
    left: list[object] = [None] * (sheet.start[1] if sheet.start else 0)
    rows: Rows = []
    for row in sheet.iter_rows():
        cells: list[object] = [
            value if value.__class__ is not str else first(value, value) if value else None
            for value in row
        ]
        rows.append(left + cells if left else cells)
    return [[plain(value) for value in row] for row in rows] if iso_dates else rows


@contextmanager
def _failures() -> Iterator[None]:
    """A panic of the library written in Rust is no `Exception`, yet only its own failure."""
    try:
        yield
    except (CalamineError, OSError) as problem:
        raise ReaderFailedError from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise ReaderFailedError from problem

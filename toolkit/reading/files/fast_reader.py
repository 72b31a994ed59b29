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
    from collections.abc import Iterable
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

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
    slots = 0
    with _failures(), collector_paused():
        workbook = CalamineWorkbook.from_filelike(package)
        for position in positions:
            sheet = workbook.get_sheet_by_name(sheet_name(position))
            slots += sheet.total_height * sheet.total_width
            if slots > MOST_SLOTS:
                raise OversizedFileError(path)
            found[position] = _plain_rows(sheet.to_python(skip_empty_area=False), iso_dates)
    return found


def _plain_rows(rows: Iterable[Iterable[object]], iso_dates: bool) -> Rows:
    if iso_dates:
        return [[plain(value) for value in row] for row in rows]
    return [[None if value == "" else value for value in row] for row in rows]


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

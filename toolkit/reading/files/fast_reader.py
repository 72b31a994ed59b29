"""The fast library for the cells of a clean .xlsx package: python-calamine."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from typing import TypeVar

from python_calamine import CalamineWorkbook

from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

    from toolkit.reading.files.rectangle import Rows

Given = TypeVar("Given")

_STANDARD_ERROR = 2


def fast_rows(
    package: BytesIO, positions: list[int], path: Path, *, iso_dates: bool
) -> dict[int, Rows]:
    """The rows of those of the sheets at `positions`, from A1, that python-calamine can read.

    `iso_dates` says that a sheet holds dates as text, which come at midnight and become days.

    Raises:
        OversizedFileError: all sheets together would take too much memory.
    """
    found: dict[int, Rows] = {}
    slots = 0
    with _collector_paused():
        workbook = tried(CalamineWorkbook.from_filelike, package)
        if workbook is None:
            return found
        for position in positions:
            sheet = tried(workbook.get_sheet_by_name, sheet_name(position))
            if sheet is None:
                continue
            slots += sheet.total_height * sheet.total_width
            if slots > MOST_SLOTS:
                raise OversizedFileError(path)
            rows = tried(partial(sheet.to_python, skip_empty_area=False))
            if rows is not None:
                found[position] = _plain_rows(rows, iso_dates)
    return found


def tried(call: Callable[..., Given], *arguments: object) -> Given | None:
    """What the library gives, None where it fails: another may read the sheet.

    Whatever it raises is its own failure, also the panics of a library written in Rust, which are no
    `Exception` and which it would tell on standard error.
    """
    with _unheard():
        try:
            return call(*arguments)
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception:  # noqa: BLE001 - nothing of ours runs in it
            return None
        except BaseException as problem:
            if type(problem).__name__ != "PanicException":
                raise
            return None


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nothing that is written straight to standard error come through."""
    try:
        heard = os.dup(_STANDARD_ERROR)
    except OSError:  # -- closed, as for a program without a console --
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(heard, _STANDARD_ERROR)
        os.close(heard)


def _plain_rows(rows: Iterable[Iterable[object]], iso_dates: bool) -> Rows:
    if iso_dates:
        return [[plain(value) for value in row] for row in rows]
    return [[None if value == "" else value for value in row] for row in rows]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Millions of cells and no cycles: looking for some costs a tenth of the reading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()

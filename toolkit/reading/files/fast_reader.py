"""The fast library for the cells of a clean .xlsx package: python-calamine."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING
from typing import TypeVar

from python_calamine import CalamineWorkbook

from toolkit.reading.collector import collector_paused
from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.refusals import OversizedFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from io import BytesIO
    from pathlib import Path

    from python_calamine import CalamineSheet

    from toolkit.reading.files.rectangle import Rows

Given = TypeVar("Given")

_STANDARD_ERROR = 2
_ROWS_AT_ONCE = 4_096


def fast_rows(
    package: BytesIO, positions: list[int], path: Path, *, iso_dates: bool
) -> dict[int, Rows]:
    """The rows of those of the sheets at `positions`, from A1, that python-calamine can read.

    `iso_dates` says that a sheet holds dates as text, which come at midnight and become days.

    Raises:
        OversizedFileError: all sheets together would take too much memory.
    """
    found: dict[int, Rows] = {}
    texts: dict[str, str] = {}
    slots = 0
    with collector_paused():
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
            rows = _plain_rows(sheet, texts)
            if rows is not None:
                found[position] = _with_days(rows) if iso_dates else rows
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


def _plain_rows(sheet: CalamineSheet, texts: dict[str, str]) -> Rows | None:
    """A sheet's rows, in parts as the library makes them: of equal `texts` only one is kept.

    A ledger says the same again and again; the library makes each cell's text anew. None where it fails.
    """
    first = texts.setdefault
    left: list[object] = [None] * (sheet.start[1] if sheet.start else 0)
    coming = sheet.iter_rows()
    rows: Rows = []
    part: Rows | None
    while part := tried(list, islice(coming, _ROWS_AT_ONCE)):
        for row in part:
            cells: list[object] = [
                value if value.__class__ is not str else first(value, value) if value else None
                for value in row
            ]
            rows.append(left + cells if left else cells)
    return None if part is None else rows


def _with_days(rows: Rows) -> Rows:
    return [[plain(value) for value in row] for row in rows]

"""The second library for .xls: python-calamine, where xlrd stumbles: over a count that is untrue, a name that it cannot follow."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from struct import error as struct_error
from typing import TYPE_CHECKING
from typing import TypeVar

from python_calamine import CalamineWorkbook

from toolkit.reading.files.biff import is_protected
from toolkit.reading.files.biff import sheet_facts
from toolkit.reading.files.compound_writing import compound_of
from toolkit.reading.files.fast_reader import tried
from toolkit.reading.files.rectangle import MOST_THIN_SLOTS
from toolkit.reading.files.rectangle import plain
from toolkit.reading.files.rectangle import rectangle
from toolkit.reading.files.rectangle import with_no_values
from toolkit.reading.files.refusals import NoSheetsError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError
from toolkit.reading.files.refusals import ReaderFailedError
from toolkit.reading.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from pathlib import Path

    from python_calamine import CalamineSheet

    from toolkit.reading.files.biff import SheetFacts

Given = TypeVar("Given")


def second_sheets(stream: bytes, path: Path, only: Collection[str] | None) -> tuple[Sheet, ...]:
    """The sheets of an .xls stream whose names are in `only` (None for all).

    Raises:
        ReaderFailedError: the library fails too, or what it finds is not what the records say.
        UnreadableFileError: it is protected, too large or has no worksheet.
    """
    if is_protected(stream):
        raise ProtectedFileError(path)
    book = _given(CalamineWorkbook.from_filelike, BytesIO(compound_of("Workbook", stream)))
    facts = _facts_of(stream, len(book.sheet_names))
    if not any(facts):
        raise NoSheetsError(path)
    sheets = zip(book.sheet_names, facts, strict=True)
    return tuple(
        _sheet(_given(book.get_sheet_by_name, name), each, path)
        for name, each in sheets
        if each is not None and (only is None or name in only)
    )


def _given(call: Callable[..., Given], *arguments: object) -> Given:
    found = tried(call, *arguments)
    if found is None:
        raise ReaderFailedError
    return found


def _facts_of(stream: bytes, count: int) -> list[SheetFacts | None]:
    try:
        facts = sheet_facts(stream)
    except struct_error as problem:
        raise ReaderFailedError from problem
    if len(facts) != count:
        raise ReaderFailedError
    return facts


def _sheet(sheet: CalamineSheet, facts: SheetFacts, path: Path) -> Sheet:
    if sheet.total_height * sheet.total_width > MOST_THIN_SLOTS:
        raise OversizedFileError(path)
    values = _given(partial(sheet.to_python, skip_empty_area=False))
    rows = rectangle(([plain(value) for value in row] for row in values), path)
    return Sheet(
        sheet.name,
        with_no_values(rows, facts.no_values, path),
        facts.hidden,
        frozenset(facts.hidden_rows),
        frozenset(facts.hidden_columns),
        tuple(facts.merged),
    )

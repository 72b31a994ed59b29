"""The records of an .xls stream ([MS-XLS] 2.1.4): what is asked of them without a library."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from struct import pack_into
from struct import unpack_from
from typing import TYPE_CHECKING

from toolkit.ooxml.references import Area
from toolkit.reading.workbook import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

_END_OF_SUBSTREAM, _FORMAT, _EXTENDED_FORMAT = 0x0A, 0x041E, 0xE0
_SHEET, _ROW, _COLUMNS, _MERGED, _ERROR, _FORMULA, _PROTECTED = (
    0x85, 0x0208, 0x7D, 0xE5, 0x0205, 0x06, 0x2F,
)  # fmt: skip
_SHORT_DATE = 14
# -- numbers of Chinese date and time formats that are built in and may have no record (2.4.126) --
_CHINESE_DATES = frozenset({*range(27, 37), *range(50, 59)})
_WORKSHEET = 0
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(slots=True)
class SheetFacts:
    """What a worksheet's records tell beside its values; rows and columns count from 1."""

    hidden: bool = False
    no_values: dict[tuple[int, int], ErrorValue] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)


def error_of(code: int) -> ErrorValue:
    """The error that a code means ([MS-XLS] 2.5.10)."""
    return ErrorValue(_ERRORS.get(code, "#VALUE!"))


def is_protected(stream: bytes) -> bool:
    """Whether the workbook opens with a password only."""
    return protection_of(stream) is not None


def protection_of(stream: bytes) -> int | None:
    """Where the content of the record begins that says how a workbook is encrypted; None for none."""
    return next((at for kind, at, _ in _records(stream, 0) if kind == _PROTECTED), None)


def every_record(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start of content and length of all records, one substream after the other."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def with_known_dates(stream: bytes) -> bytes:
    """The stream with every built-in Chinese date format as the one date format all readers know."""
    told: set[int] = set()
    places: list[tuple[int, int]] = []
    for kind, at, length in _records(stream, 0):
        if kind == _FORMAT and length >= 2:
            told.add(unpack_from("<H", stream, at)[0])
        elif kind == _EXTENDED_FORMAT and length >= 4:
            places.append((at + 2, unpack_from("<H", stream, at + 2)[0]))
    unknown = [at for at, number in places if number in _CHINESE_DATES - told]
    if not unknown:
        return stream
    changed = bytearray(stream)
    for at in unknown:
        pack_into("<H", changed, at, _SHORT_DATE)
    return bytes(changed)


def sheet_facts(stream: bytes) -> list[SheetFacts | None]:
    """The facts of each sheet in workbook order, None for charts and macros.

    Raises:
        struct.error: a record is cut off.
    """
    found: list[SheetFacts | None] = []
    for kind, at, _ in _records(stream, 0):
        if kind == _SHEET:
            start, state, what = unpack_from("<IBB", stream, at)
            found.append(_facts(stream, start, state) if what == _WORKSHEET else None)
    return found


def _facts(stream: bytes, start: int, state: int) -> SheetFacts:
    facts = SheetFacts(hidden=state & 3 != 0)
    for kind, at, length in _records(stream, start):
        if kind == _ROW:
            row, flags = unpack_from("<H10xB", stream, at)
            facts.hidden_rows.update([row + 1] if flags & 0x20 else [])
        elif kind == _COLUMNS:
            first, last, flags = unpack_from("<HH4xB", stream, at)
            facts.hidden_columns.update(range(first + 1, last + 2) if flags & 1 else [])
        elif kind == _MERGED:
            facts.merged += _areas(stream, at, length)
        elif kind in {_ERROR, _FORMULA}:
            _note_error(stream, kind, at, facts)
    return facts


def _areas(stream: bytes, at: int, length: int) -> Iterator[Area]:
    (count,) = unpack_from("<H", stream, at)
    for each in range(min(count, (length - 2) // 8)):
        top, bottom, left, right = unpack_from("<4H", stream, at + 2 + 8 * each)
        yield Area(top + 1, left + 1, bottom + 1, right + 1)


def _note_error(stream: bytes, kind: int, at: int, facts: SheetFacts) -> None:
    """Errors typed, or the result of a formula, of which only an error is marked 2 (2.5.133)."""
    row, column = unpack_from("<HH", stream, at)
    if kind == _ERROR:
        code, is_error = unpack_from("<BB", stream, at + 6)
    else:
        what, code, mark = unpack_from("<BxB3xH", stream, at + 6)
        is_error = what == 2 and mark == 0xFFFF
    if is_error:
        facts.no_values[row + 1, column + 1] = error_of(code)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start of content and length of the records of the substream that begins at a place."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        depth += 1 if kind in {0x0809, 0x0409} else 0
        depth -= 1 if kind == _END_OF_SUBSTREAM else 0
        yield kind, at + 4, length
        at += 4 + length
        if depth <= 0:
            return

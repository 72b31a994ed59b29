"""The words at the top of a sheet's column A, by our own parser: no library that may abort reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.events import read_events
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.references import cell_at
from toolkit.reading.files.contents import contents_of
from toolkit.reading.files.opening import read_bytes
from toolkit.reading.files.package import JudgedPackage
from toolkit.reading.files.refusals import DamagedFileError

if TYPE_CHECKING:
    from pathlib import Path

_SHARED = "s"
_CELL, _ROW, _STRING = map(SPREADSHEET.names, ("c", "row", "si"))
_SAID = (*SPREADSHEET.names("t"), *SPREADSHEET.names("v"))
_PHONETIC = SPREADSHEET.names("rPh")


def first_cells(path: Path, sheet: str, rows: int) -> list[str]:
    """What stands in column A of the first rows of a sheet of an .xlsx, as text; empty cells are left out.

    Raises:
        UnreadableFileError: the file is no such workbook, or broken.
    """
    package = JudgedPackage(read_bytes(path), path)
    contents = contents_of(package)
    part = next((each.part for each in contents.sheets if each.name == sheet), None)
    if part is None:
        return []
    try:
        top = _Column(rows)
        top.follow(package.read(part))
        numbers = [_counted(said) for kind, said in top.cells if kind == _SHARED]
        strings = _Strings(max(numbers, default=-1))
        if numbers and contents.shared_strings:
            strings.follow(package.read(contents.shared_strings))
        return [
            strings.found[_counted(said)] if kind == _SHARED else said for kind, said in top.cells
        ]
    except (DocumentTypeError, MarkupError, ValueError, LookupError) as problem:
        raise DamagedFileError(path) from problem


def _counted(number: str) -> int:
    """The number of a shared string; there are none below the first.

    Raises:
        ValueError: it is none.
    """
    if not number.isdecimal():
        raise ValueError(number)
    return int(number)


class _EnoughError(Exception):
    """What is asked for is there; the rest is not read."""


class _Words:
    """The words of one element after another, without what only tells how they are spoken."""

    def __init__(self) -> None:
        self.said = ""
        self._spoken = self._listening = False

    def follow(self, markup: bytes) -> None:
        """Read until there is enough."""
        try:
            read_events(markup, self.start, self.end, self.text)
        except _EnoughError:
            return

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._spoken = self._spoken or tag in _PHONETIC
        self._listening = tag in _SAID and not self._spoken

    def end(self, tag: str) -> None:
        """An element ends."""
        self._listening = False
        self._spoken = self._spoken and tag not in _PHONETIC

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._listening:
            self.said += text


class _Column(_Words):
    """Kind and words of the filled cells of column A, down to a row."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.cells: list[tuple[str, str]] = []
        self._rows, self._row, self._column = rows, 0, 0
        self._kind = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag in _ROW:
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            if self._row > self._rows:
                raise _EnoughError
        elif tag in _CELL:
            place = cell_at(attributes.get("r", ""))
            self._column = place[1] if place else self._column + 1
            self._kind, self.said = attributes.get("t", ""), ""

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag in _CELL and self._column == 1 and self.said:
            self.cells.append((self._kind, self.said))


class _Strings(_Words):
    """The shared strings up to a number."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self.found: list[str] = []
        self._last = last

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag in _STRING:
            self.said = ""

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag in _STRING:
            self.found.append(self.said)
            if len(self.found) > self._last:
                raise _EnoughError

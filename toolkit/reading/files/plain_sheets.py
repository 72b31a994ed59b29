"""Sheets that are spelt plainly, read by our own walk, in two thirds of the time that a library takes.

The first choice, and never the last: a sheet that holds anything else is left to the libraries, which read
it as they would have without this.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.archive import identity
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.events import is_well_formed
from toolkit.ooxml.sheet_spelling import is_usual_sheet
from toolkit.reading.collector import collector_paused
from toolkit.reading.files.loose_markup import LooseMarkup
from toolkit.reading.files.odd_cells import Library
from toolkit.reading.files.odd_cells import NotPlainError
from toolkit.reading.files.plain_cells import PlainCells
from toolkit.reading.files.plain_kinds import Kinds
from toolkit.reading.files.plain_rows import RowsWalked
from toolkit.reading.files.plain_rows import squared
from toolkit.reading.files.plain_rows import with_values
from toolkit.reading.files.plain_texts import plain_texts
from toolkit.reading.files.rectangle import MOST_SLOTS
from toolkit.reading.files.rectangle import slots_spanned
from toolkit.reading.files.sheet_scan import scan_around

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.ooxml.archive import Member
    from toolkit.reading.files.number_formats import DateFormats
    from toolkit.reading.files.rectangle import Rows
    from toolkit.reading.files.sheet_scan import Scan

_BEGIN, _END = b"<sheetData>", b"</sheetData>"


# -- signs beyond ASCII, written by their numbers as openpyxl does: never one of the markup's own --
_BY_NUMBER = re.compile(rb"&#(?:1[6-9]\d|[2-9]\d\d|[1-9]\d{3,4});")


def _is_usual(content: bytes) -> bool:
    """Whether the sheet is in the usual spelling, but for signs that are written by their numbers."""
    return is_usual_sheet(content) or (
        b"&#" in content and is_usual_sheet(_BY_NUMBER.sub(b"", content))
    )


class SharedNotPlainError(NotPlainError):
    """What all sheets share is not plain, so that none of them is."""


class Walked(NamedTuple):
    """A sheet that was walked through: its cells, and what else its markup tells."""

    rows: Rows
    scan: Scan


class PlainSheets:
    """Who walks through the plain sheets of a workbook, and what they share."""

    def __init__(self, shared: Mapping[str, Member], formats: DateFormats, path: Path) -> None:
        self._shared = shared
        self._epoch_1904 = formats.epoch_1904
        self._slots = 0
        self._impossible = False
        self._kept: dict[str, str] = {}
        self._known: dict[bytes, str | None] = {}
        self._library = Library(shared, formats, path)
        self.sound: set[tuple[int, int]] = set()
        """The identities of the parts that are well-formed, as reading every sign of them has shown."""

    def walked(self, content: bytes) -> Walked | None:
        """The cells of a worksheet's markup; None where it is not plain, or memory holds no more."""
        start, end = content.find(_BEGIN), content.rfind(_END)
        if (
            self._impossible
            or self._slots > MOST_SLOTS
            or not 0 <= start < end
            or not _is_usual(content)
        ):
            return None
        head, tail = content[: start + len(_BEGIN)], content[end:]
        scan = scan_around(content)
        if scan.missing_end or not is_well_formed(head + tail):
            return None
        loose = LooseMarkup(head, tail)
        try:
            with collector_paused():
                rows = self._rows(content[start + len(_BEGIN) : end], scan, loose)
        except NotPlainError as problem:
            self._impossible = isinstance(problem, SharedNotPlainError)
            return None
        if loose.is_well_formed():
            self.sound.add(identity(content))
        self._slots += slots_spanned(rows)
        return Walked(rows, scan)

    def _rows(self, markup: bytes, scan: Scan, loose: LooseMarkup) -> Rows:
        cells = PlainCells(self._kinds, self._kept.setdefault, self._known, loose)
        walk = RowsWalked(cells)
        walk.walk(markup)
        rows = squared(walk.rows)
        scan.hidden_rows = walk.hidden
        loose.add_tags(walk.openings, self._kinds)
        asked = list(cells.later)
        for later, value in zip(cells.later.values(), self._library.cells(asked), strict=True):
            later.value = self._only_one(value)
        return with_values(rows) if asked or cells.holds_empty_text else rows

    def _only_one(self, value: object) -> object:
        return self._kept.setdefault(value, value) if isinstance(value, str) else value

    @cached_property
    def _kinds(self) -> Kinds:
        """How cells are read by the workbook's formats and texts.

        Raises:
            SharedNotPlainError: the library cannot read the formats.
        """
        try:
            days, numbers = self._library.formats()
        except NotPlainError as problem:
            raise SharedNotPlainError from problem
        days = frozenset() if self._epoch_1904 else days
        return Kinds(lambda: self._texts, days, numbers, self._kept.setdefault)

    @cached_property
    def _texts(self) -> list[str]:
        """The shared strings.

        Raises:
            SharedNotPlainError: they are not plain.
        """
        member = self._shared.get("sharedStrings")
        if member is None:
            return []
        try:
            content = unpacked(member)
            texts, sound = plain_texts(content, self._library, self._kept.setdefault)
        except NotPlainError as problem:
            raise SharedNotPlainError from problem
        if sound:
            self.sound.add(identity(content))
        return texts

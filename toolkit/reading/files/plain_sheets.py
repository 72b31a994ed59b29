"""Sheets that are spelt plainly, read by our own walk, in two thirds of the time that a library takes.

The first choice, and never the last: a sheet that holds anything else is left to the libraries, which read
it as they would have without this.
"""

from __future__ import annotations

from functools import cached_property
from functools import partial
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.archive import identity
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.events import is_well_formed
from toolkit.ooxml.sheet_spelling import is_usual_sheet
from toolkit.reading.collector import collector_paused
from toolkit.reading.files.loose_markup import LooseMarkup
from toolkit.reading.files.loose_markup import without_numbered
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
    from toolkit.reading.files.made_before import MadeBefore
    from toolkit.reading.files.number_formats import DateFormats
    from toolkit.reading.files.rectangle import Rows
    from toolkit.reading.files.sheet_scan import Scan

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_SHARED_TEXT = b' t="s"'


class SharedNotPlainError(NotPlainError):
    """What all sheets share is not plain, so that none of them is."""


class Walked(NamedTuple):
    """A sheet that was walked through: its cells, what else its markup tells, whether it is known to be well-formed."""

    rows: Rows
    scan: Scan
    sound: bool


class PlainSheets:
    """Who walks through the plain sheets of a workbook, and what they share."""

    def __init__(
        self, shared: Mapping[str, Member], formats: DateFormats, path: Path, before: MadeBefore
    ) -> None:
        self._shared = shared
        self._epoch_1904 = formats.epoch_1904
        self._before = before
        styles = shared.get("styles")
        self._styles = b"" if styles is None else unpacked(styles)
        self._slots = 0
        self._impossible = False
        self._kept: dict[str, str] = {}
        self._known: dict[bytes, str | None] = {}
        self._library = Library(shared, formats, path)
        self.sound: set[tuple[int, int]] = set()
        """The identities of the parts that are well-formed, as reading every sign of them has shown."""

    def walked(self, content: bytes) -> Walked | None:
        """The cells of a worksheet's markup; None where it is not plain, or memory holds no more."""
        if self._impossible or self._slots > MOST_SLOTS:
            return None
        if _SHARED_TEXT in content:
            walked = self._walked(content)
        else:
            known = self._styles, self._epoch_1904
            make = partial(self._walked, content)
            walked = self._before.once("sheet", content, *known, make=make)
        if walked is None:
            return None
        if walked.sound:
            self.sound.add(identity(content))
        self._slots += slots_spanned(walked.rows)
        return walked

    def _walked(self, content: bytes) -> Walked | None:
        start, end = content.find(_BEGIN), content.rfind(_END)
        if not 0 <= start < end:
            return None
        head, tail = content[: start + len(_BEGIN)], content[end:]
        if not is_usual_sheet(content, without_numbered(head + tail)):
            return None
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
        return Walked(rows, scan, loose.is_well_formed()) if loose.is_usual() else None

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
            found = self._before.once(
                "formats", self._styles, self._epoch_1904, make=self._library.formats
            )
        except NotPlainError as problem:
            raise SharedNotPlainError from problem
        days, numbers = found
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

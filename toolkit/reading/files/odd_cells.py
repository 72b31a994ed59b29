"""Cells, texts and formats that take knowledge to read, put to the fast library, a few thousand at a time.

Our own walk over a sheet reads what is plain. For the rest the library is asked about each different one
once, so that no rule of dates or of texts stands in two places, and both give the same.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import stored
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.references import LAST_ROW
from toolkit.reading.files.clean_package import clean_package
from toolkit.reading.files.fast_reader import fast_rows
from toolkit.reading.files.number_formats import without_odd_dates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.ooxml.archive import Member
    from toolkit.reading.files.number_formats import DateFormats

_SPACE = f'xmlns="{SPREADSHEET.transitional}"'.encode()
_SHEET = b"<worksheet " + _SPACE + b"><sheetData>%s</sheetData></worksheet>"
_STRINGS = b"<sst " + _SPACE + b">%s</sst>"
_DAY_AND_A_HALF = b' s="%d"><v>1.5</v></c>'


class NotPlainError(Exception):
    """A sheet holds what only a library may read, the sheet as a whole."""


class Library:
    """The fast library, asked about single cells of one workbook."""

    def __init__(self, members: Mapping[str, Member], formats: DateFormats, path: Path) -> None:
        self._styles = {name: part for name, part in members.items() if name == "styles"}
        self._formats = formats
        self._path = path

    def cells(self, cells: Sequence[bytes]) -> list[object]:
        """The values of cells, each given as its markup behind the reference: ` s="1"><v>2</v></c>`.

        Raises:
            NotPlainError: the library fails on them.
        """
        return self._values(cells, self._styles)

    def texts(self, strings: Sequence[bytes]) -> list[object]:
        """The texts of shared strings, each given as its element; None for an empty one.

        Raises:
            NotPlainError: as `cells`.
        """
        cells = [b' t="s"><v>%d</v></c>' % at for at in range(len(strings))]
        table = stored("strings", _STRINGS % b"".join(strings))
        return self._values(cells, {"sharedStrings": table})

    def formats(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the cell formats in which a number is a day or a moment, and in which it stays one.

        Raises:
            NotPlainError: as `cells`.
        """
        values = self.cells([_DAY_AND_A_HALF % at for at in range(self._count())])
        found: dict[type, list[int]] = {dt.datetime: [], float: []}
        for at, value in enumerate(values):
            found.setdefault(value.__class__, []).append(at)
        return frozenset(found[dt.datetime]), frozenset(found[float])

    def _count(self) -> int:
        """At least as many as there are cell formats."""
        styles = self._styles.get("styles")
        return 0 if styles is None else unpacked(styles).count(b"xf ") + 1

    def _values(self, cells: Sequence[bytes], members: Mapping[str, Member]) -> list[object]:
        if len(cells) > LAST_ROW:
            raise NotPlainError
        if not cells:
            return []
        rows = [
            b'<row r="%d"><c r="A%d"%s</row>' % (at, at, cell)
            for at, cell in enumerate(cells, start=1)
        ]
        sheet = without_odd_dates(_SHEET % b"".join(rows), self._formats)
        package = clean_package([stored("sheet", sheet)], members, self._formats.epoch_1904)
        found = fast_rows(package, [0], self._path, iso_dates=False).get(0)
        if found is None:
            raise NotPlainError
        values = [row[0] if row else None for row in found]
        return values + [None] * (len(cells) - len(values))

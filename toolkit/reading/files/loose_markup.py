"""Whether a sheet that was walked through is well-formed and usually spelt as a whole, without parsing all of it.

The walk matches every sign of the rows. What it matched loosely - attributes, formulas, cells that are
left to the library - is kept here, each different piece once, and parsed between what stands around the rows;
what it matched strictly - references, numbers, bare texts - is usual and well-formed by that alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.events import is_well_formed
from toolkit.ooxml.spelling import is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = b" \t\r\n"
"""The blanks of XML 1.0, 2.3; others are no markup."""

_MOST_KEPT = 1 << 13
# -- signs beyond ASCII, written by their numbers as openpyxl does: never one of the markup's own --
_BY_NUMBER = re.compile(rb"&#(?:1[6-9]\d|[2-9]\d\d|[1-9]\d{3,4});")


def without_numbered(markup: bytes) -> bytes:
    """Markup without the signs that are written by their numbers and are none of its own."""
    return _BY_NUMBER.sub(b"", markup) if b"&#" in markup else markup


class LooseMarkup:
    """The pieces that are to be parsed; some thousands of them are parsed at a time."""

    def __init__(self, head: bytes, tail: bytes) -> None:
        """Keep what stands before and behind the rows, from the first sign and to the last."""
        self._around = head, tail
        self._rows: list[bytes] = []
        self._cells: set[bytes] = set()
        self._sound = self._usual = True

    def add(self, cell: bytes) -> None:
        """Keep what stands behind a cell's reference, to the end of its element."""
        self._cells.add(cell)
        if len(self._cells) >= _MOST_KEPT:
            self._parse()

    def add_tags(self, rows: Iterable[bytes], cells: Iterable[bytes]) -> None:
        """Keep what stands in the tags of rows and of cells behind their references."""
        self._rows = [*rows]
        for cell in cells:
            self.add(cell + b"</c>")

    def is_usual(self) -> bool:
        """Whether every tag that was kept is plain, but for signs that are written by their numbers."""
        self._parse()
        return self._usual

    def is_well_formed(self) -> bool:
        """Whether everything that was kept is."""
        self._parse()
        return self._sound

    def _parse(self) -> None:
        """Parse what is kept, and keep it no longer."""
        if not (self._rows or self._cells):
            return
        head, tail = self._around
        rows = [
            b'<row r="1"%s>%s' % (row, b"" if row[-1:] == b"/" else b"</row>") for row in self._rows
        ]
        cells = [b'<c r="A1"' + cell for cell in self._cells]
        self._rows.clear()
        self._cells.clear()
        kept = b"".join((*rows, b"<row>", *cells, b"</row>"))
        self._usual = self._usual and is_plain(without_numbered(kept))
        self._sound = self._sound and is_well_formed(b"".join((head, kept, tail)))

"""Whether a sheet that was walked through is well-formed as a whole, without parsing all of it.

The walk matches every sign of the rows. What it matched loosely - attributes, formulas, cells that are
left to the library - is kept here, each different piece once, and parsed between what stands around the rows;
what it matched strictly - references, numbers, bare texts - is well-formed by that alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.events import is_well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = b" \t\r\n"
"""The blanks of XML 1.0, 2.3; others are no markup."""

_MOST_KEPT = 1 << 13


class LooseMarkup:
    """The pieces that are to be parsed; some thousands of them are parsed at a time."""

    def __init__(self, head: bytes, tail: bytes) -> None:
        """Keep what stands before and behind the rows, from the first sign and to the last."""
        self._around = head, tail
        self._rows: list[bytes] = []
        self._cells: set[bytes] = set()
        self._sound = True

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

    def is_well_formed(self) -> bool:
        """Whether everything that was kept is."""
        self._parse()
        return self._sound

    def _parse(self) -> None:
        """Parse what is kept, and keep it no longer."""
        head, tail = self._around
        rows = [
            b'<row r="1"%s>%s' % (row, b"" if row[-1:] == b"/" else b"</row>") for row in self._rows
        ]
        cells = [b'<c r="A1"' + cell for cell in self._cells]
        self._rows.clear()
        self._cells.clear()
        markup = b"".join((head, *rows, b"<row>", *cells, b"</row>", tail))
        self._sound = self._sound and is_well_formed(markup)

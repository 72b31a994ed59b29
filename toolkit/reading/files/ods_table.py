"""One table of an OpenDocument spreadsheet as it is gathered (ODF 1.3-3, 9).

A few bytes can repeat a row or a cell a million times: what is empty is only counted, and what is
filled is repeated within the bounds of memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import Area
from toolkit.reading.files.ods_styles import TABLE
from toolkit.reading.files.rectangle import MOST_THIN_SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.reading.files.rectangle import Rows

_COLUMNS_REPEATED = TABLE + "number-columns-repeated"
_ROWS_REPEATED = TABLE + "number-rows-repeated"
_COLUMNS_SPANNED = TABLE + "number-columns-spanned"
_ROWS_SPANNED = TABLE + "number-rows-spanned"
_VISIBILITY = TABLE + "visibility"
_STYLE = TABLE + "default-cell-style-name"
_HIDDEN = frozenset({"collapse", "filter"})


class TooLargeError(Exception):
    """More cells than memory should hold, or some beyond the last row or column of a worksheet."""


class OdsTable:
    """Rows as long as their last filled cell; rows and columns count from 1."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name = name
        self.hidden = hidden
        self.rows: Rows = []
        self.hidden_columns: set[int] = set()
        self.slots = 0
        self._hidden_rows: list[range] = []
        self._merged: list[tuple[Area, int]] = []
        self._column_styles: list[tuple[int, str]] = []  # -- the last column of each style --
        self._columns = self._skipped = self._empty = 0
        self._row: list[object] = []
        self._repeated = 1

    def add_columns(self, attributes: Mapping[str, str]) -> None:
        """Declare the next columns: their style, and whether they are hidden."""
        last = min(self._columns + _times(attributes, _COLUMNS_REPEATED), LAST_COLUMN)
        if attributes.get(_VISIBILITY) in _HIDDEN:
            self.hidden_columns.update(range(self._columns + 1, last + 1))
        self._columns = last
        self._column_styles.append((last, attributes.get(_STYLE, "")))

    def begin_row(self, attributes: Mapping[str, str]) -> None:
        """Begin the next row or rows."""
        self._row, self._empty = [], 0
        self._repeated = _times(attributes, _ROWS_REPEATED)
        first = self._next_row
        if attributes.get(_VISIBILITY) in _HIDDEN:
            self._hidden_rows.append(range(first, first + self._repeated))

    @property
    def column_style(self) -> str:
        """The style that the next cell has from its column."""
        column = len(self._row) + self._empty + 1
        return next((style for last, style in self._column_styles if column <= last), "")

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the next cell."""
        return self._next_row, len(self._row) + self._empty + 1

    def add_cell(self, value: object, attributes: Mapping[str, str]) -> None:
        """Add a cell, as often as it is repeated.

        Raises:
            TooLargeError: it lies beyond the last column.
        """
        times = _times(attributes, _COLUMNS_REPEATED)
        wide, high = _times(attributes, _COLUMNS_SPANNED), _times(attributes, _ROWS_SPANNED)
        if wide > 1 or high > 1:
            row, column = self._next_row, len(self._row) + self._empty + 1
            area = Area(row, column, row + high - 1, min(column + wide - 1, LAST_COLUMN))
            self._merged.append((area, self._repeated))
        if value is None:
            self._empty += times
            return
        if len(self._row) + self._empty + times > LAST_COLUMN:
            raise TooLargeError
        self._row += [None] * self._empty + [value] * times
        self._empty = 0

    def end_row(self) -> None:
        """Take over the row, as often as it is repeated.

        Raises:
            TooLargeError: there are more cells than memory should hold, or more rows.
        """
        if not self._row:
            self._skipped += self._repeated
            return
        self.slots += len(self._row) * self._repeated
        if self.slots > MOST_THIN_SLOTS or self._next_row + self._repeated - 1 > LAST_ROW:
            raise TooLargeError
        empty: list[object] = []
        self.rows += [empty] * self._skipped
        self._skipped = 0
        self.rows += [list(self._row) for _ in range(self._repeated)]

    def merged(self) -> Iterator[Area]:
        """The merged areas that begin within the filled rows."""
        for area, times in self._merged:
            for each in range(min(times, len(self.rows) - area.top + 1)):
                bottom = min(area.bottom + each, LAST_ROW)
                yield area._replace(top=area.top + each, bottom=bottom)

    def hidden_rows(self) -> Iterator[int]:
        """The hidden rows down to the last filled one."""
        for rows in self._hidden_rows:
            yield from range(rows.start, min(rows.stop, len(self.rows) + 1))

    @property
    def _next_row(self) -> int:
        return len(self.rows) + self._skipped + 1


def _times(attributes: Mapping[str, str], name: str) -> int:
    """How often something is repeated or how far it reaches; what is no number counts once."""
    written = attributes.get(name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 10 else 1

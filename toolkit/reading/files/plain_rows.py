"""A walk over the rows of a sheet that is spelt plainly: its cells in one go, with no library.

A row is cut where its number ends a reference (`<c r="B12"`); each piece between says a cell's value and
the next cell's column, and was mostly met before. The pieces together are the markup, sign by sign, so that
no cell can be missing; where anything is not plain, the walk ends and a library reads the sheet.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.references import LAST_ROW
from toolkit.reading.files.bounds import ANY_COLUMN
from toolkit.reading.files.loose_markup import BLANK
from toolkit.reading.files.odd_cells import NotPlainError
from toolkit.reading.files.plain_cells import END_OF_ROW
from toolkit.reading.files.plain_cells import following_column
from toolkit.reading.files.plain_kinds import Later
from toolkit.reading.files.rectangle import MOST_THIN_SLOTS
from toolkit.reading.files.rectangle import filled
from toolkit.reading.files.rectangle import is_far_flung

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.reading.files.plain_cells import PlainCells
    from toolkit.reading.files.rectangle import Rows

_ROW = b'<row r="'
_ATTRIBUTES = re.compile(rb'(?:[ \t\r\n]+[\w.:-]+="[^"<>&]*")*[ \t\r\n]*/?')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_NO_PART_OF_MARKUP = b"\0"


class Opening(NamedTuple):
    """What a row's tag says behind its number."""

    hidden: bool
    closed: bool


class RowsWalked:
    """The rows of a sheet as they come.

    `rows` are ragged, those without cells one empty list; `hidden` the numbers of hidden ones.
    """

    def __init__(self, cells: PlainCells) -> None:
        self.rows: Rows = []
        self.hidden: set[int] = set()
        self._cells = cells
        self._slots = self._filled = 0
        self._none: list[object] = []
        self.openings: dict[bytes, Opening] = {}
        """What stands behind the numbers in the rows' tags."""
        self._firsts: dict[bytes, int] = {}
        self._columns: dict[tuple[int, ...], tuple[int, ...] | None] = {}

    def walk(self, markup: bytes) -> None:
        """Read all rows.

        Args:
            markup: what stands between `<sheetData>` and `</sheetData>`.

        Raises:
            NotPlainError: not all of it is plain.
        """
        first, *parts = markup.split(_ROW)
        if first.strip(BLANK):
            raise NotPlainError
        read = self._cells.__getitem__
        for part in parts:
            opening, closed, body = part.partition(b">")
            number, quoted, attributes = opening.partition(b'"')
            if not (closed and quoted):
                raise NotPlainError
            if self._begun(number, attributes):
                if body.strip(BLANK):
                    raise NotPlainError
                continue
            try:
                row = self._row(body.split(number + b'"'), read)
            except NotPlainError:  # -- the number of the row stands elsewhere too, as a style's --
                row = self._row(_cut_at_references(body, number), read)
            self.rows.append(row)

    def _begun(self, number: bytes, attributes: bytes) -> bool:
        """Whether the row is closed in its tag; those left out before it are put in."""
        if not number.isdigit() or number.startswith(b"0"):
            raise NotPlainError
        at = int(number)
        missing = at - 1 - len(self.rows)
        if missing < 0 or at > LAST_ROW:
            raise NotPlainError
        if missing:
            self.rows += [self._none] * missing
        opening = self.openings.get(attributes) or self._opening(attributes)
        if opening.hidden:
            self.hidden.add(at)
        if opening.closed:
            self.rows.append(self._none)
        return opening.closed

    def _opening(self, attributes: bytes) -> Opening:
        if _ATTRIBUTES.fullmatch(attributes) is None or b' r="' in attributes:
            raise NotPlainError
        found = Opening(_HIDDEN.search(attributes) is not None, attributes.endswith(b"/"))
        self.openings[attributes] = found
        return found

    def _row(
        self, pieces: list[bytes], read: Callable[[bytes], tuple[object, int]]
    ) -> list[object]:
        first = self._firsts.get(pieces[0])
        if first is None:
            first = self._firsts[pieces[0]] = following_column(pieces[0])
        if len(pieces) == 1:
            if first != END_OF_ROW:
                raise NotPlainError
            return self._none
        del pieces[0]
        values, following = zip(*map(read, pieces), strict=True)
        key = (first, *following)
        columns = self._columns[key] if key in self._columns else self._placed(key)
        return list(values) if columns is None else self._apart(values, columns)

    def _placed(self, key: tuple[int, ...]) -> tuple[int, ...] | None:
        """The columns of a row's cells; None where they are the first ones without a gap."""
        *columns, end = key
        rising = all(one < other for one, other in itertools.pairwise(columns))
        if end != END_OF_ROW or columns[0] == END_OF_ROW or not rising:
            raise NotPlainError
        dense = columns[-1] == len(columns)
        found = self._columns[key] = None if dense else tuple(columns)
        return found

    def _apart(self, values: Sequence[object], columns: tuple[int, ...]) -> list[object]:
        """A row whose cells do not follow each other.

        Raises:
            NotPlainError: such rows would take memory for nothing.
        """
        self._slots += columns[-1]
        self._filled += len(values)
        if is_far_flung(1, self._slots, self._filled):
            raise NotPlainError
        row: list[object] = [None] * columns[-1]
        for value, column in zip(values, columns, strict=True):
            row[column - 1] = value
        return row


def _cut_at_references(body: bytes, number: bytes) -> list[bytes]:
    reference = re.compile(rb'(<c r="' + ANY_COLUMN.encode() + rb")" + number + b'"')
    if _NO_PART_OF_MARKUP in body:
        raise NotPlainError
    return reference.sub(rb"\1" + b"\\0", body).split(_NO_PART_OF_MARKUP)


def with_values(rows: Rows) -> Rows:
    """The rows with the values that the library gave later."""
    return [
        [cell.value if cell.__class__ is Later else cell for cell in row]
        if Later in map(type, row)
        else row
        for row in rows
    ]


def squared(rows: Rows) -> Rows:
    """Ragged rows of equal length without empty rows or columns at the end.

    Raises:
        NotPlainError: they lie so far apart that their rectangle would be memory spent on nothing.
    """
    height = len(rows)
    while height and rows[height - 1].count(None) == len(rows[height - 1]):
        height -= 1
    rows = rows[:height]
    width = max(map(len, rows), default=0)
    while width and not any(len(row) >= width and row[width - 1] is not None for row in rows):
        width -= 1
    if height * width > MOST_THIN_SLOTS and is_far_flung(height, width, filled(rows)):
        raise NotPlainError
    empty: list[object] = [None] * width
    return [
        row if len(row) == width else (row + empty[len(row) :])[:width] if row else empty
        for row in rows
    ]

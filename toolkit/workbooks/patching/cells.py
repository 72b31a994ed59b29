"""Give cells other formats in a worksheet of any size, touching nothing but their `s=`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from toolkit.ooxml.figures import measure
from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import address
from toolkit.ooxml.spelling import is_plain
from toolkit.workbooks.patching.errors import OddMarkupError
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import value_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.outcome import Strength
    from toolkit.workbooks.patching.sheet_bytes import ColumnFormat
    from toolkit.workbooks.patching.sheet_bytes import SheetBytes

_REFERENCE = re.compile(rb'<[^\s>]+\s+r="[^"]*"')
_STYLE = re.compile(rb"\ss\s*=\s*[\"']([^\"']*)[\"']")
_LEAPS = (0.95, 0.7)
"""How far towards the place where a row should be one looks for it, if rows are about alike long."""
_SPANS = re.compile(rb"\sspans\s*=\s*[\"'][^\"']*[\"']")


class Painter:
    """Rewrites the rows that have marked cells; cells and rows that are not there are made.

    Args:
        sheet: the worksheet.
        restyle: the format of a cell, from the format that it has and its level, or None where an
            earlier mark goes; no cell is made for that.
    """

    def __init__(self, sheet: SheetBytes, restyle: Callable[[int, Strength | None], int]) -> None:
        self._sheet = sheet
        self._restyle = restyle
        self._rows = _Rows(sheet)
        self._cell = re.compile(rb"<%sc(?=[\s/>])[^>]*>" % sheet.prefix)
        self._added: list[tuple[int, int]] = []
        self._columns = sheet.columns()
        self.heights: dict[int, float] = {}
        """Heights in points of the marked rows that state one."""

    def paint(
        self, wanted: Mapping[int, Mapping[int, Strength | None]]
    ) -> list[bytes | memoryview]:
        """The sheet's rows in pieces, kept ones not copied; `wanted` has levels by row and column."""
        content, kept = self._sheet.content, memoryview(self._sheet.content)
        pieces: list[bytes | memoryview] = []
        done = self._sheet.first
        for begin, end, row in self._rows.places(sorted(wanted)):
            pieces.append(kept[done:begin])
            pieces.append(self._painted(content[begin:end], row, wanted[row]))
            done = end
        pieces.append(kept[done : self._sheet.end])
        if self._added:
            rows, columns = zip(*self._added, strict=True)
            self._sheet.head = self._sheet.widened(list(rows), list(columns))
        return pieces

    def _painted(self, row: bytes, number: int, levels: Mapping[int, Strength | None]) -> bytes:
        """One row's bytes (empty if there is none) with the wanted formats."""
        prefix = self._sheet.prefix
        if not is_plain(row):
            raise OddMarkupError(f"工作表第{number}行的写法特殊，没有标注：请另存为 .xlsx 后再试。")
        if not row:
            if not any(levels.values()):
                return row
            row = b'<%srow r="%d"/>' % (prefix, number)
        close = row.index(b">") + 1
        opening = row[:close]
        if height := measure(value_of(opening, b"ht")):
            self.heights[number] = height
        for column in sorted(levels):
            row = self._with_cell(row, number, column, levels[column])
        return row

    def _with_cell(self, row: bytes, number: int, column: int, level: Strength | None) -> bytes:
        prefix = self._sheet.prefix
        begin = row.find(b'<%sc r="%s"' % (prefix, address(number, column).encode()))
        if begin < 0:
            before = -1
            for begin, end, found in self._cells(row):
                if found == column:
                    return row[:begin] + self._styled(row[begin:end], level) + row[end:]
                if found > column and before < 0:
                    before = begin
            return self._with_new_cell(row, before, number, column, level)
        end = row.index(b">", begin)
        return row[:begin] + self._styled(row[begin:end], level) + row[end:]

    def _cells(self, row: bytes) -> Iterator[tuple[int, int, int]]:
        """Begin and end of each cell's tag, and its column; a cell without r= follows the last."""
        column = 0
        for match in self._cell.finditer(row):
            reference = value_of(match[0], b"r")
            column = cell(reference.decode())[1] if reference else column + 1
            yield match.start(), match.end(), column

    def _styled(self, tag: bytes, level: Strength | None) -> bytes:
        style = _STYLE.search(tag)
        if style:
            new = b' s="%d"' % self._restyle(whole(style[1]), level)
            return tag[: style.start()] + new + tag[style.end() :]
        if level is None:
            return tag
        reference = _REFERENCE.match(tag)  # -- first, as readers expect it --
        at = reference.end() if reference else len(self._sheet.prefix) + 2
        return tag[:at] + b' s="%d"' % self._restyle(0, level) + tag[at:]

    def _with_new_cell(
        self, row: bytes, begin: int, number: int, column: int, level: Strength | None
    ) -> bytes:
        """The row with an empty cell before the offset `begin`, or at its end."""
        if level is None:
            return row
        self._added.append((number, column))
        prefix = self._sheet.prefix
        close = row.index(b">") + 1
        opening = row[:close]
        style = self._restyle(self._inherited(opening, column), level)
        new = b'<%sc r="%s" s="%d"/>' % (prefix, address(number, column).encode(), style)
        if opening.endswith(b"/>"):
            return _SPANS.sub(b"", opening[:-2]) + b">" + new + b"</%srow>" % prefix
        if begin < 0:
            begin = row.rindex(b"</")
        return _SPANS.sub(b"", opening) + row[close:begin] + new + row[begin:]

    def _inherited(self, opening: bytes, column: int) -> int:
        """The format that a cell has which is not there: its row's, else its column's."""
        if value_of(opening, b"customFormat") in {b"1", b"true"}:
            return whole(value_of(opening, b"s"))
        return column_style(self._columns, column)


def column_style(columns: list[ColumnFormat], column: int) -> int:
    """The format that empty cells of a column have."""
    return next((each.style for each in columns if each.first <= column <= each.last), 0)


class _Rows:
    """Finds rows, at first by looking for their usual spelling, else by a list of them all."""

    def __init__(self, sheet: SheetBytes) -> None:
        self._sheet = sheet
        self._numbers: list[int] | None = None
        self._begins: list[int] = []
        self._there: dict[int, int] = {}
        self._usual = b'<%srow r="' % sheet.prefix
        self._before = 0
        last = self._number_at(sheet.content.rfind(self._usual, sheet.first, sheet.end))
        self._bytes_a_row = (sheet.end - sheet.first) / last if last else 0.0

    def places(self, rows: Iterable[int]) -> list[tuple[int, int, int]]:
        """Begin and end of each row's bytes, in the order in which they stand, which need not be the rows' own.

        Both are the same where a row would have to be put.
        """
        found = []
        at = self._sheet.first
        for row in rows:
            begin, at = self._find(row, at)
            found.append((begin, at, row))
        return sorted(found)

    def _find(self, row: int, at: int) -> tuple[int, int]:
        if self._numbers is None:
            begin = self._usual_place(row, at)
            if begin >= 0:
                self._before = row
                return begin, self._end(begin)
            self._list()
        assert self._numbers is not None
        if row in self._there:
            return self._there[row], self._end(self._there[row])
        place = bisect_left(self._numbers, row)
        begin = self._begins[place] if place < len(self._begins) else self._sheet.end
        return begin, begin

    def _usual_place(self, row: int, at: int) -> int:
        """Where a row in the usual spelling begins, looked for from near it first; below 0 for nowhere."""
        content, wanted = self._sheet.content, b'%s%d"' % (self._usual, row)
        for share in _LEAPS:
            ahead = at + int((row - self._before) * self._bytes_a_row * share)
            near = content.find(self._usual, ahead, self._sheet.end)
            if 0 < self._number_at(near) < row:
                begin = content.find(wanted, near, self._sheet.end)
                if begin >= 0:
                    return begin
        return content.find(wanted, at, self._sheet.end)

    def _number_at(self, place: int) -> int:
        """The number of the row that begins there; 0 where it has none or none begins."""
        if place < 0:
            return 0
        start = place + len(self._usual)
        return whole(self._sheet.content[start : self._sheet.content.find(b'"', start)])

    def _end(self, begin: int) -> int:
        content = self._sheet.content
        close = content.index(b">", begin)
        if content[close - 1 : close] == b"/":
            return close + 1
        return content.index(b">", content.index(b"</%srow" % self._sheet.prefix, close)) + 1

    def _list(self) -> None:
        self._numbers = []
        tag = re.compile(rb"<%srow(?=[\s/>])[^>]*>" % self._sheet.prefix)
        number = 0
        for match in tag.finditer(self._sheet.content, self._sheet.first, self._sheet.end):
            stated = value_of(match[0], b"r")
            number = whole(stated, number + 1)
            self._numbers.append(number)
            self._begins.append(match.start())
            self._there.setdefault(number, match.start())

"""Rectangles of cells, numbered from 1 as in Excel, and their A1 addresses."""

import re
from dataclasses import dataclass

from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d*)")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")
_ROW = re.compile(r"\$?([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The cells from (`top`, `left`) to (`bottom`, `right`), both included; empty if they cross."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return max(0, self.bottom - self.top + 1)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(0, self.right - self.left + 1)

    @property
    def size(self) -> int:
        """Number of cells."""
        return self.height * self.width

    def cell(self, row: int, column: int) -> "Rectangle":
        """The single cell at `row`, `column` counted from this rectangle's first cell, 1."""
        r, c = self.top + row - 1, self.left + column - 1
        if r < 1 or c < 1:
            raise IndexError("There are no cells above row 1 or left of column A.")
        return Rectangle(r, c, r, c)

    def joined(self, other: "Rectangle") -> "Rectangle":
        """The smallest rectangle around both."""
        return Rectangle(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def common(self, other: "Rectangle") -> "Rectangle | None":
        """The cells in both, or None."""
        met = Rectangle(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return met if met.size else None

    def minus(self, other: "Rectangle") -> list["Rectangle"]:
        """Rectangles that cover the cells outside `other`."""
        hole = self.common(other)
        if hole is None:
            return [self]
        around = (
            Rectangle(self.top, self.left, hole.top - 1, self.right),
            Rectangle(hole.top, self.left, hole.bottom, hole.left - 1),
            Rectangle(hole.top, hole.right + 1, hole.bottom, self.right),
            Rectangle(hole.bottom + 1, self.left, self.bottom, self.right),
        )
        return [piece for piece in around if piece.size]

    def address(
        self,
        row_absolute: bool = True,
        column_absolute: bool = True,
        sheet_size: tuple[int, int] = (0, 0),
    ) -> str:
        """The A1 address, `$A$1:$B$2` by default.

        Given the sheet's number of rows and columns, whole rows are `$1:$2`, whole columns `$A:$B`.
        """
        r, c = "$" * row_absolute, "$" * column_absolute
        if self.width == sheet_size[1]:
            return f"{r}{self.top}:{r}{self.bottom}"
        if self.height == sheet_size[0]:
            return f"{c}{column_letters(self.left)}:{c}{column_letters(self.right)}"
        first = f"{c}{column_letters(self.left)}{r}{self.top}"
        if self.size == 1:
            return first
        return f"{first}:{c}{column_letters(self.right)}{r}{self.bottom}"


def parse(address: str, rows: int, columns: int) -> Rectangle | None:
    """Read an A1 address ("B2", "$A$1:C3", "A:C", "1:3"); None where the text is no address.

    `rows` and `columns` are the size of the sheet, the reach of "A:C" and "1:3".
    """
    first, colon, last = address.partition(":")
    start = _corner(first, 1, 1, lone=not colon)
    end = _corner(last, rows, columns, lone=False) if colon else start
    if start is None or end is None or start[2] != end[2]:
        return None
    return Rectangle(start[0], start[1], start[0], start[1]).joined(
        Rectangle(end[0], end[1], end[0], end[1])
    )


def _corner(text: str, row: int, column: int, *, lone: bool) -> tuple[int, int, str] | None:
    if match := _CELL.fullmatch(text):
        return int(match[2]), column_number(match[1]), "cell"
    if lone:
        return None
    if match := _COLUMN.fullmatch(text):
        return row, column_number(match[1]), "column"
    if match := _ROW.fullmatch(text):
        return int(match[1]), column, "row"
    return None


def runs(rows_by_column: dict[int, list[int]]) -> list[Rectangle]:
    """Rectangles that cover the cells given as column → ascending rows, and no other.

    Vertical neighbours are joined, then columns with the very same stretches.
    """
    stretches: dict[tuple[int, int], list[int]] = {}
    for column in sorted(rows_by_column):
        for top, bottom in _stretches(rows_by_column[column]):
            stretches.setdefault((top, bottom), []).append(column)
    return [
        Rectangle(top, left, bottom, right)
        for (top, bottom), columns in stretches.items()
        for left, right in _stretches(columns)
    ]


def _stretches(numbers: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = previous = numbers[0]
    for number in numbers[1:]:
        if number != previous + 1:
            found.append((start, previous))
            start = number
        previous = number
    found.append((start, previous))
    return found


def without(area: Rectangle, holes: list[tuple[int, int]]) -> list[Rectangle]:
    """Rectangles that cover `area` but for the cells `holes` (row, column)."""
    pieces: list[Rectangle] = []
    top = area.top
    for row in sorted({row for row, _ in holes}):
        if row > top:
            pieces.append(Rectangle(top, area.left, row - 1, area.right))
        left = area.left
        for column in sorted(column for r, column in holes if r == row):
            if column > left:
                pieces.append(Rectangle(row, left, row, column - 1))
            left = column + 1
        if left <= area.right:
            pieces.append(Rectangle(row, left, row, area.right))
        top = row + 1
    if top <= area.bottom:
        pieces.append(Rectangle(top, area.left, area.bottom, area.right))
    return pieces

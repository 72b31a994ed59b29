"""Where a note's box stands beside its cell, and how large it must be for its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.figures import measure
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.sheet_bytes import SheetBytes

_WIDTH = 252  # -- pixels --
_LINE = 16
_MARGIN = 12
_GAP = 12
_TALLEST = 420
_HALF_WIDTHS = 38  # in a line of that width at 9 points
_POINT = 4 / 3


def box_lines(text: str) -> int:
    """How many lines a text takes in a box."""
    return lines(text, _HALF_WIDTHS)


class NoteBoxes:
    """Measures boxes in the rows and columns of one sheet."""

    def __init__(self, sheet: SheetBytes, heights: Mapping[int, float]) -> None:
        self._columns = sheet.columns()
        self._heights = heights
        tags = [match[0] for match in sheet.elements("sheetFormatPr", after_rows=False)]
        stated = [
            (
                measure(value_of(tag, b"defaultColWidth")),
                measure(value_of(tag, b"defaultRowHeight")),
            )
            for tag in tags
        ]
        width, height = stated[0] if stated else (None, None)
        self._width = _pixels(width) if width else 64
        self._height = max(height * _POINT, 8) if height else 20
        self._right_ends: dict[int, tuple[int, int]] = {}

    def anchor(self, row: int, column: int, text: str) -> str:
        """The box in the words of VML: column, pixels, row, pixels of two corners, from 0."""
        left = min(column, LAST_COLUMN - 4)
        if left not in self._right_ends:
            self._right_ends[left] = self._walk_right(left, _GAP + _WIDTH)
        right, beyond = self._right_ends[left]
        height = min(box_lines(text) * _LINE + _MARGIN, _TALLEST)
        tall = self._heights.get(row, 0) * _POINT or self._height
        first = min(row - 1, LAST_ROW - 1 - int(height // tall) - 1)
        down = int(height // tall)
        return (
            f"{left}, {_GAP}, {first}, 2, {right}, {beyond}, {first + down}, {int(height % tall)}"
        )

    def _walk_right(self, column: int, pixels: int) -> tuple[int, int]:
        """The column (from 0) and offset in it that lie so many pixels to the right."""
        while column < LAST_COLUMN - 1 and pixels >= (width := self._column_width(column)):
            pixels -= width
            column += 1
        return column, pixels

    def _column_width(self, column: int) -> int:
        for each in self._columns:
            if each.first <= column + 1 <= each.last:
                if each.hidden:
                    return 0
                return _pixels(each.width) if each.width else self._width
        return self._width


def _pixels(characters: float) -> int:
    return int(characters * 7 + 5)

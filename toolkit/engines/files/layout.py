"""Sizes of rows and columns in a file, and merged cells."""

import unicodedata

from toolkit.engines.files import cells
from toolkit.engines.shared.grid import GridRange
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import parse
from toolkit.ooxml.references import column_letters

_DEFAULT_HEIGHT = 15.0
_DEFAULT_WIDTH = 8.43
# In the file a column's width includes 5 pixels of padding, of 7 to a character.
_PADDING = 5 / 7


class Layout(GridRange):
    """Widths, heights, merging, hiding."""

    @property
    def row_height(self) -> float | None:
        """Height in points; None where rows differ."""
        dimensions = self.sheet.api.row_dimensions
        rows = range(self.area.top, self.area.bottom + 1)
        heights = {dimensions[row].height or _DEFAULT_HEIGHT for row in rows}
        return heights.pop() if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        for row in range(self.area.top, self.area.bottom + 1):
            self.sheet.api.row_dimensions[row].height = float(value)

    @property
    def column_width(self) -> float | None:
        """Width in characters, as Excel counts; None where columns differ."""
        columns = range(self.area.left, self.area.right + 1)
        widths = {self._width(column) for column in columns}
        return widths.pop() if len(widths) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        for column in range(self.area.left, self.area.right + 1):
            self.sheet.api.column_dimensions[column_letters(column)].width = value + _PADDING

    def _width(self, column: int) -> float:
        for dimension in self.sheet.api.column_dimensions.values():
            first, last = dimension.min or column + 1, dimension.max or column - 1
            alone = dimension.index == column_letters(column) and dimension.customWidth
            if alone or (first <= column <= last and dimension.customWidth):
                return round(float(dimension.width) - _PADDING, 2)
        return _DEFAULT_WIDTH

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns to their longest text, a Chinese character counting two; rows stay."""
        if axis in {"r", "rows"}:
            return
        for column in range(self.area.left, self.area.right + 1):
            line = Rectangle(self.area.top, column, self.area.bottom, column)
            shown = [row[0] for row in cells.read(self.sheet.book, self.sheet.api, line)]
            width = max(
                (_columns_of(str(value)) for value in shown if value is not None), default=8
            )
            self.at(line).column_width = min(width + 2, 255)

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged; None where only some are."""
        if any(area.joined(self.area) == area for area in self._merged()):
            return True
        return None if self._merged() else False

    def _merged(self) -> list[Rectangle]:
        found = [parse(str(area), 0, 0) for area in self.sheet.api.merged_cells.ranges]
        return [area for area in found if area and area.common(self.area)]

    @property
    def merge_area(self) -> "Layout":
        """The merged cells around the first cell, or that cell."""
        first = self.at(self.area.cell(1, 1))
        merged = first._merged()  # noqa: SLF001 - of its own class
        return self.at(merged[0]) if merged else first

    def merge(self, across: bool) -> None:
        """Merge all cells into one, or those of each row if `across`; the first value stays."""
        rows = range(self.area.top, self.area.bottom + 1)
        parts = [Rectangle(row, self.area.left, row, self.area.right) for row in rows]
        for part in parts if across else [self.area]:
            self.sheet.api.merge_cells(part.address(False, False))

    def unmerge(self) -> None:
        """Split merged cells."""
        for area in self._merged():
            self.sheet.api.unmerge_cells(area.address(False, False))

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where they differ."""
        rows = range(self.area.top, self.area.bottom + 1)
        hidden = {bool(self.sheet.api.row_dimensions[row].hidden) for row in rows}
        return hidden.pop() if len(hidden) == 1 else None

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        for row in range(self.area.top, self.area.bottom + 1):
            self.sheet.api.row_dimensions[row].hidden = value


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)

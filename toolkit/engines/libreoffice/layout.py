"""Where a range lies on the sheet, how large its rows and columns are, and what moves."""

from collections.abc import Callable
from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.calc_range import CalcRange
from toolkit.engines.libreoffice.cells import CONTENTS
from toolkit.engines.libreoffice.cells import address
from toolkit.engines.libreoffice.cells import areas_with
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.shared.navigation import end
from toolkit.engines.shared.navigation import region
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.unsupported import refuse

from . import lines
from . import units


class Layout(CalcRange):
    """Widths, heights, positions; merging; inserting and deleting; copying."""

    @property
    def column_width(self) -> float | None:
        """Width in characters of the default font, as Excel counts; None where columns differ.

        Hidden columns have the width 0, as in Excel.
        """
        if self.column_hidden is not False:
            return 0.0 if self.column_hidden else None
        size = lines.common_size(self.api.Columns, "Width", self._breadth)
        return None if size is None else units.characters(size)

    @column_width.setter
    def column_width(self, value: float) -> None:
        _check_size(value, 255, "A column's width", "characters")
        columns = self.dressable.Columns
        if value:
            columns.Width = units.from_characters(value)
        columns.IsVisible = bool(value)

    @property
    def row_height(self) -> float | None:
        """Height in points, 0 if hidden; None where rows differ."""
        if self.row_hidden is not False:
            return 0.0 if self.row_hidden else None
        size = lines.common_size(self.api.Rows, "Height", self._depth)
        return None if size is None else units.points(size)

    @row_height.setter
    def row_height(self, value: float) -> None:
        _check_size(value, 409.5, "A row's height", "points")
        rows = self.dressable.Rows
        if value:
            rows.Height = units.from_points(value)
        rows.IsVisible = bool(value)

    def _breadth(self, first: int, last: int) -> int:
        width: int = self.api.getCellRangeByPosition(first, 0, last, 0).Size.Width
        return width

    def _depth(self, first: int, last: int) -> int:
        height: int = self.api.getCellRangeByPosition(0, first, 0, last).Size.Height
        return height

    @property
    def width(self) -> float:
        """Width of the whole range in points."""
        return units.points(self.api.Size.Width)

    @property
    def height(self) -> float:
        """Height of the whole range in points."""
        return units.points(self.api.Size.Height)

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.points(self.api.Position.X)

    @property
    def top(self) -> float:
        """Points from the sheet's top edge."""
        return units.points(self.api.Position.Y)

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns ("c"), rows ("r") or both to their contents."""
        cells = self.dressable
        if axis in {None, "c", "columns"}:
            cells.Columns.OptimalWidth = True
        if axis in {None, "r", "rows"}:
            cells.Rows.OptimalHeight = True

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden; None where they differ."""
        column = lines.first_shown(self.sheet.api.Columns)
        strip = Rectangle(self.area.top, column + 1, self.area.bottom, column + 1)
        return lines.hidden(self.at(strip).api)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.dressable.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden; None where they differ."""
        row = lines.first_shown(self.sheet.api.Rows)
        strip = Rectangle(row + 1, self.area.left, row + 1, self.area.right)
        return lines.hidden(self.at(strip).api)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.dressable.Columns.IsVisible = not value

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged; None where only some are."""
        merged = self._merged_area(self.first)
        if merged.size > 1 and merged.joined(self.area) == merged:
            return True
        return None if self.api.getIsMerged() or merged.size > 1 else False

    @property
    def merge_area(self) -> "Layout":
        """The merged cells around the first cell, or that cell."""
        return self.at(self._merged_area(self.first))

    def _merged_area(self, cell: Any) -> Rectangle:
        cursor = self.sheet.api.createCursorByRange(cell)
        cursor.collapseToMergedArea()
        return rectangle(cursor.RangeAddress)

    def merge(self, across: bool) -> None:
        """Merge all cells into one, or those of each row if `across`; the first value stays."""
        if across and self.area.height > 1:
            for row in range(self.area.top, self.area.bottom + 1):
                self.at(Rectangle(row, self.area.left, row, self.area.right)).merge(False)
            return
        cells = self.dressable
        self._keep_first_value()
        cells.merge(True)

    def _keep_first_value(self) -> None:
        for place in range(self.area.height):
            left = self.area.left + (place == 0)
            row = self.area.top + place
            if left <= self.area.right:
                self.at(Rectangle(row, left, row, self.area.right)).api.clearContents(CONTENTS)

    def unmerge(self) -> None:
        """Split merged cells."""
        self.dressable.merge(False)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells here; the cells below ("down") or to the right ("right") give way.

        Without `shift` Excel decides by the shape: down, or right for a range taller than wide.
        """
        if copy_origin == "format_from_right_or_below":
            refuse("Inserting with the formats from below", "use copy_from(copy_type='formats')")
        mode = self._mode({"down": "DOWN", "right": "RIGHT"}, shift)
        sheet, way = self.sheet.api, enum("sheet.CellInsertMode", self._whole(mode))
        self._shift(mode == "RIGHT", lambda cells: sheet.insertCells(cells.RangeAddress, way))

    def delete(self, shift: str | None = None) -> None:
        """Delete the cells; those below ("up") or to the right ("left") close the gap."""
        if self.area.size == self.sheet.height * self.sheet.width:
            self.sheet.clear()  # UNO's sheet does not outlive the loss of all its cells
            return
        mode = self._mode({"up": "UP", "left": "LEFT"}, shift)
        sheet, way = self.sheet.api, enum("sheet.CellDeleteMode", self._whole(mode))
        self._shift(mode == "LEFT", lambda cells: sheet.removeRange(cells.RangeAddress, way))

    def _shift(self, sideways: bool, act: Callable[[Any], None]) -> None:
        """Insert or delete; LibreOffice does nothing where that would tear cells asunder.

        What lies there and beyond has moved if it did. Whether a protected sheet lets whole rows or columns be
        inserted or deleted, LibreOffice alone knows.
        """
        area, sheet = self.area, self.sheet
        right, bottom = (sheet.width, area.bottom) if sideways else (area.right, sheet.height)
        moved = self.at(Rectangle(area.top, area.left, bottom, right))
        before = areas_with(moved.api, CONTENTS)
        whole = (area.height == sheet.height) if sideways else (area.width == sheet.width)
        act(self.api if whole and before else self.dressable)
        if before and areas_with(moved.api, CONTENTS) == before:
            _ = self.dressable
            raise XlwingsError(
                f"{self.address} of '{sheet.name}': merged cells, an array formula or the sheet's "
                "edge are in the way of inserting or deleting."
            )

    def _mode(self, ways: dict[str, str], shift: str | None) -> str:
        """LibreOffice's word; without `shift`, sideways for what is taller than wide."""
        along, sideways = ways
        way = shift or (sideways if self.area.height > self.area.width else along)
        if way not in ways:
            raise ValueError(f"Cells move {along!r} or {sideways!r}, not {shift!r}.")
        return ways[way]

    def _whole(self, mode: str) -> str:
        if self.area.width == self.sheet.width and mode in {"UP", "DOWN"}:
            return "ROWS"
        if self.area.height == self.sheet.height and mode in {"LEFT", "RIGHT"}:
            return "COLUMNS"
        return mode

    def copy(self, destination: Any = None) -> None:
        """Copy contents and formats to `destination`; without one, keep them for `paste`."""
        if destination is None:
            self.sheet.book.app.copied = self
            return
        from toolkit.engines.libreoffice.pasting import paste

        paste(self, destination.impl, "all", False, False)

    def changed_at(self, source: Rectangle) -> Any:
        """The UNO address of the first cell, once all that `source` will cover may change."""
        top, left = self.area.top, self.area.left
        covered = Rectangle(top, left, top + source.height - 1, left + source.width - 1)
        _ = self.at(covered).changeable
        return self.first.CellAddress

    def move(self, destination: Any) -> None:
        """Move the cells; formulas that refer to them follow."""
        target = destination.impl
        target.sheet.api.moveRange(target.changed_at(self.area), self.api.RangeAddress)

    def select(self) -> None:
        """Select the range."""
        self.sheet.book.controller.select(self.api)

    @property
    def current_region(self) -> "Layout":
        """The block around the range, bounded by empty rows and columns."""
        if not areas_with(self.at(self.area.cell(1, 1)).api, CONTENTS):
            used = self.sheet.used_range.api
            return self.at(region(self.area, areas_with(used, CONTENTS)))
        cursor = self.sheet.api.createCursorByRange(self.api)
        cursor.collapseToCurrentRegion()
        return self.at(rectangle(cursor.RangeAddress))

    def end(self, direction: str) -> "Layout":
        """The cell where Ctrl+arrow leads from the first cell."""
        size = self.sheet.height, self.sheet.width
        return self.at(end(self.area, direction, size, self._filled_cells))

    def _filled_cells(self, line: Rectangle) -> list[Rectangle]:
        return areas_with(self.at(line).api, CONTENTS)

    def group(self, by: str) -> None:
        """Group the rows or columns in the outline."""
        index = self.sheet.api.RangeAddress.Sheet
        self.sheet.api.group(address(index, self.area), _orientation(by))

    def ungroup(self, by: str) -> None:
        """Take rows or columns out of the outline's group."""
        index = self.sheet.api.RangeAddress.Sheet
        self.sheet.api.ungroup(address(index, self.area), _orientation(by))


def _check_size(value: float, most: float, subject: str, unit: str) -> None:
    if not 0 <= value <= most:
        raise ValueError(f"{subject} lies between 0 and {most} {unit}: {value!r}.")


def _orientation(by: str) -> Any:
    return enum("table.TableOrientation", "COLUMNS" if by.startswith("col") else "ROWS")

"""Rows and columns of a table."""

from collections.abc import Callable
from typing import Any
from typing import TypeVar

from xlwings import base_classes

from toolkit.engines.shared.collection import Collection
from toolkit.engines.shared.rectangle import Rectangle

Part = TypeVar("Part")


class _Part:
    """A numbered part of a table."""

    def __init__(self, table: Any, index: int) -> None:
        self._table = table
        self._index = index

    @property
    def index(self) -> int:
        """Its number from 1."""
        return self._index


class TableRow(_Part, base_classes.TableRow):
    """A row of a table's body."""

    @property
    def range(self) -> Any:
        """Its cells."""
        body = self._table.data_body_range.area
        row = body.top + self._index - 1
        return self._table.parent.at(Rectangle(row, body.left, row, body.right))

    def delete(self) -> None:
        """Remove the row; those below move up."""
        area = self._table.area
        self.range.delete("up")
        self._table.place(Rectangle(area.top, area.left, area.bottom - 1, area.right))


class TableColumn(_Part, base_classes.TableColumn):
    """A column of a table."""

    @property
    def name(self) -> str:
        """Its heading; "Column1" in a table without headings, as in Excel."""
        headings = self._table.header_row_range
        if headings is None:
            return f"Column{self._index}"
        return str(headings(1, self._index).formula)

    @property
    def range(self) -> Any:
        """Its cells, heading and total included."""
        return self._within(self._table.area)

    @property
    def data_body_range(self) -> Any:
        """Its cells between heading and total, or None."""
        body = self._table.data_body_range
        return self._within(body.area) if body else None

    def _within(self, area: Rectangle) -> Any:
        column = area.left + self._index - 1
        return self._table.parent.at(Rectangle(area.top, column, area.bottom, column))

    def delete(self) -> None:
        """Remove the column; those to the right move left."""
        area = self._table.area
        if area.width == 1:
            raise ValueError("Cannot delete the last table column")
        self.range.delete("left")
        self._table.place(Rectangle(area.top, area.left, area.bottom, area.right - 1))


class _Parts(Collection[Part]):
    """The numbered parts of a table."""

    def __init__(self, table: Any, make: Callable[[Any, int], Part]) -> None:
        self.parent = table
        self._make = make

    def __call__(self, key: Any) -> Part:
        if isinstance(key, int) and 1 <= key <= len(self):
            return self._make(self.parent, key)
        raise KeyError(key)


class TableRows(_Parts[TableRow]):
    """The rows of a table's body."""

    def __init__(self, table: Any) -> None:
        super().__init__(table, TableRow)

    def __len__(self) -> int:
        body = self.parent.data_body_range
        return body.area.height if body else 0

    @property
    def column_count(self) -> int:
        """Number of columns of the table."""
        width: int = self.parent.area.width
        return width

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """Insert a row before row `index`, or at the end; what lies below moves down."""
        area = self.parent.area
        number = len(self) + 1 if index is None else index
        top = area.top + self.parent.show_headers + number - 1
        self.parent.parent.at(Rectangle(top, area.left, top, area.right)).insert("down")
        self.parent.place(Rectangle(area.top, area.left, area.bottom + 1, area.right))
        row = TableRow(self.parent, number)
        if values is not None:
            row.range.raw_value = [values]
        return row


class TableColumns(_Parts[TableColumn]):
    """The columns of a table."""

    def __init__(self, table: Any) -> None:
        super().__init__(table, TableColumn)

    def __len__(self) -> int:
        width: int = self.parent.area.width
        return width

    def __call__(self, key: Any) -> TableColumn:
        """A column by number or heading."""
        if isinstance(key, str):
            for column in self:
                if column.name.casefold() == key.casefold():
                    return column
        return super().__call__(key)

    def add(self, name: str, index: int | None) -> TableColumn:
        """Insert a column before column `index`, or at the end; what lies beside moves right."""
        area = self.parent.area
        number = len(self) + 1 if index is None else index
        left = area.left + number - 1
        self.parent.parent.at(Rectangle(area.top, left, area.bottom, left)).insert("right")
        self.parent.place(Rectangle(area.top, area.left, area.bottom, area.right + 1))
        column = TableColumn(self.parent, number)
        headings = self.parent.header_row_range
        if headings is not None:
            headings(1, number).raw_value = name
        return column

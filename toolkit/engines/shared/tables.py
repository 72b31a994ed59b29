"""A table's parts, as far as engines do not differ."""

from typing import Any
from typing import TypeVar

from xlwings import base_classes

from toolkit.engines.shared.collection import NamedCollection
from toolkit.engines.shared.rectangle import Rectangle

Table = TypeVar("Table")


class SheetTable(base_classes.Table):
    """A table on a sheet; engines say where it is and which of its rows are headings and totals."""

    show_headers: bool
    show_totals: bool

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self._sheet

    @property
    def area(self) -> Rectangle:
        """Its cells, headings and totals included."""
        raise NotImplementedError

    @property
    def range(self) -> Any:
        """Its cells, headings and totals included."""
        return self.parent.at(self.area)

    @property
    def header_row_range(self) -> Any:
        """The headings, or None."""
        return self._row(self.area.top) if self.show_headers else None

    @property
    def data_body_range(self) -> Any:
        """The rows between headings and totals, or None."""
        area = self.area
        top, bottom = area.top + self.show_headers, area.bottom - self.show_totals
        body = Rectangle(top, area.left, bottom, area.right)
        return self.parent.at(body) if body.size else None

    @property
    def totals_row_range(self) -> Any:
        """The row of totals, or None."""
        return self._row(self.area.bottom) if self.show_totals else None

    def _row(self, row: int) -> Any:
        area = self.area
        return self.parent.at(Rectangle(row, area.left, row, area.right))


class SheetTables(NamedCollection[Table], base_classes.Tables):
    """The tables on a sheet."""

    def __init__(self, sheet: Any) -> None:
        self.parent = sheet

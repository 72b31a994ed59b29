"""What ranges and sheets of any engine share: which cells they mean."""

import numbers
from typing import Any
from typing import Protocol
from typing import Self

from xlwings import NoSuchObjectError
from xlwings import base_classes

from toolkit.workbooks.engines.rectangle import Rectangle
from toolkit.workbooks.engines.rectangle import parse


class GridSheet(Protocol):
    """What a range needs of its sheet."""

    @property
    def name(self) -> str:
        """The sheet's name."""

    @property
    def book(self) -> Any:
        """The engine's book."""


class GridRange(base_classes.Range):
    """A rectangle on a sheet: its place, size and address. Engines add what is in the cells."""

    def __init__(self, sheet: Any, area: Rectangle) -> None:
        self.sheet = sheet
        self.area = area
        self.options: dict[str, Any] = {}

    def at(self, area: Rectangle) -> Self:
        """Return the range over `area` on the same sheet."""
        return type(self)(self.sheet, area)

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet name, row, column, number of rows, number of columns."""
        return self.sheet.name, self.area.top, self.area.left, self.area.height, self.area.width

    @property
    def row(self) -> int:
        """Number of the first row."""
        return self.area.top

    @property
    def column(self) -> int:
        """Number of the first column."""
        return self.area.left

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and of columns."""
        return self.area.height, self.area.width

    def __len__(self) -> int:
        return self.area.size

    def __call__(self, *args: int) -> Self:
        """Return the cell at (row, column), or at a number counted row by row, from 1."""
        if len(args) == 1:
            row, column = divmod(args[0] - 1, self.area.width)
            return self.at(self.area.cell(row + 1, column + 1))
        if len(args) == 2:
            return self.at(self.area.cell(*args))
        raise ValueError("Invalid arguments")

    @property
    def address(self) -> str:
        """The absolute address, "$A$1:$B$2"."""
        return self.area.address()

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """Return the address; `external` puts the book and sheet before it, as Excel does."""
        address = self.area.address(row_absolute, col_absolute)
        if not external:
            return address
        place = f"[{self.sheet.book.name}]{self.sheet.name}"
        quoted = place if place.replace("[", "").replace("]", "").replace(".", "").isalnum() else ""
        return f"{quoted or quote(place)}!{address}"

    @property
    def rows(self) -> Self:
        """The range itself: xlwings walks the rows."""
        return self

    @property
    def columns(self) -> Self:
        """The range itself: xlwings walks the columns."""
        return self

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.area.size == 1


def quote(name: str) -> str:
    """Return a sheet name in quotes, as a formula writes it."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def locate(sheet: Any, arg1: Any, arg2: Any, rows: int, columns: int) -> Rectangle:
    """Return the cells that xlwings' `sheet.range(arg1, arg2)` means.

    Args:
        sheet: Engine sheet; `sheet.named(text)` gives the Rectangle of a name or table, or None.
        arg1: An address or a name, (row, column), (row, column, rows, columns), a row number, or a
            range.
        arg2: The opposite corner in the same forms (a column number if `arg1` is a row number).
        rows: The number of rows that a sheet has.
        columns: Its number of columns.

    Raises:
        IndexError: A row or column 0.
        NoSuchObjectError: The text is neither an address nor a name.
    """
    if isinstance(arg1, numbers.Number) and isinstance(arg2, numbers.Number):
        return _corner(sheet, (arg1, arg2), rows, columns)
    first = _corner(sheet, arg1, rows, columns)
    return first if arg2 is None else first.joined(_corner(sheet, arg2, rows, columns))


def _corner(sheet: Any, place: Any, rows: int, columns: int) -> Rectangle:
    if isinstance(place, GridRange):
        return place.area
    if isinstance(place, str):
        found = parse(place, rows, columns) or sheet.named(place)
        if found is None:
            raise NoSuchObjectError(f"The address/named range '{place}' doesn't exist.")
        return _within(found, rows, columns)
    row, column, *size = place
    if not row or not column:
        raise IndexError(
            "Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.",
        )
    height, width = size or (1, 1)
    return _within(Rectangle(row, column, row + height - 1, column + width - 1), rows, columns)


def _within(area: Rectangle, rows: int, columns: int) -> Rectangle:
    if area.bottom > rows or area.right > columns:
        raise IndexError(f"{area.address()} lies outside the sheet ({rows} rows × {columns}).")
    return area

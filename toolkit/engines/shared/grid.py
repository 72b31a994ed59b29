"""What ranges and sheets of any engine share: which cells they mean."""

import itertools
import numbers
import re
from collections.abc import Iterable
from typing import Any
from typing import Self

from xlwings import NoSuchObjectError
from xlwings import base_classes

from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import parse

_PLAIN = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d{1,7}|R\d*C?\d*|C\d*|TRUE|FALSE", re.IGNORECASE)


class GridRange(base_classes.Range):
    """A rectangle on a sheet: its place, size and address. Engines add what is in the cells."""

    def __init__(self, sheet: Any, area: Rectangle) -> None:
        self.sheet = sheet
        self.area = area
        self.options: dict[str, Any] = {}

    def at(self, area: Rectangle) -> Self:
        """The range over `area` on the same sheet."""
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
        """The cell at (row, column), or at a number counted row by row, from 1."""
        if len(args) == 1:
            row, column = divmod(args[0] - 1, self.area.width)
            return self.at(self.area.cell(row + 1, column + 1))
        if len(args) == 2:
            return self.at(self.area.cell(*args))
        raise ValueError("Invalid arguments")

    @property
    def address(self) -> str:
        """The absolute address, "$A$1:$B$2"."""
        return self.area.address(sheet_size=self._sheet_size)

    @property
    def _sheet_size(self) -> tuple[int, int]:
        return (0, 0) if not self.area.size else (self.sheet.height, self.sheet.width)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The address; `external` puts the book and sheet before it, as Excel does."""
        address = self.area.address(bool(row_absolute), bool(col_absolute), self._sheet_size)
        if not external:
            return address
        book, sheet = self.sheet.book.name, self.sheet.name
        place = f"[{book}]{sheet}"
        plain = not (needs_quotes(sheet) or needs_quotes(book))
        return f"{place if plain else quote(place)}!{address}"

    @property
    def arg1_input(self) -> str:
        """The address, from which xlwings sees whether rows or columns are to be grouped."""
        return self.get_address(False, False, False)

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
    """A sheet name in quotes, as a formula writes it."""
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def needs_quotes(name: str) -> bool:
    """Whether Excel writes the name of a sheet (or book) in quotes.

    So it does where anything but letters, digits, `_` and `.` occurs, where the name begins with a
    digit, and where it could be read as a cell's address.
    """
    return not _PLAIN.fullmatch(name) or _LIKE_A_CELL.fullmatch(name) is not None


def check_sheet_name(name: str, taken: Iterable[str], own: str = "") -> None:
    """Raise ValueError for a name that Excel gives no sheet; `own` is the name it has now."""
    if not name or len(name) > 31 or set(name) & set(r":\/?*[]") or "'" in {name[0], name[-1]}:
        raise ValueError(
            f"A sheet cannot be called {name!r}: a name has 1 to 31 characters, none of them "
            r"\ / ? * [ ] or :, and no apostrophe at either end."
        )
    if name.casefold() in {n.casefold() for n in taken} - {own.casefold()}:
        raise ValueError(f"Sheet named '{name}' already present in workbook")


def copied_sheet_name(name: str, taken: Iterable[str]) -> str:
    """What Excel calls a copy of the sheet `name`: "Sheet1 (2)", cut to 31 characters."""
    known = {n.casefold() for n in taken}
    base = re.sub(r" \(\d+\)$", "", name)
    for number in itertools.count(2):
        end = f" ({number})"
        copied = base[: 31 - len(end)] + end
        if copied.casefold() not in known:
            return copied
    raise AssertionError


def locate(sheet: Any, arg1: Any, arg2: Any, rows: int, columns: int) -> Rectangle:
    """The cells that xlwings' `sheet.range(arg1, arg2)` means.

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

"""Sheets in a file."""

import uuid
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.copier import WorksheetCopy
from xlwings import base_classes

from toolkit.engines.files.names import Names
from toolkit.engines.files.notes import Note
from toolkit.engines.files.ranges import Range
from toolkit.engines.files.tables import Tables
from toolkit.engines.shared.collection import NamedCollection
from toolkit.engines.shared.grid import check_sheet_name
from toolkit.engines.shared.grid import copied_sheet_name
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.sheets import GridSheet
from toolkit.engines.shared.sheets import GridSheets
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.views import FrozenPanes
from toolkit.engines.shared.views import PrintedPages
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW

_ELSEWHERE = "use the engine libreoffice"


@completes(base_classes.Sheets, "Sheets")
class Sheets(NamedCollection["Sheet"], GridSheets):
    """The sheets of a book, in order."""

    @property
    def api(self) -> Any:
        """The openpyxl worksheets."""
        return self.book.api.worksheets

    def items(self) -> list["Sheet"]:
        """The sheets."""
        return [Sheet(self.book, worksheet) for worksheet in self.api]

    @property
    def active(self) -> "Sheet":
        """The sheet that is shown first."""
        return Sheet(self.book, self.book.api.active)

    def titles(self) -> list[str]:
        """The sheets' names."""
        return [worksheet.title for worksheet in self.api]

    def insert(self, name: str, place: int) -> "Sheet":
        """Insert a sheet at a place counted from 0 and return it."""
        return Sheet(self.book, self.book.api.create_sheet(name, place))


@completes(
    base_classes.Sheet,
    "Sheet",
    dict.fromkeys(
        ("charts", "shapes", "pictures", "pivot_tables", "to_html", "comments"), _ELSEWHERE
    ),
)
class Sheet(GridSheet):
    """A sheet in a file."""

    height = LAST_ROW
    width = LAST_COLUMN

    def __init__(self, book: Any, worksheet: Any) -> None:
        super().__init__(book)
        self._worksheet = worksheet

    @property
    def api(self) -> Any:
        """The openpyxl Worksheet."""
        return self._worksheet

    @property
    def name(self) -> str:
        """The sheet's name."""
        title: str = self._worksheet.title
        return title

    @name.setter
    def name(self, value: str) -> None:
        check_sheet_name(value, self.book.sheets.titles(), self.name)
        self._worksheet.title = uuid.uuid4().hex[:31]  # openpyxl would number the same in capitals
        self._worksheet.title = value

    @property
    def index(self) -> int:
        """Its place from 1."""
        place: int = self.book.api.worksheets.index(self._worksheet)
        return place + 1

    def at(self, area: Rectangle) -> Range:
        """The range over `area`."""
        return Range(self, area)

    @property
    def used_range(self) -> Range:
        """From the first to the last cell with contents or formatting; A1 on an empty sheet."""
        # openpyxl's dimensions take in cells that were only looked at.
        used = [
            place
            for place, cell in self._worksheet._cells.items()  # noqa: SLF001
            if cell.value is not None or cell.has_style or isinstance(cell, MergedCell)
        ]
        if not used:
            return self.at(Rectangle(1, 1, 1, 1))
        rows, columns = zip(*used, strict=True)
        return self.at(Rectangle(min(rows), min(columns), max(rows), max(columns)))

    def activate(self) -> None:
        """Show this sheet first."""
        self.book.api.active = self._worksheet

    select = activate

    @property
    def clearable(self) -> Range:
        """The used range: other cells would only be made, to be cleared."""
        return self.used_range

    def remove(self) -> None:
        """Take the sheet out of its book."""
        self.book.api.remove(self._worksheet)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet before or after another of this book."""
        target = before or after
        assert target is not None
        if target.book is not self.book:
            refuse("Copying a sheet to another closed file", _ELSEWHERE)
        name = copied_sheet_name(self.name, self.book.sheets.titles())
        copied = Sheet(self.book, self.book.api.create_sheet(name))
        WorksheetCopy(self._worksheet, copied.api).copy_worksheet()
        copied.move(before, after)

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Move the sheet before or after another."""
        target = before or after
        assert target is not None
        place = target.index - (before is not None) - (self.index <= target.index)
        self.book.api.move_sheet(self._worksheet, place - self.index + 1)

    @property
    def visible(self) -> bool:
        """Whether the sheet's tab is shown."""
        return bool(self._worksheet.sheet_state == "visible")

    @visible.setter
    def visible(self, value: Any) -> None:
        self._worksheet.sheet_state = "visible" if value else "hidden"

    @property
    def names(self) -> Names:
        """The sheet's own names."""
        return Names(self.book, self)

    @property
    def notes(self) -> list[Note]:
        """The notes on the sheet, row by row."""
        cells = (cell for row in self._worksheet.iter_rows() for cell in row if cell.comment)
        return [Note(self, cell) for cell in cells]

    @property
    def tables(self) -> Tables:
        """The tables on the sheet."""
        return Tables(self)

    @property
    def freeze_panes(self) -> "FreezePanes":
        """The rows and columns that stay in sight."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> "PageSetup":
        """What is printed."""
        return PageSetup(self)

    @property
    def show_gridlines(self) -> bool:
        """Whether the grid is shown."""
        return bool(self._worksheet.sheet_view.showGridLines is not False)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self._worksheet.sheet_view.showGridLines = bool(value)


class FreezePanes(FrozenPanes):
    """The rows and columns that stay in sight while the rest scrolls."""

    def freeze(self, rows: int, columns: int) -> None:
        """Freeze so many rows and columns."""
        corner = Rectangle(rows + 1, columns + 1, rows + 1, columns + 1)
        frozen = rows or columns
        self.sheet.api.freeze_panes = corner.address(False, False) if frozen else None


class PageSetup(PrintedPages):
    """What is printed."""

    @property
    def print_area(self) -> str | None:
        """The address that is printed; None for everything."""
        areas = [part.rpartition("!")[2] for part in (self.api.print_area or "").split(",")]
        return ",".join(areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        self.api.print_area = value

"""The sheets of a book."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from xlwings import base_classes

from toolkit.workbooks.engines.grid import locate
from toolkit.workbooks.engines.grid import quote
from toolkit.workbooks.engines.libreoffice.cells import rectangle
from toolkit.workbooks.engines.libreoffice.names import Names
from toolkit.workbooks.engines.libreoffice.notes import Note
from toolkit.workbooks.engines.libreoffice.notes import notes
from toolkit.workbooks.engines.libreoffice.ranges import Range
from toolkit.workbooks.engines.libreoffice.views import FreezePanes
from toolkit.workbooks.engines.libreoffice.views import PageSetup
from toolkit.workbooks.engines.rectangle import Rectangle
from toolkit.workbooks.engines.unsupported import completes
from toolkit.workbooks.engines.unsupported import refuse


@completes(base_classes.Sheets, "Sheets")
class Sheets(base_classes.Sheets):
    """The sheets of a book, in order."""

    def __init__(self, book: Any) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        """The UNO Spreadsheets."""
        return self.book.api.Sheets

    @property
    def active(self) -> "Sheet":
        """The sheet that is shown."""
        return Sheet(self.book, self.book.controller.ActiveSheet)

    def __call__(self, name_or_index: Any) -> "Sheet":
        """Return a sheet by number or name; KeyError if there is none."""
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(self):
                return Sheet(self.book, self.api.getByIndex(name_or_index - 1))
        elif self.api.hasByName(name_or_index):
            return Sheet(self.book, self.api.getByName(name_or_index))
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        count: int = self.api.Count
        return count

    def __iter__(self) -> Iterator["Sheet"]:
        return (self(place) for place in range(1, len(self) + 1))

    def __contains__(self, key: Any) -> bool:
        return 1 <= key <= len(self) if isinstance(key, int) else self.api.hasByName(key)

    def add(
        self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None
    ) -> "Sheet":
        """Insert a sheet, before the active one by default, and show it as Excel does."""
        taken = {found.casefold() for found in self.api.ElementNames}
        numbers = range(1, len(taken) + 2)
        name = name or next(f"Sheet{n}" for n in numbers if f"sheet{n}" not in taken)
        place = before.index - 1 if before else after.index if after else self.active.index - 1
        self.api.insertNewByName(name, place)
        sheet = self(name)
        sheet.activate()
        return sheet


@completes(
    base_classes.Sheet,
    "Sheet",
    {
        "pivot_tables": "use the UNO DataPilotTables of Sheet.api",
        "comments": "LibreOffice has no threaded comments; use Sheet.notes",
        "to_html": "save the book under a name ending in .html",
    },
)
class Sheet(base_classes.Sheet):
    """A sheet of LibreOffice Calc."""

    def __init__(self, book: Any, api: Any) -> None:
        self._book = book
        self._api = api

    @cached_property
    def _whole(self) -> Rectangle:
        return Rectangle(1, 1, self.height, self.width)

    @property
    def api(self) -> Any:
        """The UNO Spreadsheet.

        UNO's object of a sheet shrinks when cells are deleted; it is then fetched anew.
        """
        place = self._api.RangeAddress
        if rectangle(place) != self._whole:
            self._api = self.book.api.Sheets.getByIndex(place.Sheet)
        return self._api

    @property
    def book(self) -> Any:
        """The engine book."""
        return self._book

    @property
    def name(self) -> str:
        """The sheet's name."""
        name: str = self._api.Name
        return name

    @name.setter
    def name(self, value: str) -> None:
        if value != self.name and value in self.book.sheets:
            raise ValueError(f"Sheet named '{value}' already present in workbook")
        self._api.Name = value

    @property
    def quoted(self) -> str:
        """The name as a formula writes it."""
        return quote(self.name)

    @property
    def index(self) -> int:
        """Its place from 1."""
        index: int = self._api.RangeAddress.Sheet
        return index + 1

    @property
    def height(self) -> int:
        """Number of rows a sheet has."""
        rows: int = self.book.sheet_size[0]
        return rows

    @property
    def width(self) -> int:
        """Number of columns a sheet has."""
        columns: int = self.book.sheet_size[1]
        return columns

    def at(self, area: Rectangle) -> Range:
        """Return the range over `area`."""
        return Range(self, area)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Return the range that xlwings' arguments mean."""
        if isinstance(arg1, str) and arg2 is None and (found := self._elsewhere(arg1)):
            return found
        return self.at(locate(self, arg1, arg2, self.height, self.width))

    def _elsewhere(self, text: str) -> Range | None:
        """A name may lead to another sheet, as in Excel."""
        for names in (Names(self.book, self), Names(self.book)):
            if names.api.hasByName(text):
                found: Range = names(text).refers_to_range
                return found
        return None

    def named(self, text: str) -> Rectangle | None:
        """Return the cells of the name or table `text` (a table's without its headings)."""
        if found := self._elsewhere(text):
            return found.area
        if text in self.tables:
            body = self.tables(text).data_body_range
            return body.area if body else None
        return None

    @property
    def cells(self) -> Range:
        """All cells."""
        return self.at(self._whole)

    @property
    def used_range(self) -> Range:
        """From the first to the last cell with contents or formatting; A1 on an empty sheet."""
        cursor = self._api.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.at(rectangle(cursor.RangeAddress))

    def activate(self) -> None:
        """Show the sheet."""
        self.book.controller.setActiveSheet(self._api)

    select = activate

    def clear_contents(self) -> None:
        """Delete all values and formulas."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Take all formatting away."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Delete values, formulas, notes and formats."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fit the used columns ("c"), rows ("r") or both to their contents."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Remove the sheet."""
        self.book.api.Sheets.removeByName(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet before or after another, of this or another book."""
        target = before or after
        assert target is not None
        place = target.index - 1 + (after is not None)
        if target.book.api == self.book.api:
            self.book.api.Sheets.copyByName(self.name, self._free_name(), place)
        else:
            target.book.api.Sheets.importSheet(self.book.api, self.name, place)

    def _free_name(self) -> str:
        taken = set(self.book.api.Sheets.ElementNames)
        return next(n for k in range(2, len(taken) + 3) if (n := f"{self.name} ({k})") not in taken)

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Move the sheet before or after another."""
        target = before or after
        assert target is not None
        place = target.index - 1 + (after is not None)
        self.book.api.Sheets.moveByName(self.name, place)

    @property
    def visible(self) -> bool:
        """Whether the sheet's tab is shown."""
        shown: bool = self._api.IsVisible
        return shown

    @visible.setter
    def visible(self, value: Any) -> None:
        self._api.IsVisible = bool(value)
        if bool(value) != self._api.IsVisible:
            refuse("Hiding the last visible sheet", "show another sheet first")

    @property
    def names(self) -> Names:
        """The sheet's own names."""
        return Names(self.book, self)

    @property
    def notes(self) -> list[Note]:
        """The notes on the sheet."""
        return notes(self)

    @property
    def tables(self) -> Any:
        """The tables on the sheet."""
        from toolkit.workbooks.engines.libreoffice.tables import Tables

        return Tables(self)

    @property
    def charts(self) -> Any:
        """The charts on the sheet."""
        from toolkit.workbooks.engines.libreoffice.charts import Charts

        return Charts(self)

    @property
    def shapes(self) -> Any:
        """The drawing objects on the sheet."""
        from toolkit.workbooks.engines.libreoffice.shapes import Shapes

        return Shapes(self)

    @property
    def pictures(self) -> Any:
        """The pictures on the sheet."""
        from toolkit.workbooks.engines.libreoffice.shapes import Pictures

        return Pictures(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The rows and columns that stay in sight."""
        return FreezePanes(self)

    @property
    def page_setup(self) -> PageSetup:
        """What is printed."""
        return PageSetup(self)

    @property
    def show_gridlines(self) -> bool:
        """Whether the grid is shown: in LibreOffice for all sheets of the window."""
        shown: bool = self.book.controller.ShowGrid
        return shown

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.book.controller.ShowGrid = bool(value)

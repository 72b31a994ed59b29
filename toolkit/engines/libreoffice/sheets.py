"""A sheet."""

from functools import cached_property
from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.libreoffice.calc_range import GONE
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.names import Names
from toolkit.engines.libreoffice.notes import Note
from toolkit.engines.libreoffice.notes import notes
from toolkit.engines.libreoffice.ranges import Range
from toolkit.engines.libreoffice.views import FreezePanes
from toolkit.engines.libreoffice.views import PageSetup
from toolkit.engines.shared.grid import check_sheet_name
from toolkit.engines.shared.grid import copied_sheet_name
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.sheets import GridSheet
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse


@completes(
    base_classes.Sheet,
    "Sheet",
    {
        "pivot_tables": "use the UNO DataPilotTables of Sheet.api",
        "comments": "LibreOffice has no threaded comments; use Sheet.notes",
        "to_html": "save the book under a name ending in .html",
    },
)
class Sheet(GridSheet):
    """A sheet of LibreOffice Calc."""

    def __init__(self, book: Any, api: Any) -> None:
        super().__init__(book)
        self._api = api

    @property
    def _held(self) -> Any:
        """UNO's object; that of a deleted sheet would pass for the first sheet's."""
        if self._api is None:
            raise XlwingsError(GONE)
        return self._api

    @cached_property
    def _whole(self) -> Rectangle:
        return Rectangle(1, 1, self.height, self.width)

    @property
    def api(self) -> Any:
        """The UNO Spreadsheet.

        UNO's object of a sheet shrinks when cells are deleted; it is then fetched anew.
        """
        place = self._held.RangeAddress
        if rectangle(place) != self._whole:
            self._api = self.book.api.Sheets.getByName(self.name)
        return self._held

    @property
    def name(self) -> str:
        """The sheet's name.

        Raises:
            XlwingsError: The sheet was deleted, or its book closed.
        """
        name: str = self._held.Name
        if not name:
            raise XlwingsError(GONE)
        return name

    @name.setter
    def name(self, value: str) -> None:
        check_sheet_name(value, self.book.sheets.titles(), self.name)
        self._held.Name = value

    @property
    def index(self) -> int:
        """Its place from 1."""
        index: int = self._held.RangeAddress.Sheet
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
        """The range over `area`."""
        return Range(self, area)

    @property
    def used_range(self) -> Range:
        """From the first to the last cell with contents or formatting; A1 on an empty sheet."""
        cursor = self.api.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.at(rectangle(cursor.RangeAddress))

    def activate(self) -> None:
        """Show the sheet.

        Raises:
            XlwingsError: It is hidden; LibreOffice would show another.
        """
        if not self.visible:
            raise XlwingsError(f"'{self.name}' is hidden: set Sheet.visible first.")
        self.book.controller.setActiveSheet(self._held)

    select = activate

    def remove(self) -> None:
        """Take the sheet out of its book."""
        self.book.api.Sheets.removeByName(self.name)
        self._api = None

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet before or after another, of this or another book."""
        target = before or after
        assert target is not None
        place = target.index - 1 + (after is not None)
        sheets = target.book.api.Sheets
        taken = [name.casefold() for name in sheets.ElementNames]
        name = copied_sheet_name(self.name, taken)
        if target.book.api == self.book.api:
            sheets.copyByName(self.name, name, place)
            return
        sheets.importSheet(self.book.api, self.name, place)
        if self.name.casefold() in taken:
            sheets.getByIndex(place).Name = name

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Move the sheet before or after another."""
        target = before or after
        assert target is not None
        place = target.index - 1 + (after is not None)
        self.book.api.Sheets.moveByName(self.name, place)

    @property
    def visible(self) -> bool:
        """Whether the sheet's tab is shown."""
        shown: bool = self._held.IsVisible
        return shown

    @visible.setter
    def visible(self, value: Any) -> None:
        self._held.IsVisible = bool(value)
        if bool(value) != self._held.IsVisible:
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
        from toolkit.engines.libreoffice.tables import Tables

        return Tables(self)

    @property
    def charts(self) -> Any:
        """The charts on the sheet."""
        from toolkit.engines.libreoffice.charts import Charts

        return Charts(self)

    @property
    def shapes(self) -> Any:
        """The drawing objects on the sheet."""
        from toolkit.engines.libreoffice.shapes import Shapes

        return Shapes(self)

    @property
    def pictures(self) -> Any:
        """The pictures on the sheet."""
        from toolkit.engines.libreoffice.shapes import Pictures

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

"""Sheets in a file."""

import uuid
from collections.abc import Iterator
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.copier import WorksheetCopy
from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.collection import NamedCollection
from toolkit.engines.files.names import Names
from toolkit.engines.files.notes import Note
from toolkit.engines.files.ranges import Range
from toolkit.engines.files.tables import Tables
from toolkit.engines.grid import check_sheet_name
from toolkit.engines.grid import copied_sheet_name
from toolkit.engines.grid import locate
from toolkit.engines.grid import quote
from toolkit.engines.rectangle import Rectangle
from toolkit.engines.rectangle import parse
from toolkit.engines.references import elsewhere
from toolkit.engines.references import in_table
from toolkit.engines.unsupported import completes
from toolkit.engines.unsupported import refuse
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import LAST_ROW

_ELSEWHERE = "use the engine libreoffice"


@completes(base_classes.Sheets, "Sheets")
class Sheets(NamedCollection["Sheet"], base_classes.Sheets):
    """The sheets of a book, in order."""

    def __init__(self, book: Any) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        """The openpyxl worksheets."""
        return self.book.api.worksheets

    def items(self) -> list["Sheet"]:
        """Return the sheets."""
        return [Sheet(self.book, worksheet) for worksheet in self.api]

    @property
    def active(self) -> "Sheet":
        """The sheet that is shown first."""
        return Sheet(self.book, self.book.api.active)

    def __iter__(self) -> Iterator["Sheet"]:
        return iter(self.items())

    def add(
        self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None
    ) -> "Sheet":
        """Insert a sheet, before the active one by default, and show it as Excel does."""
        taken = {sheet.name.casefold() for sheet in self}
        numbers = range(1, len(taken) + 2)
        name = name or next(f"Sheet{n}" for n in numbers if f"sheet{n}" not in taken)
        check_sheet_name(name, taken)
        place = before.index - 1 if before else after.index if after else self.active.index - 1
        sheet = Sheet(self.book, self.book.api.create_sheet(name, place))
        sheet.activate()
        return sheet


@completes(
    base_classes.Sheet,
    "Sheet",
    dict.fromkeys(
        ("charts", "shapes", "pictures", "pivot_tables", "to_html", "comments"), _ELSEWHERE
    ),
)
class Sheet(base_classes.Sheet):
    """A sheet in a file."""

    height = LAST_ROW
    width = LAST_COLUMN

    def __init__(self, book: Any, worksheet: Any) -> None:
        self._book = book
        self._worksheet = worksheet

    @property
    def api(self) -> Any:
        """The openpyxl Worksheet."""
        return self._worksheet

    @property
    def book(self) -> Any:
        """The engine book."""
        return self._book

    @property
    def name(self) -> str:
        """The sheet's name."""
        title: str = self._worksheet.title
        return title

    @name.setter
    def name(self, value: str) -> None:
        check_sheet_name(value, [sheet.name for sheet in self.book.sheets], self.name)
        self._worksheet.title = uuid.uuid4().hex[:31]  # openpyxl would number the same in capitals
        self._worksheet.title = value

    @property
    def quoted(self) -> str:
        """The name as a formula writes it."""
        return quote(self.name)

    @property
    def index(self) -> int:
        """Its place from 1."""
        place: int = self.book.api.worksheets.index(self._worksheet)
        return place + 1

    def at(self, area: Rectangle) -> Range:
        """Return the range over `area`."""
        return Range(self, area)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Return the range that xlwings' arguments mean."""
        if isinstance(arg1, str) and arg2 is None and (found := self._elsewhere(arg1)):
            return found
        return self.at(locate(self, arg1, arg2, self.height, self.width))

    def _elsewhere(self, text: str) -> Range | None:
        """A name may lead to another sheet, as in Excel; an address may name its sheet."""
        if "!" in text:
            there: Range | None = elsewhere(self.book, text)
            return there
        for names in (Names(self.book, self), Names(self.book)):
            if text in names.api:
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
        return in_table(self, text)

    @property
    def cells(self) -> Range:
        """All cells."""
        return self.at(Rectangle(1, 1, self.height, self.width))

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

    def clear_contents(self) -> None:
        """Delete all values and formulas."""
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        """Take all formatting away."""
        self.used_range.clear_formats()

    def clear(self) -> None:
        """Delete values, formulas, notes and formats."""
        self.used_range.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fit the used columns to their contents, as far as the text's length tells."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Remove the sheet.

        Raises:
            XlwingsError: It is the last one that is shown; Excel refuses, too.
        """
        if not any(sheet.visible for sheet in self.book.sheets if sheet.index != self.index):
            raise XlwingsError(f"'{self.name}' cannot be deleted: a book needs a visible sheet.")
        self.book.api.remove(self._worksheet)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copy the sheet before or after another of this book."""
        target = before or after
        assert target is not None
        if target.book is not self.book:
            refuse("Copying a sheet to another closed file", _ELSEWHERE)
        name = copied_sheet_name(self.name, [sheet.name for sheet in self.book.sheets])
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


class FreezePanes(base_classes.FreezePanes):
    """The rows and columns that stay in sight while the rest scrolls."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the rows and columns that `frozen_range` covers ("1:1", "A:B", "A1:C1")."""
        area = parse(frozen_range, self.sheet.height, self.sheet.width)
        assert area is not None
        column = 1 if area.right == self.sheet.width else area.right + 1
        row = 1 if area.bottom == self.sheet.height else area.bottom + 1
        self.sheet.api.freeze_panes = Rectangle(row, column, row, column).address(False, False)

    def unfreeze(self) -> None:
        """Let everything scroll."""
        self.sheet.api.freeze_panes = None


class PageSetup(base_classes.PageSetup):
    """What is printed."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The openpyxl Worksheet."""
        return self.sheet.api

    @property
    def print_area(self) -> str | None:
        """The address that is printed; None for everything."""
        areas = [part.rpartition("!")[2] for part in (self.api.print_area or "").split(",")]
        return ",".join(areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        self.api.print_area = value

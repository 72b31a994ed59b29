"""Sheets, as far as engines do not differ."""

from collections.abc import Collection
from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.shared.collection import numbered
from toolkit.engines.shared.grid import check_sheet_name
from toolkit.engines.shared.grid import locate
from toolkit.engines.shared.grid import quote
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.references import elsewhere
from toolkit.engines.shared.references import in_table


class GridSheets(base_classes.Sheets):
    """The sheets of a book, in order."""

    active: Any

    def __init__(self, book: Any) -> None:
        self.book = book

    def titles(self) -> Collection[str]:
        """The sheets' names."""
        raise NotImplementedError

    def insert(self, name: str, place: int) -> Any:
        """Insert a sheet at a place counted from 0 and return it."""
        raise NotImplementedError

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> Any:
        """Insert a sheet, before the active one by default, and show it as Excel does."""
        taken = self.titles()
        name = name or numbered("Sheet", taken)
        check_sheet_name(name, taken)
        place = before.index - 1 if before else after.index if after else self.active.index - 1
        sheet = self.insert(name, place)
        sheet.activate()
        return sheet


class GridSheet(base_classes.Sheet):
    """A grid of cells: which of them an address, a name or a table means."""

    name: str
    names: Any
    tables: Any
    used_range: Any

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def book(self) -> Any:
        """The engine book."""
        return self._book

    @property
    def height(self) -> int:
        """Number of rows a sheet has."""
        raise NotImplementedError

    @property
    def width(self) -> int:
        """Number of columns a sheet has."""
        raise NotImplementedError

    @property
    def index(self) -> int:
        """Its place from 1."""
        raise NotImplementedError

    def at(self, area: Rectangle) -> Any:
        """The range over `area`."""
        raise NotImplementedError

    def remove(self) -> None:
        """Take the sheet out of its book."""
        raise NotImplementedError

    @property
    def quoted(self) -> str:
        """The name as a formula writes it."""
        return quote(self.name)

    def range(self, arg1: Any, arg2: Any = None) -> Any:
        """The range that xlwings' arguments mean."""
        if isinstance(arg1, str) and arg2 is None and (found := self._elsewhere(arg1)):
            return found
        return self.at(locate(self, arg1, arg2, self.height, self.width))

    def _elsewhere(self, text: str) -> Any:
        """A name may lead to another sheet, as in Excel; an address may name its sheet."""
        if "!" in text:
            return elsewhere(self.book, text)
        for names in (self.names, self.book.names):
            if names.defines(text):
                return names(text).refers_to_range
        return None

    def named(self, text: str) -> Rectangle | None:
        """The cells of the name or table `text` (a table's without its headings)."""
        if found := self._elsewhere(text):
            area: Rectangle = found.area
            return area
        if text in self.tables:
            body = self.tables(text).data_body_range
            return body.area if body else None
        return in_table(self, text)

    @property
    def cells(self) -> Any:
        """All cells."""
        return self.at(Rectangle(1, 1, self.height, self.width))

    @property
    def clearable(self) -> Any:
        """The cells that clearing the sheet bears on."""
        return self.cells

    def clear_contents(self) -> None:
        """Delete all values and formulas."""
        self.clearable.clear_contents()

    def clear_formats(self) -> None:
        """Take all formatting away."""
        self.clearable.clear_formats()

    def clear(self) -> None:
        """Delete values, formulas, notes and formats."""
        self.clearable.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Fit the used columns ("c"), rows ("r") or both to their contents."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Remove the sheet.

        Raises:
            XlwingsError: It is the last one that is shown; Excel refuses, too.
        """
        if not any(sheet.visible for sheet in self.book.sheets if sheet.index != self.index):
            raise XlwingsError(f"'{self.name}' cannot be deleted: a book needs a visible sheet.")
        self.remove()

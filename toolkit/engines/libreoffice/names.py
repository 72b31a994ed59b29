"""Defined names of a book or of a sheet."""

from collections.abc import Iterator
from typing import Any

from xlwings import NoSuchObjectError
from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.grid import needs_quotes
from toolkit.engines.grid import quote
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.ooxml.references import unquoted


class Names(base_classes.Names):
    """The names of a book (its sheets' own included, as in Excel) or of one sheet."""

    def __init__(self, book: Any, sheet: Any = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO NamedRanges."""
        names = (self.sheet or self.book).api.NamedRanges
        if names is None:
            raise XlwingsError("The book was closed.")
        return names

    def listed(self) -> list["Name"]:
        """Return the names, the book's own before its sheets'."""
        found = [Name(self.book, self.sheet, self.api.getByName(n)) for n in self.api.ElementNames]
        if self.sheet is None:
            for sheet in self.book.sheets:
                found.extend(Names(self.book, sheet).listed())
        return found

    def __call__(self, name_or_index: Any) -> "Name":
        """Return a name by number or text; KeyError if it is not defined."""
        if isinstance(name_or_index, int):
            return self.listed()[name_or_index - 1]
        bare = name_or_index.rpartition("!")[2]
        if bare == name_or_index and self.api.hasByName(bare):
            return Name(self.book, self.sheet, self.api.getByName(bare))
        for name in self.listed():
            if name_or_index.casefold() in {name.name.casefold(), name.bare.casefold()}:
                return name
        raise KeyError(name_or_index)

    def __iter__(self) -> Iterator["Name"]:
        return iter(self.listed())

    def __len__(self) -> int:
        return len(self.listed())

    def snapshot(self) -> list[tuple[str, "Name"]]:
        """Return names with their handles."""
        return [(name.name, name) for name in self.listed()]

    def contains(self, name_or_index: Any) -> bool:
        """Whether there is such a name."""
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def add(self, name: str, refers_to: str) -> "Name":
        """Define a name, or give it another meaning; "Sheet1!name" belongs to that sheet."""
        place, _, bare = name.rpartition("!")
        scope = Names(self.book, self.book.sheets(unquoted(place))) if place else self
        if scope.api.hasByName(bare):
            scope.api.removeByName(bare)
        content = to_calc(_as_formula(refers_to))[1:]
        try:
            scope.api.addNewByName(bare, content, struct("table.CellAddress"), 0)
        except load_uno().getClass("com.sun.star.uno.RuntimeException") as error:
            raise ValueError(
                f"{bare!r} cannot be a name for {refers_to}: a name begins with a letter or _, goes on "
                "with letters, digits, _ and ., and is no cell's address; what it means exists."
            ) from error
        return Name(self.book, scope.sheet, scope.api.getByName(bare))


class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, book: Any, sheet: Any, named: Any) -> None:
        self.book = book
        self.sheet = sheet
        self._named = named

    @property
    def api(self) -> Any:
        """The UNO NamedRange."""
        return self._named

    @property
    def bare(self) -> str:
        """The name without its sheet."""
        name: str = self._named.Name
        return name

    @property
    def name(self) -> str:
        """The name; a sheet's own is "Sheet1!name"."""
        if self.sheet is None:
            return self.bare
        place = self.sheet.name
        return f"{quote(place) if needs_quotes(place) else place}!{self.bare}"

    @name.setter
    def name(self, value: str) -> None:
        self._named.Name = value.rpartition("!")[2]

    @property
    def refers_to(self) -> str:
        """What it means, as a formula of Excel's."""
        return to_excel(f"={self._named.Content}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._named.Content = to_calc(_as_formula(value))[1:]

    @property
    def refers_to_range(self) -> Any:
        """The range it means.

        Raises:
            NoSuchObjectError: It means a constant or a formula.
        """
        cells = self._named.getReferredCells()
        if cells is None:
            raise NoSuchObjectError(f"The name '{self.name}' does not refer to cells.")
        address = cells.RangeAddress
        return self.book.sheets(address.Sheet + 1).at(rectangle(address))

    def delete(self) -> None:
        """Remove the name."""
        (self.sheet or self.book).api.NamedRanges.removeByName(self.bare)


def _as_formula(refers_to: str) -> str:
    return refers_to if refers_to.startswith("=") else f"={refers_to}"

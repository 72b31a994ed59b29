"""Defined names in a file."""

from collections.abc import Iterator
from typing import Any

from openpyxl.workbook.defined_name import DefinedName
from xlwings import NoSuchObjectError
from xlwings import base_classes

from toolkit.engines.grid import needs_quotes
from toolkit.engines.grid import quote
from toolkit.ooxml.references import unquoted


class Names(base_classes.Names):
    """The names of a book (its sheets' own included, as in Excel) or of one sheet."""

    def __init__(self, book: Any, sheet: Any = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The openpyxl DefinedNameDict."""
        return (self.sheet or self.book).api.defined_names

    def listed(self) -> list["Name"]:
        """Return the names, the book's own before its sheets'."""
        found = [Name(self.book, self.sheet, name) for name in self.api]
        if self.sheet is None:
            for sheet in self.book.sheets:
                found.extend(Names(self.book, sheet).listed())
        return found

    def __call__(self, name_or_index: Any) -> "Name":
        """Return a name by number or text; KeyError if it is not defined."""
        if isinstance(name_or_index, int):
            return self.listed()[name_or_index - 1]
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
        scope.api[bare] = DefinedName(bare, attr_text=refers_to.removeprefix("="))
        return Name(self.book, scope.sheet, bare)


class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, book: Any, sheet: Any, bare: str) -> None:
        self.book = book
        self.sheet = sheet
        self.bare = bare

    @property
    def _scope(self) -> Any:
        return (self.sheet or self.book).api.defined_names

    @property
    def api(self) -> Any:
        """The openpyxl DefinedName."""
        return self._scope[self.bare]

    @property
    def name(self) -> str:
        """The name; a sheet's own is "Sheet1!name"."""
        if self.sheet is None:
            return self.bare
        place = self.sheet.name
        return f"{quote(place) if needs_quotes(place) else place}!{self.bare}"

    @name.setter
    def name(self, value: str) -> None:
        bare = value.rpartition("!")[2]
        self._scope[bare] = DefinedName(bare, attr_text=self.api.attr_text)
        del self._scope[self.bare]
        self.bare = bare

    @property
    def refers_to(self) -> str:
        """What it means, as a formula."""
        return f"={self.api.attr_text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.attr_text = value.removeprefix("=")

    @property
    def refers_to_range(self) -> Any:
        """The range it means.

        Raises:
            NoSuchObjectError: It means a constant or a formula.
        """
        places = list(self.api.destinations)
        if len(places) != 1:
            raise NoSuchObjectError(f"The name '{self.name}' does not refer to cells.")
        sheet, address = places[0]
        return self.book.sheets(sheet).range(address)

    def delete(self) -> None:
        """Remove the name."""
        del self._scope[self.bare]

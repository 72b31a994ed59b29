"""Defined names of a book or of a sheet, as far as engines do not differ."""

from typing import Any
from typing import TypeVar

from xlwings import NoSuchObjectError
from xlwings import base_classes

from toolkit.engines.shared.collection import NamedCollection
from toolkit.engines.shared.grid import needs_quotes
from toolkit.engines.shared.grid import quote
from toolkit.ooxml.references import unquoted

Named = TypeVar("Named", bound="ScopedName")


class ScopedNames(NamedCollection[Named], base_classes.Names):
    """The names of a book (its sheets' own included, as in Excel) or of one sheet."""

    def __init__(self, book: Any, sheet: Any = None) -> None:
        self.book = book
        self.sheet = sheet

    def own(self) -> list[Named]:
        """The names of this scope alone."""
        raise NotImplementedError

    def defines(self, name: str) -> bool:
        """Whether this scope alone has the very name."""
        raise NotImplementedError

    def define(self, name: str, refers_to: str) -> Named:
        """Define a name in this scope, or give it another meaning."""
        raise NotImplementedError

    def items(self) -> list[Named]:
        """The names, the book's own before its sheets'."""
        found = self.own()
        if self.sheet is None:
            for sheet in self.book.sheets:
                found.extend(sheet.names.own())
        return found

    def called(self, item: Named) -> set[str]:
        """A name with and without its sheet."""
        return {item.name, item.bare}

    def snapshot(self) -> list[tuple[str, Named]]:
        """Names with their handles."""
        return [(name.name, name) for name in self]

    def contains(self, name_or_index: Any) -> bool:
        """Whether there is such a name."""
        return name_or_index in self

    def add(self, name: str, refers_to: str) -> Named:
        """Define a name, or give it another meaning; "Sheet1!name" belongs to that sheet."""
        place, _, bare = name.rpartition("!")
        scope = self.book.sheets(unquoted(place)).names if place else self
        defined: Named = scope.define(bare, refers_to)
        return defined


class ScopedName(base_classes.Name):
    """A defined name of a book, or of a sheet."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def bare(self) -> str:
        """The name without its sheet."""
        raise NotImplementedError

    def rename(self, bare: str) -> None:
        """Give it another name, in the same scope."""
        raise NotImplementedError

    def cells(self) -> Any:
        """The engine range that it means, or None."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The name; a sheet's own is "Sheet1!name"."""
        if self.sheet is None:
            return self.bare
        place = self.sheet.name
        return f"{quote(place) if needs_quotes(place) else place}!{self.bare}"

    @name.setter
    def name(self, value: str) -> None:
        self.rename(value.rpartition("!")[2])

    @property
    def refers_to_range(self) -> Any:
        """The range it means.

        Raises:
            NoSuchObjectError: It means a constant or a formula.
        """
        found = self.cells()
        if found is None:
            raise NoSuchObjectError(f"The name '{self.name}' does not refer to cells.")
        return found

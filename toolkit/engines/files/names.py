"""Defined names in a file."""

from typing import Any

from openpyxl.workbook.defined_name import DefinedName

from toolkit.engines.shared.names import ScopedName
from toolkit.engines.shared.names import ScopedNames


class Names(ScopedNames["Name"]):
    """The names of a book (its sheets' own included, as in Excel) or of one sheet."""

    @property
    def api(self) -> Any:
        """The openpyxl DefinedNameDict."""
        return (self.sheet or self.book).api.defined_names

    def own(self) -> list["Name"]:
        """The names of this scope alone."""
        return [Name(self.book, self.sheet, name) for name in self.api]

    def defines(self, name: str) -> bool:
        """Whether this scope alone has the very name."""
        return name in self.api

    def define(self, name: str, refers_to: str) -> "Name":
        """Define a name in this scope, or give it another meaning."""
        self.api[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        return Name(self.book, self.sheet, name)


class Name(ScopedName):
    """A defined name."""

    def __init__(self, book: Any, sheet: Any, bare: str) -> None:
        super().__init__(book, sheet)
        self._bare = bare

    @property
    def bare(self) -> str:
        """The name without its sheet."""
        return self._bare

    @property
    def _scope(self) -> Any:
        return (self.sheet or self.book).api.defined_names

    @property
    def api(self) -> Any:
        """The openpyxl DefinedName."""
        return self._scope[self.bare]

    def rename(self, bare: str) -> None:
        """Give it another name, in the same scope."""
        self._scope[bare] = DefinedName(bare, attr_text=self.api.attr_text)
        del self._scope[self.bare]
        self._bare = bare

    @property
    def refers_to(self) -> str:
        """What it means, as a formula."""
        return f"={self.api.attr_text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.attr_text = value.removeprefix("=")

    def cells(self) -> Any:
        """The range that it means, or None."""
        places = list(self.api.destinations)
        if len(places) != 1:
            return None
        sheet, address = places[0]
        return self.book.sheets(sheet).range(address)

    def delete(self) -> None:
        """Remove the name."""
        del self._scope[self.bare]

"""Defined names of a book or of a sheet."""

from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import struct
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.shared.names import ScopedName
from toolkit.engines.shared.names import ScopedNames


class Names(ScopedNames["Name"]):
    """The names of a book (its sheets' own included, as in Excel) or of one sheet."""

    @property
    def api(self) -> Any:
        """The UNO NamedRanges."""
        names = (self.sheet or self.book).api.NamedRanges
        if names is None:
            raise XlwingsError("The book was closed.")
        return names

    def own(self) -> list["Name"]:
        """The names of this scope alone."""
        return [self._own(name) for name in self.api.ElementNames]

    def _own(self, name: str) -> "Name":
        return Name(self.book, self.sheet, self.api.getByName(name))

    def defines(self, name: str) -> bool:
        """Whether this scope alone has the very name."""
        return bool(self.api.hasByName(name))

    def __call__(self, key: Any) -> "Name":
        """A name by number or text; KeyError if it is not defined."""
        if isinstance(key, str) and "!" not in key and self.defines(key):
            return self._own(key)  # to read all of them takes long
        return super().__call__(key)

    def define(self, name: str, refers_to: str) -> "Name":
        """Define a name in this scope, or give it another meaning."""
        if self.defines(name):
            self.api.removeByName(name)
        content = to_calc(_as_formula(refers_to))[1:]
        try:
            self.api.addNewByName(name, content, struct("table.CellAddress"), 0)
        except load_uno().getClass("com.sun.star.uno.RuntimeException") as error:
            raise ValueError(
                f"{name!r} cannot be a name for {refers_to}: a name begins with a letter or _, goes on "
                "with letters, digits, _ and ., and is no cell's address; what it means exists."
            ) from error
        return self._own(name)


class Name(ScopedName):
    """A defined name."""

    def __init__(self, book: Any, sheet: Any, named: Any) -> None:
        super().__init__(book, sheet)
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

    def rename(self, bare: str) -> None:
        """Give it another name, in the same scope."""
        self._named.Name = bare

    @property
    def refers_to(self) -> str:
        """What it means, as a formula of Excel's."""
        return to_excel(f"={self._named.Content}")

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._named.Content = to_calc(_as_formula(value))[1:]

    def cells(self) -> Any:
        """The range that it means, or None."""
        cells = self._named.getReferredCells()
        if cells is None:
            return None
        address = cells.RangeAddress
        return self.book.sheets(address.Sheet + 1).at(rectangle(address))

    def delete(self) -> None:
        """Remove the name."""
        (self.sheet or self.book).api.NamedRanges.removeByName(self.bare)


def _as_formula(refers_to: str) -> str:
    return refers_to if refers_to.startswith("=") else f"={refers_to}"

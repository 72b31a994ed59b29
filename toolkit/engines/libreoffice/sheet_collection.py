"""The sheets of a book."""

from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.libreoffice.sheets import Sheet
from toolkit.engines.shared.collection import Collection
from toolkit.engines.shared.sheets import GridSheets
from toolkit.engines.shared.unsupported import completes


@completes(base_classes.Sheets, "Sheets")
class Sheets(Collection[Sheet], GridSheets):
    """The sheets of a book, in order."""

    @property
    def api(self) -> Any:
        """The UNO Spreadsheets.

        Raises:
            XlwingsError: The book was closed.
        """
        sheets = self.book.api.Sheets
        if sheets is None:
            raise XlwingsError("The book was closed.")
        return sheets

    @property
    def active(self) -> Sheet:
        """The sheet that is shown."""
        return Sheet(self.book, self.book.controller.ActiveSheet)

    def __call__(self, name_or_index: Any) -> Sheet:
        """A sheet by number or name; KeyError if there is none."""
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(self):
                return Sheet(self.book, self.api.getByIndex(name_or_index - 1))
        elif self.api.hasByName(name_or_index):
            return Sheet(self.book, self.api.getByName(name_or_index))
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        count: int = self.api.Count
        return count

    def __contains__(self, key: Any) -> bool:
        return 1 <= key <= len(self) if isinstance(key, int) else self.api.hasByName(key)

    def titles(self) -> tuple[str, ...]:
        """The sheets' names."""
        names: tuple[str, ...] = self.api.ElementNames
        return names

    def insert(self, name: str, place: int) -> Sheet:
        """Insert a sheet at a place counted from 0 and return it."""
        self.api.insertNewByName(name, place)
        return self(name)

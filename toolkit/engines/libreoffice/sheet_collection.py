"""The sheets of a book."""

from collections.abc import Iterator
from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.grid import check_sheet_name
from toolkit.engines.libreoffice.sheets import Sheet
from toolkit.engines.unsupported import completes


@completes(base_classes.Sheets, "Sheets")
class Sheets(base_classes.Sheets):
    """The sheets of a book, in order."""

    def __init__(self, book: Any) -> None:
        self.book = book

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
        check_sheet_name(name, taken)
        place = before.index - 1 if before else after.index if after else self.active.index - 1
        self.api.insertNewByName(name, place)
        sheet = self(name)
        sheet.activate()
        return sheet

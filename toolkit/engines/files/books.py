"""Books read from files, kept in memory, written back."""

import datetime as dt
import os
from pathlib import Path
from typing import Any
from typing import Self
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.files.names import Names
from toolkit.engines.files.sheets import Sheets
from toolkit.engines.shared.books import OpenBook
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.ooxml.atomic import written_whole

_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_MACROS = (".xlsm", ".xltm")


@completes(
    base_classes.Book,
    "Book",
    {
        "to_pdf": "a closed file is not drawn; use the engine libreoffice",
        "json": "it belongs to xlwings Server",
    },
)
class Book(OpenBook):
    """A workbook file.

    Values of formulas are those that the file was saved with; once anything is written here they
    are out of date and read as the error #N/A (None, or "#N/A" with `err_to_str`).
    """

    def __init__(self, app: Any, workbook: Any, path: str) -> None:
        super().__init__(app, workbook)
        self._path = path
        self._titles = {id(sheet): sheet.title for sheet in workbook.worksheets}
        self._calculated: Any = None
        self.changed = False

    @classmethod
    def new(cls, app: Any, name: str) -> Self:
        """A book with one empty sheet that has no file yet."""
        workbook = openpyxl.Workbook()
        assert workbook.active is not None
        workbook.active.title = "Sheet1"
        return cls(app, workbook, name)

    @classmethod
    def read(cls, app: Any, path: str) -> Self:
        """Read a file.

        Raises:
            XlwingsError: It is no workbook of the Open XML kind.
        """
        try:
            workbook = openpyxl.load_workbook(path, keep_vba=path.lower().endswith(_MACROS))
        except (InvalidFileException, BadZipFile, KeyError, OSError, ValueError) as error:
            raise XlwingsError(f"{path} is not a workbook that can be read: {error}") from error
        return cls(app, workbook, os.path.abspath(path))  # noqa: PTH100 - resolve() follows links

    @property
    def epoch(self) -> dt.datetime:
        """Day 0 of the workbook's dates."""
        epoch: dt.datetime = self.api.epoch
        return epoch

    @property
    def fullname(self) -> str:
        """The path, or the name of a book that has no file yet."""
        return self._path

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self)

    def activate(self) -> None:
        """Make it the active book."""
        self.app.open_books.remove(self)
        self.app.open_books.append(self)

    def calculated(self, worksheet: Any, row: int, column: int) -> Any:
        """What a formula came to when the file was saved; None if that is not known."""
        title = self._titles.get(id(worksheet))
        if self.changed or title is None or not os.path.isabs(self._path):  # noqa: PTH117
            return None
        if self._calculated is None:
            self._calculated = openpyxl.load_workbook(self._path, data_only=True)
        return self._calculated[title].cell(row, column).value

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save, under another name if `path` is given; the file is written whole or not at all."""
        if password:
            refuse("Saving with a password", "use the engine libreoffice")
        target = Path(path or self._path)
        if not target.suffix and path is None:
            target = target.with_suffix(".xlsx")
        if target.suffix.lower() not in _ENDINGS:
            refuse(f"Saving as {target.suffix}", "save as .xlsx or .xlsm")
        target = target.absolute()
        with written_whole(target) as unfinished:
            self.api.save(unfinished)
        self._path = str(target)

    def close(self) -> None:
        """Forget the book without saving."""
        self.app.open_books.remove(self)
        if self.api.vba_archive:
            self.api.vba_archive.close()

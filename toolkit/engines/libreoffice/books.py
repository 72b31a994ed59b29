"""Books: what is open in LibreOffice, opened and saved."""

import datetime as dt
import os
from functools import cached_property
from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import to_path
from toolkit.engines.libreoffice.bridge import to_url
from toolkit.engines.libreoffice.file_formats import options_to_open
from toolkit.engines.libreoffice.file_formats import options_to_save
from toolkit.engines.libreoffice.names import Names
from toolkit.engines.libreoffice.number_formats import NumberFormats
from toolkit.engines.libreoffice.sheet_collection import Sheets
from toolkit.engines.shared.books import OpenBook
from toolkit.engines.shared.books import OpenBooks
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse
from toolkit.engines.shared.values import EPOCH

_AS_CONFIGURED = 3
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


@completes(base_classes.Books, "Books")
class Books(OpenBooks["Book"]):
    """The spreadsheets that one LibreOffice has open."""

    @property
    def api(self) -> Any:
        """The UNO Desktop."""
        return self.app.api

    @property
    def active(self) -> "Book":
        """The book in front, or else the one opened last."""
        current = self.api.getCurrentComponent()
        if current is not None and current.supportsService(_SPREADSHEET):
            return Book(self.app, current)
        books = self.items()
        if not books:
            raise XlwingsError("No spreadsheet is open in LibreOffice.")
        return books[-1]

    def _documents(self) -> list[Any]:
        found = self.api.Components.createEnumeration()
        documents = []
        while found.hasMoreElements():
            document = found.nextElement()
            if document.supportsService(_SPREADSHEET):
                documents.append(document)
        return documents[::-1]

    def items(self) -> list["Book"]:
        """The books."""
        return [Book(self.app, document) for document in self._documents()]

    def __len__(self) -> int:
        return len(self._documents())

    def add(self) -> "Book":
        """Open a new, empty book."""
        return self._load("private:factory/scalc", {})

    def open(self, *arguments: Any, **options: Any) -> "Book":
        """Open a file; of xlwings' options `read_only` and `password` are heeded.

        A book opened to read only can be changed, as in Excel, but not saved under its own name.
        Macros run only if LibreOffice's security settings trust the folder.
        """
        names = ("fullname", "update_links", "read_only", "format", "password")
        given = {**dict(zip(names, arguments, strict=False)), **options}
        path = os.path.abspath(given["fullname"])  # noqa: PTH100
        media = {"MacroExecutionMode": _AS_CONFIGURED, **options_to_open(path)}
        if given.get("password"):
            media["Password"] = given["password"]
        book = self._load(to_url(path), media)
        if given.get("read_only"):
            self.app.only_read.add(book.api.RuntimeUID)
        return book

    def _load(self, url: str, options: dict[str, Any]) -> "Book":
        if not (self.app.visible or self.app.headless):
            options = {**options, "Hidden": True}
        uno = load_uno()
        failed = (
            uno.getClass("com.sun.star.io.IOException"),
            uno.getClass("com.sun.star.lang.IllegalArgumentException"),
        )
        try:
            document = self.api.loadComponentFromURL(url, "_blank", 0, properties(**options))
        except failed:
            document = None
        if document is None or not document.supportsService(_SPREADSHEET):
            if document is not None:
                document.close(True)
            raise XlwingsError(
                f"LibreOffice could not open {url} as a spreadsheet: it is damaged, of another "
                "kind, or wants a password that was not given or is wrong."
            )
        return Book(self.app, document)


@completes(
    base_classes.Book,
    "Book",
    {"json": "it belongs to xlwings Server", "load": "it belongs to xlwings Lite"},
)
class Book(OpenBook):
    """A spreadsheet open in LibreOffice."""

    @property
    def controller(self) -> Any:
        """The UNO controller of the document's window."""
        controller = self.api.CurrentController
        if controller is None:
            refuse("A view of a document without a window", "open it through xw.Book")
        return controller

    @cached_property
    def number_formats(self) -> NumberFormats:
        """The document's number formats."""
        return NumberFormats(self.api)

    @cached_property
    def epoch(self) -> dt.datetime:
        """Day 0 of the document's dates."""
        null = self.api.NullDate
        return EPOCH.replace(year=null.Year, month=null.Month, day=null.Day)

    @cached_property
    def sheet_size(self) -> tuple[int, int]:
        """Number of rows and columns that a sheet has."""
        sheet = self.sheets.api.getByIndex(0)
        return sheet.Rows.Count, sheet.Columns.Count

    @property
    def fullname(self) -> str:
        """The path; only the title of a book that was never saved."""
        try:
            url: str = self.api.URL
        except load_uno().getClass("com.sun.star.beans.UnknownPropertyException"):
            raise XlwingsError("The book was closed.") from None
        if url.startswith("file:"):
            return to_path(url)
        title: str = url or self.api.Title
        return title

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self)

    def activate(self) -> None:
        """Bring the window to the front."""
        self.controller.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save, under another name if `path` is given; its ending tells the format.

        A book never saved goes to the current folder as .xlsx, as xlwings does with Excel.
        """
        _ = self.fullname  # raises if it was closed
        own = path is None or os.path.abspath(path) == self.fullname  # noqa: PTH100
        if own and self.api.RuntimeUID in self.app.only_read:
            raise XlwingsError(f"{self.name} was opened to read only: save under another name.")
        if path is None and self.api.hasLocation() and not password:
            self._store(self.api.URL, None)
            return
        path = path or (self.fullname if self.api.hasLocation() else f"{self.name}.xlsx")
        options = options_to_save(path, password)
        self._store(to_url(os.path.abspath(path)), options)  # noqa: PTH100
        self.app.only_read.discard(self.api.RuntimeUID)

    def _store(self, url: str, options: dict[str, Any] | None) -> None:
        failed = load_uno().getClass("com.sun.star.io.IOException")
        try:
            if options is None:
                self.api.store()
            else:
                self.api.storeAsURL(url, properties(**options))
        except failed as error:
            raise XlwingsError(f"{self.name} could not be saved to {url}: {error}") from None

    def close(self) -> None:
        """Close without saving."""
        try:
            self.api.setModified(False)
        except load_uno().getClass("com.sun.star.lang.DisposedException"):
            raise XlwingsError("The book was closed before.") from None
        self.api.close(True)

    def to_pdf(self, path: str, quality: str) -> None:
        """Export as PDF."""
        from toolkit.engines.libreoffice.exporting import export

        export(self, path, quality)

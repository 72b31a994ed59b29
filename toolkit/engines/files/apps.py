"""The one app there is: the files open in this process."""

import os
from collections.abc import Iterator
from typing import Any

from xlwings import XlwingsError
from xlwings import base_classes

from toolkit.engines.files.books import Book
from toolkit.engines.shared.books import OpenBooks
from toolkit.engines.shared.collection import numbered
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

_NO_PROGRAM = "a closed file has no program behind it; use the engine libreoffice"


class Apps(base_classes.Apps):
    """The one app."""

    def __init__(self, engine: Any) -> None:
        self._app = App(engine)

    def keys(self) -> list[int]:
        """The number of the one app there is."""
        return [self._app.pid]

    def add(self, *_arguments: Any, **options: Any) -> "App":
        """The app; there is only one."""
        if options.get("add_book"):
            self._app.books.add()
        return self._app

    @staticmethod
    def cleanup() -> None:
        """Nothing to do."""

    def __iter__(self) -> Iterator["App"]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> "App":
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app


@completes(
    base_classes.App,
    "App",
    dict.fromkeys(("calculate", "alert", "run", "selection", "hwnd"), _NO_PROGRAM),
)
class App(base_classes.App):
    """The files open in this process."""

    visible = False
    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    calculation = "manual"
    status_bar: Any = False
    version = "0.0"

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.open_books: list[Book] = []

    @property
    def api(self) -> Any:
        """The books: there is no program."""
        return self.open_books

    @property
    def pid(self) -> int:
        """This process's number."""
        return os.getpid()

    @property
    def books(self) -> "Books":
        """The books open."""
        return Books(self)

    def activate(self, _steal_focus: bool = False) -> None:
        """Nothing to bring to the front."""

    def quit(self) -> None:
        """Close all books without saving."""
        self.open_books.clear()

    def kill(self) -> None:
        """Close all books; the same as `quit`."""
        self.quit()


@completes(base_classes.Books, "Books")
class Books(OpenBooks[Book]):
    """The books open, in the order of opening."""

    @property
    def api(self) -> Any:
        """The list of books."""
        return self.app.open_books

    @property
    def active(self) -> Book:
        """The book opened or activated last."""
        if not self.api:
            raise XlwingsError("No workbook is open.")
        book: Book = self.api[-1]
        return book

    def items(self) -> list[Book]:
        """The books."""
        return list(self.api)

    def add(self) -> Book:
        """Start a new, empty book."""
        return self._kept(Book.new(self.app, numbered("Book", (book.name for book in self))))

    def open(self, *arguments: Any, **options: Any) -> Book:
        """Open an .xlsx or .xlsm file."""
        fullname = options.get("fullname") or arguments[0]
        if options.get("password") or arguments[4:5] not in {(), (None,)}:
            refuse("Opening a file with a password", "use the engine libreoffice")
        return self._kept(Book.read(self.app, str(fullname)))

    def _kept(self, book: Book) -> Book:
        self.api.append(book)
        return book

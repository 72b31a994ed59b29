"""xlwings on workbook files that no program has open (openpyxl reads and writes them)."""

from typing import Any

import xlwings

from toolkit.engines.files.apps import Apps
from toolkit.engines.shared.engine import activate

NAME = "files"

__all__ = ["attach", "register"]


def register() -> xlwings.App:
    """Add the engine to xlwings, if it is not there yet, make it the active one; return its app."""
    implementation: Any = activate(NAME, Apps)
    return xlwings.App(impl=next(iter(implementation.apps)))


def attach(path: str) -> xlwings.Book:
    """Open a file and make it what `xlwings.Book.caller()` gives."""
    book = register().books.open(path)
    book.set_mock_caller()
    return book

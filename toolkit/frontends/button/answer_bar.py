"""The answer to a click where the clerk is: LibreOffice's bar above the sheet; Excel has the status bar alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlwings import Book

KEY = "taizhang"
INFORMATION = 0  # -- com.sun.star.frame.InfobarType.INFO --


def answer_above(book: Book, status: str, next_step: str) -> None:
    """Put the words into a bar that the clerk can close; without words, take away what is there."""
    with suppress(Exception):  # -- Excel's books have no such thing --
        controller = book.api.CurrentController
        if controller.hasInfobar(KEY):
            controller.removeInfobar(KEY)
        if status:
            controller.appendInfobar(KEY, status, next_step, INFORMATION, (), True)

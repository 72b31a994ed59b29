"""Writing many cells without the window following each of them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlwings import Book


class StillScreen:
    """Let the window show what is written meanwhile at the end, at once.

    Whoever asks the clerk anything does so outside. (A class, since contextlib's generators stumble over
    the errors of LibreOffice, whose traceback is not theirs to set.)
    """

    def __init__(self, book: Book) -> None:
        self._app = book.app

    def __enter__(self) -> None:
        self._set(follows=False)

    def __exit__(self, *_: object) -> None:
        self._set(follows=True)

    def _set(self, *, follows: bool) -> None:
        with suppress(Exception):  # -- a program without a window has nothing that could follow --
            self._app.screen_updating = follows

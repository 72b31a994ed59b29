"""A click before the click: all of it that only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.frontends.button.click import judging_of
from toolkit.frontends.button.open_book import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlwings import Book

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.validate import Judged


def rehearse_click(book: Book, catalogue: Catalogue) -> Callable[[], Judged]:
    """Read a workbook before a click does; nothing in it changes.

    The click reads it again and takes the judgement where nothing is another.

    Returns:
        What judges it, without the workbook: what a click would say.
    """
    return judging_of(book, catalogue, read_sheets(book, catalogue, _silent, fills=False))


def _silent(_words: str) -> None:
    pass

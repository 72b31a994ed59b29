"""A click before the click: all of it that only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.frontends.button.click import judged_of
from toolkit.frontends.button.open_book import read_sheets

if TYPE_CHECKING:
    from xlwings import Book

    from toolkit.declare.catalogue import Catalogue
    from toolkit.usecases.validate import Judged


def rehearse_click(book: Book, catalogue: Catalogue) -> Judged:
    """Read and judge a workbook before a click does; nothing in it changes.

    The click reads it again and takes this judgement where nothing is another.

    Returns:
        What a click would say.
    """
    sheets = read_sheets(book, catalogue, _silent, fills=False)
    return judged_of(book, catalogue, sheets)


def _silent(_words: str) -> None:
    pass

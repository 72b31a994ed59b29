"""One click: what it is given, what it gives, the workbook judged as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from functools import partial
from typing import TYPE_CHECKING

from toolkit.frontends.button.open_book import BookMovedError
from toolkit.frontends.button.open_book import NotSavedError
from toolkit.frontends.button.open_book import folder_of
from toolkit.frontends.button.open_book import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlwings import Book

    from toolkit.declare.catalogue import Catalogue
    from toolkit.frontends.button.open_front_page import OpenFrontPage
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.explaining import Earlier
    from toolkit.usecases.judging_once import JudgingOnce
    from toolkit.usecases.validate import Judged


@dataclass(frozen=True, slots=True)
class Click:
    """One click: the workbook, its front page, the activity."""

    book: Book
    page: OpenFrontPage
    catalogue: Catalogue


def judged_now(click: Click) -> tuple[Judged, tuple[Sheet, ...]]:
    """The workbook judged as it is on the screen, and its sheets as they were read."""
    click.page.begin("正在读取台账…按 Esc 取消")
    sheets = read_sheets(click.book, click.catalogue, click.page.tell)
    click.page.begin("正在校验…按 Esc 取消")
    return judging_of(click.book, click.catalogue, sheets)(), sheets


def judging_of(book: Book, catalogue: Catalogue, sheets: tuple[Sheet, ...]) -> Callable[[], Judged]:
    """What judges a workbook by its sheets as they were read, and asks nothing of it any more.

    Where nothing in them is another it is not judged again.
    """
    return partial(_once().judge, book.name, sheets, catalogue, _known_before(book))


@cache
def _once() -> JudgingOnce:
    """The one for all clicks of this program: in Excel, where each click is a program of its own, it keeps nothing."""
    from toolkit.usecases.judging_once import JudgingOnce

    return JudgingOnce()


def _known_before(book: Book) -> Earlier:
    """What the register beside the workbook says of 说明; one that was never saved, or is gone, has none."""
    from toolkit.usecases.validate import NOTHING_EARLIER
    from toolkit.workplace.known_before import known_before

    try:
        return known_before(folder_of(book), book.name)
    except (NotSavedError, BookMovedError):
        return NOTHING_EARLIER

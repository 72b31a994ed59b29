"""The answer to a click where the clerk is: LibreOffice's bar above the sheet; Excel has the status bar alone."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlwings import Book

    from toolkit.frontends.button.links import Link

KEY = "taizhang"
BOLD, MOST = 64, 240  # -- characters, on a screen of 1366 dots: in one line; in three --
INFORMATION = 0  # -- com.sun.star.frame.InfobarType.INFO --


def answer_above(book: Book, status: str, next_step: str, go: Link | None = None) -> None:
    """Put the words into a bar that the clerk can close; without words, take away what is there.

    Where the next step is done elsewhere in the workbook, the bar has a button that leads there: what a clerk goes on
    typing stays in the cell where it was begun.
    """
    with suppress(Exception):  # -- Excel's books have no such thing --
        controller = book.api.CurrentController
        if controller.hasInfobar(KEY):
            controller.removeInfobar(KEY)
        if status:
            there = go.place[0] if go and go.place else ""
            ways = _ways(go) if go and there != controller.ActiveSheet.Name else ()
            first, rest = _parted(status, next_step)
            controller.appendInfobar(KEY, first, rest, INFORMATION, ways, True)


def _ways(go: Link) -> tuple[object, ...]:
    """The button of a bar, as LibreOffice takes it; none for a way to a file."""
    if not go.place:
        return ()
    from com.sun.star.beans import StringPair

    sheet, cell = go.place
    return (StringPair(go.shown, f".uno:GoToCell?ToPoint:string=$'{sheet}'.{cell}"),)


def _parted(status: str, next_step: str) -> tuple[str, str]:
    """What stands bold in the bar, and what beside it: only the latter goes on in another line.

    Where the bold words leave it no room, the bar grows over the sheet and shows neither to the end.
    """
    if len(status) <= BOLD:
        return status, next_step
    words = f"{status}　{next_step}"
    return "", words if len(words) <= MOST else f"{words[:MOST]}……全文见“首页”和“详情”。"

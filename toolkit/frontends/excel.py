"""The button: what RunPython calls in Excel, and the extension in LibreOffice.

Whatever happens ends in a sentence in the workbook; what only an IT person understands goes to a log.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import xlwings

from toolkit.declare.front_page import Ended
from toolkit.frontends.button.click import Click
from toolkit.frontends.button.clicks import LaterError
from toolkit.frontends.button.clicks import do
from toolkit.frontends.button.done import Done
from toolkit.frontends.button.links import to_cell
from toolkit.frontends.button.missing_merges import telling_missing
from toolkit.frontends.button.open_book import named_sheets
from toolkit.frontends.button.open_front_page import CancelledError
from toolkit.frontends.button.open_front_page import OpenFrontPage
from toolkit.frontends.button.results import write_note
from toolkit.frontends.failures import failure_of
from toolkit.workplace.activities import activity_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.frontends.button.steps import Step

ESCAPE_KEY = 0x1B
ASK = "再点一次如果还出错，请联系信息技术人员。"
MEND = "按上面的提示改好，再点一次。"
AGAIN = "可以再点一次，也可以先点别的按钮。"
OLD_RESULTS = "　（下面如有内容，是上一次校验的结果。）"


def click(
    button: str, cancelled: Callable[[], bool] | None = None, step: Step | None = None
) -> None:
    """Do what a button says with the workbook that it stands in; nothing is raised.

    Args:
        button: the command of one of `toolkit.declare.button`.
        cancelled: whether the clerk wants to stop; by default, whether Esc was pressed (Windows).
        step: what Ctrl+Z will take back; by default nothing will.
    """
    book = xlwings.Book.caller()
    page = OpenFrontPage(book, cancelled or escape_pressed, step)
    try:
        found = activity_of(book.name, named_sheets(book))
        done = do(button, Click(book, page, found.catalogue))
        done = replace(done, next_step=f"{done.next_step}{found.note}")
    except (CancelledError, LaterError) as error:
        done = Done(failure_of(error).message, AGAIN, ended=Ended.REFUSED)
    except Exception as error:  # noqa: BLE001 - a clerk must never meet a traceback
        done = _said_of(error)
        page.part_of_step(partial(write_note, book, f"{done.status}{OLD_RESULTS}"))
    page.finish(done.status, done.next_step, done.ended, done.go)
    page.let_be_seen()
    told = done.afterwards()
    was, done = done, telling_missing(button, book, done)
    if told or done is not was or page.shows_a_step:
        page.finish(done.status, f"{done.next_step}{told}", done.ended, done.go)


def escape_pressed() -> bool:
    """Whether Esc was pressed since this was asked last; Windows alone tells."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.user32.GetAsyncKeyState(ESCAPE_KEY))


def _said_of(error: Exception) -> Done:
    """What to say of an error; the traceback of one that nobody foresaw goes to the log."""
    failure = failure_of(error)
    go = to_cell(failure.sheet, "A1", f"到“{failure.sheet}”") if failure.sheet else None
    return Done(failure.message, MEND if failure.foreseen else ASK, ended=Ended.REFUSED, go=go)

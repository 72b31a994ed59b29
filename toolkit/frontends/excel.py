"""The button: what RunPython calls in Excel, and the extension in LibreOffice.

Whatever happens ends in a sentence in the workbook; what only an IT person understands goes to a log.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import xlwings

from toolkit.declare.errors import ToolkitError
from toolkit.frontends.books import activity
from toolkit.frontends.clicks import Click
from toolkit.frontends.clicks import LaterError
from toolkit.frontends.clicks import do
from toolkit.frontends.desk import CancelledError
from toolkit.frontends.desk import Desk
from toolkit.frontends.results_in_book import write_note

if TYPE_CHECKING:
    from collections.abc import Callable

ESCAPE_KEY = 0x1B


def click(button: str, cancelled: Callable[[], bool] | None = None) -> None:
    """Do what a button says with the workbook that it stands in; nothing is raised.

    Args:
        button: validate, generate, distribute, collect or remind.
        cancelled: whether the clerk wants to stop; by default, whether Esc was pressed (Windows).
    """
    book = xlwings.Book.caller()
    desk = Desk(book, cancelled or escape_pressed)
    catalogue = activity()
    try:
        done = do(button, Click(book, desk, catalogue))
        desk.finish(done.status, done.next_step)
    except (CancelledError, LaterError) as error:
        desk.finish(str(error), None)
    except ToolkitError as error:
        if button == "validate":
            write_note(book, catalogue, str(error))
        desk.finish(str(error), "按上面的提示改好，再点一次。")
    except Exception as error:  # noqa: BLE001 - a clerk must never meet a traceback
        sentence = _said_of(error)
        desk.finish(sentence, "请把日志文件交给信息人员。")


def escape_pressed() -> bool:
    """Whether Esc was pressed since this was asked last; Windows alone tells."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.user32.GetAsyncKeyState(ESCAPE_KEY))


def _said_of(error: Exception) -> str:
    """One sentence, the traceback being in the log."""
    from toolkit.frontends.click_log import log_error

    where = log_error(error)
    if isinstance(error, PermissionError) and error.filename:
        return f"文件《{error.filename}》不能写入：请关闭正在打开它的程序后再点一次。"
    return f"程序出错，这次没有做完。日志：{where}"

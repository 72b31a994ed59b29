"""The button: what RunPython calls in Excel, and the extension in LibreOffice.

Whatever happens ends in a sentence in the workbook; what only an IT person understands goes to a log.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import xlwings

from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import whose
from toolkit.frontends.button.clicks import Click
from toolkit.frontends.button.clicks import Done
from toolkit.frontends.button.clicks import LaterError
from toolkit.frontends.button.clicks import do
from toolkit.frontends.button.open_book import named_sheets
from toolkit.frontends.button.open_front_page import CancelledError
from toolkit.frontends.button.open_front_page import OpenFrontPage
from toolkit.frontends.button.results import write_note
from toolkit.workplace.activities import activity_of

if TYPE_CHECKING:
    from collections.abc import Callable

ESCAPE_KEY = 0x1B
MEND = "按上面的提示改好，再点一次。"
AGAIN = "可以再点一次，也可以先点别的按钮。"
OLD_RESULTS = "　（下面如有内容，是上一次校验的结果。）"


def click(button: str, cancelled: Callable[[], bool] | None = None) -> None:
    """Do what a button says with the workbook that it stands in; nothing is raised.

    Args:
        button: the command of one of `toolkit.declare.button`.
        cancelled: whether the clerk wants to stop; by default, whether Esc was pressed (Windows).
    """
    book = xlwings.Book.caller()
    page = OpenFrontPage(book, cancelled or escape_pressed)
    try:
        found = activity_of(book.name, named_sheets(book))
        done = do(button, Click(book, page, found.catalogue))
        done = Done(done.status, f"{done.next_step}{found.note}")
    except (CancelledError, LaterError) as error:
        done = Done(str(error), AGAIN)
    except Exception as error:  # noqa: BLE001 - a clerk must never meet a traceback
        done = _said_of(error)
        write_note(book, f"{done.status}{OLD_RESULTS}")
    page.finish(done.status, done.next_step)


def escape_pressed() -> bool:
    """Whether Esc was pressed since this was asked last; Windows alone tells."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.user32.GetAsyncKeyState(ESCAPE_KEY))


def _said_of(error: Exception) -> Done:
    """What to say of an error; the traceback of one that nobody foresaw goes to the log."""
    if isinstance(error, ToolkitError):
        return Done(str(error), MEND)
    if isinstance(error, PermissionError) and error.filename:
        said = f"文件《{error.filename}》不能写入：请关闭正在打开它的程序，或检查文件夹的权限。"
        return Done(said, MEND)
    from toolkit.frontends.button.log import log_error

    who = whose(error, "程序")
    where = log_error(error)
    if where is None:
        return Done(f"{who}出错，这次没有做完：{error!r}", "请把状态一栏的话告诉信息人员。")
    return Done(f"{who}出错，这次没有做完。日志：{where}", "请把日志文件交给信息人员。")

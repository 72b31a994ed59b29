"""A workbook whose sheet of results cannot be written: why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.standard import ResultLine
from toolkit.frontends.button.only_read import TO_DO
from toolkit.frontends.button.only_read import WHY
from toolkit.frontends.button.only_read import is_only_read

if TYPE_CHECKING:
    from xlwings import Book


class NoResultSheetError(ToolkitError):
    """The workbook has nowhere to write results to; `why`, and what to do."""

    def __init__(self, book: str, why: str) -> None:
        super().__init__(
            f"台账《{book}》没有可写的“{ResultLine.sheet}”表：{why}。",
            file=book,
            sheet=ResultLine.sheet,
        )


NO_SHEET = "缺表，或标题行被改动。请用台账模板，或用命令行 taizhang validate 另写标注副本"
LOCKED = "表加了密码保护。请取消保护再点一次，或用命令行 taizhang validate 另写标注副本"


def why_not(book: Book) -> str:
    """Why a sheet that is there takes nothing."""
    return f"{WHY}{TO_DO}，再点一次" if is_only_read(book) else LOCKED

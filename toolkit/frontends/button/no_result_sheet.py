"""A workbook whose sheet of results cannot be written: why, and what to do."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.standard import ResultLine

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
READ_ONLY = "台账是以只读方式打开的。请点上方的“编辑文档”（Edit Document），或另存一份，再点一次"


def why_not(book: Book) -> str:
    """Why a sheet that is there takes nothing: LibreOffice's documents say whether they may be changed."""
    with suppress(Exception):  # -- other programs' books have no such word --
        if book.api.isReadonly():
            return READ_ONLY
    return LOCKED

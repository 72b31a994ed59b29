"""A workbook that was opened to be read: what a button did could not be kept, so it does nothing.

What it writes outside the workbook (booklets, papers, the register) would then say what the workbook never says.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError

if TYPE_CHECKING:
    from xlwings import Book

WHY = "台账是以只读方式打开的。"
TO_DO = (
    "请点上方的“编辑文档”（Edit Document），或关闭后重新打开（别人正开着的，等他关闭），或另存一份"
)


class OnlyReadError(ToolkitError):
    """The workbook was opened to be read."""

    def __init__(self, book: str) -> None:
        super().__init__(
            f"台账《{book}》是以只读方式打开的，做了也存不下来，所以没有做。{TO_DO}，再点一次。",
            file=book,
        )


def is_only_read(book: Book) -> bool:
    """Whether the workbook was opened to be read, as far as its program says."""
    with suppress(Exception):  # -- not every program can be asked --
        program = book.api
        return bool(program.isReadonly() if hasattr(program, "isReadonly") else program.ReadOnly)
    return False

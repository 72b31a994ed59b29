"""The front page's cells: what the last click did, what comes next, which papers are wanted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import KINDS_NAME
from toolkit.declare.layout import LAST_RUN_NAME
from toolkit.declare.layout import NEXT_NAME
from toolkit.declare.layout import STATUS_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlwings import Book
    from xlwings import Range

WANTED = "是"


class CancelledError(ToolkitError):
    """The clerk pressed Esc."""

    def __init__(self) -> None:
        super().__init__("已取消。台账和“校验结果”没有改动。")


class Desk:
    """The front page of an open workbook; a workbook without one is told by the status bar alone.

    Args:
        book: the workbook.
        cancelled: whether the clerk wants to stop; asked before each step.
    """

    def __init__(self, book: Book, cancelled: Callable[[], bool]) -> None:
        self._book = book
        self._cancelled = cancelled
        self._names = {name.name: name for name in book.names}

    def tell(self, words: str) -> None:
        """Say what is being done.

        Raises:
            CancelledError: the clerk wants to stop.
        """
        self.show(words)
        if self._cancelled():
            raise CancelledError

    def show(self, words: str) -> None:
        """Say something in the status cell and the status bar."""
        self._put(STATUS_NAME, words)
        self._book.app.status_bar = words

    def finish(self, status: str, next_step: str | None) -> None:
        """Say what was done and what comes next (None leaves it as it is), and when it was."""
        self._put(STATUS_NAME, status)
        if next_step is not None:
            self._put(NEXT_NAME, next_step)
        self._put(LAST_RUN_NAME, dt.datetime.now().astimezone().replace(tzinfo=None, microsecond=0))
        self._book.app.status_bar = False

    def kinds(self) -> list[str]:
        """The kinds of papers that are chosen."""
        cells = self._cells(KINDS_NAME)
        rows = cells.options(ndim=2).value if cells is not None else []
        return [str(row[0]) for row in rows if str(row[-1]).strip() == WANTED]

    def _cells(self, name: str) -> Range | None:
        found = self._names.get(name)
        return found.refers_to_range if found is not None else None

    def _put(self, name: str, value: object) -> None:
        cells = self._cells(name)
        if cells is not None:
            cells.value = value

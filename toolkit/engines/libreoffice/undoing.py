"""What a program does to a book as one step of Edit – Undo, with a name.

LibreOffice notes by itself what is done cell by cell, but not what its bulk calls write.
"""

from typing import Any

import xlwings

from toolkit.engines.libreoffice.cells import CONTENTS
from toolkit.engines.libreoffice.cells import noted_cells
from toolkit.engines.shared.unnoted import lock_anew


class one_step:  # noqa: N801 - used like a function
    """Let Ctrl+Z take back all that is done meanwhile at once; the menu calls it by its title.

    What changes nothing leaves no step. (`contextlib.contextmanager` cannot let UNO's errors through.)
    """

    def __init__(self, book: xlwings.Book, title: str) -> None:
        self._app, self._manager = book.impl.app, book.impl.api.UndoManager
        self._title = title

    def __enter__(self) -> None:
        """Begin the step."""
        self._manager.enterUndoContext(self._title)
        self._outer, self._app.in_a_step = self._app.in_a_step, True

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._app.in_a_step = self._outer
        self._manager.leaveUndoContext()


class no_step:  # noqa: N801 - used like a function
    """Let what is done meanwhile be no step of Undo: what was done before is taken back, and done again, as if it had not been."""

    def __init__(self, book: xlwings.Book) -> None:
        self._app, self._manager = book.impl.app, book.impl.api.UndoManager

    def __enter__(self) -> None:
        """Note nothing from now on."""
        self._outer, self._app.in_a_step = self._app.in_a_step, False
        self._manager.lock()
        lock_anew(self._manager)

    def __exit__(self, *_: object) -> None:
        """Note again."""
        self._app.in_a_step = self._outer
        self._manager.unlock()
        lock_anew(self._manager)


def empty_for_undo(target: Any, cells: Any) -> None:
    """Where a step is being done, empty cells that a bulk call is about to fill, so that it can be undone.

    Emptying is noted with what stood there. Copying the empty block onto itself is noted too: to undo
    that empties the block, and first keeps what stands in it by then, for doing it again. (An undo action
    of our own, XUndoAction, ends LibreOffice 7.4.) Notes would be copied as well, so a block with notes
    is left as it is; so is a single cell, of which LibreOffice notes what is written.
    """
    if target.sheet.book.app.in_a_step and not target.single and not noted_cells(cells):
        cells.clearContents(CONTENTS)
        target.sheet.api.copyRange(target.first.CellAddress, cells.RangeAddress)

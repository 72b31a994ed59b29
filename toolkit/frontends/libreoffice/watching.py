"""What the toolkit hears of in a window that shows one of its workbooks: commands, choices, sheets, saving."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.sheet import XActivationEventListener
from com.sun.star.view import XSelectionChangeListener

from toolkit.declare.fixed_sheets import DETAIL_SHEET
from toolkit.frontends.libreoffice import own_commands
from toolkit.frontends.libreoffice.aside import soon
from toolkit.frontends.libreoffice.page_pictures import Pages
from toolkit.frontends.libreoffice.reasons import Reasons
from toolkit.frontends.libreoffice.standing_bars import Bars
from toolkit.frontends.libreoffice.undo_listening import listening
from toolkit.frontends.libreoffice.unseen_cell import UnseenCell

BEFORE_SAVING = frozenset({"OnSave", "OnSaveAs", "OnCopyTo"})
SAVED = frozenset(f"{event}{ended}" for event in BEFORE_SAVING for ended in ("Done", "Failed"))


def watch(document: Any, context: Any) -> Bars:
    """Hear of a workbook from now on; the bars above its sheets."""
    window = document.CurrentController
    listener = _listener(document, context)
    own_commands.watch(window.Frame, listener.reasons)
    window.addSelectionChangeListener(listener)
    window.addActivationEventListener(listener)
    document.addDocumentEventListener(listener)
    bars: Bars = listening(Bars, document, context)
    document.UndoManager.addUndoManagerListener(bars)
    bars.begin()
    listener.look()
    _without_page_breaks(document)
    return bars


def _without_page_breaks(document: Any) -> None:
    """Dashed lines across the pages of the workbook say nothing to a clerk: 打印这张表 lays out what is printed."""
    with suppress(Exception):
        changed = document.isModified()
        document.CurrentController.ShowPageBreaks = False
        document.setModified(changed)


def imported(document: Any) -> None:
    """All is imported now: what needs the toolkit whole begins."""
    from toolkit.frontends.front_buttons import draw_again
    from toolkit.frontends.libreoffice.row_filling import fill_rows

    for begin in (draw_again, fill_rows):
        with suppress(Exception):
            begin(document)


class Listener:
    """UNO calls its methods by these names; whatever goes wrong, the clerk's own work goes on."""

    def __init__(self, document: Any, context: Any) -> None:
        self._document, self._context = document, context
        self._pages = Pages(document, context)
        self._saving = False
        self.reasons = Reasons(document)
        self._unseen = UnseenCell(document, self._app)

    def selectionChanged(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """Another cell is chosen."""
        with suppress(Exception):
            self.reasons.show()
        with suppress(Exception):
            self._unseen.look()

    def activeSpreadsheetChanged(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """Another sheet is in view."""
        self.look()

    def documentEventOccured(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """What is shown for the moment is away while the workbook is saved."""
        with suppress(Exception):
            if event.EventName in BEFORE_SAVING:
                self._saving = True
                self.reasons.take_back()
                self._pages.hide()
            elif event.EventName in SAVED:
                self._saving = False
                self._tell_again()
                self.look()

    def look(self) -> None:
        """Show what belongs to what is in view now; pages, which take their time, when the sheet is drawn."""
        with suppress(Exception):
            self.reasons.show()
            if self._document.CurrentController.ActiveSheet.Name == DETAIL_SHEET:
                soon(self._context, self._show_pages)

    def disposing(self, _event: Any) -> None:
        """The window is closed."""

    def _tell_again(self) -> None:
        """What stood in the status bar, without the bar of saving's progress, which LibreOffice leaves beside it."""
        app = self._app()
        app.status_bar = app.status_bar

    def _app(self) -> Any:
        from toolkit.engines import libreoffice

        return libreoffice.within(self._context, self._document).app

    def _show_pages(self) -> None:
        if not self._saving:
            self._pages.show()


def _listener(document: Any, context: Any) -> Any:
    """The same as a UNO object, whose bases exist at run time only."""
    bases = (
        unohelper.Base,
        XSelectionChangeListener,
        XActivationEventListener,
        XDocumentEventListener,
    )
    kind = type("Listens", (*bases, Listener), {"__init__": Listener.__init__})
    return kind(document, context)

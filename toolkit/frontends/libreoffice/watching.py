"""What the toolkit hears of in a window that shows one of its workbooks: commands, choices, sheets, saving."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import unohelper
from com.sun.star.document import XDocumentEventListener
from com.sun.star.sheet import XActivationEventListener
from com.sun.star.view import XSelectionChangeListener

from toolkit.frontends.libreoffice import own_commands
from toolkit.frontends.libreoffice.floating import wipe_all
from toolkit.frontends.libreoffice.page_pictures import show_pages
from toolkit.frontends.libreoffice.reasons import show_reason

BEFORE_SAVING = frozenset({"OnSave", "OnSaveAs", "OnCopyTo"})
SAVED = frozenset(f"{event}{ended}" for event in BEFORE_SAVING for ended in ("Done", "Failed"))


def watch(document: Any, context: Any) -> None:
    """Hear of a workbook from now on; what an unfinished run left drawn goes."""
    window = document.CurrentController
    own_commands.watch(window.Frame)
    wipe_all(document)
    listener = _listener(document, context)
    window.addSelectionChangeListener(listener)
    window.addActivationEventListener(listener)
    document.addDocumentEventListener(listener)
    listener.look()


class Listener:
    """UNO calls its methods by these names; whatever goes wrong, the clerk's own work goes on."""

    def __init__(self, document: Any, context: Any) -> None:
        self._document, self._context = document, context

    def selectionChanged(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """Another cell is chosen."""
        with suppress(Exception):
            show_reason(self._document)

    def activeSpreadsheetChanged(self, _event: Any) -> None:  # noqa: N802 - UNO's name
        """Another sheet is in view."""
        self.look()

    def documentEventOccured(self, event: Any) -> None:  # noqa: N802 - UNO's name
        """What is drawn is away while the workbook is saved."""
        with suppress(Exception):
            if event.EventName in BEFORE_SAVING:
                wipe_all(self._document)
            elif event.EventName in SAVED:
                self.look()

    def look(self) -> None:
        """Draw what belongs to what is in view now."""
        with suppress(Exception):
            show_pages(self._document, self._context)
            show_reason(self._document)

    def disposing(self, _event: Any) -> None:
        """The window is closed."""


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

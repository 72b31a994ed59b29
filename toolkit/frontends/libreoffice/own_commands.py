"""Commands of LibreOffice's own that come upon a ledger's locked rows or its empty ones, and what is done before them.

Sorting takes all rows that hang together, the locked headings or the note above the results among them; printing prints
every prepared row; copying takes along what a cell was lent; a filter is reset for the filled rows alone; undoing a click
shows another sheet. For such a command LibreOffice asks here first. What is done is no step that Ctrl+Z would take back.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import Any

import uno
import unohelper
from com.sun.star.frame import XDispatch
from com.sun.star.frame import XDispatchProviderInterceptor
from com.sun.star.frame import XInterceptorInfo

from toolkit.engines.shared.unnoted import lock_anew
from toolkit.frontends.libreoffice.filtered_rows import ARROWS
from toolkit.frontends.libreoffice.filtered_rows import RESET
from toolkit.frontends.libreoffice.filtered_rows import reset
from toolkit.frontends.libreoffice.filtered_rows import turn_arrows
from toolkit.frontends.libreoffice.kept_view import STEPS
from toolkit.frontends.libreoffice.kept_view import KeptViews
from toolkit.frontends.libreoffice.ledger_area import area_of
from toolkit.frontends.libreoffice.sorted_rows import choose_rows
from toolkit.frontends.libreoffice.sorted_rows import rows_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.frontends.libreoffice.reasons import Reasons

SORT = frozenset({".uno:SortAscending", ".uno:SortDescending"})
SORT_DIALOG = ".uno:DataSort"
PRINT = frozenset(
    {
        *(".uno:Print", ".uno:PrintDefault", ".uno:PrintPreview"),
        *(".uno:ExportToPDF", ".uno:ExportDirectToPDF"),
    }
)
COPY = frozenset({".uno:Copy", ".uno:Cut"})
FILTER = {RESET: reset, ARROWS: turn_arrows}
ROWS = (*SORT, SORT_DIALOG, *FILTER)
OURS = (*ROWS, *PRINT, *COPY, *STEPS)


def watch(frame: Any, reasons: Reasons) -> None:
    """Be asked first in a window that shows one of the toolkit's workbooks, whose marked cells say why."""
    _ask(frame, OURS, reasons)


def watch_sorting(frame: Any) -> None:
    """Be asked before rows are sorted and filters reset in a window that shows a booklet, in which the toolkit does nothing else."""
    _ask(frame, ROWS, None)


def _ask(frame: Any, ours: tuple[str, ...], reasons: Reasons | None) -> None:
    kind = type(
        "Watched",
        (unohelper.Base, XDispatchProviderInterceptor, XInterceptorInfo, Watch),
        {"__init__": Watch.__init__},
    )
    frame.registerDispatchProviderInterceptor(kind(frame, ours, reasons))


class Watch:
    """Stands between the window and what carries its commands out; UNO calls its methods by these names."""

    def __init__(self, frame: Any, ours: tuple[str, ...], reasons: Reasons | None) -> None:
        self._frame, self._ours, self._reasons = frame, ours, reasons
        self._views = KeptViews()
        self._slave: Any = None
        self._master: Any = None

    def getInterceptedURLs(self) -> tuple[str, ...]:  # noqa: N802 - UNO's name
        """The commands that it wants to be asked about."""
        return self._ours

    def getSlaveDispatchProvider(self) -> Any:  # noqa: N802 - UNO's name
        """Who carries commands out."""
        return self._slave

    def setSlaveDispatchProvider(self, provider: Any) -> None:  # noqa: N802 - UNO's name
        """Take who carries commands out."""
        self._slave = provider

    def getMasterDispatchProvider(self) -> Any:  # noqa: N802 - UNO's name
        """Who asks."""
        return self._master

    def setMasterDispatchProvider(self, provider: Any) -> None:  # noqa: N802 - UNO's name
        """Take who asks."""
        self._master = provider

    def queryDispatch(self, url: Any, target: str, flags: int) -> Any:  # noqa: N802 - UNO's name
        """What carries a command out: for ours, something that prepares it."""
        own = self._slave.queryDispatch(url, target, flags) if self._slave else None
        if own is None or url.Complete not in self._ours:
            return own
        kind = type("Step", (unohelper.Base, XDispatch, Step), {"__init__": Step.__init__})
        return kind(own, self._frame, self._reasons, self._views)

    def queryDispatches(self, asked: Sequence[Any]) -> tuple[Any, ...]:  # noqa: N802 - UNO's name
        """The same for several."""
        return tuple(
            self.queryDispatch(each.FeatureURL, each.FrameName, each.SearchFlags) for each in asked
        )


class Step:
    """One of the commands, as LibreOffice carries it out, and what comes before it."""

    def __init__(self, own: Any, frame: Any, reasons: Reasons | None, views: KeptViews) -> None:
        self._own, self._frame, self._reasons, self._views = own, frame, reasons, views

    def dispatch(self, url: Any, arguments: Sequence[Any]) -> None:
        """Carry the command out; where nothing can be prepared, as LibreOffice does it."""
        document = self._frame.Controller.Model
        if url.Complete in SORT:
            with rows_named(document):
                at_once = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
                at_once.Name, at_once.Value = "SynchronMode", True
                self._own.dispatch(url, (*arguments, at_once))
            return
        if url.Complete in STEPS:
            with suppress(Exception):
                self._views.expect(self._frame, url.Complete, arguments)
            self._own.dispatch(url, arguments)
            return
        if url.Complete in COPY and self._reasons:
            self._copy(self._reasons, url, arguments)
            return
        if url.Complete in FILTER:
            with suppress(Exception):
                if FILTER[url.Complete](document):
                    return
            self._own.dispatch(url, arguments)
            return
        with suppress(Exception):
            if url.Complete == SORT_DIALOG:
                choose_rows(document)
            else:
                print_filled_rows(document)
        self._own.dispatch(url, arguments)

    def _copy(self, reasons: Reasons, url: Any, arguments: Sequence[Any]) -> None:
        """A cell that is copied takes its own prompt along, not the one that it was lent."""
        with suppress(Exception):
            reasons.take_back()
        self._own.dispatch(url, arguments)
        with suppress(Exception):
            reasons.show()

    def addStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802 - UNO's name
        """Whether it can be carried out is told by LibreOffice."""
        self._own.addStatusListener(listener, url)

    def removeStatusListener(self, listener: Any, url: Any) -> None:  # noqa: N802 - UNO's name
        """The end of that."""
        self._own.removeStatusListener(listener, url)


def print_filled_rows(document: Any) -> None:
    """Of each ledger, let the filled rows be printed; where somebody chose an area himself, that one."""
    changed, steps = document.isModified(), document.UndoManager
    steps.lock()
    try:
        sheets = document.Sheets
        for sheet in (sheets.getByIndex(at) for at in range(sheets.Count)):
            area = area_of(sheet)
            if area and all(area.began(each) for each in sheet.getPrintAreas()):
                lock_anew(steps)
                sheet.setPrintAreas((area.printed(sheet).RangeAddress,))
    finally:
        steps.unlock()
        document.setModified(changed)

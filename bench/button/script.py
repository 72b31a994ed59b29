"""What the bench adds to the extension: bare scripts, and one that runs a script as a click would and times it.

A bare script does what any xlwings script must: import xlwings, attach the engine, read every sheet that 校验 must
read, in one call each, and write one cell. The second one imports all that 校验 imports as well.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from threading import Event
from typing import Any

import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.util import XModifyListener

LONGEST = 100  # -- seconds --
STATUS = "toolkit_status"
STEP = "正在"


class Act(unohelper.Base, XCallback):  # type: ignore[misc]
    """Runs a script where LibreOffice does what a mouse asks for, and nothing of LibreOffice's elsewhere."""

    def __init__(self, here: Any, address: str) -> None:
        self._here, self._address, self.done = here, address, Event()
        self.seen = 0.0, 0.0, 0.0

    def notify(self, _data: object) -> None:
        """LibreOffice has time for it."""
        try:
            self.seen = _timed(self._here.getDocument(), self._address)
        finally:
            del self._here
            self.done.set()


class Answer(unohelper.Base, XModifyListener):  # type: ignore[misc]
    """Hears when the status cell was last written, steps that are only told excepted."""

    def __init__(self, cell: Any) -> None:
        self._cell, self._words, self.at = cell, cell.String, 0.0

    def modified(self, _event: object) -> None:
        """The cell is another."""
        words = self._cell.String
        if not self.at and not words.startswith(STEP):
            self.at = time.perf_counter()

    def disposing(self, _event: object) -> None:
        """Nothing is kept."""


def clicked(address: str) -> tuple[float, float, float]:
    """Seconds until the answer of a script stood there, until it was through, and of all processors."""
    here = globals()["XSCRIPTCONTEXT"]
    context = here.getComponentContext()
    act = Act(here, address)
    make = context.ServiceManager.createInstanceWithContext
    make("com.sun.star.awt.AsyncCallback", context).addCallback(act, None)
    act.done.wait(LONGEST)
    return act.seen


def _timed(document: Any, address: str) -> tuple[float, float, float]:
    provider = document.getScriptProvider()
    cells = document.NamedRanges.getByName(STATUS).getReferredCells()
    answer = Answer(cells.getCellByPosition(0, 0))
    cells.addModifyListener(answer)
    began, used = time.perf_counter(), time.process_time()
    provider.getScript(address).invoke((), (), ())
    whole, processor = time.perf_counter() - began, time.process_time() - used
    cells.removeModifyListener(answer)
    return (answer.at - began if answer.at else whole), whole, processor


def bare(*_: object) -> None:
    """Import, read, write."""
    _find()
    import xlwings

    from toolkit.engines import libreoffice

    libreoffice.attach(globals()["XSCRIPTCONTEXT"])
    _read_all(xlwings.Book.caller())


def bare_with_toolkit(*_: object) -> None:
    """The same, with the modules of 校验 and of the activity."""
    _find()
    import xlwings

    from toolkit.engines import libreoffice

    libreoffice.attach(globals()["XSCRIPTCONTEXT"])
    for each in (
        "excel", "button.calendar_sheet", "button.laying_again", "button.results",
        "button.summary_sheet", "button.walking", "libreoffice.leisure",
    ):  # fmt: skip
        import_module(f"toolkit.frontends.{each}")
    for each in ("usecases.judging_once", "usecases.summary_table", "workplace.known_before"):
        import_module(f"toolkit.{each}")
    import_module("toolkit.activities.sanjie")
    _read_all(xlwings.Book.caller())


def _find() -> None:
    paths = import_module("taizhang_installation").PATHS
    sys.path += [path for path in paths if path not in sys.path]


def _read_all(book: Any) -> None:
    read = [
        sheet.used_range.value for sheet in book.sheets if sheet.name not in {"首页", "使用说明"}
    ]
    book.names[STATUS].refers_to_range.value = f"{len(read)} {time.perf_counter()}"


g_exportedScripts = (clicked, bare, bare_with_toolkit)  # noqa: N816 - LibreOffice's name

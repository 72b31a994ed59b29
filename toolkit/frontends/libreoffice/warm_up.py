"""The component within taizhang.oxt that gets ready for a click while the clerk still reads the page.

LibreOffice runs it when a document was read, and when it is shown. For workbooks with the toolkit's status cell
it imports, in a thread of its own, what the first click would have to wait for, while LibreOffice makes the
window, and has LibreOffice load what it loads at the first writing; then it has the workbook read and judged
(`readying`). A click that comes sooner does the rest itself, and this waits. From then on the toolkit hears what
is done in their windows (`watching`). Of a booklet it hears before
rows are sorted, nothing else.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING
from typing import Any

import unohelper
from com.sun.star.task import XJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from com.sun.star.beans import NamedValue
    from com.sun.star.uno import XComponentContext

SERVICE = "taizhang.toolkit.WarmUp"
STATUS_NAME = "toolkit_status"
BOOKLET_SHEETS = ("系统", "下发底稿")
INSTALLATION = "taizhang_installation"
WATCHING = "toolkit.frontends.libreoffice.watching"
OWN_COMMANDS = "toolkit.frontends.libreoffice.own_commands"
READYING = "toolkit.frontends.libreoffice.readying"
AT_WORK = "toolkit.frontends.libreoffice.at_work"
ASIDE = "toolkit.frontends.libreoffice.aside"
LIGHT_XLWINGS = "toolkit.frontends.libreoffice.light_xlwings"
MODULES = (
    "toolkit.frontends.excel",
    "toolkit.workplace.activities",
    "toolkit.engines.libreoffice",
    "toolkit.frontends.libreoffice.leisure",
    "toolkit.frontends.button.calendar_sheet",
    "toolkit.frontends.button.laying_again",
    "toolkit.frontends.button.results",
    "toolkit.frontends.button.summary_sheet",
    "toolkit.frontends.button.walking",
    "toolkit.usecases.judging_once",
    "toolkit.usecases.result_table",
    "toolkit.usecases.summary_table",
    "toolkit.usecases.validate",
    "toolkit.workplace.known_before",
    "toolkit.frontends.libreoffice.row_filling",
)
"""What a click needs before it answers."""
AFTERWARDS = (
    "toolkit.frontends.libreoffice.click_step",
    "toolkit.workplace.internal_list",
    "toolkit.workplace.validating",
    "toolkit.register.register",
    "sqlalchemy.dialects.sqlite.pysqlite",  # -- which a register asks for only when it is opened --
)


class WarmUp:
    """The job; its UNO bases exist at run time only."""

    def __init__(self, context: XComponentContext) -> None:
        self._context = context

    def execute(self, arguments: Sequence[NamedValue]) -> None:
        """Get ready where the document is one of the toolkit's: it was read, or it is shown now, and is watched."""
        model = _model(arguments)
        if not _is_ours(model):
            if _is_booklet(model):
                _watch_sorting(model)
            return
        _find_toolkit()
        with suppress(Exception):
            aside = import_module(ASIDE).aside
            if model.CurrentController is None:
                aside(self._context, _import_needed, _nothing_more)
                _tell_a_number_from_a_text(self._context)
            else:
                bars = _watch(model, self._context)
                aside(
                    self._context, _import_needed, partial(_get_ready, model, self._context, bars)
                )


def _model(arguments: Sequence[NamedValue]) -> Any:
    """The event's document."""
    environment = {
        each.Name: each.Value
        for part in arguments
        if part.Name == "Environment"
        for each in part.Value
    }
    return environment.get("Model")


def _is_ours(model: Any) -> bool:
    """Whether a document has the status cell; other documents cost nothing."""
    names = getattr(model, "NamedRanges", None)
    return names is not None and names.hasByName(STATUS_NAME)


def _is_booklet(model: Any) -> bool:
    """Whether a document is a department's copy: it has no status cell, and the sheets that make it known."""
    sheets = getattr(model, "Sheets", None)
    return sheets is not None and all(sheets.hasByName(each) for each in BOOKLET_SHEETS)


def _watch_sorting(model: Any) -> None:
    """Let the rows of a booklet be sorted without their headings, once it is shown."""
    if model.CurrentController is None:
        return
    _find_toolkit()
    with suppress(Exception):
        import_module(OWN_COMMANDS).watch_sorting(model.CurrentController.Frame)


def _find_toolkit() -> None:
    """A click says what is wrong with the installation; this one is silent."""
    with suppress(Exception):
        paths = import_module(INSTALLATION).PATHS
        sys.path += [path for path in paths if path not in sys.path]


def _watch(model: Any, context: XComponentContext) -> Any:
    """Hear of what is done in the window; without that, None, it does so as LibreOffice does."""
    with suppress(Exception):
        return import_module(WATCHING).watch(model, context)
    return None


def _tell_a_number_from_a_text(context: XComponentContext) -> None:
    """What does so LibreOffice loads at the first text with a digit, for 20 ms; nothing of a document is touched."""
    make = context.ServiceManager.createInstanceWithContext
    formatter = make("com.sun.star.util.NumberFormatter", context)
    formatter.attachNumberFormatsSupplier(make("com.sun.star.util.NumberFormatsSupplier", context))
    with suppress(Exception):  # -- UNO's way to say that it is no number --
        formatter.detectNumberFormat(0, "第1行")


def _import_needed() -> None:
    """What a click needs before it answers; one that is made meanwhile imports the rest itself."""
    with suppress(Exception):
        import_module(LIGHT_XLWINGS).import_xlwings()
        _import(MODULES)
        import_module("toolkit.workplace.activities").installed()


def _import(modules: Sequence[str]) -> None:
    after_the_click = import_module(AT_WORK).after_the_click
    for module in modules:
        after_the_click()
        import_module(module)


def _nothing_more(_: None) -> None:
    pass


def _get_ready(model: Any, context: XComponentContext, bars: Any, _: None) -> None:
    """All is imported: what fills itself in the rows of ledgers begins to, and the workbook is read and judged."""
    with suppress(Exception):
        import_module(WATCHING).imported(model)
    then = partial(_import_the_rest, context)
    try:
        import_module(READYING).get_ready(model, context, bars, then)
    except Exception:  # noqa: BLE001 - a click says what is wrong with it
        then()


def _import_the_rest(context: XComponentContext) -> None:
    import_module(ASIDE).aside(context, partial(_import, AFTERWARDS), _keep)


def _keep(_: None) -> None:
    """What is there to stay is not looked through at every third click."""
    gc.freeze()


Component = type("Component", (unohelper.Base, XJob, WarmUp), {"__init__": WarmUp.__init__})
g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - LibreOffice's name
g_ImplementationHelper.addImplementation(Component, SERVICE, (SERVICE,))

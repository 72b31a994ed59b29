"""The script within taizhang.oxt, which LibreOffice's own Python runs at a click.

It finds the toolkit where this installation of it lies (the module beside it says where), makes the
document the caller and hands over. It is also the place where Esc is noticed. The buttons' functions
stand at its end, where `extension.py` writes them.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import unohelper
from com.sun.star.awt import XKeyHandler

if TYPE_CHECKING:
    from collections.abc import Callable

    from com.sun.star.awt import KeyEvent
    from com.sun.star.awt import XToolkit2
    from com.sun.star.frame import XDispatchHelper
    from com.sun.star.frame import XModel2
    from com.sun.star.lang import EventObject
    from com.sun.star.script.provider import XScriptContext
    from com.sun.star.uno import XComponentContext

ESCAPE = 1281  # -- com.sun.star.awt.Key.ESCAPE --
INSTALLATION = "taizhang_installation"
STATUS_NAME = "toolkit_status"
NOT_FOUND = (
    "台账工具箱没有装好，或装在另一版本的 Python 里（LibreOffice 用的是 Python {version}），"
    "台账没有改动。请信息人员按安装说明重新安装扩展。"
)
FAILED = "台账工具箱没有运行起来，这次没有做完：{error}。请把这句话告诉信息人员。"


class Keys:
    """Hears the keys pressed while a click is worked on; those pressed while it asks are the question's."""

    def __init__(self, toolkit: XToolkit2, asking: Callable[[], bool]) -> None:
        self._toolkit, self._asking = toolkit, asking
        self.pressed = False

    def keyPressed(self, event: KeyEvent) -> bool:  # noqa: N802 - UNO's name
        """Whether the key was ours."""
        ours = bool(event.KeyCode == ESCAPE) and not self._asking()
        self.pressed = self.pressed or ours
        return ours

    def keyReleased(self, _event: KeyEvent) -> bool:  # noqa: N802 - UNO's name
        """Let others hear it too."""
        return False

    def disposing(self, _event: EventObject) -> None:
        """Nothing is kept."""

    def __call__(self) -> bool:
        """Let the window draw and the keys come in; whether Esc was among them."""
        self._toolkit.processEventsToIdle()
        return self.pressed


def _listener(toolkit: XToolkit2, asking: Callable[[], bool]) -> XKeyHandler:
    """The same as a UNO object, whose bases exist at run time only."""
    return type("Escape", (unohelper.Base, XKeyHandler, Keys), {"__init__": Keys.__init__})(
        toolkit, asking
    )


class OneAtATime:
    """One click at a time: a second one, made while the first is worked on, does nothing."""

    busy = False

    @classmethod
    def click(cls, button: str) -> None:
        """Do a button's work with the document in front."""
        if cls.busy:
            return
        cls.busy = True
        context = globals()["XSCRIPTCONTEXT"]  # -- LibreOffice puts it here --
        try:
            _work(button, context)
        except ImportError:
            version = ".".join(map(str, sys.version_info[:2]))
            _say(context, NOT_FOUND.format(version=version))
        except Exception as error:  # noqa: BLE001 - LibreOffice would show a traceback in a box
            _say(context, FAILED.format(error=f"{type(error).__name__}: {error}"))
        finally:
            cls.busy = False


def _work(button: str, context: XScriptContext) -> None:
    paths = import_module(INSTALLATION).PATHS
    sys.path += [path for path in paths if path not in sys.path]
    from toolkit.frontends.libreoffice.at_work import at_work

    with at_work():
        _do(button, context)


def _do(button: str, context: XScriptContext) -> None:
    from toolkit.frontends.libreoffice.light_xlwings import import_xlwings

    import_xlwings()
    from toolkit.declare.button import captions
    from toolkit.engines import libreoffice
    from toolkit.frontends.excel import click
    from toolkit.frontends.libreoffice.click_step import ClickStep
    from toolkit.frontends.libreoffice.leisure import at_leisure

    book = libreoffice.attach(context)
    component = context.getComponentContext()
    make = component.ServiceManager.createInstanceWithContext
    document = context.getDocument()
    _take_what_is_being_typed(document, make, component)
    toolkit = make("com.sun.star.awt.Toolkit", component)
    escape = _listener(toolkit, lambda: book.app.impl.asking)
    toolkit.addKeyHandler(escape)
    try:
        caption = captions().get(button, button)
        with ClickStep(book, caption) as step, libreoffice.fitted_later(book) as left:
            click(button, escape, step)
    finally:
        toolkit.removeKeyHandler(escape)
    at_leisure(document, component, left)


def _take_what_is_being_typed(
    document: XModel2, make: Callable[..., XDispatchHelper], component: XComponentContext
) -> None:
    """A cell that is being edited holds its old value until the edit ends, as this command ends it."""
    dispatcher = make("com.sun.star.frame.DispatchHelper", component)
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Calculate", "", 0, ())


def _say(context: XScriptContext, words: str) -> None:
    """In the status cell; in the status bar where there is none, or it is locked.

    Who has closed the document while it was worked on is told nothing: there is no place left to say it in.
    """
    with suppress(Exception):
        document = context.getDocument()
        try:
            cells = document.NamedRanges.getByName(STATUS_NAME).getReferredCells()
            cells.getCellByPosition(0, 0).String = words
        except Exception:  # noqa: BLE001 - whatever UNO says, the words are still to be said
            document.CurrentController.Frame.createStatusIndicator().start(words, 0)


def command(button: str) -> Callable[..., None]:
    """What LibreOffice runs for a button; the extension writes one such function for each below."""

    def clicked(*_arguments: object) -> None:
        OneAtATime.click(button)

    return clicked

"""Ways to get hold of a LibreOffice: from within it, over a socket, or by starting one."""

import itertools
import os
from typing import Any

import xlwings

from toolkit.engines.libreoffice.apps import App
from toolkit.engines.libreoffice.apps import Apps
from toolkit.engines.libreoffice.books import Book
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.remote import remote_context
from toolkit.engines.shared.engine import activate

NAME = "libreoffice"
_numbers = itertools.count(1)


def register() -> Any:
    """Add the engine to xlwings, if it is not there yet, and make it the active one.

    From then on `xw.App()`, `xw.Book("file.xlsx")` and all the rest mean LibreOffice.

    Returns:
        The engine implementation; its `apps` are the LibreOffices connected.

    Raises:
        XlwingsError: Python-UNO does not load.
    """
    load_uno()  # before a script runs as `__main__`
    return activate(NAME, Apps)


def attach(script_context: Any = None) -> xlwings.Book:
    """Connect from within LibreOffice, in a Python macro, and make the document the caller.

    Args:
        script_context: The macro's XSCRIPTCONTEXT; without it the document in front is taken.

    Returns:
        The document as a book, which `xlwings.Book.caller()` gives from now on.
    """
    context = script_context.getComponentContext() if script_context else None
    document = script_context.getDocument() if script_context else None
    book = within(context or load_uno().getComponentContext(), document)
    book.set_mock_caller()
    return book


def within(context: Any, document: Any = None) -> xlwings.Book:
    """A document as a book, from within LibreOffice, without making it the caller.

    Args:
        context: The component context.
        document: The document; without it the one in front is taken.
    """
    app = _in_process(register().apps, context)
    return xlwings.Book(impl=Book(app, document) if document else app.books.active)


def _in_process(apps: Apps, context: Any) -> App:
    for app in apps:
        if app.pid == os.getpid():
            return apps.join(app)
    return apps.join(App(apps, context, os.getpid(), None, visible=True))


def connect(
    host: str = "127.0.0.1", port: int = 2002, pipe: str | None = None, *, patience: float = 10
) -> xlwings.App:
    """Connect to a LibreOffice that was started with `--accept=socket,host=…,port=…;urp;`.

    Args:
        host: Where it listens.
        port: The port it listens on.
        pipe: The name of a pipe, instead of host and port.
        patience: Seconds to wait until it listens.

    Raises:
        XlwingsError: It does not listen.
    """
    place = f"pipe,name={pipe}" if pipe else f"socket,host={host},port={port},tcpNoDelay=1"
    apps = register().apps
    context = remote_context(place, patience)
    return xlwings.App(impl=apps.join(App(apps, context, -next(_numbers), None, visible=True)))


def start(*, visible: bool = False) -> xlwings.App:
    """Start a LibreOffice with a profile of its own; `quit()` ends it.

    Args:
        visible: With windows; otherwise headless.
    """
    return xlwings.App(impl=register().apps.add(visible=visible))

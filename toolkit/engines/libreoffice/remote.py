"""Reaching a LibreOffice that runs in another process, through the place where it listens."""

import time
from collections.abc import Callable
from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import service


def remote_context(place: str, patience: float, running: Callable[[], bool] = lambda: True) -> Any:
    """The component context of the LibreOffice that listens at `place`.

    Args:
        place: A pipe or socket as UNO writes it.
        patience: Seconds to wait until it listens.
        running: Whether there is still something to wait for.

    Raises:
        XlwingsError: It does not listen.
    """
    uno = load_uno()
    local = uno.getComponentContext()
    resolver = service(local, "com.sun.star.bridge.UnoUrlResolver")
    failure = uno.getClass("com.sun.star.connection.NoConnectException")
    deadline = time.monotonic() + patience
    while True:
        try:
            return resolver.resolve(f"uno:{place};urp;StarOffice.ComponentContext")
        except failure as error:
            if not running():
                raise XlwingsError(
                    "LibreOffice ended while it was starting; with visible=True it needs a display."
                ) from error
            if time.monotonic() > deadline:
                raise XlwingsError(f"No LibreOffice listens at {place}.") from error
            time.sleep(0.05)

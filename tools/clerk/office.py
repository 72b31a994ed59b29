"""A real LibreOffice that listens, and the workbook opened in it; for the Python that has UNO."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import uno

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60
LOOKS = 1.5  # -- seconds that a clerk looks at a workbook before doing anything --
TITLE_BAR = 28  # -- above each window, in pixels --
AS_CONFIGURED = 3  # -- com.sun.star.document.MacroExecMode.USE_CONFIG --


class Office:
    """A LibreOffice that listens, and the workbook opened in it, which is looked at for some seconds.

    Its window fills the whole screen, unless that is not asked for.
    """

    def __init__(
        self, pipe: str, book: str, folder: str, looks: float = LOOKS, *, whole_screen: bool = True
    ) -> None:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        self._context = waited(lambda: resolver.resolve(address))
        self.folder = folder
        self._looks, self._whole_screen = looks, whole_screen
        self.tools: dict[str, tuple[int, int]] = {}
        self.document = self._opened(book)

    def open(self, path: str) -> None:
        """Open another workbook in place of the one there was."""
        self.tools.clear()
        self.document = self._opened(path)

    def service(self, name: str) -> Any:
        """One of LibreOffice's services."""
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)

    def _opened(self, path: str) -> Any:
        """The document, as a double click would open it."""
        as_configured = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        as_configured.Name, as_configured.Value = "MacroExecutionMode", AS_CONFIGURED
        desktop = self.service("com.sun.star.frame.Desktop")
        document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (as_configured,))
        if self._whole_screen:
            place = document.CurrentController.Frame.ContainerWindow
            width, height = screen_size()
            place.setPosSize(0, 0, width, height - TITLE_BAR, 15)
        if self._whole_screen and not hasattr(self, "document"):
            # -- the command shows and hides it by turns --
            self.dispatch(document, ".uno:Sidebar")
        time.sleep(self._looks)
        return document

    def new_book(self) -> Any:
        """An empty workbook in a window of its own."""
        desktop = self.service("com.sun.star.frame.Desktop")
        return desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())

    def documents(self) -> list[Any]:
        """All that is open."""
        all_of_them = self.service("com.sun.star.frame.Desktop").Components.createEnumeration()
        found = []
        while all_of_them.hasMoreElements():
            found.append(all_of_them.nextElement())
        return found

    def dispatch(self, document: Any, address: str, **arguments: str) -> None:
        """Issue a command of LibreOffice."""
        given = []
        for name, value in arguments.items():
            each = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            each.Name, each.Value = name, value
            given.append(each)
        helper = self.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(document.CurrentController.Frame, address, "", 0, tuple(given))

    @property
    def window(self) -> Any:
        """The accessible context of the whole window."""
        return self.document.CurrentController.Frame.ContainerWindow.getAccessibleContext()

    def shoot(self, name: str) -> None:
        """A picture of the whole screen."""
        subprocess.run(["import", "-window", "root", f"{self.folder}/{name}.png"], check=True)


def screen_size() -> tuple[int, int]:
    """Width and height of the screen, in pixels."""
    said = subprocess.run(
        ["xdotool", "getdisplaygeometry"], check=True, capture_output=True, text=True
    )
    width, height = map(int, said.stdout.split())
    return width, height


def waited(get: Callable[[], Any]) -> Any:
    """What a call gives once it gives something; UNO's own errors mean not yet."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = get()
            if found:
                return found
        except Exception:  # -- whatever is not there yet --
            if time.monotonic() > end:
                raise
        if time.monotonic() > end:
            raise TimeoutError("nothing came")
        time.sleep(0.05)


def cell_of(document: Any, name: str) -> Any:
    """The cell that a name of the workbook stands for."""
    return document.NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0)

"""Running LibreOffices."""

from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.books import Books
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import service
from toolkit.engines.shared.unnoted import Unnoted
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

_BUTTONS = {None: 1, "ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}


class Apps(base_classes.Apps):
    """The LibreOffices that the engine is connected to, the active one first."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self._apps: list[App] = []

    @property
    def _joined(self) -> list["App"]:
        load_uno()  # every script's way to UNO's objects leads through here
        return self._apps

    def keys(self) -> list[int]:
        """The process numbers of the running apps."""
        return [app.pid for app in self._joined]

    def add(self, *_arguments: Any, **options: Any) -> Any:
        """Start a LibreOffice of its own, with a window if `visible`; `spec` names its program."""
        from toolkit.engines.libreoffice.starting import start_process

        visible = bool(options.get("visible"))
        begun = start_process(visible, options.get("spec"))
        app = self.join(
            App(self, begun.context, begun.pid, begun.end, visible, headless=not visible)
        )
        if options.get("add_book"):
            app.books.add()
        return app

    def join(self, app: "App") -> "App":
        """Make `app` one of them, and the active one."""
        self._apps = [app, *(a for a in self._joined if a.pid != app.pid)]
        return app

    def leave(self, app: "App") -> None:
        """Forget `app`."""
        self._apps = [a for a in self._joined if a is not app]

    @staticmethod
    def cleanup() -> None:
        """Nothing to do: a LibreOffice that was started ends with `quit`."""

    def __iter__(self) -> Iterator["App"]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    def __getitem__(self, pid: int) -> "App":
        for app in self._joined:
            if app.pid == pid:
                return app
        raise KeyError(pid)


@completes(
    base_classes.App,
    "App",
    {"hwnd": "LibreOffice's windows are reached through Book.api.CurrentController"},
)
class App(base_classes.App):
    """One running LibreOffice.

    Args:
        apps: The collection it belongs to.
        context: Its UNO component context.
        pid: The number that tells it apart: its process number where that is known.
        on_quit: Called by `quit`; None where LibreOffice is not the engine's to end.
        visible: Whether books are opened with a window.
        headless: Whether it has no screen, so that its windows need not be hidden.
    """

    # LibreOffice has no such switches: they keep what is put into them.
    display_alerts = True
    enable_events = True
    interactive = True

    def __init__(
        self,
        apps: Apps,
        context: Any,
        pid: int,
        on_quit: Callable[[], None] | None,
        visible: bool,
        headless: bool = False,
    ) -> None:
        self._apps = apps
        self._context = context
        self._desktop = self.service("com.sun.star.frame.Desktop")
        self._pid = pid
        self._on_quit = on_quit
        self._visible = visible
        self.headless = headless
        self._status: Any = None
        self._updating = True
        self.copied: Any = None
        self.asking = False  # whether a message box waits for its answer
        self.in_a_step = False  # whether all that is done is one step to be undone
        self.unfitted: Any = None  # where rows are noted that are to be fitted later
        self.only_read: set[str] = set()  # RuntimeUID of the documents opened to read only

    def service(self, name: str) -> Any:
        """A new UNO service of this LibreOffice."""
        return service(self._context, name)

    @property
    def api(self) -> Any:
        """The UNO Desktop."""
        return self._desktop

    @property
    def engine(self) -> Any:
        """The engine implementation."""
        return self._apps.engine

    @property
    def pid(self) -> int:
        """The number that tells it apart."""
        return self._pid

    @property
    def books(self) -> Books:
        """The spreadsheets open."""
        return Books(self)

    @property
    def visible(self) -> bool:
        """Whether books are opened with a window."""
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        self._visible = bool(value)

    def activate(self, _steal_focus: bool = False) -> None:
        """Make it the active app."""
        self._apps.join(self)

    @property
    def version(self) -> str:
        """LibreOffice's version."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        view = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            properties(nodepath="/org.openoffice.Setup/Product"),
        )
        version: str = view.getByName("ooSetupVersion")
        return version

    @property
    def selection(self) -> Any:
        """The selected cells, or None if something else is selected."""
        book = self.books.active
        selected = book.api.CurrentSelection
        if selected is None or not selected.supportsService("com.sun.star.sheet.SheetCellRange"):
            return None
        address = selected.RangeAddress
        return book.sheets(address.Sheet + 1).range(
            (address.StartRow + 1, address.StartColumn + 1),
            (address.EndRow + 1, address.EndColumn + 1),
        )

    @property
    def screen_updating(self) -> bool:
        """Whether the windows follow the changes."""
        return self._updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if bool(value) == self._updating:
            return
        self._updating = bool(value)
        for book in self.books:
            with Unnoted(book.api):  # -- LibreOffice makes a step of Undo of it, without a name --
                if self._updating:
                    book.api.unlockControllers()
                else:
                    book.api.lockControllers()

    @property
    def cut_copy_mode(self) -> str | None:
        """Either "copy", while `paste` has something to put, or None; False ends it."""
        return "copy" if self.copied else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool) -> None:
        if not value:
            self.copied = None

    @property
    def calculation(self) -> str:
        """Either "automatic" or "manual", by the active book."""
        return "automatic" if self.books.active.api.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value == "semiautomatic":
            refuse("Semiautomatic calculation", "use 'automatic' or 'manual'")
        if value not in {"automatic", "manual"}:
            raise ValueError(f"Calculation is 'automatic' or 'manual', not {value!r}.")
        for book in self.books:
            book.api.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        """Calculate all open books."""
        for book in self.books:
            book.api.calculateAll()

    @property
    def status_bar(self) -> Any:
        """The text put into the status bar; False while LibreOffice itself uses it, as in Excel."""
        return self._status[1] if self._status else False

    @status_bar.setter
    def status_bar(self, value: Any) -> None:
        if self._status:
            self._status[0].end()
            self._status = None
        if value is not False and value is not None:
            indicator = self.books.active.controller.Frame.createStatusIndicator()
            indicator.start(str(value), 0)
            self._status = (indicator, str(value))

    def run(self, macro: str, args: list[Any]) -> Any:
        """Run a Basic or Python macro: "Module.Sub", "'Book.xlsm'!Module.Sub" or a script URL."""
        from toolkit.engines.libreoffice.macros import run

        return run(self, macro, args)

    def alert(
        self,
        prompt: str | None,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        _callback: Any,
    ) -> str:
        """Show a message box and return the button clicked."""
        window = self.books.active.controller.Frame.ContainerWindow
        if not self.visible:
            refuse("A message box without a window", "start with App(visible=True), or print")
        kind = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "ERRORBOX"}[mode]
        if kind == "INFOBOX" and buttons not in {None, "ok"}:
            kind = "QUERYBOX"
        box = window.Toolkit.createMessageBox(
            window,
            enum("awt.MessageBoxType", kind),
            _BUTTONS[buttons],
            "" if title is None else title,
            "" if prompt is None else prompt,
        )
        self.asking = True
        try:
            return _ANSWERS[box.execute()]
        finally:
            self.asking = False
            box.dispose()  # -- else it stays among the windows that a program for the blind reads --

    def quit(self) -> None:
        """End it; books are not saved."""
        if self._on_quit is None:
            refuse("Ending a LibreOffice that the engine did not start", "close the books instead")
        for book in list(self.books):
            book.close()
        self._apps.leave(self)
        self._on_quit()

    def kill(self) -> None:
        """End it; the same as `quit`."""
        self.quit()

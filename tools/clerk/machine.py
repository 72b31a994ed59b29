"""A clerk's machine: a virtual screen, a LibreOffice with a profile of its own, the extension in it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import Self

from toolkit.frontends.libreoffice.extension import write_extension

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

HAND = "tools.clerk.hand"
TOP = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
NEEDED = ("soffice", "Xvfb", "openbox", "xdotool", "import")
SCREEN = "1366x768x24"  # -- as large as a small office's --
LARGE_SCREEN = "1920x1080x24"
NOBODY = 65534
MOST_SECONDS = 600  # -- a whole month on a busy machine --
PROFILE_END = "</oor:items>"
EMPTY_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items'
    ' xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{PROFILE_END}'
)
SETTINGS = {
    ("Misc", "FirstRun"): "false",
    ("Misc", "ShowTipOfTheDay"): "false",
}


def missing() -> list[str]:
    """The programs that a machine needs and this one lacks."""
    return [name for name in NEEDED if not shutil.which(name)]


@contextlib.contextmanager
def running(*command: str, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program and all that it starts, ended at the end."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, start_new_session=True, **more)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


@contextlib.contextmanager
def screen(size_of_it: str = SCREEN) -> Iterator[str]:
    """The name of a display of its own; its size as Xvfb takes it."""
    read, write = os.pipe()
    size = ("-screen", "0", size_of_it)
    with running("Xvfb", "-displayfd", str(write), *size, pass_fds=(write,)):
        os.close(write)
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"


def made_locale(system: str, folder: Path) -> dict[str, str]:
    """Where a locale is found that most machines have only the sources of: LOCPATH; nothing for C's.

    Raises:
        RuntimeError: the sources are missing.
    """
    if system.startswith("C."):
        return {}
    kind, _, charset = system.partition(".")
    place = folder / "locales"
    place.mkdir(exist_ok=True)
    made = subprocess.run(
        ["localedef", "-i", kind, "-f", charset, str(place / system)],
        capture_output=True,
        check=False,
    )
    if not (place / system / "LC_CTYPE").is_file():
        raise RuntimeError(f"no locale {system}: {made.stderr.decode(errors='replace')}")
    return {"LOCPATH": str(place)}


def as_nobody() -> tuple[str, ...]:
    """What to put before a program that refuses root: nothing where this is not root."""
    own = (f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    return ("setpriv", *own) if os.geteuid() == 0 else ()


class Machine:
    """A LibreOffice at the default security level, for as long as the `with` lasts.

    Args:
        folder: where pictures of the screen go.
        display: the X display.
        trusted: a folder whose macros may run.
        language: of its menus, as zh-CN; "" leaves it to LibreOffice.
        locale: by which it reads dates and numbers that are typed, as zh-CN; "" leaves it to LibreOffice.
        home: the home folder of a person (nobody, where this is root) with a profile already set up;
            None makes one with an empty profile.
        looks: for how many seconds the workbook is looked at before the first step; None as usual.
        system: the locale of the machine, as zh_CN.UTF-8. It decides which typeface stands in for one that
            is missing, and so how wide everything is; a bureau's machines are Chinese.
    """

    def __init__(
        self,
        folder: Path,
        display: str,
        trusted: Path | None = None,
        home: Path | None = None,
        language: str = "",
        locale: str = "",
        looks: float | None = None,
        system: str = "C.UTF-8",
    ) -> None:
        self.folder = folder
        self._more = {} if looks is None else {"looks": looks}
        self._own = home is None
        self._home = home or Path(tempfile.mkdtemp(prefix="clerk"))
        self._who = () if self._own else as_nobody()
        self._home.chmod(0o777)
        self._clean = {
            "PATH": f"{self._home}/bin:/usr/bin:/bin",
            "HOME": str(self._home),
            "DISPLAY": display,
        }
        self._clean |= {"LANG": system, "LC_ALL": system, **made_locale(system, self._home)}
        self._profile = self._home / ("profile" if self._own else ".config/libreoffice/4")
        self._trusted = trusted
        self._language = language
        self._locale = locale
        self._desktop()

    def _desktop(self) -> None:
        """Where a desktop opens papers: LibreOffice asks it for a .docx that a link leads to."""
        opener = self._home / "bin" / "xdg-open"
        opener.parent.mkdir(exist_ok=True)
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        opener.write_text(f'#!/bin/sh\nexec soffice --nologo "{profile}" "$@"\n', encoding="utf-8")
        opener.chmod(0o755)

    def install(self, package: Path | None = None) -> Self:
        """Add an extension (this installation's own) with LibreOffice's program, which refuses root."""
        package = package or write_extension(self._home)
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        command = (*as_nobody(), "unopkg", "add", str(package), profile)
        subprocess.run(command, env=self._clean, check=True, capture_output=True)
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            shutil.rmtree(self._home)

    def run(self, book: Path, *steps: tuple[object, ...]) -> list[Any]:
        """Open a workbook, carry out the steps (see hand.py), close it; what each step saw.

        Raises:
            RuntimeError: a step could not be carried out; a picture `failed.png` shows why.
        """
        more = {"book": str(book), "folder": str(self.folder), "more": self._more}
        seen: list[Any] = self.order(HAND, {**more, "steps": steps})
        return seen

    def order(self, hand: str, order: Mapping[str, object], *, windowed: bool = True) -> Any:
        """Start a LibreOffice and have a hand carry out an order in it; what it printed last.

        Args:
            hand: a module for the Python that has UNO; it reads the order, and `pipe`, as JSON.
            order: what it is to do.
            windowed: whether LibreOffice has windows.

        Raises:
            RuntimeError: it could not be carried out.
        """
        self._settle()
        pipe = f"click{os.getpid()}{time.monotonic_ns()}"
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        started = (*self._who, "soffice", *(() if windowed else ("--headless",)))
        command = (*started, "--norestore", "--nologo", "--nodefault", profile)
        with (
            running("openbox", env=self._clean),
            running(*command, f"--accept=pipe,name={pipe};urp;", env=self._clean),
        ):
            done = subprocess.run(
                [*self._who, SYSTEM_PYTHON, "-m", hand],
                cwd=TOP,
                input=json.dumps({"pipe": pipe, **order}),
                env=self._clean,
                capture_output=True,
                text=True,
                timeout=MOST_SECONDS,
                check=False,
            )
        if done.returncode:
            raise RuntimeError(f"the hand ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout.splitlines()[-1])

    def _settle(self) -> None:
        """No greeting and no tip of the day; the rest of a profile stays as it is."""
        path = self._profile / "user" / "registrymodifications.xcu"
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.read_text(encoding="utf-8") if path.is_file() else EMPTY_PROFILE
        items = _settings(self._trusted, self._language) + _reads(self._locale)
        if items not in there:
            path.write_text(there.replace(PROFILE_END, items + PROFILE_END), encoding="utf-8")


def _settings(trusted: Path | None, language: str) -> str:
    common = "/org.openoffice.Office.Common"
    items = "".join(
        f'<item oor:path="{common}/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for (path, name), value in SETTINGS.items()
    )
    if language:
        items += (
            '<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">'
            f"<value>{language}</value></prop></item>"
        )
    if trusted:
        items += (
            f'<item oor:path="{common}/Security/Scripting"><prop oor:name="SecureURL"'
            f' oor:op="fuse"><value><it>{trusted.as_uri()}</it></value></prop></item>'
        )
    return items


def _reads(locale: str) -> str:
    """The setting of the locale by which what is typed is read."""
    if not locale:
        return ""
    return (
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
        f"<value>{locale}</value></prop></item>"
    )

"""Starting a LibreOffice of one's own."""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import service
from toolkit.engines.libreoffice.remote import remote_context

_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
# A virtual environment's Python must not leak into the Python that LibreOffice embeds: it would
# take the wrong standard library and fail in every macro.
_DROPPED = ("PYTHON", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "URE_BOOTSTRAP", "CONDA", "PYENV")
_EXCEL_A1 = "1"
_START = 30
_END = 10


def find_soffice() -> str:
    """The path of the program `soffice`; SOFFICE in the environment names another.

    Raises:
        XlwingsError: LibreOffice is not installed where it usually is.
    """
    named = os.environ.get("SOFFICE") or shutil.which("soffice")
    for place in (named, *_PLACES):
        if place and Path(place).exists():
            return place
    raise XlwingsError("LibreOffice was not found: install it, or name its program in SOFFICE.")


def clean_environment() -> dict[str, str]:
    """This process's environment without what belongs to its own Python."""
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(_DROPPED)}
    if sys.platform != "win32":
        kept["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    return kept


@dataclass(frozen=True, slots=True)
class Started:
    """A LibreOffice that listens.

    Attributes:
        context: Its UNO component context.
        pid: Its process number.
        end: Ends it and removes its profile.
    """

    context: Any
    pid: int
    end: Callable[[], None]


def start_process(visible: bool, program: str | None = None) -> Started:
    """Start LibreOffice with a profile of its own and wait until it listens.

    Args:
        visible: With windows; otherwise headless, and ended with this process.
        program: The path of `soffice`; looked for when it is not given.

    Raises:
        XlwingsError: There is no LibreOffice, or it does not come to listen.
    """
    profile = tempfile.mkdtemp(prefix="xlwings-libreoffice-")
    _write_settings(Path(profile))
    pipe = f"xlwings{uuid.uuid4().hex}"
    process = subprocess.Popen(  # noqa: S603 - a program found where LibreOffice is installed
        _command(program or find_soffice(), profile, pipe, visible),
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = remote_context(f"pipe,name={pipe}", _START, lambda: process.poll() is None)
        desktop = service(context, "com.sun.star.frame.Desktop")
    except BaseException:
        process.kill()
        shutil.rmtree(profile, ignore_errors=True)
        raise

    def end() -> None:
        atexit.unregister(end)
        _end(desktop, process, profile)

    if not visible:  # nobody would see it, nobody could end it
        atexit.register(end)
    return Started(context, process.pid, end)


def _command(program: str, profile: str, pipe: str, visible: bool) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={Path(profile).as_uri()}",
        *(() if visible else ("--headless",)),
        "--norestore",
        "--nologo",
        "--nodefault",
        f"--accept=pipe,name={pipe};urp;",
    ]


def _write_settings(profile: Path) -> None:
    """Switch off the questions that would wait for a click for ever.

    And let INDIRECT and ADDRESS take and give references as Excel writes them.
    """
    folder = profile / "user"
    folder.mkdir(parents=True)
    settings = {
        ("org.openoffice.Office.Common/Save/Document", "WarnAlienFormat"): "false",
        ("org.openoffice.Office.Common/Misc", "FirstRun"): "false",
        ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay"): "false",
        ("org.openoffice.Office.Calc/Formula/Syntax", "StringRefAddressSyntax"): _EXCEL_A1,
    }
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for (path, name), value in settings.items()
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _end(desktop: Any, process: subprocess.Popen[bytes], profile: str) -> None:
    lost = load_uno().getClass("com.sun.star.uno.Exception")
    with contextlib.suppress(lost):  # it may be gone before it can answer
        desktop.terminate()
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(profile, ignore_errors=True)

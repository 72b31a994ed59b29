"""Outside programs, started in an environment of their own and never left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.word.messages import of_office
from toolkit.word.office.errors import OfficeMissingError
from toolkit.word.office.errors import OfficeTimeoutError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

# What Windows programs cannot start without; elsewhere none of these is set.
_WINDOWS_NEEDS = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMDATA", "APPDATA", "LOCALAPPDATA")
_SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin"


def find_program(name: str, remedy: str) -> Path:
    """Where the program stands.

    Raises:
        OfficeMissingError: it is not installed; its advice is `remedy`.
    """
    found = shutil.which(name) or shutil.which(name, path=_SEARCH_PATH)
    if found is None:
        raise OfficeMissingError(of_office.NO_PROGRAM(name=name, remedy=remedy))
    return Path(found)


def clean_environment(home: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """An environment without the caller's Python, locale and home.

    A virtual environment on PATH makes LibreOffice's own Python load foreign modules.
    """
    path = os.environ.get("PATH", "") if os.name == "nt" else _SEARCH_PATH
    base = {
        "PATH": path,
        "HOME": str(home),
        "TMP": str(home),
        "TEMP": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    needed = {name: os.environ[name] for name in _WINDOWS_NEEDS if name in os.environ}
    return base | needed | dict(extra)


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    seconds: float,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end and return what it said.

    Raises:
        OfficeTimeoutError: after `seconds`; the program and all it started are ended first.
    """
    arguments = [str(part) for part in command]
    with subprocess.Popen(  # noqa: S603 - a fixed program with file names, no shell
        arguments,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            name = Path(arguments[0]).name
            raise OfficeTimeoutError(of_office.TOO_LONG(name=name, seconds=seconds)) from None
        except BaseException:
            _end(process)
            raise
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process with its children: soffice is a script that starts the real program."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()

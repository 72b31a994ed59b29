"""The log for the IT person: a fault of ours, with the way through the code that led to it.

It lies in the user's own folder and only the user can read it. What an error says of values is left out,
since they may be a petitioner's.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.declare.errors import cause_of
from toolkit.declare.errors import whose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

NAME = "taizhang-toolkit"
FILE = "clicks.log"
LARGEST = 1_000_000  # -- bytes; then a new one is begun, and the one before is kept --
OWN_EYES = 0o600
SPEAKS_OF_CODE = (
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
)
"""Errors whose words are about names, types and files; those of others may hold what a cell says."""


def log_error(error: BaseException) -> Path | None:
    """Append an error to the log.

    Returns:
        Where the log is; None where it cannot be written.
    """
    try:
        path = log_path()
        _make_room(path)
        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        whom = whose(error, "程序内部")
        said = f"{now} Python {sys.version.split()[0]} {whom}\n{''.join(_told(error))}\n"
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWN_EYES)
        with os.fdopen(handle, "ab") as log:
            log.write(said.encode("utf-8", "backslashreplace"))
    except (OSError, RuntimeError):  # -- a user without a home folder --
        return None
    return path


def log_path() -> Path:
    """The log in the user's own folder for such files (Windows; XDG base directory specification).

    Raises:
        OSError: the folder cannot be made.
        RuntimeError: the user has none.
    """
    local = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    folder = (Path(local) if local else Path.home() / ".local" / "state") / NAME
    folder.mkdir(parents=True, exist_ok=True)
    return folder / FILE


def _make_room(path: Path) -> None:
    if not path.exists():
        return
    if os.name != "nt":
        path.chmod(OWN_EYES)  # -- logs of earlier versions could be read by all --
    if path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".1.log"))


def _told(error: BaseException) -> Iterator[str]:
    """The error after those that it came from, like a traceback."""
    seen: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and all(each is not other for other in seen):
        seen.append(each)
        each = _behind(each)
    for told in reversed(seen):
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(_way_to(told))
        words = f": {told}" if isinstance(told, SPEAKS_OF_CODE) else ""
        yield f"{type(told).__name__}{words}\n"


def _behind(error: BaseException) -> BaseException | None:
    """What an error came from."""
    hidden = getattr(error, "__suppress_context__", True)
    return cause_of(error) or (None if hidden else error.__context__)


def _way_to(error: BaseException) -> TracebackType | None:
    """The way through the code; of an error of LibreOffice while it is being worked on, Python knows it."""
    way: TracebackType | None = getattr(error, "__traceback__", None)
    now = sys.exc_info()
    return now[2] if way is None and now[1] is error else way

"""The log for the IT person: what went wrong in a click, with its traceback."""

from __future__ import annotations

import datetime as dt
import os
import sys
import traceback
from pathlib import Path

from toolkit.ooxml.atomic import written_whole

NAME = "taizhang-toolkit"
LARGEST = 1_000_000  # -- bytes; then the older half goes --


def log_error(error: BaseException) -> Path | None:
    """Append an error to the log.

    Returns:
        Where the log is; None where it cannot be written.
    """
    try:
        return _append(error, log_path())
    except OSError:
        return None


def _append(error: BaseException, path: Path) -> Path:
    said = "".join(traceback.format_exception(error))
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    earlier = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if len(earlier) > LARGEST:
        earlier = earlier[-LARGEST // 2 :]
    version = sys.version.split()[0]
    with written_whole(path) as unfinished:
        unfinished.write_text(f"{earlier}{now} Python {version}\n{said}\n", encoding="utf-8")
    return path


def log_path() -> Path:
    """The user's own folder for such files (Windows; XDG base directory specification)."""
    local = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    folder = (Path(local) if local else Path.home() / ".local" / "state") / NAME
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "clicks.log"

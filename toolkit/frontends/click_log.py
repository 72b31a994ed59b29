"""The log for the IT person: what went wrong in a click, with its traceback."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import traceback
from pathlib import Path

from toolkit.declare.whole import written_whole

NAME = "taizhang-toolkit"
LARGEST = 1_000_000  # -- bytes; then the older half goes --


def log_error(error: BaseException) -> Path:
    """Append an error to the log; returns where the log is."""
    path = log_path()
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
    """The user's folder for such files, or the one for temporary files where there is none."""
    for name in ("LOCALAPPDATA", "XDG_STATE_HOME"):
        if os.environ.get(name):
            folder = Path(os.environ[name]) / NAME
            break
    else:
        folder = Path(tempfile.gettempdir()) / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir())
    return folder / "clicks.log"

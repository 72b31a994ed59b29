"""Folders for what is made on the way and nobody is to keep: copies of papers, previews, profiles.

They lie in a folder of the user's own in the system's folder for such files. Who is killed leaves his
behind; the next who needs one takes it away.
"""

from __future__ import annotations

import getpass
import os
import shutil
import tempfile
import uuid
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from filelock import Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = ".lock"
OWN = 0o700
PATIENCE = 5.0  # -- seconds: another who clears holds a new lock for a moment --


@contextmanager
def scratch_folder(prefix: str = "") -> Iterator[Path]:
    """An empty folder that only this user can look into; it is gone at the end.

    Raises:
        OSError: none can be made.
    """
    home = _home()
    if home is None:
        with tempfile.TemporaryDirectory(prefix=prefix) as name:
            yield Path(name)
        return
    _clear(home)
    folder = home / f"{prefix}{uuid.uuid4().hex}"
    with FileLock(_lock_of(folder), timeout=PATIENCE):  # -- first, so that no folder is without --
        try:
            folder.mkdir(mode=OWN)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):  # -- Windows takes it away itself --
                _lock_of(folder).unlink()


def _home() -> Path | None:
    """The user's own folder; None where somebody else has put something in its place."""
    try:
        user = str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
        home = Path(tempfile.gettempdir()) / f"taizhang-{user}"
        home.mkdir(mode=OWN, exist_ok=True)
        found = home.lstat()
    except (OSError, KeyError, ImportError):
        return None
    is_ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return home if is_ours and home.is_dir() and not home.is_symlink() else None


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{LOCK}")


def _clear(home: Path) -> None:
    """Take away what the dead have left: folders whose lock nobody holds."""
    for path in home.glob(f"*{LOCK}"):
        with suppress(Timeout, OSError), FileLock(path, timeout=0):
            shutil.rmtree(path.with_name(path.name.removesuffix(LOCK)), ignore_errors=True)
            path.unlink(missing_ok=True)

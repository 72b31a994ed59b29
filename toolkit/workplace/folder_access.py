"""Which folders of a working folder a run looks into, whether it may write there, and for whom it writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from toolkit.workplace.folders import ARCHIVE_FOLDER
from toolkit.workplace.folders import RETURN_FOLDER
from toolkit.workplace.folders import STEP_FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

RIGHTS = 0o666
OWNER = 0o600
USUAL_RIGHTS = 0o644


def may_write(folder: Path) -> bool:
    """Whether there is anything to be alone in: in a folder that is closed to us nothing is written."""
    return os.access(folder, os.W_OK)


def step_folders(home: Path) -> list[Path]:
    """Where earlier runs in a working folder may have left something."""
    steps = [home / name for name in STEP_FOLDERS if (home / name).is_dir()]
    within = [
        each
        for name in (ARCHIVE_FOLDER, RETURN_FOLDER)
        for each in (home / name).glob("*")
        if each.is_dir()
    ]
    return [home, *steps, *within]


def rights_of(source: Path) -> int:
    """What a file made from a source may be read and written by: nobody whom the source is closed to."""
    if not source.is_file():
        return USUAL_RIGHTS
    return source.stat().st_mode & RIGHTS | OWNER

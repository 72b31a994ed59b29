"""Where a path leads in the end: of a link, to what it stands for."""

from __future__ import annotations

import os
from pathlib import Path


def real_path(path: Path) -> Path:
    """The path, absolute and without links; of a link that leads to itself, the link.

    `Path.resolve` ends in a `RuntimeError` there, which is no error of the disk: nobody could be told.
    """
    return Path(os.path.realpath(path))

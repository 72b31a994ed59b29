"""Files written whole or not at all: made beside their place, then put into it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

READABLE = 0o644  # -- a colleague on a shared folder reads it; mkstemp alone makes it private --


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write that takes the place of `path` at the end; on any fault it is removed.

    Raises:
        OSError: the folder is missing, or the place is held open or may not be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.chmod(READABLE)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise

"""Files written whole or not at all: made beside their place, then put into it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

READABLE = 0o644  # -- a colleague on a shared folder reads it; mkstemp alone makes it private --


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write that takes the place of `path` at the end; on any fault it is removed.

    Raises:
        OSError: the folder is missing, or the place is held open or may not be written; its
            `filename` is `path`.
    """
    with _named(path, None):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    os.close(handle)
    unfinished = Path(name)
    try:
        with _named(path, unfinished):
            yield unfinished
        with _named(path, None):
            unfinished.chmod(READABLE)
            unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def write_whole(path: Path, blocks: Iterable[bytes | memoryview]) -> None:
    """Write a file of the blocks, whole or not at all.

    Raises:
        OSError: as `written_whole`.
    """
    with _named(path, None):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with _named(path, Path(name)), os.fdopen(handle, "wb") as file:
            file.writelines(blocks)
        with _named(path, None):
            os.chmod(name, READABLE)  # noqa: PTH101 - thousands of files are written so
            os.replace(name, path)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _named(path: Path, unfinished: Path | None) -> Iterator[None]:
    """Let an error name the file that is meant instead of the unfinished one, or of none.

    An error that names some other file keeps its name, where `unfinished` is given.
    """
    try:
        yield
    except OSError as error:
        if unfinished is None or error.filename in {None, str(unfinished)}:
            error.filename, error.filename2 = str(path), None
        raise

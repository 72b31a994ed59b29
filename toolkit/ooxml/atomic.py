"""Files written whole or not at all: made beside their place, then put into it."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

READABLE = 0o644  # -- a colleague on a shared folder reads it, whatever the umask --


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A file to write that takes the place of `path` at the end; on any fault it is removed.

    Raises:
        OSError: the folder is missing, or the place is held open or may not be written; its
            `filename` is `path`.
    """
    unfinished = _beside(path)
    try:
        with _named(path, None):
            unfinished.open("xb").close()
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
    unfinished = _beside(path)
    name = os.fspath(unfinished)
    try:
        with _named(path, None):
            file = open(name, "xb")  # noqa: SIM115, PTH123
        with _named(path, unfinished), file:
            file.writelines(blocks)
        with _named(path, None):
            os.chmod(name, READABLE)  # noqa: PTH101 - thousands of files are written so
            os.replace(name, path)  # noqa: PTH105
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _beside(path: Path) -> Path:
    """A hidden name beside a place that nothing has, known before its file is made: Ctrl-C may come at any moment."""
    while True:
        name = path.with_name(f".{secrets.token_hex(4)}{path.suffix}")
        if not os.path.lexists(name):
            return name


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

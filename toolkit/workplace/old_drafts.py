"""A file that a person may have edited is never written over: the older one is kept beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = "_旧稿"


@contextmanager
def keeping_old(path: Path) -> Iterator[list[Path]]:
    """Write `path` inside; an older file of another content stays as …_旧稿1 (2, 3 …).

    Yields:
        A list that holds the kept file afterwards; it stays empty where nothing had to be kept.
    """
    kept: list[Path] = []
    if not path.exists():
        yield kept
        return
    before = path.read_bytes()
    yield kept
    if path.read_bytes() != before:
        kept.append(_free(path))
        write_whole(kept[0], [before])


def _free(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.stem}{OLD}{number}{path.suffix}")).exists():
        number += 1
    return candidate

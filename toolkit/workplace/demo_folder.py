"""The folder of a demonstration: made anew where nobody was at it, else moved aside whole first."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.real_path import real_path
from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARK = "演示文件夹.txt"
MARK_TEXT = "本文件夹由 taizhang demo 生成，可整个删除；再次运行会重新生成：里面改过的，先整个另存在旁边。\n"
LIST = ".演示清单.json"
BEFORE = "_以前"
OF_AN_OPEN_FILE = ("~$", ".~lock.")


class NotADemoError(ToolkitError):
    """The folder holds something else than a demonstration."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”里已有别的文件，不会覆盖。请换一个文件夹，如 taizhang demo 演示。",
            file=folder,
        )


@dataclass(frozen=True, slots=True)
class MovedAside:
    """An earlier demonstration that somebody was at.

    Attributes:
        place: where it lies now, whole.
        changed: its files that are no more what the demonstration wrote, the added and the missing too;
            none where nobody knows what it wrote.
    """

    place: Path
    changed: tuple[str, ...]


def clear(folder: Path) -> MovedAside | None:
    """Make room for a demonstration: an earlier one that is as it was written goes, another is moved aside.

    Raises:
        NotADemoError: the folder holds something else.
        OSError: it cannot be moved: a file in it is open.
    """
    if not folder.exists():
        return None
    if not folder.is_dir() or not (MARK in (names := _names(folder)) or not names):
        raise NotADemoError(folder)
    written = _written(folder)
    changed = _changed(folder, written) if written else ()
    if not _names(folder) or (written and not changed):
        shutil.rmtree(folder)
        return None
    place = _free(folder)
    folder.rename(place)
    return MovedAside(place, changed)


def begin(folder: Path) -> None:
    """Say of a folder that it is a demonstration's."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / MARK, [MARK_TEXT.encode()])


def finish(folder: Path) -> None:
    """Note what was written, by which a later run knows whether anybody was at it."""
    said = {name: sha256_of(folder / name) for name in _files(folder)}
    write_whole(folder / LIST, [json.dumps(said, ensure_ascii=False).encode()])


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def _written(folder: Path) -> Mapping[str, str]:
    """By file, the digest of what was written; empty where the run that wrote it did not come to its end."""
    try:
        said = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _changed(folder: Path, written: Mapping[str, str]) -> tuple[str, ...]:
    now = {name: sha256_of(folder / name) for name in _files(folder)}
    return tuple(sorted({name for name, _ in now.items() ^ written.items()}))


def _files(folder: Path) -> list[str]:
    """All files but the list itself and what is there while a file is open."""
    found = (each for each in sorted(folder.rglob("*")) if each.is_file())
    return [
        each.relative_to(folder).as_posix()
        for each in found
        if each != folder / LIST and not each.name.startswith(OF_AN_OPEN_FILE)
    ]


def _free(folder: Path) -> Path:
    folder, number = real_path(folder), 1
    while (place := folder.with_name(f"{folder.name}{BEFORE}{number}")).exists():
        number += 1
    return place

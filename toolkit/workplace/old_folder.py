"""A working folder kept whole before anything in it is changed: a copy beside it, complete or not there."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.lock import LOCK
from toolkit.workplace.lock import NOTE

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = "_升级前"
MARKER = ".升级中.json"
_UNFINISHED = ".未完"


def keep_whole(folder: Path) -> Path:
    """Where the folder stands as it was; a run that was cut off has its copy used by the next.

    Raises:
        OSError: there is no room beside it, or no right to write there; it names the folder meant.
    """
    kept = _of_cut_off_run(folder) or _free(folder)
    if kept.is_dir():
        return kept
    write_whole(folder / MARKER, [json.dumps({"kept": kept.name}).encode()])
    unfinished = kept.with_name(f".{kept.name}{_UNFINISHED}")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        shutil.copytree(folder, unfinished, symlinks=True, ignore=_ours_alone)
        unfinished.rename(kept)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        with suppress(OSError):
            (folder / MARKER).unlink()
        raise
    return kept


def was_cut_off(folder: Path) -> Path | None:
    """The copy that a run which did not come to its end has made whole; None where there is none."""
    kept = _of_cut_off_run(folder)
    return kept if kept is not None and kept.is_dir() else None


def done(folder: Path) -> None:
    """All is changed: the next run begins anew."""
    (folder / MARKER).unlink(missing_ok=True)


def _of_cut_off_run(folder: Path) -> Path | None:
    try:
        name = json.loads((folder / MARKER).read_bytes())["kept"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return folder.with_name(name)


def _free(folder: Path) -> Path:
    number = 1
    while (kept := folder.with_name(_name(folder, number))).exists():
        number += 1
    return kept


def _name(folder: Path, number: int) -> str:
    return f"{folder.name}{BEFORE}{number if number > 1 else ''}"


def _ours_alone(_place: str, names: list[str]) -> set[str]:
    """What there is only while a run writes."""
    return {LOCK, NOTE, MARKER} & set(names)

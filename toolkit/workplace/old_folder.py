"""A working folder kept whole before anything in it is changed: a copy beside it, complete or not there."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.workplace.lock import LOCK
from toolkit.workplace.lock import NOTE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

BEFORE = "_升级前"
MARKER = ".升级中.json"
STAGE = ".升级中"
RIGHTS, READABLE = 0o777, 0o644
_UNFINISHED = ".未完"
_OURS_ALONE = frozenset({LOCK, NOTE, MARKER, f"{MARKER}.新", STAGE})
"""What there is only while a run writes."""


def keep_whole(folder: Path) -> Path:
    """Where the folder stands as it was; a run that was cut off has its copy used by the next.

    Raises:
        OSError: there is no room beside it, or no right to write there; it names the folder meant.
    """
    kept = _of_cut_off_run(folder) or _free(folder)
    if kept.is_dir():
        return kept
    _mark(folder, kept.name)
    unfinished = kept.with_name(f".{kept.name}{_UNFINISHED}")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        with _naming(kept, unfinished):
            _copy(folder, unfinished)
            unfinished.rename(kept)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        with suppress(OSError):
            (folder / MARKER).unlink()
        raise
    return kept


def put(new: Mapping[Path, bytes], folder: Path, arrived: Callable[[Path], None]) -> None:
    """Let new files take their places in a folder, one after the other, each whole; `arrived` is told.

    They are made in a hidden folder of one name, so that a run that is killed leaves no heap.

    Raises:
        OSError: one cannot be written or is held open; those before it have arrived.
    """
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    try:
        for number, (path, content) in enumerate(new.items()):
            _draft(stage / str(number), content, path)
        for number, path in enumerate(new):
            path.parent.mkdir(exist_ok=True)
            _replace(stage / str(number), path)
            arrived(path)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _draft(draft: Path, content: bytes, path: Path) -> None:
    with _naming(path, draft):
        draft.write_bytes(content)
        draft.chmod(path.stat().st_mode & RIGHTS if path.exists() else READABLE)


def _replace(draft: Path, path: Path) -> None:
    with _naming(path, draft):
        draft.replace(path)


@contextmanager
def _naming(place: Path, hidden: Path) -> Iterator[None]:
    """Let a fault of the disk name the place that a file is for, never the `hidden` one where it lies till then."""
    try:
        yield
    except OSError as error:
        names = [name for name in (error.filename, error.filename2) if name is not None]
        if not names or any(Path(name).is_relative_to(hidden) for name in names):
            error.filename, error.filename2 = str(place), None
        raise


def _mark(folder: Path, kept: str) -> None:
    unfinished = folder / f"{MARKER}.新"
    with _naming(folder, unfinished):
        unfinished.write_bytes(json.dumps({"kept": kept}).encode())
        unfinished.replace(folder / MARKER)


def was_cut_off(folder: Path) -> Path | None:
    """The copy that a run which did not come to its end has made whole; None where there is none."""
    kept = _of_cut_off_run(folder)
    return kept if kept is not None and kept.is_dir() else None


def done(folder: Path) -> None:
    """All is changed: the next run begins anew."""
    shutil.rmtree(folder / STAGE, ignore_errors=True)
    for name in (MARKER, f"{MARKER}.新"):
        (folder / name).unlink(missing_ok=True)


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


def _copy(source: Path, target: Path) -> None:
    """Copy a folder whole; the first fault of the disk is raised itself, which `shutil.copytree` puts into words."""
    target.mkdir()
    for each in sorted(source.iterdir()):
        place = target / each.name
        if each.name in _OURS_ALONE:
            continue
        if each.is_symlink():
            place.symlink_to(each.readlink())
        elif each.is_dir():
            _copy(each, place)
        else:
            shutil.copy2(each, place)
    shutil.copystat(source, target)

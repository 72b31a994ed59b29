"""Putting staged files into their places: what stood there and was another is kept first.

A group comes whole or not at all. Nothing is taken away before it is safe under another name.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.workplace.stage import sha256_of
from toolkit.workplace.stage import synced

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.workplace.outcome import Account
    from toolkit.workplace.stage import Staged

OLD = "_旧稿"


def put(group: Sequence[Staged], account: Account, as_written: Callable[[Path], bool]) -> None:
    """Put the files of a group into their places, and take the account of it.

    Args:
        group: the files.
        account: what becomes of them is entered as it happens.
        as_written: whether a file that stands there is still as the program wrote it, so that nothing
            of a person's is in it and it may go.

    Raises:
        OSError: one of the places cannot be taken; those of the group that were are as before, as they
            are where a person stops the work here.
    """
    new = [each for each in group if not _is_there(each)]
    for each in new:
        each.target.parent.mkdir(parents=True, exist_ok=True)
        check_free(each.target)
    kept: dict[Path, Path] = {}
    try:
        for each in new:
            if each.target.exists():
                kept[each.target] = _safe(each, shown=not as_written(each.target))
        for each in new:
            with _named(each.target):
                each.draft.replace(each.target)
            _enter(account, each.target, kept.get(each.target))
    except (
        BaseException
    ):  # -- a person who stops the work stops it between two groups, not within --
        _undo(new, kept, account)
        raise
    for each in group:
        if each not in new:
            _close_as(each)
            account.same.append(each.target)
            account.done_with(each.target)
    for folder in {each.target.parent for each in new}:
        synced(folder)


def _close_as(each: Staged) -> None:
    """Let what stands in its place already be open to nobody whom the new file would be closed to."""
    there, new = each.target.stat().st_mode, each.draft.stat().st_mode
    if there & ~(new | stat.S_IRUSR | stat.S_IWUSR):
        with suppress(OSError):  # -- another's file --
            each.target.chmod(there & new)


def check_free(path: Path) -> None:
    """Raise where a place cannot be taken, so that none of its group is taken then.

    Raises:
        IsADirectoryError: a folder has its name.
        PermissionError: the file is open in Excel, or read-only.
    """
    if not path.exists():
        return
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not path.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with path.open("r+b"):
        pass


def _is_there(each: Staged) -> bool:
    return each.target.is_file() and sha256_of(each.target) == each.sha256


def _safe(each: Staged, *, shown: bool) -> Path:
    """Give what stands in a place a second name: …_旧稿1 where it is `shown`, else one in the stage."""
    if not shown:
        within = each.draft.with_suffix(".旧")
        within.unlink(missing_ok=True)
        _second_name(each.target, within, each.draft.with_suffix(".抄"))
        return within
    before = sha256_of(each.target)
    number = 1
    while True:
        name = each.target.with_name(f"{each.target.stem}{OLD}{number}{each.target.suffix}")
        if name.is_file() and sha256_of(name) == before:
            return name  # -- kept already, by a run that was cut off --
        try:
            with _named(name):
                _second_name(each.target, name, each.draft.with_suffix(".抄"))
        except FileExistsError:
            number += 1
            continue
        synced(name.parent)
        return name


def _second_name(path: Path, name: Path, aside: Path) -> None:
    """The same content under a second name as well, never half of it.

    Raises:
        FileExistsError: the name is taken.
    """
    synced(path)
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:  # -- a disk that knows no second names --
        if name.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name)) from None
        aside.write_bytes(path.read_bytes())
        synced(aside)
        aside.rename(name)


def _enter(account: Account, target: Path, kept: Path | None) -> None:
    account.written.append(target)
    account.done_with(target)
    if kept is not None and kept.parent == target.parent:
        account.kept[target] = kept


def _undo(new: Sequence[Staged], kept: Mapping[Path, Path], account: Account) -> None:
    """Leave the places of a group, and the names beside them, as they were before it."""
    for each in new:
        if not each.draft.exists():
            _put_back(each.target, kept.get(each.target), account)
    for target, old in kept.items():
        _forget_name(target, old)


def _put_back(target: Path, kept: Path | None, account: Account) -> None:
    account.take_back(target)
    if kept is None:
        target.unlink()
    else:
        kept.replace(target)


def _forget_name(path: Path, name: Path) -> None:
    """Take away a second name of what still stands in its place: nothing was kept from anything."""
    with suppress(OSError):
        if name.samefile(path):
            name.unlink()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error name the place that is meant instead of the stage."""
    try:
        yield
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error

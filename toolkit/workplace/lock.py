"""One writer at a time in a folder: who is writing, since when, and what to do where he never ends.

The operating system's own lock decides on one computer, and falls with its holder. Between computers
on a shared folder it may not reach; there the note that a holder leaves is believed.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
import time
from contextlib import ExitStack
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import asdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from filelock import FileLock
from filelock import Timeout

from toolkit.declare.errors import ToolkitError
from toolkit.declare.real_path import real_path
from toolkit.workplace.person import login_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".台账锁"
NOTE = ".正在写.json"
WAIT = "，请稍候…"
PATIENCE = 60.0  # -- seconds to wait for another's writing to end --
GLANCE = 0.1
BELIEVED = dt.timedelta(minutes=10)  # -- how long a note of another computer is taken for living --


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is writing.

    Attributes:
        who: the login name.
        host: the computer.
        process: its number there.
        since: when it began, ISO 8601 with its offset.
        step: what is being done (生成公文).
    """

    who: str
    host: str
    process: int
    since: str
    step: str

    def __str__(self) -> str:
        began = self.began()
        since = f"自{_clock(began)}起" if began else ""
        return f"{self.who}（{self.host}）{since}正在{self.step}"

    def began(self) -> dt.datetime | None:
        """When; None where the note says no time."""
        try:
            return dt.datetime.fromisoformat(self.since).astimezone()
        except ValueError:
            return None


class BusyError(ToolkitError):
    """Another person is writing in the folder."""

    exit_status = 1

    def __init__(self, folder: Path, holder: Holder | None, advice: str) -> None:
        said = str(holder) if holder else "另一程序正在写"
        super().__init__(f"“{folder}”里{said}，{advice}")


@contextmanager
def only_writer(
    folders: Iterable[Path], step: str, tell: Callable[[str], None]
) -> Iterator[list[str]]:
    """Be the only one who writes in these folders, all of which are there.

    Yields:
        What a person is to be told: whose work was cut off here.

    Raises:
        BusyError: another is writing and does not end, or did not end on another computer.
        OSError: a folder cannot be written.
    """
    me = Holder(login_name(), socket.gethostname(), os.getpid(), _now().isoformat(), step)
    remarks: list[str] = []
    with ExitStack() as held:
        # -- in one order everywhere, so that no two wait for each other --
        for folder in sorted({real_path(each) for each in folders}):
            held.enter_context(_locked(folder, tell))
            remarks += _take_over(folder, me)
            held.callback((folder / NOTE).unlink, missing_ok=True)
            _leave_note(folder, me)
        yield remarks


class _GoneError(Exception):
    """The file that was locked has just been taken away by its last holder."""


@contextmanager
def _locked(folder: Path, tell: Callable[[str], None]) -> Iterator[None]:
    path = folder / LOCK
    lock = FileLock(path, timeout=0, mode=_mode(folder), on_acquired=partial(_refuse_gone, path))
    until = time.monotonic() + PATIENCE
    while True:
        try:
            lock.acquire()
            break
        except _GoneError:
            continue
        except Timeout:
            _refuse_unmade(path)
            holder = _noted(folder)
            if time.monotonic() >= until:
                raise BusyError(folder, holder, "请等他做完再试。") from None
            tell(f"{holder or '另一程序正在写'}{WAIT}")
            time.sleep(GLANCE)
        except PermissionError as error:
            error.filename = str(folder)  # -- nobody knows the lock --
            raise
    try:
        yield
    finally:
        with suppress(OSError):  # -- Windows takes it away itself, once it is released --
            path.unlink()
        lock.release()


def _refuse_unmade(path: Path) -> None:
    """Raise where nobody has the lock and it cannot be made: one that cannot is taken for one that is held.

    Raises:
        FileNotFoundError: the folder takes no files (as `/proc`), or is gone.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, _mode(path.parent)))
    except FileNotFoundError as error:
        error.filename = str(path.parent)  # -- nobody knows the lock --
        raise
    except OSError:  # -- held, or being taken away: on Windows neither can be opened --
        return


def _refuse_gone(path: Path, handle: int) -> None:
    """Raise where the locked file is not the one that others will lock: they would not wait for us."""
    try:
        there = path.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        there = False
    if not there:
        raise _GoneError


def _take_over(folder: Path, me: Holder) -> list[str]:
    """What to tell of a holder who left his note: the lock is ours, so on this computer he is dead."""
    holder = _noted(folder)
    if holder is None:
        return []
    if holder.host == me.host:
        return [f"上次{holder.who}{holder.step}时中断，没有做完。"]
    began = holder.began()
    gone = _now() - began if began else None
    if gone is not None and abs(gone) < BELIEVED:  # -- clocks differ by some minutes --
        raise BusyError(folder, holder, "请等他做完再试。")
    doubt = _doubt(gone)
    advice = f"{doubt}。请先问清；确已结束的，删除“{folder / NOTE}”再试。"
    raise BusyError(folder, holder, advice)


def _doubt(gone: dt.timedelta | None) -> str:
    """Why a holder on another computer may be dead, given how long ago it says that it began."""
    if gone is None:
        return "什么时候开始的没有记下"
    if gone < dt.timedelta(0):
        return "记下的时间还没有到（两台电脑的时钟不一致）"
    return "已超过10分钟"


def _clock(moment: dt.datetime) -> str:
    """A moment of today by its hour, another with its day."""
    day = "" if moment.date() == _now().date() else f"{moment.year}年{moment.month}月{moment.day}日"
    return f"{day}{moment:%H:%M}"


def _leave_note(folder: Path, me: Holder) -> None:
    unfinished = folder / f"{NOTE}.新"  # -- of one name, so that a killed writer leaves no heap --
    try:
        unfinished.write_text(json.dumps(asdict(me), ensure_ascii=False), encoding="utf-8")
        unfinished.replace(folder / NOTE)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        error.filename = str(folder)  # -- nobody knows the note --
        raise


def _noted(folder: Path) -> Holder | None:
    """Who left a note; None where there is none, or it cannot be read."""
    try:
        said = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return Holder(**said)
    except (OSError, ValueError, TypeError):
        return None


def _mode(folder: Path) -> int:
    """Whoever may write in the folder may lock it; where nobody may, the system says so, not the lock."""
    return folder.stat().st_mode & 0o666 | 0o600


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone().replace(microsecond=0)

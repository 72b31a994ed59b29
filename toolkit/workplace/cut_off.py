"""What an earlier run left behind when it was cut off: finished where it had begun, else taken away."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from toolkit.declare.disk import disk_sentence
from toolkit.declare.real_path import real_path
from toolkit.declare.wording import listed
from toolkit.register.entries import TAKEN_OR_NOT
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.workplace.outcome import Account
from toolkit.workplace.putting import put
from toolkit.workplace.stage import cut_off
from toolkit.workplace.stage import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.register.entries import RunEntry
    from toolkit.register.register import Register
    from toolkit.workplace.stage import CutOff

FINISHED = "上次中断时没有写完的{count}个文件已补写完。"


def clear_up(folders: Iterable[Path], register: Register | None, home: Path) -> list[str]:
    """Finish or take away the stages in these folders, and end their runs.

    Args:
        folders: where stages may be.
        register: in which runs may be pending.
        home: the working folder; it is locked, so that nobody is at work on a run of its own.

    Returns:
        What the clerk is to be told.
    """
    said = []
    for stage in [each for folder in sorted({*folders}) for each in cut_off(folder)]:
        try:
            said += _cleared(stage, register)
        except OSError as error:
            said.append(f"上次中断的还留在“{stage.folder}”，没有处理完：{disk_sentence(error)}")
    if register is not None:
        said += _ended(register, home)
    return said


def _cleared(stage: CutOff, register: Register | None) -> list[str]:
    """A stage of which nothing had come to its place is taken away; another is finished."""
    files = [each for group in stage.groups for each in group]
    if not any(each.has_arrived for each in files):
        stage.remove()
        _end(register, stage, Standing.ABANDONED, "中断，没有写出")
        return _left(stage)
    account = Account()
    for group in stage.groups:
        put([each for each in group if each.draft.is_file()], account, lambda _path: False)
    stage.remove()
    _end(register, stage, Standing.DONE, "中断后补写")
    kept = [f"原来的{path.name}另存为{old.name}。" for path, old in account.kept.items()]
    said = [FINISHED.format(count=len(account.written)), *kept] if account.written else []
    return [*said, *_left(stage)]


def _left(stage: CutOff) -> list[str]:
    """What is told where a stage could not be taken away: another's, in a folder that several share."""
    if not stage.folder.exists():
        return []
    return [f"上次中断的还留在“{stage.folder}”，没有权限清掉，请中断的人再运行一次。"]


def _ended(register: Register, home: Path) -> list[str]:
    """Runs that nobody is working on any more: the folder is locked by us.

    In a register that folders share, the others' runs may well be going on.
    """
    own = (socket.gethostname(), str(real_path(home)))
    said = []
    try:
        for entry in register.pending():
            if not register.is_shared or (entry.run.host, entry.run.folder) == own:
                standing, why, told = _judged(entry, home)
                register.end(entry.number, standing, why)
                said.append(f"第{entry.number}次登记（{entry.run.step}）{told}")
    except RegisterError:  # -- the new run will say what is wrong with the register --
        return said
    return said


def _judged(entry: RunEntry, home: Path) -> tuple[Standing, str, str]:
    """How a run ended that could not say it itself, as its files tell; why, and what the clerk is told."""
    files = entry.run.files
    if entry.run.delivered and not files:
        whom = listed(each.title for each in entry.run.delivered)
        return Standing.ABANDONED, f"{TAKEN_OR_NOT}：中断", f"中断，{TAKEN_OR_NOT}（{whom}）。"
    missing = sum(not _stands(home / file.path, file.sha256) for file in files)
    if not missing:
        return (
            Standing.DONE,
            "中断后核对，文件都已写出",
            "上次没有登记完，文件都已写出，现登记为完成。",
        )
    if missing == len(files):
        return Standing.ABANDONED, "中断", "中断，没有做完。"
    why = f"中断，{missing}个文件没有写出，或写出后改动过"
    return Standing.ABANDONED, why, f"{why}。"


def _stands(place: Path, sha256: str) -> bool:
    return place.is_file() and sha256_of(place) == sha256


def _end(register: Register | None, stage: CutOff, standing: Standing, why: str) -> None:
    """Say in the register that has a stage's run how that ended; in another its number is another run's."""
    if register is None or stage.run is None:
        return
    try:
        if stage.register in {"", register.identity().number}:
            register.end(stage.run, standing, why)
    except RegisterError:  # -- the new run will say what is wrong with the register --
        return

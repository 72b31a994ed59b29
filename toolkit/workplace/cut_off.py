"""What an earlier run left behind when it was cut off: finished where it had begun, else taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.disk import disk_sentence
from toolkit.register.entries import Standing
from toolkit.register.errors import RegisterError
from toolkit.workplace.outcome import Account
from toolkit.workplace.putting import put
from toolkit.workplace.stage import cut_off

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.register.register import Register
    from toolkit.workplace.stage import CutOff

FINISHED = "上次中断时没有写完的{count}个文件已补写完。"
TAKEN_BACK = "上次中断的没有写出任何文件。"


def clear_up(folders: Iterable[Path], register: Register | None) -> list[str]:
    """Finish or take away the stages in these folders, and end their runs.

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
        said += _ended(register)
    return said


def _cleared(stage: CutOff, register: Register | None) -> list[str]:
    """A stage of which nothing had come to its place is taken away; another is finished."""
    files = [each for group in stage.groups for each in group]
    if not any(each.has_arrived for each in files):
        stage.remove()
        _end(register, stage.run, Standing.ABANDONED, "中断，没有写出")
        return []
    account = Account()
    for group in stage.groups:
        put([each for each in group if each.draft.is_file()], account, lambda _path: False)
    stage.remove()
    _end(register, stage.run, Standing.DONE, "中断后补写")
    kept = [f"原来的{path.name}另存为{old.name}。" for path, old in account.kept.items()]
    return [FINISHED.format(count=len(account.written)), *kept] if account.written else []


def _ended(register: Register) -> list[str]:
    """Runs that nobody is working on any more: the folder is locked by us."""
    try:
        pending = register.pending()
        for entry in pending:
            register.end(entry.number, Standing.ABANDONED, "中断")
    except RegisterError:
        return []
    return [f"第{entry.number}次登记（{entry.run.step}）中断，没有做完。" for entry in pending]


def _end(register: Register | None, run: int | None, standing: Standing, why: str) -> None:
    if register is None or run is None:
        return
    try:
        register.end(run, standing, why)
    except RegisterError:  # -- the new run will say what is wrong with the register --
        return

"""Whatever ends a run, as one sentence, its kind, its place and an exit status; for every front end."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass

from toolkit.declare.disk import disk_sentence
from toolkit.declare.disk import kind_of
from toolkit.declare.disk import os_error
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import StoppedByPersonError
from toolkit.declare.errors import ToolkitError
from toolkit.declare.errors import so_far_of
from toolkit.declare.errors import whose
from toolkit.frontends.fault_log import log_error

OUT_OF_MEMORY = "out_of_memory"
OWN_FAULT = "own_fault"
Plain = str | int | float | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run ended.

    Attributes:
        code: the kind of failure in English words, which stays; docs/命令行.md lists them.
        message: the sentence, with what had been done before.
        exit_status: of the command.
        foreseen: whether the person can do something about it; a fault of ours is in the log.
        file: the file that is meant; it and what follows are None where they do not apply.
        sheet: the sheet's title.
        row: the worksheet's row.
        column: the column's heading.
        value: what stands there.
    """

    code: str
    message: str
    exit_status: int
    foreseen: bool = True
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: Plain = None

    def as_object(self) -> dict[str, object]:
        """What --json shows."""
        fields = asdict(self)
        del fields["exit_status"], fields["foreseen"]
        return {"error": fields}


def failure_of(error: BaseException) -> Failure:
    """What is to be said of whatever ended a run; a fault of ours goes to the log."""
    if isinstance(error, KeyboardInterrupt):
        return failure_of(StoppedByPersonError(so_far_of(error)))
    if isinstance(error, ToolkitError):
        return _told(error)
    so_far = so_far_of(error) or ""
    disk = os_error(error)
    if disk is not None:
        kind = kind_of(disk)
        file = None if disk.filename is None else str(disk.filename)
        return Failure(kind.code, disk_sentence(disk) + so_far, kind.exit_status, file=file)
    if isinstance(error, MemoryError):
        said = f"内存不够，这次没有做完。{so_far}请关闭一些程序后再试。"
        return Failure(OUT_OF_MEMORY, said, FAULT)
    return _own(error, so_far)


def _told(error: ToolkitError) -> Failure:
    """An error that says itself what is wrong; what a disk did behind it counts for the exit status."""
    disk = os_error(error)
    status = error.exit_status
    if disk is not None:
        status = max(status, kind_of(disk).exit_status)
    value = error.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # -- as it was typed --
    return Failure(
        code=error.code(),
        message=_sentence(error),
        exit_status=status,
        file=error.file,
        sheet=error.sheet,
        row=error.row,
        column=error.column,
        value=value if isinstance(value, str | int | float | None) else str(value),
    )


def _sentence(error: ToolkitError) -> str:
    """What it says, with what had been done before; who stopped the work is told the latter alone."""
    so_far = so_far_of(error)
    if so_far is None:
        return str(error)
    said = error.opening if isinstance(error, StoppedByPersonError) else str(error)
    return f"{said.rstrip('。')}。{so_far}"


def _own(error: BaseException, so_far: str) -> Failure:
    """A fault of ours: its kind in the sentence, never its words, which may be a cell's."""
    log = log_error(error)
    where = (
        f"请把日志“{log}”交给信息技术人员。"
        if log
        else "日志写不进去，请把这句话告诉信息技术人员。"
    )
    return Failure(
        OWN_FAULT,
        f"{whose(error, '程序内部')}出错（{type(error).__name__}），这次没有做完。{so_far}{where}",
        FAULT,
        foreseen=False,
    )

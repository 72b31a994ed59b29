"""What the disk, the system or the network says of a file, as one Chinese sentence that is true.

Source: errno (POSIX.1-2017, 2.3), system error codes of Windows, result codes of SQLite.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import FAULT
from toolkit.declare.errors import WRONG
from toolkit.declare.errors import cause_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SQLITE = {8: errno.EACCES, 10: errno.EIO, 13: errno.ENOSPC, 14: errno.EACCES}
_PRIMARY = 0xFF  # -- of an extended result code --


@dataclass(frozen=True, slots=True)
class DiskFault:
    """One kind of fault.

    Attributes:
        code: its name in English words, which stays.
        said: the sentence behind the file's name.
        numbers: names in `errno`; not every platform has all.
        windows: system error codes.
        exit_status: of a run that it ends.
    """

    code: str
    said: str
    numbers: tuple[str, ...]
    windows: tuple[int, ...] = ()
    exit_status: int = FAULT


OTHER = DiskFault("disk_fault", "读写失败（{why}）。请检查磁盘和权限后再试。", ())
BROKEN_PIPE = DiskFault("broken_pipe", "没有写完：接收的程序已经关闭。", ("EPIPE",), (109, 232))
FAULTS = (
    DiskFault(
        "disk_full",
        "写不进去：磁盘已满。请腾出空间后再运行一次。",
        ("ENOSPC",),
        (39, 112),
    ),
    DiskFault(
        "quota_used_up",
        "写不进去：磁盘限额已用完。请清理自己的文件，或请信息技术人员放宽限额。",
        ("EDQUOT",),
        (1295,),
    ),
    DiskFault(
        "file_too_large",
        "写不进去：超过了系统允许的文件大小。请换一个磁盘，或请信息技术人员放宽限制。",
        ("EFBIG",),
        (223,),
    ),
    DiskFault(
        "disk_read_only",
        "写不进去：所在的磁盘是只读的或有写保护。请换一个磁盘，或解除写保护。",
        ("EROFS",),
        (19,),
    ),
    DiskFault(
        "disk_error",
        "读写时磁盘出错。请检查磁盘，把文件夹复制到别的磁盘后再试。",
        ("EIO", "ENXIO", "ENODEV"),
        (21, 23, 27, 1117),
    ),
    DiskFault(
        "connection_lost",
        "读写时网络盘的连接断了。请接通网络，或复制到本机后再试。",
        ("ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ENOTCONN"),
        (53, 55, 59, 64, 67, 121, 1231),
    ),
    DiskFault(
        "too_many_files_open",
        "打不开：系统里打开的文件太多。请关闭一些程序后再试。",
        ("EMFILE", "ENFILE"),
        (4,),
    ),
    DiskFault(
        "file_in_use",
        "正被别的程序打开。请关闭打开它的程序后再试。",
        ("EBUSY", "ETXTBSY"),
        (32, 33),
        WRONG,
    ),
    DiskFault(
        "access_denied",
        "不能读写：请检查文件和文件夹的权限，或关闭正在打开它的程序后再试。",
        ("EACCES", "EPERM"),
        (5,),
        WRONG,
    ),
    DiskFault(
        "name_too_long",
        "的名称或路径太长，系统不接受。请缩短，或换到浅一些的文件夹。",
        ("ENAMETOOLONG",),
        (206,),
        WRONG,
    ),
    DiskFault(
        "name_not_allowed",
        "不是系统接受的文件名。请改名后再试。",
        ("EINVAL", "EILSEQ"),
        (123,),
        WRONG,
    ),
    DiskFault(
        "path_missing",
        "找不到：文件或它所在的文件夹不存在，请检查路径后再试。",
        ("ENOENT", "ELOOP"),
        (2, 3),
        WRONG,
    ),
    DiskFault(
        "not_a_folder",
        "是一个文件，不能当作文件夹。请另选文件夹。",
        ("ENOTDIR", "EEXIST"),
        (80, 183, 267),
        WRONG,
    ),
    DiskFault(
        "is_a_folder",
        "是文件夹，不是文件。请核对路径，或移走这个文件夹。",
        ("EISDIR",),
        (),
        WRONG,
    ),
    BROKEN_PIPE,
)
_BY_NUMBER = {
    getattr(errno, name): fault
    for fault in FAULTS
    for name in fault.numbers
    if hasattr(errno, name)
}
_BY_WINDOWS = {number: fault for fault in FAULTS for number in fault.windows}


def os_error(error: BaseException) -> OSError | None:
    """The fault of the system behind an error of any library; None where there is none.

    Libraries wrap it: XlsxWriter puts it into its own error, SQLAlchemy keeps the database's.
    """
    return next((found for each in _chain(error) if (found := _as_os_error(each))), None)


def kind_of(error: OSError) -> DiskFault:
    """Which kind of fault it is."""
    windows = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0)
    return windows or _BY_NUMBER.get(error.errno or 0, OTHER)


def disk_sentence(error: OSError, file: object = None) -> str:
    """One sentence: which file, what is wrong with it, what to do.

    Args:
        error: the fault.
        file: the file that a person knows, where the fault names another or none; "" where it is
            named already.
    """
    name = file if file is not None else error.filename
    subject = f"《{name}》" if name else "文件"
    return subject + kind_of(error).said.format(why=error.strerror or type(error).__name__)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        each = waiting.pop(0)
        if any(each is other for other in seen):
            continue
        seen.append(each)
        yield each
        wrapped = (*getattr(each, "args", ()), getattr(each, "orig", None), cause_of(each))
        waiting += [other for other in wrapped if isinstance(other, BaseException)]


def _as_os_error(error: BaseException) -> OSError | None:
    if isinstance(error, OSError):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    number = _SQLITE.get(code & _PRIMARY) if isinstance(code, int) else None
    return None if number is None else OSError(number, str(error))

"""Why a file cannot be read: one Chinese sentence each, naming the file and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import ClassVar

from toolkit.declare.errors import ToolkitError
from toolkit.declare.filename import path_name
from toolkit.declare.names import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONGEST_SHOWN = 80


class ReaderFailedError(Exception):
    """A library could not read what another may."""


class UnreadableFileError(ToolkitError):
    """The base of all refusals of a file; `path` is the file, `reason` the sentence without it."""

    sentence: ClassVar[str] = "读不出来，请用 Excel 或 WPS 打开后另存为 .xlsx 再报送"

    def __init__(self, path: Path, sentence: str = "") -> None:
        self.reason = sentence or self.sentence
        super().__init__(f"文件《{shown_name(path_name(path))}》{self.reason}。", file=path)
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """The same refusal, also in another process: subclasses take other arguments."""
        return _again, (type(self), self.path, self.reason)


def _again(kind: type[UnreadableFileError], path: Path, reason: str) -> UnreadableFileError:
    error = kind.__new__(kind)
    UnreadableFileError.__init__(error, path, reason)
    return error


class FileMissingError(UnreadableFileError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        if path.is_symlink():
            said = "是一个链接，它所指的文件不存在，请打开原来的文件，或重新建立链接"
        else:
            said = f"不存在（{path.absolute().parent}），请核对文件名和所在文件夹"
        super().__init__(path, said)


class FolderGivenError(UnreadableFileError):
    """The path is a folder."""

    sentence = "是文件夹，不是工作簿，请选择其中的 .xlsx 文件"


class FileInUseError(UnreadableFileError):
    """Another program holds the file, or the user may not read it."""

    sentence = "打不开，可能正被 Excel 或 WPS 占用，或者没有读取权限，请关闭占用它的程序后重试"


class FileNotReadError(UnreadableFileError):
    """The system could not read the file."""

    sentence = "读取时出错，请检查磁盘或网络连接，把文件复制到本机后重试"


class LockFileError(UnreadableFileError):
    """The small file that an office program leaves beside an open one."""

    sentence = (
        "是 Excel、WPS 或 LibreOffice 打开文件时留下的临时锁定文件，不是工作簿，请选择正式文件"
    )


class EmptyFileError(UnreadableFileError):
    """The file has no bytes."""

    sentence = "是空文件（0 字节），可能没有传完，请重新报送"


class ProtectedFileError(UnreadableFileError):
    """The file opens with a password only."""

    sentence = "已加密（设有打开密码，或者保护了工作簿），请在 Excel 或 WPS 中取消打开密码和工作簿保护后另存，再报送"


PACKED = "是压缩包，不是 Excel 工作簿，请先解压，再选用里面的工作簿"


class NotAWorkbookError(UnreadableFileError):
    """The content is something else, whatever the name says."""

    sentence = "不是 Excel 工作簿，请用 Excel 或 WPS 打开原件后另存为 .xlsx"


class DamagedFileError(UnreadableFileError):
    """The content began as a workbook but is broken."""

    sentence = "已损坏或没有传完，请在 Excel 或 WPS 中打开、另存为 .xlsx 后重新报送"


class DeclaredTypeError(DamagedFileError):
    """A part declares a document type, by which a few bytes can ask for gigabytes or for other files."""

    sentence = "里自行声明了实体（DOCTYPE），正常的工作簿不会这样，可能是有害的文件，没有读取，请向报送人核实来源"


class OversizedFileError(UnreadableFileError):
    """Reading would take more memory than a ledger can need."""

    sentence = "展开后过大，不像正常的台账，请删去多余的行列和格式后另存为 .xlsx，再报送"


class NoSheetsError(UnreadableFileError):
    """A workbook without a single worksheet."""

    sentence = "里没有工作表，请核对是不是报送的台账"


class UnknownVocabularyError(UnreadableFileError):
    """A sheet's markup is of no vocabulary that is known here."""

    def __init__(self, path: Path, space: str) -> None:
        said = f"（{shown_name(space[:LONGEST_SHOWN])}）" if space else ""
        super().__init__(
            path,
            f"的内容写在不认识的命名空间里{said}，请用 Excel 或 WPS 打开后另存为 .xlsx，再报送",
        )


class ImpossibleCellError(UnreadableFileError):
    """A row or a cell lies where a worksheet has none."""

    def __init__(self, path: Path, reference: str) -> None:
        super().__init__(
            path,
            f"里有单元格写在“{shown_name(reference[:LONGEST_SHOWN])}”，超出了工作表的范围（到 XFD1048576），"
            "可能被别的程序写坏了，请在 Excel 或 WPS 中打开、另存为 .xlsx 后重新报送",
        )


class CellsMissingError(UnreadableFileError):
    """Every reader gives fewer filled cells than the markup has: none is believed."""

    def __init__(self, path: Path, there: int, found: int) -> None:
        super().__init__(
            path,
            f"里填了{there}格，只读得出{found}格，为免漏读没有采用，"
            "请在 Excel 或 WPS 中打开、另存为 .xlsx 后重新报送",
        )


class TooManySheetsError(UnreadableFileError):
    """A workbook of more worksheets than are read."""

    def __init__(self, path: Path, count: int, most: int) -> None:
        super().__init__(
            path, f"有{count}张工作表，最多读{most}张，请删去不用的工作表后另存，再报送"
        )


class ReaderEndedError(UnreadableFileError):
    """The program that read the file, in a process of its own, came to its end over it."""

    sentence = (
        "让读取它的程序中途停了（已隔离，不影响别的文件），多半是被别的程序写坏了，没有读取；"
        "请在 Excel 或 WPS 中打开、另存为 .xlsx 后重新报送"
    )


class ReaderOutOfMemoryError(UnreadableFileError):
    """Reading the file took all the memory that it may take."""

    def __init__(self, path: Path, megabytes: float) -> None:
        super().__init__(
            path,
            f"读取时所用内存超过 {megabytes:.0f} 兆，已中止，没有读取；"
            "请删去多余的行列和格式后另存为 .xlsx，再报送",
        )


class ReaderTooSlowError(UnreadableFileError):
    """Reading the file took longer than any ledger takes."""

    def __init__(self, path: Path, seconds: float) -> None:
        super().__init__(
            path,
            f"读了 {seconds:.0f} 秒还没有读完，已中止，没有读取；"
            "请在 Excel 或 WPS 中打开、另存为 .xlsx 后重新报送",
        )


class NoIsolationError(UnreadableFileError):
    """There is no Python to read the file in a process of its own."""

    sentence = "没有读取：没有找到可在单独进程里读取它的 Python，请用命令行 taizhang validate 校验"

"""From a path to bytes, and what the bytes are: the content counts, not the name."""

from __future__ import annotations

import errno
import stat
from enum import Enum
from typing import TYPE_CHECKING

from toolkit.reading.files.compound import names_stream
from toolkit.reading.files.markup_files import is_flat_open_document
from toolkit.reading.files.markup_files import refuse_markup
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import EmptyFileError
from toolkit.reading.files.refusals import FileInUseError
from toolkit.reading.files.refusals import FileMissingError
from toolkit.reading.files.refusals import FileNotReadError
from toolkit.reading.files.refusals import FolderGivenError
from toolkit.reading.files.refusals import LockFileError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 256 * 2**20

# -- what a workbook outside of a compound file begins with, Excel 2 to 97 --
_FIRST_RECORDS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)

TEXT_NAMES = frozenset({".csv", ".tsv", ".txt"})


class Content(Enum):
    """What a file's bytes are."""

    PACKAGE = "xlsx"
    LEGACY = "xls"
    FLAT = "fods"
    TEXT = "csv"


def read_bytes(path: Path) -> bytes:
    """All bytes of a file; it is open no longer than that takes.

    Raises:
        UnreadableFileError: it is missing, a folder, empty, in use, a lock file or far too large.
    """
    if path.name.startswith(("~$", ".~lock.")):
        raise LockFileError(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FolderGivenError(path)
        if not stat.S_ISREG(status.st_mode):
            raise NotAWorkbookError(path)
        if status.st_size > LARGEST_FILE:
            raise OversizedFileError(path)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise FileMissingError(path) from problem
    except PermissionError as problem:
        raise FileInUseError(path) from problem
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            raise FileMissingError(path) from problem
        raise FileNotReadError(path) from problem
    if not data:
        raise EmptyFileError(path)
    return data


def content_of(data: bytes, path: Path) -> Content:
    """What kind of workbook the bytes are.

    Raises:
        UnreadableFileError: they are none that can be read here.
    """
    if data.startswith(b"PK"):
        return Content.PACKAGE
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _legacy(data, path)
    if data.startswith(_FIRST_RECORDS):
        return Content.LEGACY
    if is_flat_open_document(data):
        return Content.FLAT
    refuse_markup(data, path)
    if path.suffix.lower() in TEXT_NAMES or _is_table_of_words(data):
        return Content.TEXT
    if not any(data[:4096]):
        raise DamagedFileError(path)
    raise NotAWorkbookError(path)


def _is_table_of_words(data: bytes) -> bool:
    from toolkit.reading.files.delimited import is_table_of_words

    return is_table_of_words(data)


def _legacy(data: bytes, path: Path) -> Content:
    """A compound file holds .xls, an encrypted .xlsx, or another program's work."""
    if names_stream(data, "EncryptedPackage"):
        raise ProtectedFileError(path)
    if names_stream(data, "Workbook") or names_stream(data, "Book"):
        return Content.LEGACY
    if names_stream(data, "WordDocument"):
        raise NotAWorkbookError(path, "其实是 Word 文件，不是 Excel 工作簿，请核对后重新选择")
    raise NotAWorkbookError(path)

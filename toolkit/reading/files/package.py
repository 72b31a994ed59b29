"""The parts of an .xlsx package, inflated under limits before any library sees them.

A few kilobytes of zip can ask a reader for gigabytes and end the whole process. So sizes are judged
before inflating, no part yields more than it declared, and what is inflated here is what is read.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from struct import unpack_from
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED as DEFLATED
from zipfile import ZIP_STORED as STORED
from zipfile import BadZipFile
from zipfile import ZipFile

from toolkit.reading.files.clean_package import PackedPart
from toolkit.reading.files.clean_package import stored
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipInfo

LARGEST_PART = 512 * 2**20
LARGEST_TOTAL = 1024 * 2**20
SUSPICIOUS_FROM = 64 * 2**20
STEEPEST_RATIO = 200
MOST_PARTS = 20_000

_DOCUMENT_TYPE = re.compile(
    rb"(?:\s++|\xef\xbb\xbf|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+<!DOCTYPE"
)


class Package:
    """An opened package: its part names and, on demand, their bytes or what they are packed in.

    Raises:
        UnreadableFileError: the zip is broken, protected, or not a workbook's.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        self._data = data
        self._taken = 0
        self._turned: dict[str, bytes] = {}
        self._members = {_canonical(m.filename): m for m in _directory(data, path)}
        self._refuse_other_programs()

    @property
    def names(self) -> frozenset[str]:
        """Part names in lower case with forward slashes and no leading one."""
        return frozenset(self._members)

    def has(self, name: str) -> bool:
        """Whether there is such a part; case and kind of slash do not matter."""
        return _canonical(name) in self._members

    def read(self, name: str) -> bytes:
        """A part's bytes, markup always as UTF-8.

        Raises:
            DamagedFileError: there is no such part, it is not what its size and checksum say, or it
                declares a document type (entities), which no workbook does.
            OversizedFileError: it is larger than a ledger can need.
        """
        content = self._verified(self._member(name))
        self._taken += len(content)
        if _DOCUMENT_TYPE.match(content):
            raise DamagedFileError(self.path)
        return content

    def packed(self, name: str) -> PackedPart:
        """A part as it is packed here, to be taken over as it is; read it first to judge it."""
        member = self._member(name)
        packed = self._packed(member)
        if member.filename in self._turned:
            return stored(self._turned[member.filename])
        return PackedPart(member.compress_type, member.CRC, member.file_size, packed)

    def _member(self, name: str) -> ZipInfo:
        member = self._members.get(_canonical(name))
        if member is None:
            raise DamagedFileError(self.path)
        return member

    def _verified(self, member: ZipInfo) -> bytes:
        self._refuse_bomb(member)
        packed = self._packed(member)
        content = bytes(packed) if member.compress_type == STORED else self._inflated(member)
        if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
            raise DamagedFileError(self.path)
        if content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
            content = self._turned[member.filename] = _as_utf8(content, self.path)
        return content

    def _refuse_bomb(self, member: ZipInfo) -> None:
        size = member.file_size
        steep = size > SUSPICIOUS_FROM and size > STEEPEST_RATIO * member.compress_size
        if steep or size > LARGEST_PART or self._taken + size > LARGEST_TOTAL:
            raise OversizedFileError(self.path)

    def _packed(self, member: ZipInfo) -> memoryview:
        at = member.header_offset
        if self._data[at : at + 4] != b"PK\3\4" or at + 30 > len(self._data):
            raise DamagedFileError(self.path)
        name_length, extra_length = unpack_from("<HH", self._data, at + 26)
        start = at + 30 + name_length + extra_length
        return memoryview(self._data)[start : start + member.compress_size]

    def _inflated(self, member: ZipInfo) -> bytes:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # -- one byte more than declared betrays a part that lies about its size --
            content = inflater.decompress(self._packed(member), member.file_size + 1)
        except zlib.error as problem:
            raise DamagedFileError(self.path) from problem
        if not inflater.eof:
            raise DamagedFileError(self.path)
        return content

    def _refuse_other_programs(self) -> None:
        for name, sentence in _OTHERS.items():
            if self.has(name):
                raise NotAWorkbookError(self.path, sentence)
        if not self.has("xl/workbook.xml") and not self.has("_rels/.rels"):
            raise NotAWorkbookError(self.path)


_SAVE_AGAIN = "请用 Excel 或 WPS 打开后另存为 .xlsx，再报送"
_OTHERS = {
    "word/document.xml": "其实是 Word 文件，不是 Excel 工作簿，请核对后重新选择",
    "ppt/presentation.xml": "其实是演示文稿，不是 Excel 工作簿，请核对后重新选择",
    "xl/workbook.bin": f"是二进制工作簿（.xlsb），{_SAVE_AGAIN}",
    "content.xml": f"是 OpenDocument 文件（.ods 等），{_SAVE_AGAIN}",
}


def _canonical(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _directory(data: bytes, path: Path) -> list[ZipInfo]:
    """The zip's central directory, refused if two parts could be taken for each other."""
    try:
        members = ZipFile(BytesIO(data)).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as problem:
        raise DamagedFileError(path) from problem
    if len(members) > MOST_PARTS:
        raise OversizedFileError(path)
    if any(member.flag_bits & 1 for member in members):
        raise ProtectedFileError(path)
    unusable = any(m.compress_type not in {STORED, DEFLATED} for m in members)
    if unusable or len({_canonical(m.filename) for m in members}) < len(members):
        raise DamagedFileError(path)
    return members


def _as_utf8(content: bytes, path: Path) -> bytes:
    """Markup in UTF-16 is turned: one of the readers takes it for empty without a word."""
    encoding = "utf-16-le" if content[:1] == b"<" else "utf-16-be"
    try:
        text = content.decode("utf-16" if content[0] in {0xFE, 0xFF} else encoding)
    except UnicodeDecodeError as problem:
        raise DamagedFileError(path) from problem
    declaration, end, body = text.partition("?>")
    return (body if end and declaration.startswith("<?xml") else text).encode()

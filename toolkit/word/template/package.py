"""The zip container: unchanged members are copied raw, dates are fixed, the order is the template's."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from toolkit.word.template.errors import TemplateError

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_ENTRY = struct.Struct("<IHHHHHHIIIHHHHHI")
_OFFSET = struct.Struct("<I")
_END = struct.Struct("<IHHHHIIH")
_DATE = 33  # 1980-01-01, the first day that zip knows
_UTF8 = 0x800
_LEVEL = 3  # a sixth larger than level 6, in a quarter of its time
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"word/document\d*\.xml")  # -- Word 365 counts them up --
_NO_DOCX = "不是完好的 .docx 文件，请用 Word 打开后另存为 .docx"
_MOST_MEMBERS = 5_000
_MOST_BYTES = 400_000_000


@dataclass(frozen=True, slots=True)
class Ready:
    """A member laid out for a package: its local part, and its directory entry around the offset."""

    name: str
    local: bytes
    entry: bytes
    entry_name: bytes


@dataclass(frozen=True, slots=True)
class Member:
    """A member as it stands in a zip file, compressed."""

    name: str
    method: int
    crc: int
    compressed: bytes
    size: int

    def ready(self) -> Ready:
        """Return the member as it is written into a package."""
        name = self.name.encode()
        sizes = (self.crc, len(self.compressed), self.size, len(name), 0)
        local = _LOCAL.pack(0x04034B50, 20, _UTF8, self.method, 0, _DATE, *sizes)
        entry = _ENTRY.pack(0x02014B50, 20, 20, _UTF8, self.method, 0, _DATE, *sizes, 0, 0, 0, 0)
        return Ready(self.name, local + name + self.compressed, entry, name)


def deflated(name: str, data: bytes) -> Ready:
    """Return a member with new content."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    body = compressor.compress(data) + compressor.flush()
    return Member(name, zlib.DEFLATED, zlib.crc32(data), body, len(data)).ready()


def read_package(data: bytes, template: str) -> dict[str, tuple[Member, bytes]]:
    """Return the members by name in their order, each with its content.

    Raises:
        TemplateError: it is no .docx, or one that only an attack would be.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = _members(archive, data, template)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError) as error:
        raise TemplateError(_NO_DOCX, template=template) from error
    except RuntimeError as error:
        raise TemplateError("文件加了密码，请去掉密码后再用", template=template) from error
    if _TYPES not in members or not any(map(_MAIN.fullmatch, members)):
        raise TemplateError(_NO_DOCX, template=template)
    return members


def _members(
    archive: zipfile.ZipFile, data: bytes, template: str
) -> dict[str, tuple[Member, bytes]]:
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_BYTES:
        raise TemplateError("文件解开后太大，不像是公文模板", template=template)
    found: dict[str, tuple[Member, bytes]] = {}
    for info in infos:
        if info.is_dir():
            continue
        if info.filename in found:
            reason = f"文件里有两个“{info.filename}”，请用 Word 打开后另存"
            raise TemplateError(reason, template=template)
        found[info.filename] = (_raw(info, data), archive.read(info))
    return found


def _raw(info: zipfile.ZipInfo, data: bytes) -> Member:
    at = info.header_offset + 26
    name_length, extra_length = struct.unpack("<HH", data[at : at + 4])
    start = info.header_offset + 30 + name_length + extra_length
    body = data[start : start + info.compress_size]
    return Member(info.filename, info.compress_type, info.CRC, body, info.file_size)


class PackageWriter:
    """Assembles a package from raw members, prepared once, and new ones."""

    def __init__(self) -> None:
        self._out: list[bytes] = []
        self._directory: list[bytes] = []
        self._offset = 0

    def add(self, member: Ready) -> None:
        """Append a member."""
        self._directory.append(member.entry + _OFFSET.pack(self._offset) + member.entry_name)
        self._out.append(member.local)
        self._offset += len(member.local)

    def finish(self) -> bytes:
        """Return the whole package."""
        directory = b"".join(self._directory)
        count = len(self._directory)
        end = _END.pack(0x06054B50, 0, 0, count, count, len(directory), self._offset, 0)
        return b"".join([*self._out, directory, end])

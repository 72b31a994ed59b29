"""The zip container of a workbook: members that nobody changed are copied as they are packed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Self

from toolkit.workbooks.patching.deflate import deflate
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST = 0xFFFFFFFF
_MOST_MEMBERS = 0xFFFF
_LARGEST_PART = 1 << 30  # a sheet of a million full rows is two thirds of it
_ENCRYPTED = 0x41
_DESCRIPTOR_FOLLOWS = 0x08
_UTF8 = 0x800
_OLE = b"\xd0\xcf\x11\xe0"
_FIRST_OF_1980 = struct.pack("<HH", 0, 0x21)
_LOCAL = struct.Struct("<4s3H4s3L2H")
_CENTRAL = struct.Struct("<4s4H4s3L5H2L")


@dataclass(frozen=True, slots=True)
class _Member:
    """One member as packed; `packed` is None until the content has been deflated."""

    name: bytes
    flags: int
    method: int
    stamp: bytes
    checksum: int
    size: int
    attributes: int
    packed: bytes | memoryview


def canonical(name: str) -> str:
    """The key under which part names are equal: case, slashes and a leading slash do not count."""
    return name.replace("\\", "/").lstrip("/").lower()


class Package:
    """The members of a workbook file, some of them changed in memory."""

    def __init__(self, content: bytes, label: str) -> None:
        """Read the directory of a zip file; `label` names the file in messages.

        Raises:
            PackageError: it is no zip file, damaged, encrypted or too large.
        """
        self.label = label
        self._members: list[_Member | None] = []
        self._index: dict[str, int] = {}
        self._names: list[str] = []
        self._changes: dict[int, bytes] = {}
        if content.startswith(_OLE):
            raise PackageError(
                f"《{label}》设有打开密码或者是旧版 .xls 文件：请取消密码，另存为 .xlsx 后再试。"
            )
        try:
            self._read_directory(content)
        except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, ValueError) as error:
            raise self.damaged("不是完整的 Excel 工作簿") from error

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read a file whole; it is closed again at once.

        Raises:
            PackageError: it is not there, cannot be read, or is no workbook.
        """
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise PackageError(f"找不到文件《{path}》：请检查路径。") from None
        except OSError as error:
            raise PackageError(
                f"无法读取《{path}》（{error.strerror}）：请关闭占用它的程序后再试。"
            ) from None
        return cls(content, path.name)

    def copy(self) -> Package:
        """A package with the same members, changed independently; nothing is read again."""
        twin = object.__new__(Package)
        twin.label = self.label
        twin._members = self._members.copy()
        twin._index = self._index.copy()
        twin._names = self._names.copy()
        twin._changes = self._changes.copy()
        return twin

    def damaged(self, what: str) -> PackageError:
        """The error for a file that is not what it should be."""
        return PackageError(f"《{self.label}》{what}：请用 Excel 或 WPS 打开并另存后再试。")

    def names(self) -> list[str]:
        """The members' names as they are stored, in order."""
        return [self._names[place] for place in self._places()]

    def has(self, name: str) -> bool:
        """Whether there is such a member, whatever its case and slashes."""
        return canonical(name) in self._index

    def read(self, name: str) -> bytes:
        """The present content of a member.

        Raises:
            PackageError: it is missing, damaged, or too large to be one.
        """
        place = self._index.get(canonical(name))
        if place is None:
            raise self.damaged(f"缺少部件 {name}")
        if place in self._changes:
            return self._changes[place]
        member = self._members[place]
        assert member is not None
        return self._unpack(member)

    def put(self, name: str, content: bytes) -> None:
        """Give a member new content; a new name is appended."""
        key = canonical(name)
        if key not in self._index:
            self._index[key] = len(self._members)
            self._members.append(None)
            self._names.append(name.replace("\\", "/").lstrip("/"))
        self._changes[self._index[key]] = content

    def drop(self, name: str) -> None:
        """Take a member out; one that is not there is no matter."""
        place = self._index.pop(canonical(name), None)
        if place is not None:
            self._changes.pop(place, None)
            self._members[place] = None

    def fresh(self, pattern: str) -> str:
        """The first name of the pattern (`xl/comments{}.xml`) that is free."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def save(self, target: Path, compression: int) -> None:
        """Write all members to a file, whole or not at all; unchanged ones as they were packed.

        Raises:
            PackageError: the file would be larger than 4 GiB or cannot be written.
        """
        write_whole(target, self._blocks(compression))

    def _places(self) -> Iterator[int]:
        for place, member in enumerate(self._members):
            if member is not None or place in self._changes:
                yield place

    def _read_directory(self, content: bytes) -> None:
        view = memoryview(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if info.flag_bits & _ENCRYPTED:
                    raise PackageError(f"《{self.label}》的内容已加密：请取消密码后再试。")
                self._add_packed(info, view)

    def _add_packed(self, info: zipfile.ZipInfo, content: memoryview) -> None:
        at = info.header_offset
        signature = bytes(content[at : at + 4])
        name_length, extra_length = struct.unpack_from("<HH", content, at + 26)
        start = at + 30 + name_length + extra_length
        packed = content[start : start + info.compress_size]
        if signature != b"PK\3\4" or len(packed) != info.compress_size:
            raise zipfile.BadZipFile(info.filename)
        stored_name = info.orig_filename
        member = _Member(
            name=stored_name.encode("utf-8" if info.flag_bits & _UTF8 else "cp437"),
            flags=info.flag_bits & ~_DESCRIPTOR_FOLLOWS,
            method=info.compress_type,
            stamp=bytes(content[at + 10 : at + 14]),
            checksum=info.CRC,
            size=info.file_size,
            attributes=info.external_attr,
            packed=packed,
        )
        # Where a name stands twice, readers take the last; the others would only be in the way.
        earlier = self._index.get(canonical(stored_name))
        if earlier is not None:
            self._members[earlier] = None
        self._index[canonical(stored_name)] = len(self._members)
        self._members.append(member)
        self._names.append(stored_name.replace("\\", "/").lstrip("/"))

    def _unpack(self, member: _Member) -> bytes:
        if member.size > _LARGEST_PART:
            raise self.damaged("中有部件超过 1 GB")
        try:
            content = _inflate(member)
        except zlib.error as error:
            raise self.damaged("已损坏，无法解压") from error
        if len(content) != member.size or zlib.crc32(content) != member.checksum:
            raise self.damaged("已损坏，校验和不符")
        return content

    def _blocks(self, compression: int) -> Iterator[bytes | memoryview]:
        """Yield the file in pieces: members, then the directory."""
        offset = 0
        directory: list[bytes] = []
        for place in self._places():
            member = self._packed(place, compression)
            header = _local_header(member)
            directory.append(_central_header(member, offset))
            offset += len(header) + len(member.packed)
            if offset > _LARGEST or member.size > _LARGEST:
                raise PackageError(f"《{self.label}》超过 4 GB，无法写出：请拆分后再试。")
            yield header
            yield member.packed
        yield b"".join(directory)
        yield _end(len(directory), sum(map(len, directory)), offset)

    def _packed(self, place: int, compression: int) -> _Member:
        member = self._members[place]
        if place not in self._changes:
            assert member is not None
            return member
        content = self._changes[place]
        return _Member(
            name=member.name if member else self._names[place].encode("utf-8"),
            flags=member.flags & _UTF8 if member else _UTF8,
            method=zipfile.ZIP_DEFLATED,
            stamp=member.stamp if member else _FIRST_OF_1980,
            checksum=zlib.crc32(content),
            size=len(content),
            attributes=member.attributes if member else 0,
            packed=deflate(content, compression),
        )


def _inflate(member: _Member) -> bytes:
    if member.method == zipfile.ZIP_STORED:
        return bytes(member.packed)
    if member.method != zipfile.ZIP_DEFLATED:
        raise zlib.error(f"method {member.method}")
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(member.packed, member.size + 1)


def _local_header(member: _Member) -> bytes:
    sizes = (member.checksum, len(member.packed), member.size, len(member.name), 0)
    fixed = (20, member.flags, member.method, member.stamp)
    return _LOCAL.pack(b"PK\3\4", *fixed, *sizes) + member.name


def _central_header(member: _Member, offset: int) -> bytes:
    sizes = (member.checksum, len(member.packed), member.size, len(member.name))
    fixed = (20, 20, member.flags, member.method, member.stamp)
    rest = (0, 0, 0, 0, member.attributes, offset)
    return _CENTRAL.pack(b"PK\1\2", *fixed, *sizes, *rest) + member.name


def _end(members: int, size: int, offset: int) -> bytes:
    """The end of the directory, with its zip64 form first where there are too many members."""
    before = b""
    if members >= _MOST_MEMBERS:
        wide = (44, 45, 45, 0, 0, members, members, size, offset)
        before = b"PK\6\6" + struct.pack("<Q2H2L4Q", *wide)
        before += b"PK\6\7" + struct.pack("<LQL", 0, offset + size, 1)
    count = min(members, _MOST_MEMBERS)
    return before + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, count, count, size, offset, 0)

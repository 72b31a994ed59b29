"""Zip archives (APPNOTE.TXT 6.3.10): members taken over as they are packed, written with exact bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.ooxml.deflate import deflate
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.pieces import Pieces
from toolkit.ooxml.streams import broken
from toolkit.ooxml.streams import checksum
from toolkit.ooxml.streams import inflater

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

STORED, DEFLATED = 0, 8
"""The methods of packing that a package may use (ECMA-376-2, annex B)."""

USUAL = 6
"""The level between speed and size that most programs choose."""

UTF8 = 0x800
"""The flag of a name in UTF-8."""

FIRST_OF_1980 = struct.pack("<HH", 0, 0x21)
"""Midnight and the first day that a zip knows: the time of whatever is written here."""

_UNIX = 3
_ENCRYPTED = 0x41
_DESCRIPTOR_FOLLOWS = 0x08
_LARGEST = 0xFFFFFFFF
_MOST_MEMBERS = 0xFFFF
_VERSION = 20
_CENTRAL_SIGN = b"PK\1\2"
_LOCAL = struct.Struct("<4s3H4s3L2H")
_CENTRAL = struct.Struct("<4s4H4s3L5H2L")
_BROKEN = (
    zipfile.BadZipFile,
    struct.error,
    UnicodeError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory says of a member: sizes in bytes, `offset` of its local header."""

    name: str
    flags: int
    method: int
    checksum: int
    packed_size: int
    size: int
    attributes: int
    offset: int

    @property
    def encrypted(self) -> bool:
        """Whether it opens with a password only."""
        return bool(self.flags & _ENCRYPTED)

    @property
    def is_folder(self) -> bool:
        """Whether it stands for a folder."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Member:
    """A member as it is packed; `stamp` has the four bytes of its time and date.

    `system` is the one that its attributes are those of.
    """

    name: str
    flags: int
    method: int
    stamp: bytes
    checksum: int
    size: int
    attributes: int
    packed: bytes | memoryview
    system: int = 0


def directory(content: bytes, most: int | None = None) -> list[Entry]:
    """The entries of an archive in the order of its directory.

    Args:
        content: the archive.
        most: how many it may have; more are refused before any is read.

    Raises:
        ArchiveError: it is no archive, its directory is broken, or it has too many entries.
    """
    if most is not None and content.count(_CENTRAL_SIGN) > most:
        raise ArchiveError(f"it has more than {most} entries")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except _BROKEN as error:
        raise ArchiveError(str(error)) from error
    return [
        Entry(
            name=info.orig_filename,
            flags=info.flag_bits,
            method=info.compress_type,
            checksum=info.CRC,
            packed_size=info.compress_size,
            size=info.file_size,
            attributes=info.external_attr,
            offset=info.header_offset,
        )
        for info in infos
    ]


def taken(content: bytes, entry: Entry) -> Member:
    """The member of an entry, still packed; its bytes are those of `content`, not copied.

    Raises:
        ArchiveError: the archive is cut off, or the member is not where the directory says.
    """
    at = entry.offset
    if content[at : at + 4] != b"PK\3\4" or at + _LOCAL.size > len(content):
        raise ArchiveError(f"no local header of {entry.name}")
    name_length, extra_length = struct.unpack_from("<HH", content, at + 26)
    start = at + _LOCAL.size + name_length + extra_length
    packed = memoryview(content)[start : start + entry.packed_size]
    if len(packed) != entry.packed_size:
        raise ArchiveError(f"{entry.name} is cut off")
    return Member(
        name=entry.name,
        flags=entry.flags & ~_DESCRIPTOR_FOLLOWS,
        method=entry.method,
        stamp=content[at + 10 : at + 14],
        checksum=entry.checksum,
        size=entry.size,
        attributes=entry.attributes,
        packed=packed,
    )


def unpacked(member: Member) -> bytes:
    """The content, never longer than the member says.

    Raises:
        ArchiveError: it cannot be unpacked, or is not what its size and checksum say.
    """
    content = bytes(member.packed) if member.method == STORED else _inflated(member)
    if len(content) != member.size or checksum(content) != member.checksum:
        raise ArchiveError(f"{member.name} is not what its size and checksum say")
    return content


def _inflated(member: Member) -> bytes:
    if member.method != DEFLATED:
        raise ArchiveError(f"{member.name} is packed by the method {member.method}")
    unpacking = inflater()
    try:
        # -- one byte more than declared betrays a member that lies about its size --
        content = unpacking.decompress(member.packed, member.size + 1)
    except broken() as error:
        raise ArchiveError(str(error)) from error
    if len(content) <= member.size and not unpacking.eof:
        raise ArchiveError(f"{member.name} has no end")
    return content


def identity(content: bytes) -> tuple[int, int]:
    """By what a member's content is known again: its checksum and its length, as a directory has them."""
    return checksum(content), len(content)


def contents(content: bytes) -> dict[str, bytes]:
    """The contents of all members by name, in the order of the directory; the last of a name counts.

    Raises:
        ArchiveError: the archive or one of its members is broken or encrypted.
    """
    entries = [entry for entry in directory(content) if not entry.is_folder]
    if any(entry.encrypted for entry in entries):
        raise ArchiveError("it is encrypted")
    return {entry.name: unpacked(taken(content, entry)) for entry in entries}


def stored(name: str, content: bytes) -> Member:
    """A new member that is not compressed."""
    return Member(name, UTF8, STORED, FIRST_OF_1980, checksum(content), len(content), 0, content)


def deflated(name: str, content: bytes | Pieces, level: int) -> Member:
    """A new member, compressed (1 is fast, 9 small)."""
    packed, summed = deflate(content, level), 0
    for piece in content if isinstance(content, Pieces) else (content,):
        summed = checksum(piece, summed)
    return Member(name, UTF8, DEFLATED, FIRST_OF_1980, summed, len(content), 0, packed)


def with_rights(member: Member, mode: int) -> Member:
    """The member with a file's type and rights as Unix knows them, which its unzip gives to the file."""
    return replace(member, attributes=mode << 16, system=_UNIX)


def archive(parts: Mapping[str, bytes], level: int) -> bytes:
    """A new archive of contents by name; the same contents give the same bytes everywhere."""
    return b"".join(blocks(_marked_if_need_be(deflated(*part, level)) for part in parts.items()))


def _marked_if_need_be(member: Member) -> Member:
    """Without the flag of UTF-8 where the name is the same in every encoding."""
    return replace(member, flags=0) if member.name.isascii() else member


def blocks(members: Iterable[Member]) -> Iterator[bytes | memoryview]:
    """An archive of the members in pieces: members as they are packed, then the directory.

    Raises:
        ArchiveError: it would be larger than 4 GiB.
    """
    offset = 0
    entries: list[bytes] = []
    for member in members:
        if offset + len(member.packed) > _LARGEST or member.size > _LARGEST:
            raise ArchiveError("it would be larger than 4 GiB")
        name = member.name.encode("utf-8" if member.flags & UTF8 else "cp437")
        header = _local_header(member, name)
        entries.append(_central_header(member, name, offset))
        offset += len(header) + len(member.packed)
        yield header
        yield member.packed
    yield b"".join(entries)
    yield _end(len(entries), sum(map(len, entries)), offset)


def _local_header(member: Member, name: bytes) -> bytes:
    sizes = (member.checksum, len(member.packed), member.size, len(name), 0)
    fixed = (_VERSION, member.flags, member.method, member.stamp)
    return _LOCAL.pack(b"PK\3\4", *fixed, *sizes) + name


def _central_header(member: Member, name: bytes, offset: int) -> bytes:
    sizes = (member.checksum, len(member.packed), member.size, len(name))
    made_by = member.system << 8 | _VERSION
    fixed = (made_by, _VERSION, member.flags, member.method, member.stamp)
    rest = (0, 0, 0, 0, member.attributes, offset)
    return _CENTRAL.pack(_CENTRAL_SIGN, *fixed, *sizes, *rest) + name


def _end(members: int, size: int, offset: int) -> bytes:
    """The end of the directory, with its zip64 form first where there are too many members."""
    before = b""
    if members >= _MOST_MEMBERS:
        wide = (44, 45, 45, 0, 0, members, members, size, offset)
        before = b"PK\6\6" + struct.pack("<Q2H2L4Q", *wide)
        before += b"PK\6\7" + struct.pack("<LQL", 0, offset + size, 1)
    count = min(members, _MOST_MEMBERS)
    return before + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, count, count, size, offset, 0)

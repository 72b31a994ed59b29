"""The streams of a compound file ([MS-CFB]), in which .xls lies.

Read here because a damaged chain of sectors leads other readers round in circles until memory ends.
"""

from __future__ import annotations

import re
from struct import error as struct_error
from struct import unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_REGULAR = 0xFFFFFFFA
_ENTRY = 128
_HEADER_TABLE = 109
_STREAM = 2


class BrokenCompoundError(Exception):
    """The file is no compound file, or a chain in it is broken."""


def stream_of(data: bytes, *names: str) -> bytes:
    """The bytes of the first stream that has one of `names`, in any case ([MS-CFB] 2.6.4).

    Raises:
        BrokenCompoundError: there is none, or the file is broken.
    """
    try:
        return _Compound(data).stream(names)
    except struct_error as problem:
        raise BrokenCompoundError from problem


def names_stream(data: bytes, name: str) -> bool:
    """Whether a compound file's directory has the stream, also where its sectors are damaged."""
    return _names(name).search(data) is not None


def _names(name: str) -> re.Pattern[bytes]:
    """A directory entry's name: UTF-16, whose case does not count, and the end of the text."""
    letters = "".join(f"[{letter.lower()}{letter.upper()}]\\x00" for letter in name)
    return re.compile(letters.encode() + rb"\x00\x00")


class _Compound:
    """The tables of sectors: which follows which."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini_shift = unpack_from("<HH", data, 30)
        if not data.startswith(SIGNATURE) or shift not in {9, 12} or mini_shift != 6:
            raise BrokenCompoundError
        self.size, self.mini_size = 1 << shift, 1 << mini_shift
        self.most = len(data) // self.mini_size
        self.next = self._numbers(self._table_sectors())
        directory, self.cutoff, mini_table = unpack_from("<I4xII", data, 48)
        self.directory = self._chained(directory)
        self.mini_next = self._numbers(self._chain(mini_table, self.next))

    def stream(self, names: tuple[str, ...]) -> bytes:
        entries = [self.directory[at : at + _ENTRY] for at in range(0, len(self.directory), _ENTRY)]
        streams = [entry for entry in entries if entry[66:67] == bytes([_STREAM])]
        for name in names:
            for entry in streams:
                if _names(name).match(entry):
                    return self._content(entry, entries[0])
        raise BrokenCompoundError

    def _content(self, entry: bytes, root: bytes) -> bytes:
        start, length = unpack_from("<II", entry, 116)
        if length >= self.cutoff:
            content = self._chained(start)
        else:
            small = self._chained(unpack_from("<I", root, 116)[0])
            chain = self._chain(start, self.mini_next)
            places = (number * self.mini_size for number in chain)
            content = b"".join(small[at : at + self.mini_size] for at in places)
        if len(content) < length:
            raise BrokenCompoundError
        return content[:length]

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of sectors: 109 in the header, more in a chain."""
        sectors = list(unpack_from(f"<{_HEADER_TABLE}I", self.data, 76))
        (further,) = unpack_from("<I", self.data, 68)
        seen: set[int] = set()
        while further < _LAST_REGULAR:
            if further in seen:
                raise BrokenCompoundError
            seen.add(further)
            *listed, further = self._numbers([further])
            sectors += listed
        sectors = [sector for sector in sectors if sector < _LAST_REGULAR]
        if len(sectors) > self.most:
            raise BrokenCompoundError
        return sectors

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self.next)))

    def _chain(self, start: int, following: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while start < _LAST_REGULAR:
            if start >= len(following) or len(chain) > self.most:
                raise BrokenCompoundError
            chain.append(start)
            start = following[start]
        return chain

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        packed = b"".join(map(self._sector, sectors))
        return unpack_from(f"<{len(packed) // 4}I", packed)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        content = self.data[start : start + self.size]
        if not content:
            raise BrokenCompoundError
        return content.ljust(self.size, b"\0")

"""Raw deflate streams (RFC 1951): packed and unpacked by ISA-L where it is installed, else by zlib.

ISA-L takes a third of the time. What it packs is a little larger, so that it packs only where speed is wanted.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING
from typing import Protocol
from typing import cast

if TYPE_CHECKING:
    from types import ModuleType

QUICK = 2
"""Up to this level of zlib's speed is wanted."""

_LEVEL = 1
"""Of ISA-L's, 0 to 3: 0 is a fifth larger and no faster, 3 takes three times as long."""


class Inflater(Protocol):
    """Unpacks one stream; `eof` says whether its end was met."""

    eof: bool

    def decompress(self, data: bytes | memoryview, max_length: int = 0, /) -> bytes:
        """So many bytes at most of what the data hold."""
        ...


class Deflater(Protocol):
    """Packs one stream."""

    def compress(self, data: bytes | memoryview, /) -> bytes:
        """What is ready of the stream."""
        ...

    def flush(self, mode: int, /) -> bytes:
        """The rest of it."""
        ...


@cache
def _isal() -> ModuleType | None:
    try:
        from isal import isal_zlib
    except ImportError:
        return None
    return isal_zlib


def inflater() -> Inflater:
    """Who unpacks a stream; what it raises for a broken one is in `broken`."""
    found = _isal()
    made = (found or zlib).decompressobj(-zlib.MAX_WBITS)
    return cast("Inflater", made)


def broken() -> tuple[type[Exception], ...]:
    """What is raised for a stream that is none."""
    found = _isal()
    return (zlib.error, cast("type[Exception]", found.error)) if found else (zlib.error,)


def deflater(before: bytes, level: int) -> Deflater:
    """Who packs a stream that goes on from `before`, by a level from 1 (fast) to 9 (small)."""
    found = _isal() if level <= QUICK else None
    kind = (zlib.DEFLATED, -zlib.MAX_WBITS)
    if found is None:
        return zlib.compressobj(level, *kind, zdict=before)
    return cast("Deflater", found.compressobj(_LEVEL, *kind, zdict=before))


def checksum(content: bytes | memoryview, before: int = 0) -> int:
    """The CRC-32 of APPNOTE.TXT 4.4.7; `before` is that of what stands before the content."""
    found = _isal()
    return int((found or zlib).crc32(content, before))

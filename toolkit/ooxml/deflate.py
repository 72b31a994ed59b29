"""Packing a large part on all processors, with the same bytes whatever their number."""

from __future__ import annotations

import os
import zlib
from collections import deque
from typing import TYPE_CHECKING

from toolkit.ooxml.streams import deflater

if TYPE_CHECKING:
    from concurrent.futures import Future
    from concurrent.futures import ThreadPoolExecutor

_STRETCH = 2 << 20
_WINDOW = 32 << 10


def deflate(content: bytes, level: int) -> bytes:
    """The content as one raw deflate stream.

    Long content is cut into stretches that are packed side by side; each knows the end of the one
    before as its dictionary, as in pigz, so that cutting costs next to nothing.
    """
    if len(content) <= _STRETCH:
        return _stretch(b"", content, level, last=True)
    packer = Packer(level)
    packer.add(content)
    return packer.finish()


class Packer:
    """Packs content that comes piece by piece: the same bytes as `deflate` makes of the whole."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._waiting = bytearray()
        self._before = b""
        self._threads: ThreadPoolExecutor | None = None
        self._packing: deque[Future[bytes]] = deque()
        self._packed: list[bytes] = []

    def add(self, piece: bytes) -> None:
        """Take the next piece; of what is not yet packed some stretches are kept, no more."""
        for start in range(0, len(piece), _STRETCH):
            self._waiting += memoryview(piece)[start : start + _STRETCH]
            while len(self._waiting) > _STRETCH:
                self._pack()

    def finish(self) -> bytes:
        """The whole stream; nothing may be added any more."""
        while self._packing:
            self._packed.append(self._packing.popleft().result())
        if self._threads is not None:
            self._threads.shutdown()
        content = bytes(self._waiting)
        self._packed.append(_stretch(self._before, content, self._level, last=True))
        return b"".join(self._packed)

    def _pack(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        if self._threads is None:
            self._threads = ThreadPoolExecutor(os.cpu_count())
        content = bytes(memoryview(self._waiting)[:_STRETCH])
        del self._waiting[:_STRETCH]
        self._packing.append(
            self._threads.submit(_stretch, self._before, content, self._level, last=False)
        )
        self._before = content[-_WINDOW:]
        if len(self._packing) > (os.cpu_count() or 1):
            self._packed.append(self._packing.popleft().result())


def _stretch(before: bytes, content: bytes, level: int, *, last: bool) -> bytes:
    packer = deflater(before, level)
    packed = packer.compress(content)
    return packed + packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)

"""Packing a large part on all processors, with the same bytes whatever their number."""

from __future__ import annotations

import os
import zlib
from collections import deque
from typing import TYPE_CHECKING

from toolkit.ooxml.pieces import Pieces
from toolkit.ooxml.streams import deflater

if TYPE_CHECKING:
    from concurrent.futures import Future
    from concurrent.futures import ThreadPoolExecutor

_STRETCH = 2 << 20
_WINDOW = 32 << 10


def deflate(content: bytes | Pieces, level: int) -> bytes:
    """The content as one raw deflate stream.

    Long content is cut into stretches that are packed side by side; each knows the end of the one
    before as its dictionary, as in pigz, so that cutting costs next to nothing.
    """
    packer = Packer(level)
    for piece in content if isinstance(content, Pieces) else (content,):
        packer.add(piece)
    return packer.finish()


class Packer:
    """Packs content that comes piece by piece: the same bytes as `deflate` makes of the whole."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._waiting: list[bytes | memoryview] = []
        self._length = 0
        self._before = b""
        self._threads: ThreadPoolExecutor | None = None
        self._packing: deque[Future[bytes]] = deque()
        self._packed: list[bytes] = []

    def add(self, piece: bytes | memoryview) -> None:
        """Take the next piece; of what is not yet packed some stretches are kept, no more."""
        while self._length + len(piece) > _STRETCH:
            view, room = memoryview(piece), _STRETCH - self._length
            self._waiting.append(view[:room])
            self._pack()
            piece = view[room:]
        self._waiting.append(piece)
        self._length += len(piece)

    def finish(self) -> bytes:
        """The whole stream; nothing may be added any more."""
        while self._packing:
            self._packed.append(self._packing.popleft().result())
        if self._threads is not None:
            self._threads.shutdown()
        content = self._taken()
        self._packed.append(_stretch(self._before, content, self._level, last=True))
        return b"".join(self._packed)

    def _pack(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        if self._threads is None:
            self._threads = ThreadPoolExecutor(os.cpu_count())
        content = self._taken()
        self._packing.append(
            self._threads.submit(_stretch, self._before, content, self._level, last=False)
        )
        self._before = bytes(content[-_WINDOW:])
        if len(self._packing) > (os.cpu_count() or 1):
            self._packed.append(self._packing.popleft().result())

    def _taken(self) -> bytes | memoryview:
        """What waits, which then waits no more; not copied where it is of one piece."""
        waiting, self._waiting, self._length = self._waiting, [], 0
        return waiting[0] if len(waiting) == 1 else b"".join(waiting)


def _stretch(before: bytes, content: bytes | memoryview, level: int, *, last: bool) -> bytes:
    packer = deflater(before, level)
    packed = packer.compress(content)
    return packed + packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)

"""Packing a large part on all processors, with the same bytes whatever their number."""

from __future__ import annotations

import os
import zlib

_STRETCH = 2 << 20
_WINDOW = 32 << 10


def deflate(content: bytes, level: int) -> bytes:
    """The content as one raw deflate stream.

    Long content is cut into stretches that are packed side by side; each knows the end of the one
    before as its dictionary, as in pigz, so that cutting costs next to nothing.
    """
    starts = range(0, max(len(content), 1), _STRETCH)
    if len(starts) == 1:
        return _stretch(content, 0, level)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return b"".join(threads.map(lambda start: _stretch(content, start, level), starts))


def _stretch(content: bytes, start: int, level: int) -> bytes:
    dictionary = content[max(0, start - _WINDOW) : start]
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=dictionary)
    end = start + _STRETCH
    packed = packer.compress(memoryview(content)[start:end])
    return packed + packer.flush(zlib.Z_FINISH if end >= len(content) else zlib.Z_SYNC_FLUSH)

"""A compound file ([MS-CFB] 2) of one stream, soundly made, for libraries that take no bare stream."""

from __future__ import annotations

from struct import pack

from toolkit.reading.files.compound import SIGNATURE

_SHIFT, _MINI_SHIFT = 12, 6  # -- the larger sectors: a table for half a gigabyte fits the header --
_SIZE = 1 << _SHIFT
_NUMBERS = _SIZE // 4
_HEADER_TABLE = 109
_CUTOFF = 4096
_TABLE, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_ROOT, _STREAM, _BLACK = 5, 2, 1


def compound_of(name: str, content: bytes) -> bytes:
    """A compound file with one stream; short contents are filled up with zeros.

    Its sectors: the table of sectors, the directory, an empty one for short streams, without which
    calamine takes the file for empty, and the stream.
    """
    sectors = max(-(-len(content) // _SIZE), 1)
    tables = -(-(sectors + 2) // (_NUMBERS - 1))
    first = tables + 2
    following = [_TABLE] * tables + [_END, _END, *range(first + 1, first + sectors), _END]
    following += [_FREE] * (tables * _NUMBERS - len(following))
    root = _entry("Root Entry", _ROOT, 1, tables + 1, 1 << _MINI_SHIFT)
    stream = _entry(name, _STREAM, _FREE, first, max(len(content), _CUTOFF))
    return b"".join(
        (
            _header(tables),
            pack(f"<{len(following)}I", *following),
            (root + stream).ljust(2 * _SIZE, b"\0"),
            content.ljust(sectors * _SIZE, b"\0"),
        )
    )


def _header(tables: int) -> bytes:
    fixed = pack("<16x5H6x", 0x3E, 4, 0xFFFE, _SHIFT, _MINI_SHIFT)
    counts = pack("<9I", 1, tables, tables, 0, _CUTOFF, _END, 0, _END, 0)
    listed = [*range(tables), *[_FREE] * (_HEADER_TABLE - tables)]
    return (SIGNATURE + fixed + counts + pack(f"<{_HEADER_TABLE}I", *listed)).ljust(_SIZE, b"\0")


def _entry(name: str, kind: int, below: int, start: int, length: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + pack("<HBB", len(written) + 2, kind, _BLACK)
    return head + pack("<3I36xIQ", _FREE, _FREE, below, start, length)

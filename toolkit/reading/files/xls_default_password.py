"""Workbooks (.xls) that Excel encrypts with a password of its own when only their structure is protected.

Excel opens them without asking ([MS-XLS] 2.2.10); so does whoever reads them here. RC4 with MD5 and with SHA-1
([MS-OFFCRYPTO] 2.3.6, 2.3.5) are known; a workbook with somebody's password stays closed.
"""

from __future__ import annotations

from hashlib import md5
from hashlib import sha1
from struct import error as struct_error
from struct import pack
from struct import pack_into
from struct import unpack_from
from typing import TYPE_CHECKING

from toolkit.reading.files.biff import every_record
from toolkit.reading.files.biff import protection_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from hashlib import _Hash as _Digest

    _KeyOf = Callable[[int], bytes]

_PASSWORD = "VelvetSweatshop".encode("utf-16-le")
_MOST_BYTES = (
    16 * 2**20
)  # -- for larger ones a library would be needed that is not worth its weight --
_BLOCK = 1024
_RC4, _BY_MD5, _BY_SHA1 = 1, (1, 1), frozenset({(2, 2), (3, 2), (4, 2)})
_SHORTEST_KEY, _SHORTEST_KEY_FILLED = 5, 16
# -- records that are never encrypted: BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo, RRDHead --
_OPEN = frozenset({0x0809, 0x2F, 0x0194, 0x0195, 0xE1, 0x0196, 0x0138})
_SHEET, _PLACE = 0x85, 4  # -- where a sheet begins stands open in its record --
_PASSED_OVER = 0x0FFF  # -- a kind of record that no reader knows --


def without_default_password(stream: bytes) -> bytes:
    """The stream decrypted, if it is encrypted with Excel's own password; else the stream itself."""
    place = protection_of(stream)
    if place is None or len(stream) > _MOST_BYTES:
        return stream
    try:
        key_of = _key(stream, place)
    except struct_error:
        return stream
    return stream if key_of is None else _decrypted(stream, place, key_of)


def _key(stream: bytes, at: int) -> _KeyOf | None:
    """From the number of a block to its key; None where the password is another or the way unknown."""
    kind, *version = unpack_from("<3H", stream, at)
    if kind != _RC4:
        return None
    if tuple(version) == _BY_MD5:
        salt, verifier, checked = unpack_from("<16s16s16s", stream, at + 6)
        return _verified(_key_by_md5(salt), verifier, checked, md5)
    if tuple(version) in _BY_SHA1:
        (length,) = unpack_from("<I", stream, at + 10)
        (bits,) = unpack_from("<I", stream, at + 14 + 16)
        salt, verifier, checked = unpack_from("<4x16s16s4x20s", stream, at + 14 + length)
        return _verified(_key_by_sha1(salt, bits // 8 or _SHORTEST_KEY), verifier, checked, sha1)
    return None


def _key_by_md5(salt: bytes) -> _KeyOf:
    start = md5(_PASSWORD, usedforsecurity=False).digest()[:5]
    middle = md5((start + salt) * 16, usedforsecurity=False).digest()[:5]
    return lambda block: md5(middle + pack("<I", block), usedforsecurity=False).digest()


def _key_by_sha1(salt: bytes, length: int) -> _KeyOf:
    start = sha1(salt + _PASSWORD, usedforsecurity=False).digest()

    def key_of(block: int) -> bytes:
        key = sha1(start + pack("<I", block), usedforsecurity=False).digest()[:length]
        return key.ljust(_SHORTEST_KEY_FILLED, b"\0") if length == _SHORTEST_KEY else key

    return key_of


def _verified(
    key_of: _KeyOf, verifier: bytes, checked: bytes, digest: Callable[..., _Digest]
) -> _KeyOf | None:
    """The keys, if the verifier that they open has the digest that stands beside it."""
    opened = _xor(verifier + checked, _keystream(key_of(0)))
    right = digest(opened[: len(verifier)], usedforsecurity=False).digest()
    return key_of if right == opened[len(verifier) :] else None


def _decrypted(stream: bytes, place: int, key_of: _KeyOf) -> bytes:
    blocks = range(-(-len(stream) // _BLOCK))
    keys = b"".join(_keystream(key_of(block)) for block in blocks)
    opened = bytearray(_xor(stream, keys))
    for kind, at, length in every_record(stream):
        stays = length if kind in _OPEN else _PLACE if kind == _SHEET else 0
        opened[at - 4 : at + stays] = stream[at - 4 : at + stays]
    pack_into("<H", opened, place - 4, _PASSED_OVER)
    return bytes(opened)


def _keystream(key: bytes) -> bytes:
    """RC4's bytes for one block."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    made, j = bytearray(_BLOCK), 0
    for at in range(_BLOCK):
        i = (at + 1) & 255
        one = state[i]
        j = (j + one) & 255
        other = state[j]
        state[i], state[j] = other, one
        made[at] = state[(one + other) & 255]
    return bytes(made)


def _xor(one: bytes, other: bytes) -> bytes:
    length = len(one)
    both = int.from_bytes(one, "little") ^ int.from_bytes(other[:length], "little")
    return both.to_bytes(length, "little")

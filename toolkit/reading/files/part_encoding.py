"""Markup in whatever encoding, turned to UTF-8: the libraries take some of them for empty, or for others."""

from __future__ import annotations

import re

_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*\?>")
_DECLARATION = re.compile(r"\ufeff?(?:<\?xml[^>]*\?>)?")
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
# -- encodings that programs declare → the larger one that holds all of its characters --
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "cp950",
    "cp950": "cp950",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
}
_SIGNS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def as_utf8(content: bytes) -> bytes:
    """Markup as UTF-8 without a declaration; what is UTF-8, or nothing known, as it is.

    Raises:
        UnicodeDecodeError: it is not in the encoding that it claims.
    """
    codec = _SIGNS.get(content[:2]) or _declared(content)
    if codec is None:
        return content
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        if codec != "cp1252":
            raise
        text = content.decode("iso-8859-1")
    return _DECLARATION.sub("", text, count=1).encode()


def _declared(content: bytes) -> str | None:
    found = _DECLARED.match(content)
    name = found[1].decode().lower() if found else "utf-8"
    return None if name in _UTF8 else _CODECS.get(name)

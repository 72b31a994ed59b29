"""How the markup of a part is spelt: the usual way, in which bytes can be searched, or another."""

from __future__ import annotations

import re
from contextlib import suppress

from toolkit.ooxml.errors import EncodingError

LOOKED_AT_WHOLE = 1 << 19
"""Up to so many bytes every tag is looked at; of a longer part, whose writer spells alike all through,
those at both ends."""

_END = 1 << 16
# -- no sign is looked at twice (++, *+, ?+): sheets are long, and all of each is looked at --
_NAME = rb"[\w.-]++(?::[\w.-]++)?+"
_VALUE = rb'"[^"<>&]*+(?:&(?:amp|lt|gt|quot|apos);[^"<>&]*+)*+"'
# -- words shown to a person, in which nobody looks for anything: programs write signs by number there --
_SHOWN = rb"(?:(?:prompt|error)(?:Title)?|tooltip|display|location)="
_SHOWN_VALUE = rb'"[^"<>&]*+(?:&(?:amp|lt|gt|quot|apos|#\w{1,8});[^"<>&]*+)*+"'
_ATTRIBUTE = rb"(?:" + _NAME + rb"=" + _VALUE + rb"|" + _SHOWN + _SHOWN_VALUE + rb")"
_TAG = rb"<(?:/" + _NAME + rb">|" + _NAME + rb"(?:\s++" + _ATTRIBUTE + rb")*+\s*+/?>)"
_PLAIN = re.compile(rb"(?:[^<]*+" + _TAG + rb")*+[^<]*+")
_BEGINNING = re.compile(rb"\s*(?:<\?xml\s[^<>]*\?>\s*)?")
_ENCODING = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml\s.*?\?>", re.DOTALL)
# -- encodings that programs name → the larger one that holds all of their characters --
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "cp950",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
}
_MARK = b"\xef\xbb\xbf"


def is_usual(content: bytes) -> bool:
    """Whether a part in UTF-8 has nothing but plain tags: `name="value"`, no comments, no sections.

    Then no tag has a `>` within, and no reference stands for a sign of a name or a value's digit.
    """
    declaration = _BEGINNING.match(content)
    start = declaration.end() if declaration else 0
    if _encoding(content) or content.startswith(_MARK) or _holds(content, b"<!", b"!", start):
        return False
    if len(content) <= LOOKED_AT_WHOLE:
        return is_plain(content[start:])
    first, last = content.rfind(b"<", 0, _END), content.find(b">", len(content) - _END) + 1
    quoted = first <= start or _holds(content, b"='", b"'", 0)
    return not quoted and is_plain(content[start:first]) and is_plain(content[last:])


def _holds(content: bytes, two: bytes, second: bytes, start: int) -> bool:
    """Whether two signs stand in a stretch, of which the second is rare and found ten times as fast."""
    first = content.find(second, start)
    return first >= 0 and content.find(two, max(start, first - 1)) >= 0


def is_plain(stretch: bytes) -> bool:
    """Whether every tag of a stretch of markup is plain."""
    return _PLAIN.fullmatch(stretch) is not None


def in_utf_8(content: bytes) -> bytes:
    """A part's markup in UTF-8, without mark and without a declaration that says otherwise.

    Raises:
        EncodingError: it is in no encoding that is known, or not in the one that it says.
    """
    encoding = _encoding(content)
    if encoding is None:
        return content.removeprefix(_MARK)
    try:
        text = _decoded(content, encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise EncodingError(encoding) from error
    return _DECLARATION.sub("", text.removeprefix("\ufeff")).encode("utf-8", "surrogatepass")


def _decoded(content: bytes, encoding: str) -> str:
    for name in (_LARGER.get(encoding.lower(), encoding), encoding):
        with suppress(UnicodeDecodeError):
            return content.decode(name)
    return content.decode(encoding)


def _encoding(content: bytes) -> str | None:
    """The encoding of a part (XML 1.0, appendix F); None for UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content[:2] in {b"<\0", b"\0<"}:
        return "utf-16-le" if content[:1] == b"<" else "utf-16-be"
    said = _ENCODING.match(content.removeprefix(_MARK)[:200])
    if said is None or said[1].lower() in {b"utf-8", b"utf8", b"us-ascii"}:
        return None
    return said[1].decode()

"""Texts whose characters are written in the codes of links, markup, Excel or JSON, with the characters themselves."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_HEXADECIMAL = re.compile(r"_x([0-9A-Fa-f]{4})_|\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,5})\}")
_ENTITY = re.compile(r"&#?\w+;")
_START_OF_CODE = re.compile(r"%[0-9A-Fa-f]|_x[0-9A-Fa-f]|\\u|&#?\w")
_ENCODINGS = ("utf-8", "gb18030")
DEEPEST = 3
"""A text is decoded so many times."""


def spelled_out(text: str) -> Iterator[str]:
    """A text as it stands, and as its %E9%82%B9, &#37049;, _x90B9_ or JSON are shown; codes of codes too."""
    yield text
    last = {text}
    for _ in range(DEEPEST):
        last = {shown for each in last for shown in _shown(each) if shown != each}
        yield from sorted(last)


def may_have_codes(text: str) -> bool:
    """Whether a text may be written in codes, also where 0 stands for the digits that stand together."""
    return _START_OF_CODE.search(text) is not None


def _shown(text: str) -> Iterator[str]:
    """What a text's codes say, where it has any."""
    if _HEXADECIMAL.search(text):
        yield _HEXADECIMAL.sub(lambda code: chr(int(code[1] or code[2] or code[3], 16)), text)
    if _ENTITY.search(text):
        yield html.unescape(text)
    if _PERCENT.search(text):
        content = unquote_to_bytes(text)
        yield from (content.decode(encoding, "replace") for encoding in _ENCODINGS)

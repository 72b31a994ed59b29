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
_ENCODINGS = ("utf-8", "gb18030")


def spelled_out(text: str) -> Iterator[str]:
    """A text as it stands, and as its %E9%82%B9, &#37049;, _x90B9_ or JSON are shown."""
    yield text
    shown = text
    if _HEXADECIMAL.search(shown):
        shown = _HEXADECIMAL.sub(lambda code: chr(int(code[1] or code[2] or code[3], 16)), shown)
    if "&" in shown:
        shown = html.unescape(shown)
    if shown != text:
        yield shown
    if _PERCENT.search(shown):
        content = unquote_to_bytes(shown)
        yield from (content.decode(encoding, "replace") for encoding in _ENCODINGS)

"""The shared strings of a workbook in plain markup; for what is no bare text the library is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.events import is_well_formed
from toolkit.reading.files.odd_cells import NotPlainError

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.reading.files.odd_cells import Library

_BEGIN, _END = "<si", "</si>"
# -- no reference to a sign, no sign by its number (`_x000D_`), no line break of Windows, no blank around,
# and nothing that is no text in XML: such a text is well-formed --
BARE = r"(?!\s)[^<>&\r_\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*(?<!\s)"
_ANY = re.compile(
    rf"[ \t\r\n]*(?:<si><t>({BARE})</t></si>|(<si>(?:[^<]|<(?!/?si[ />]))*</si>|<si ?/>))|(.+)",
    re.DOTALL,
)

_BARE = re.compile(BARE)
_BY_NUMBER = re.compile(r"(&#[1-9]\d{2,4};)")
# -- those that are signs in every XML, and none of its own; the full-width ones of Chinese in the second --
_SIGNS = frozenset(range(0xA0, 0xD800)) | frozenset(range(0xE000, 0xFFFE))


class PlainTexts(NamedTuple):
    """Texts by their number, empty ones too; and whether the part is well-formed, every sign of it."""

    texts: list[str]
    sound: bool


def plain_texts(
    content: bytes, library: Library, only_one: Callable[[str, str], str]
) -> PlainTexts:
    """The texts; of equal ones only one is kept.

    Args:
        content: the part, in the usual spelling.
        library: who reads those that are not bare.
        only_one: gives the text that is kept (`dict.setdefault`).

    Raises:
        NotPlainError: the part is not plain.
    """
    start, end = content.find(_BEGIN.encode()), content.rfind(_END.encode()) + len(_END)
    if start < 0:
        return PlainTexts([], sound=False)
    head, tail = content[:start], content[max(start, end) :]
    around = head + tail
    if end < start or b"<si" in around or b":si" in content or not is_well_formed(around):
        raise NotPlainError
    try:
        middle = content[start:end].decode()
    except UnicodeDecodeError as problem:
        raise NotPlainError from problem
    texts, odd = _texts(middle, library)
    sound = not odd or is_well_formed(b"".join((head, *dict.fromkeys(odd), tail)))
    return PlainTexts(list(map(only_one, texts, texts)), sound)


def _texts(middle: str, library: Library) -> tuple[list[str], list[bytes]]:
    """The texts of the strings, which are all that the markup holds; and those elements that are not bare.

    Raises:
        NotPlainError: something stands between the strings, or the library fails.
    """
    found: list[tuple[str, str, str]] = _ANY.findall(middle)
    if found[-1][2]:
        raise NotPlainError
    texts = [text for text, _, _ in found]
    odd = {at: markup.encode() for at, (_, markup, _) in enumerate(found) if markup}
    for at, text in zip(odd, library.texts(list(odd.values())), strict=True):
        texts[at] = text if isinstance(text, str) else ""
    return texts, [*odd.values()]


def bare_text(said: bytes) -> str | None:
    """A text that stands for itself; None for one that the library has to read.

    Raises:
        NotPlainError: it is not in UTF-8.
    """
    try:
        text = said.decode()
    except UnicodeDecodeError as problem:
        raise NotPlainError from problem
    if "&#" in text:
        pieces = _BY_NUMBER.split(text)
        pieces[1::2] = map(_sign, pieces[1::2])
        text = "".join(pieces)
    return text if _BARE.fullmatch(text) else None


@lru_cache(maxsize=1 << 12)
def _sign(reference: str) -> str:
    """The sign that is written by its number, as openpyxl writes every one beyond ASCII; itself if XML has none."""
    number = int(reference[2:-1])
    return chr(number) if number in _SIGNS else reference

"""The shared strings of a workbook in plain markup; for what is no bare text the library is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.events import is_well_formed
from toolkit.reading.files.odd_cells import NotPlainError

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.reading.files.odd_cells import Library

_BEGIN, _END = "<si", "</si>"
# -- no reference to a sign, no sign by its number (`_x000D_`), no line break of Windows, no blank around --
BARE = r"(?!\s)[^<&\r_]*(?<!\s)"
_ANY = re.compile(
    rf"\s*(?:<si><t>({BARE})</t></si>|(<si>(?:[^<]|<(?!/?si[ />]))*</si>|<si ?/>))|(.+)", re.DOTALL
)


def plain_texts(content: bytes, library: Library, only_one: Callable[[str, str], str]) -> list[str]:
    """The texts by their number, empty ones too; of equal ones only one is kept.

    Args:
        content: the part, in the usual spelling.
        library: who reads those that are not bare.
        only_one: gives the text that is kept (`dict.setdefault`).

    Raises:
        NotPlainError: the part is not plain.
    """
    start, end = content.find(_BEGIN.encode()), content.rfind(_END.encode()) + len(_END)
    if start < 0:
        return []
    around = content[:start] + content[max(start, end) :]
    if end < start or b"<si" in around or b":si" in content or not is_well_formed(around):
        raise NotPlainError
    try:
        middle = content[start:end].decode()
    except UnicodeDecodeError as problem:
        raise NotPlainError from problem
    texts = _texts(middle, library)
    return list(map(only_one, texts, texts))


def _texts(middle: str, library: Library) -> list[str]:
    """The texts of the strings, which are all that the markup holds.

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
    return texts

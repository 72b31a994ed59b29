"""Text on a screen of columns of one width: how wide it is, and where its lines break."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS_NO_LINE = frozenset("，。、；：？！）》〉」』”’】〕…—～％·,.;:?!)%]}")
ENDS_NO_LINE = frozenset("（《〈「『“‘【〔([{￥")


def columns_of(text: str) -> int:
    """How many columns a text takes: a Han character two, a Latin one; an ambiguous one two, as in China."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)


def padded(text: str, width: int) -> str:
    """A text with blanks up to a width in columns."""
    return text + " " * (width - columns_of(text))


def broken(text: str, width: int) -> Iterator[str]:
    """The lines of a text, none wider than `width` columns where that can be.

    No line begins with a closing sign or ends with an opening one; words and numbers stay whole, but for
    one that is wider than a line.
    """
    line = ""
    for piece in _pieces(text):
        for part in _cut(piece, width):
            if line and columns_of(line + part.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += part if line else part.lstrip()
    if line.strip():
        yield line.rstrip()


def _cut(piece: str, width: int) -> Iterator[str]:
    """A piece, in several where it is wider than a line."""
    part = ""
    for each in piece:
        if part and columns_of(part + each) > width:
            yield part
            part = ""
        part += each
    yield part


def _pieces(text: str) -> Iterator[str]:
    """What a line is made of: single Han characters and whole words, with the signs that cling to them."""
    piece = ""
    for each in text:
        if piece and _may_part(piece, each):
            yield piece
            piece = ""
        piece += each
    if piece:
        yield piece


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    last = before[-1]
    if after in BEGINS_NO_LINE or last in ENDS_NO_LINE:
        return False
    if last.isspace() or after.isspace():
        return not after.isspace()
    return _is_wide(last) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"

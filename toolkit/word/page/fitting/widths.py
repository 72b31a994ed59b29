"""How wide words are and where a row of them ends, in characters (1 is a Han character of the type's size).

LibreOffice leaves a gap between a Han character and a digit, and lets a mark hang over the edge, even where
the document switches both off; whoever sets rows by arithmetic asks for either program's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = 0.21
"""Between a Han character and a digit or letter in LibreOffice (measured with 7.4)."""

_HALF = 0.5
HANGING = "，。、；：！？"
_CLOSING = "，。、；：！？）》”’」』】〕…％%"
_OPENING = "（《“‘「『【〔"
_MEETING = compiled_late(f"[{HAN}](?=[0-9A-Za-z])|[0-9A-Za-z](?=[{HAN}])")
_UNIT = re.compile(rf"[{_OPENING}]*(?:[!-~]+|[^!-~])[{_CLOSING}]*", re.DOTALL)
_DATE = re.compile(r"(?:\d+年)?\d+月\d+日(?:[至—-](?:\d+月)?\d+日)?")
_PIECE = re.compile(r"[^、，；。\s]+[、，；。]?")
_WHOLE = 5.0  # characters: what is no longer is a name, a number or a word, and is not torn
_NAME_DOT = "·"


def width(text: str, gap: float = 0.0) -> float:
    """The width of one row of words; signs of ASCII are half as wide as the others."""
    signs = sum(_HALF if " " <= sign <= "~" else 1.0 for sign in text)
    return signs + gap * len(_MEETING.findall(text))


def units(text: str) -> Iterator[str]:
    """What a row never ends within: a number, a character with the closing marks that follow it."""
    return (match[0] for match in _UNIT.finditer(text))


@dataclass(frozen=True, slots=True)
class Setting:
    """How rows are set, in characters of the type's size.

    Attributes:
        room: of a row.
        first: by how much the first row is narrower.
        spacing: what is added behind each sign, wide or narrow.
        gap: between a Han character and a digit or letter.
        hanging: whether a mark that ends a row may stand beyond its edge.
    """

    room: float
    first: float = 0.0
    spacing: float = 0.0
    gap: float = 0.0
    hanging: bool = False


def rows(text: str, setting: Setting) -> list[str]:
    """The rows that words fill."""
    filled, left = [""], setting.room - setting.first
    for unit in units(text):
        row = filled[-1] + unit
        kept = row[:-1] if setting.hanging and row[-1] in HANGING else row
        if width(kept, setting.gap) + setting.spacing * len(kept) > left and filled[-1]:
            filled.append("")
            left = setting.room
        filled[-1] += unit
    return filled


def hangs(text: str, setting: Setting) -> bool:
    """Whether a mark stands beyond the edge at the end of a row that another follows."""
    room = setting.room - setting.first
    for row in rows(text, setting)[:-1]:
        if width(row, setting.gap) + setting.spacing * len(row) > room and row[-1] in HANGING:
            return True
        room = setting.room
    return False


def is_lone(row: str) -> bool:
    """Whether a row holds one character only, marks not counted."""
    return len([sign for sign in row if sign not in _CLOSING + _OPENING + " 　"]) <= 1


def pieces(text: str) -> list[str]:
    """The words of a cell between marks of enumeration, each with the mark that ends it."""
    return [piece for _, piece in placed_pieces(text)]


def placed_pieces(text: str) -> list[tuple[int, str]]:
    """The same, each with the place of its first sign."""
    return [(each.start(), each[0]) for each in _PIECE.finditer(text)]


def is_kept_whole(piece: str) -> bool:
    """Whether a piece of a cell may not be torn: a date, a short word, a name with its dot."""
    bare = piece.rstrip("、，；。")
    return bool(
        _DATE.fullmatch(bare)
        or _NAME_DOT in bare
        or width(bare) <= _WHOLE
        or not re.search(r"[^!-~]", bare)
    )

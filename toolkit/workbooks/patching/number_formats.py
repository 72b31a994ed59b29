"""What a number format makes of a number (ECMA-376-1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from enum import Enum

_TIMES = frozenset({*range(18, 22), *range(32, 36), *range(45, 48), 55, 56})
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(50, 59)}) - _TIMES
_PERCENT = frozenset({9, 10})
_TEXT = 49
_NOT_LETTERS = re.compile(r"\"[^\"]*\"|\[(?![hms]+\])[^\]]*\]|\\.|General", re.IGNORECASE)


class Shows(Enum):
    """What is seen of a number."""

    NUMBER = "a number"
    PERCENT = "a hundred times it"
    DATE = "a day"
    TIME = "a time of day"
    TEXT = "its digits as text"


def shows(number: int, code: str) -> Shows:
    """What a number in a format is shown as.

    Args:
        number: of the number format. 27–36 and 50–58 are those of Chinese Excel.
        code: the format as the workbook states it; empty for one that every program knows.
    """
    if code:
        return _of_code(code)
    for kind, numbers in ((Shows.DATE, _DATES), (Shows.TIME, _TIMES), (Shows.PERCENT, _PERCENT)):
        if number in numbers:
            return kind
    return Shows.TEXT if number == _TEXT else Shows.NUMBER


def _of_code(code: str) -> Shows:
    letters = _NOT_LETTERS.sub("", code).lower()
    if any(letter in letters for letter in "yd"):
        return Shows.DATE
    if any(letter in letters for letter in "hs"):
        return Shows.TIME
    if "m" in letters:
        return Shows.DATE
    if letters.strip() == "@":
        return Shows.TEXT
    return Shows.PERCENT if "%" in letters else Shows.NUMBER

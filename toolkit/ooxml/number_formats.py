"""Which number formats show a day, a time of day or a lapse of time (ECMA-376-1, 18.8.30 and 31)."""

from __future__ import annotations

import re
from enum import Enum


class Shows(Enum):
    """What a number is shown as."""

    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    LAPSE = "lapse"


_LAPSE = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|[\\_*].|General|AM/PM|A/P", re.IGNORECASE)
_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58), Shows.DAY),
    **dict.fromkeys((*range(18, 22), *range(32, 36), 45, 47, 55, 56), Shows.TIME),
    46: Shows.LAPSE,
}


def shows(number: int, code: str | None) -> Shows:
    """What the format of a number shows; `code` is the workbook's own, None for a built-in one."""
    if code is None:
        return _BUILT_IN.get(number, Shows.NUMBER)
    if _LAPSE.search(code):
        return Shows.LAPSE
    letters = set(_NOT_LETTERS.sub("", code).lower())
    if letters & set("yd"):
        return Shows.DAY
    if letters & set("hs"):
        return Shows.TIME
    return Shows.DAY if "m" in letters else Shows.NUMBER

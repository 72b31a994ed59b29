"""What of a cell may be repeated outside it, where its row has restricted cells.

A row pasted one column off puts a name, a number or an address under any heading. So only that is
repeated which surely is none of them: a day, a time, a small number, an option, a number such as
the example's.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_DIGITS = 6
"""A number of more digits may be a telephone's."""

LARGEST_NUMBER = 1_000_000

_DAY = r"(?:\d{2}|\d{4})\s*[年./-]\s*\d{1,2}\s*(?:[月./-]\s*\d{1,2})?\s*日?"
_CLOCK = r"\d{1,2}\s*[:：时点]\s*(?:\d{1,2}\s*分?)?"
_MOMENT = rf"(?:{_DAY}|{_CLOCK}|{_DAY}\s*{_CLOCK})"
_WHEN = re.compile(rf"{_MOMENT}(?:\s*[至到~～—-]+\s*{_MOMENT})?")
_AMOUNT = re.compile(r"[-+]?[\d.,%\s/~～-]+[天日个人件次户批元月时分半]*")
_NUMBER = re.compile(r"[A-Za-z]{1,6}(?:[-_]?\d{1,4}){1,3}")
_DIGIT = re.compile(r"\d")


def is_harmless(value: object, example: object, options: Collection[str]) -> bool:
    """Whether a value is surely no name, number or address of a person."""
    if value is None or isinstance(value, bool | dt.date | dt.time | dt.timedelta):
        return True
    if isinstance(value, int | float):
        return abs(value) < LARGEST_NUMBER
    if isinstance(value, tuple):
        return all(is_harmless(each, example, options) for each in value)
    text = str(value).strip()
    if not text or text in options or _NUMBER.fullmatch(text) or _WHEN.fullmatch(text):
        return True
    if _AMOUNT.fullmatch(text):
        return len(_DIGIT.findall(text)) <= MOST_DIGITS
    return isinstance(example, str) and _shape(text) == _shape(example)


def _shape(text: str) -> str:
    """A number's form: SX-2012-001 and SX-2011-117 have one."""
    return _DIGIT.sub("0", text)

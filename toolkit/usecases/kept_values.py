"""A cell's value in the words of 变更留痕, and back: a number or a day comes back as one, a text as a text.

The cells of that sheet hold texts, whatever is put into them.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from toolkit.declare.wording import shown

TEXT = "（文字）"
"""Stands before a text that looks like a number, a day or a time (or like one that is marked so)."""
DAY_MINUTES = 24 * 60
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_CLOCK = re.compile(r"(\d\d):(\d\d)")


def as_kept(value: object) -> str:
    """A value in words."""
    words = shown(value)
    is_other = isinstance(value, str) and as_was(words) != words
    return f"{TEXT}{words}" if is_other else words


def as_was(kept: object) -> object:
    """The value that words stand for; what is in no words (a day that the program has kept as one) as it is."""
    if not isinstance(kept, str):
        return kept
    if kept.startswith(TEXT):
        return kept.removeprefix(TEXT)
    if _NUMBER.fullmatch(kept):
        number = float(kept)
        return number if shown(number) == kept else kept
    if clock := _CLOCK.fullmatch(kept):
        return (int(clock[1]) * 60 + int(clock[2])) / DAY_MINUTES
    with suppress(ValueError):
        moment = dt.datetime.strptime(kept, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - a cell has no zone
        return moment if shown(moment) == kept else kept
    with suppress(ValueError):
        day = dt.date.fromisoformat(kept)
        return day if shown(day) == kept else kept
    return kept

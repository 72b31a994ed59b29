"""What a cell held in the words of 变更留痕, and back: a number or a day comes back as one, a text as a text.

The cells of that sheet hold texts, whatever is put into them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from contextlib import suppress

from toolkit.declare.wording import shown

TEXT = "（文字）"
"""Stands before a text that looks like a number, a day or a time (or like one that is marked so)."""
FORMULA = "（公式）"
"""Stands before a formula."""
LONGEST = 300
"""Characters that a line tells of a cell."""
DAY_MINUTES = 24 * 60
_DIGITS = 8
_CUT = re.compile(rf"…（共\d+字，核对码[0-9a-f]{{{_DIGITS}}}）\Z")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_CLOCK = re.compile(r"(\d\d):(\d\d)")


class Formula(str):
    """What a cell held that was calculated."""

    __slots__ = ()


def as_kept(value: object) -> str:
    """A value in words."""
    words = shown(value)
    if isinstance(value, Formula):
        return f"{FORMULA}{words}"
    is_other = isinstance(value, str) and as_was(words) != words
    return f"{TEXT}{words}" if is_other else words


def as_was(kept: object) -> object:
    """The value that words stand for; what is in no words (a day that the program has kept as one) as it is."""
    if not isinstance(kept, str):
        return kept
    if kept.startswith(TEXT):
        return kept.removeprefix(TEXT)
    if kept.startswith(FORMULA):
        return Formula(kept.removeprefix(FORMULA))
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


def cut_short(words: str) -> str:
    """Words as a line of the sheet tells them: long ones end in how long they were, and what knows them again.

    Shorter ones that end so are cut, too: no line says so that holds all.
    """
    if len(words) <= LONGEST and not is_cut_short(words):
        return words
    digest = hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
    end = f"…（共{len(words)}字，核对码{digest}）"
    return f"{words[: LONGEST - len(end)]}{end}"


def is_cut_short(words: str) -> bool:
    """Whether words are the beginning of what a cell held."""
    return _CUT.search(words) is not None

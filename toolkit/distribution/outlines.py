"""Texts without what their digits are: thousands that differ in their numbers alone have one outline.

What stands in a text stands in its outline too, once its own digits are left out as well. So an
outline in which nothing stands rules out every text of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import SIGN
from toolkit.distribution.escapes import may_have_codes
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import has_person_run
from toolkit.distribution.person_numbers import long_runs

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable

DIGITS = re.compile("[0-9]+")
_DIGITS_APART = re.compile(f"[0-9]+(?:[{SIGN}{CELL}]+[0-9]+)*")
_PLAIN = re.compile(r"[ -~\n\t\u3400-\u9fff，。、；：！？“”‘’（）《》【】—]*")
"""Signs that stay one sign each however they are compared, and of which none is another way to write a digit."""

_BETWEEN_RUNS = "\n"
_NO_DIGIT = re.compile(f"[^0-9X{_BETWEEN_RUNS}]+")
_BETWEEN_OUTLINES = "\0"
_BETWEEN_TEXTS = "\n甲\n"
"""No number goes over a Han character that is no numeral."""


def outlined(text: str) -> str:
    """A text with one 0 for the digits that stand together."""
    return DIGITS.sub("0", text)


def outlines_of(texts: Collection[str]) -> list[str]:
    """The outline of each of many texts, made of all of them at once."""
    outlines = outlined(_BETWEEN_OUTLINES.join(texts)).split(_BETWEEN_OUTLINES)
    if len(outlines) == len(texts):
        return outlines
    return [
        *map(outlined, texts)
    ]  # -- one of them holds the sign between them, or there is none --


def outlined_words(marked: str) -> str:
    """`marked` text with one 0 for the digits between which nothing but signs stands."""
    return _DIGITS_APART.sub("0", marked)


def is_plain(outline: str) -> bool:
    """Whether an outline tells of its texts what they hold: their characters are what they show."""
    return _PLAIN.fullmatch(outline) is not None and not may_have_codes(outline)


def may_hold_a_person_s(texts: Iterable[str]) -> bool:
    """Whether a person's number may stand in one of many texts: so many digits together in plain ones, or an odd text."""
    together = _BETWEEN_TEXTS.join(texts)
    return not is_plain(together) or has_person_run(together)


def numbers_among(plain: Iterable[str]) -> dict[str, str]:
    """The stretches of plain texts in which seven digits and more stand, each with its digits."""
    runs = [*set(long_runs(_BETWEEN_TEXTS.join(plain)))]
    digits = _NO_DIGIT.sub("", _BETWEEN_RUNS.join(runs).upper()).split(_BETWEEN_RUNS)
    if len(digits) == len(runs) and all(map(str.isascii, runs)):
        return dict(zip(runs, digits, strict=True))
    return {run: digits_of(run) for run in runs}

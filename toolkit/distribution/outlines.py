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
from toolkit.distribution.person_numbers import long_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS = re.compile("[0-9]+")
_DIGITS_APART = re.compile(f"[0-9]+(?:[{SIGN}{CELL}]+[0-9]+)*")
_PLAIN = re.compile(r"[ -~\n\t\u3400-\u9fff，。、；：！？“”‘’（）《》【】—]*")
"""Signs that stay one sign each however they are compared, and of which none is another way to write a digit."""

_BETWEEN_TEXTS = "\n甲\n"
"""No number goes over a Han character that is no numeral."""


def outlined(text: str) -> str:
    """A text with one 0 for the digits that stand together."""
    return DIGITS.sub("0", text)


def outlined_words(marked: str) -> str:
    """`marked` text with one 0 for the digits between which nothing but signs stands."""
    return _DIGITS_APART.sub("0", marked)


def is_plain(outline: str) -> bool:
    """Whether an outline tells of its texts what they hold: their characters are what they show."""
    return _PLAIN.fullmatch(outline) is not None and not may_have_codes(outline)


def numbers_among(plain: Iterable[str]) -> dict[str, str]:
    """The stretches of plain texts in which seven digits and more stand, each with its digits."""
    return {run: digits_of(run) for run in set(long_runs(_BETWEEN_TEXTS.join(plain)))}

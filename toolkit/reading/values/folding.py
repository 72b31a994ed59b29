"""Full-width signs folded, in columns of numbers, dates and choices only.

A text column is never folded: its brackets, circled numbers and units are what the clerk wrote.
"""

from __future__ import annotations

import re

from toolkit.chinese.characters import TO_HALF_WIDTH
from toolkit.reading.values.results import UNSEEN

_FOLDED: dict[int, int | None] = {
    **TO_HALF_WIDTH,
    0xA0: 0x20,
    **{ord(sign): None for sign in UNSEEN},
}


def folded(text: str) -> str:
    """Text with full-width signs and blanks made half-width and unseen blanks taken out."""
    return text.translate(_FOLDED).strip()


def without_blanks(text: str) -> str:
    """Text without any blanks."""
    return re.sub(r"\s+", "", text)

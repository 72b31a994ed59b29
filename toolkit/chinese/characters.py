"""Widths of characters, and what a Han character is."""

from __future__ import annotations

from toolkit.chinese.late_patterns import compiled_late

HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
"""The Han characters of Unicode, for a pattern's character class."""

WIDE_BLANK = "　"

TO_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {ord(WIDE_BLANK): 0x20}
"""Full-width signs and blank → half-width ones, for `str.translate`."""

_TO_FULL_WIDTH = {half: full for full, half in TO_HALF_WIDTH.items()}
_TWO_HAN = compiled_late(f"[{HAN}]{{2}}")


def half_width(text: str) -> str:
    """Ａ１（ → A1(."""
    return text.translate(TO_HALF_WIDTH)


def full_width(text: str) -> str:
    """A1( → Ａ１（."""
    return text.translate(_TO_FULL_WIDTH)


def widened(name: str) -> str:
    """A name of two characters as wide as one of three: 张三 → 张　三; others as they are."""
    return WIDE_BLANK.join(name) if _TWO_HAN.fullmatch(name) else name

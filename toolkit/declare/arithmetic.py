"""Arithmetic that official papers are held to: shares that add up, rates with one decimal."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def shares(counts: Sequence[int], *, decimals: int = 1) -> list[str]:
    """Percentages that add to exactly 100, by the largest-remainder method (最大余数法).

    Args:
        counts: the parts; not negative.
        decimals: digits after the point.

    Returns:
        One text a part (63.5%); all 0 where the parts are all 0. Of equal remainders the
        earlier part is rounded up.
    """
    whole = sum(counts)
    scale = 10**decimals
    if whole == 0:
        return [f"{0:.{decimals}f}%" for _ in counts]
    exact = [Fraction(count * 100 * scale, whole) for count in counts]
    floors = [int(value) for value in exact]
    short = 100 * scale - sum(floors)
    by_remainder = sorted(range(len(counts)), key=lambda at: (floors[at] - exact[at], at))
    for at in by_remainder[:short]:
        floors[at] += 1
    return [f"{floor / scale:.{decimals}f}%" for floor in floors]


def rate(part: int, whole: int) -> str:
    """A single percentage with one decimal, halves rounded up; — where there is no whole."""
    if whole == 0:
        return "—"
    tenths = int(Fraction(part * 1000, whole) + Fraction(1, 2))
    return f"{tenths / 10:.1f}%"

"""Figures that official papers are held to: halves rounded up, shares that add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def rounded(value: Decimal | Fraction | int, decimals: int = 0) -> Decimal:
    """A number with exactly so many decimals, halves away from zero (四舍五入); never -0."""
    scaled = abs(Fraction(value)) * 10**decimals + Fraction(1, 2)
    return _decimal(int(scaled) if value >= 0 else -int(scaled), decimals)


def shares(parts: Sequence[Decimal | int], *, decimals: int = 1) -> list[str]:
    """Percentages that add to exactly 100, by the largest-remainder method (最大余数法).

    Args:
        parts: not negative.
        decimals: digits after the point.

    Returns:
        One text a part (63.5%); all 0 where the parts are all 0. Of equal remainders the
        earlier part is rounded up.
    """
    whole = sum(map(Fraction, parts))
    steps = 100 * 10**decimals
    exact = [Fraction(part) * steps / whole if whole else Fraction(0) for part in parts]
    floors = [int(each) for each in exact]
    short = steps - sum(floors) if whole else 0
    by_remainder = sorted(range(len(parts)), key=lambda at: (floors[at] - exact[at], at))
    for at in by_remainder[:short]:
        floors[at] += 1
    return [f"{_decimal(floor, decimals):f}%" for floor in floors]


def rate(part: int, whole: int) -> str:
    """A single percentage with one decimal, halves rounded up; — where there is no whole."""
    return f"{rounded(Fraction(part * 100, whole), 1)}%" if whole else "—"


def _decimal(steps: int, decimals: int) -> Decimal:
    """Exactly `steps` hundredths, thousandths …: no context of the decimal module rounds it."""
    return Decimal(f"{steps}E-{decimals}")

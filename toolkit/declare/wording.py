"""How the values of cells and lists of them are worded in messages and papers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = "；"  # -- between the several values of one cell --


def number(value: float) -> str:
    """Without a useless fraction: 5, 0.5."""
    return f"{value:.10g}"


def listed(items: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(items)


def shown(value: object) -> str:
    """A cell's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return number(value)
    if isinstance(value, tuple):
        return SEPARATOR.join(map(shown, value))
    return str(value)

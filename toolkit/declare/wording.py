"""How dates, numbers and lists are worded in messages and official papers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = "；"  # -- between the several values of one cell --


def number(value: float) -> str:
    """Without a useless fraction: 5, 0.5."""
    return f"{value:.10g}"


def day(value: dt.date) -> str:
    """4月10日."""
    return f"{value.month}月{value.day}日"


def full_day(value: dt.date) -> str:
    """2012年4月10日, as GB/T 9704—2012 7.3.5.4 writes dates."""
    return f"{value.year}年{day(value)}"


def span(first: dt.date, last: dt.date) -> str:
    """4月10日至13日; 4月28日至5月2日; a single day stays one."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{day(first)}至{last.day}日"
    return f"{day(first)}至{day(last)}"


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

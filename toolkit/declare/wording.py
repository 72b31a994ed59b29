"""How dates, numbers and lists are worded in messages and official papers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEW_ERA = dt.date(2012, 7, 1)
DIGITS = "〇一二三四五六七八九"
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


def official_day(value: dt.date) -> str:
    """A 成文日期 as its era writes it.

    Arabic figures from 2012-07-01 on (GB/T 9704—2012 7.3.5.4), Chinese ones before
    (GB/T 9704—1999): 二〇一二年三月十四日.
    """
    if value >= NEW_ERA:
        return full_day(value)
    year = "".join(DIGITS[int(digit)] for digit in str(value.year))
    return f"{year}年{_small(value.month)}月{_small(value.day)}日"


def _small(value: int) -> str:
    """A whole number from 1 to 99 in Chinese: 十, 十四, 三十一."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else ("" if tens == 1 else DIGITS[tens]) + "十"
    return head + (DIGITS[ones] if ones else "")


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

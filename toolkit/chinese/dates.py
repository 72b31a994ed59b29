"""Dates as official papers word them, in both eras of GB/T 9704."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from toolkit.chinese.numerals import digit_by_digit
from toolkit.chinese.numerals import numeral

NEW_ERA = dt.date(2012, 7, 1)
"""The day from which GB/T 9704—2012 holds; papers dated before follow GB/T 9704—1999."""

WEEKDAYS = "一二三四五六日"
"""The signs of the weekdays in the order of `datetime.date.weekday`."""


@lru_cache(maxsize=1024)  # -- a year's days are told by thousands --
def day(value: dt.date) -> str:
    """4月10日."""
    return f"{value.month}月{value.day}日"


def month(value: dt.date) -> str:
    """2012年4月."""
    return f"{value.year}年{value.month}月"


def full_day(value: dt.date) -> str:
    """2012年4月10日, as GB/T 9704—2012 7.3.5.4 writes dates."""
    return f"{value.year}年{day(value)}"


def month_in_words(value: dt.date) -> str:
    """二〇一二年四月."""
    return f"{digit_by_digit(str(value.year))}年{numeral(value.month)}月"


def day_in_words(value: dt.date) -> str:
    """二〇一二年四月十日, as GB/T 9704—1999 writes the date of a paper."""
    return f"{month_in_words(value)}{numeral(value.day)}日"


def official_day(value: dt.date) -> str:
    """A 成文日期 as its era writes it: in words before `NEW_ERA`, in figures from then on."""
    return day_in_words(value) if value < NEW_ERA else full_day(value)


def span(first: dt.date, last: dt.date) -> str:
    """4月10日至13日; 4月28日至5月2日; a single day stays one."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{day(first)}至{last.day}日"
    return f"{day(first)}至{day(last)}"


def weekday(value: dt.date) -> str:
    """星期一 … 星期日."""
    return f"星期{WEEKDAYS[value.weekday()]}"

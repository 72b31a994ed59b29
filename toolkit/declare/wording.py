"""How the values of cells and lists of them are worded in messages and papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = "；"  # -- between the several values of one cell --


_DIGITS_TYPED = 15  # -- a spreadsheet keeps no more of what is typed --
_LONGEST_WHOLE = 1e21  # -- beyond, nobody writes the digits out --
_NOISE_TELLS = 1e9


def number(value: float) -> str:
    """As a person types it, never with an exponent or a useless fraction: -5, 0.5, 51982810000.

    What calculating left behind the tenth digit (0.30000000000000004) is not shown.
    """
    text = f"{value:.{_DIGITS_TYPED}g}"
    if float(text) != value and abs(value) < _NOISE_TELLS:
        text = f"{value:.10g}"
    if "e" in text and abs(value) < _LONGEST_WHOLE:
        text = f"{Decimal(text):f}"
    return "0" if text == "-0" else text


def listed(items: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(items)


def shown(value: object) -> str:
    """A cell's value as a person would type it."""
    if value is None or value.__class__ is str:
        return str(value or "")
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
    if isinstance(value, Mapping):
        return SEPARATOR.join(f"{name}：{shown(each)}" for name, each in value.items())
    return str(value)

"""Numbers as they stand in running text: 1,501、1501、50%、三件、1 501 written full-width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.chinese.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROW = str.maketrans("０１２３４５６７８９％．‰", "0123456789%.‰")
_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[ 　]?[%‰])?[万亿]?"
_UNITS = "人次|批次|人·天|场|件|户|家|篇|人|天|个|名|次|起|项|处|张|岁|元|公里|亩|吨|年|月|日|％|%|类|份|条|批"
_SIGNS = "[〇零○一二三四五六七八九十百千万亿两]"
_WORDS = (
    rf"百分之{_SIGNS}+|{_SIGNS}+(?=(?:多|余|来|几)?(?:{_UNITS}))|(?<=第){_SIGNS}+(?=\w)"
    rf"|(?:(?<=\|)|^){_SIGNS}+(?=\||$)"
)
"""A numeral is a number before a unit, in an ordinal (第五行, not “第二，…”), alone in a cell."""
NUMBER = re.compile(rf"{_DIGITS}|{_WORDS}")
NUMERAL = re.compile(_SIGNS)
_SCALES = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Read:
    """A number in a text: as written, from where to where, and its value; None where it has no certain one."""

    text: str
    start: int
    end: int
    value: str | None


def narrow(text: str) -> str:
    """The same text with digits, percent signs and points of normal width, as long as before."""
    return text.translate(_NARROW)


def numbers_in(text: str) -> Iterator[Read]:
    """The numbers of a text in order; a numeral counts where a unit follows."""
    for found in NUMBER.finditer(narrow(text)):
        yield Read(found[0], found.start(), found.end(), value_of(found[0]))


def value_of(written: str) -> str | None:
    """A number's value as plain text (1501, 50%), the same however it is written; None for none.

    1,501 → 1501, ５０％ → 50%, 三 → 3, 1.2万 → 12000, 百分之五十 → 50%.
    """
    plain = re.sub(r"[\s,，]", "", narrow(written))
    sign = plain[-1:] if plain[-1:] in {"%", "‰"} else ""
    plain = plain.removesuffix(sign)
    if plain.startswith("百分之"):
        plain, sign = plain.removeprefix("百分之"), "%"
    if re.fullmatch(r"\d+(?:\.\d+)?[万亿]?", plain):
        scale = _SCALES.get(plain[-1], 1)
        value = Decimal(plain.rstrip("万亿")) * scale
    else:
        words = number_of(plain)
        if words is None:
            return None
        value = Decimal(words)
    shown = f"{value:f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + sign

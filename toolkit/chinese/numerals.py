"""Chinese numerals, written and read."""

from __future__ import annotations

import re

DIGITS = "〇一二三四五六七八九"
"""The digits as years and dates are written with them; within a number, 〇 is written 零."""

SIGNS = "零一二三四五六七八九〇○两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
"""All signs that Chinese numerals are made of, as people write them."""

FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
MOST = 10**16
"""Numbers in words are smaller."""

_DIGITS = DIGITS.replace("〇", "零")
_PLACES = "千百十"
_FORMAL = str.maketrans(_DIGITS + _PLACES, FORMAL_DIGITS + "仟佰拾")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("〇○Ｏ0０O", "零"),
        **{formal: plain for plain, formal in zip(_DIGITS, FORMAL_DIGITS, strict=True)},
        "拾": "十",
        "佰": "百",
        "仟": "千",
        "两": "二",
        "廿": "二十",
        "卅": "三十",
    }
)
_LONGEST = 40
_RANKS = ((10**8, "亿"), (10**4, "万"))
_DIGIT = f"[{_DIGITS[1:]}]"
_GROUP = re.compile(rf"零?(?:({_DIGIT})千)?零?(?:({_DIGIT})百)?零?(?:({_DIGIT})十)?零?({_DIGIT})?")


def numeral(number: int, *, formal: bool = False) -> str:
    """A whole number in words: 一百零五, 十二, 负三, 零; formal 壹佰零伍, 壹拾贰."""
    if number < 0:
        return "负" + numeral(-number, formal=formal)
    if number == 0:
        return "零"
    text = _spelled(number)
    if formal:
        return text.translate(_FORMAL)
    return text[1:] if text.startswith("一十") else text


def digit_by_digit(figures: str) -> str:
    """Decimal figures sign by sign: 2012 → 二〇一二."""
    return "".join(DIGITS[int(figure)] for figure in figures)


def number_of(words: str) -> int | None:
    """A numeral's whole number; None for what is no numeral, or no certain one.

    十二 → 12, 一百零五 → 105, 三万二千 → 32000, 二〇一二 → 2012, 壹佰零伍 → 105. A colloquial 一百二
    is None: it may mean 102 or 120. So is a number of `MOST` or more.
    """
    if not words or len(words) > _LONGEST:
        return None
    plain = words.translate(_PLAIN)
    if all(sign in _DIGITS for sign in plain):
        figures = int("".join(str(_DIGITS.index(sign)) for sign in plain))
        return figures if figures < MOST else None
    if plain.startswith("十"):
        plain = f"一{plain}"
    number = _ranked(plain)
    return number if number and number < MOST and _spelled(number) == plain else None


def _spelled(number: int) -> str:
    """The one right way to write a number from 1, by which a wrong one is told."""
    for rank, sign in _RANKS:
        high, low = divmod(number, rank)
        if high:
            gap = "零" if 0 < low < rank // 10 else ""
            return f"{_spelled(high)}{sign}{gap}{_spelled(low) if low else ''}"
    written = "".join(
        _DIGITS[int(figure)] + (place if figure != "0" else "")
        for figure, place in zip(f"{number:04}", [*_PLACES, ""], strict=True)
    )
    return re.sub("零+", "零", written).strip("零")


def _ranked(plain: str) -> int | None:
    """The number by its ranks 亿 and 万, however its zeros are written."""
    for rank, sign in _RANKS:
        if sign in plain:
            high, _, low = plain.rpartition(sign)
            parts = _ranked(high), _ranked(low) if low else 0
            return None if None in parts else (parts[0] or 0) * rank + (parts[1] or 0)
    places = _GROUP.fullmatch(plain)
    if places is None:
        return None
    return int("".join(str(_DIGITS.index(digit or "零")) for digit in places.groups()))

"""Full-width signs and Chinese numerals, folded in columns of numbers, dates and choices only.

A text column is never folded: its brackets, circled numbers and units are what the clerk wrote.
"""

from __future__ import annotations

import re

from toolkit.reading.values.results import UNSEEN

LONGEST_NUMERAL = 20

_WIDE: dict[int, int | None] = {0xFF01 + i: 0x21 + i for i in range(94)}
_WIDE |= {0x3000: 0x20, 0xA0: 0x20} | {ord(sign): None for sign in UNSEEN}

_PLAIN = str.maketrans(
    "〇○Ｏ0０O两壹贰叁肆伍陆柒捌玖拾佰仟", "零零零零零零二一二三四五六七八九十百千"
)
_DIGITS = "零一二三四五六七八九"
_PLACES = re.compile(
    r"(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?"
    r"(?:([一二三四五六七八九])十)?零?([一二三四五六七八九])?"
)

NUMERAL = "零一二三四五六七八九〇○两十百千万壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
"""All signs that Chinese numerals are made of."""


def folded(text: str) -> str:
    """Text with full-width signs and blanks made half-width and unseen blanks taken out."""
    return text.translate(_WIDE).strip()


def without_blanks(text: str) -> str:
    """Text without any blanks."""
    return re.sub(r"\s+", "", text)


def chinese_number(numeral: str) -> int | None:
    """十二 → 12, 一百零五 → 105, 三万二千 → 32000, 二〇一二 → 2012; None for what is no numeral.

    Whole numbers below 100 million. A colloquial 一百二 is None: it may mean 102 or 120.
    """
    if len(numeral) > LONGEST_NUMERAL:
        return None
    plain = numeral.translate(_PLAIN).replace("廿", "二十").replace("卅", "三十")
    if plain and all(sign in _DIGITS for sign in plain):
        return int("".join(str(_DIGITS.index(sign)) for sign in plain))
    if plain.startswith("十"):
        plain = f"一{plain}"
    high, _, low = plain.rpartition("万")
    parts = [_PLACES.fullmatch(part) for part in (high, low)]
    if parts[0] is None or parts[1] is None:
        return None
    number = _by_places(parts[0]) * 10_000 + _by_places(parts[1])
    return number if number and _spelled(number) == plain else None


def _by_places(places: re.Match[str]) -> int:
    return int("".join(str(_DIGITS.index(digit or "零")) for digit in places.groups()))


def _spelled(number: int) -> str:
    """The one right way to write a number, by which a wrong one is told."""
    high, low = divmod(number, 10_000)
    if high:
        gap = "零" if 0 < low < 1000 else ""
        return f"{_spelled(high)}万{gap}{_spelled(low)}"
    figures = str(low).zfill(4)
    written = "".join(
        _DIGITS[int(figure)] + (place if figure != "0" else "")
        for figure, place in zip(figures, "千百十 ", strict=True)
    )
    return re.sub("零+", "零", written.replace(" ", "")).strip("零")

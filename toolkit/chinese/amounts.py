"""Amounts of money in words (大写金额), as cheques write them, written and read."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.chinese.numerals import FORMAL_DIGITS
from toolkit.chinese.numerals import MOST
from toolkit.chinese.numerals import number_of
from toolkit.chinese.numerals import numeral

_AMOUNT = re.compile(
    rf"(负)?(?:人民币)?(?:([^元圆]+)[元圆])?零?(?:([{FORMAL_DIGITS[1:]}])角)?"
    rf"零?(?:([{FORMAL_DIGITS[1:]}])分)?整?"
)


def amount_in_words(yuan: Decimal) -> str:
    """An amount in yuan: 壹仟贰佰元零伍分, 叁拾元整, 伍角整.

    Raises:
        ValueError: it has parts of a fen, or is `MOST` or more.
    """
    fen = yuan * 100
    if fen != fen.to_integral_value() or abs(yuan) >= MOST:
        raise ValueError(yuan)
    whole, rest = divmod(int(abs(fen)), 100)
    tens, ones = divmod(rest, 10)
    text = f"{numeral(whole, formal=True)}元" if whole or not rest else ""
    if tens:
        text += FORMAL_DIGITS[tens] + "角"
    elif ones and whole:
        text += "零"
    text += FORMAL_DIGITS[ones] + "分" if ones else "整"
    return f"负{text}" if yuan < 0 else text


def amount_of(words: str) -> Decimal | None:
    """The yuan of an amount in words (圆 for 元, 人民币 before it); None for what is none."""
    found = _AMOUNT.fullmatch(words)
    if found is None or not any(found.group(2, 3, 4)):
        return None
    whole = number_of(found[2]) if found[2] else 0
    if whole is None:
        return None
    tens, ones = (FORMAL_DIGITS.index(digit or "零") for digit in found.group(3, 4))
    return (Decimal(whole) + Decimal(tens * 10 + ones).scaleb(-2)) * (-1 if found[1] else 1)

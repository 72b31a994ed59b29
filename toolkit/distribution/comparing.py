"""Text as it is compared with restricted values, and the numbers of persons that stand in it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from toolkit.declare.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_DIGITS = 7
"""A number of fewer digits (110, 12369, a year, an amount) tells nobody from others."""

_UNSEEN = dict.fromkeys(
    [0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)
_DASHES = r"\-‐‑‒–—―−~·."
_BETWEEN_DIGITS = re.compile(rf"(?<=\d)[\s{_DASHES}()]+(?=[\dX])")
_LONE = rf"[\s{_DASHES}]{{0,3}}"
_SEPARATED = rf"[\s{_DASHES}]{{1,3}}"
# -- whole, in groups of three or more digits, or one by one --
_MOBILE = re.compile(
    rf"(?<!\d)(?:\+?86{_LONE})?(1[3-9]\d{{9}})(?!\d)"
    rf"|(?<![0-9A-Za-z])(?:\+?86{_LONE})?("
    rf"1[3-9]\d(?:{_SEPARATED}\d{{4}}){{2}}"
    rf"|1[3-9]\d{_SEPARATED}\d{{8}}"
    rf"|1[3-9]\d{_SEPARATED}\d{{3}}{_SEPARATED}\d{{5}}"
    rf"|1[3-9]\d\d{_SEPARATED}\d{{4}}{_SEPARATED}\d{{3}}"
    rf"|1[3-9]\d{{2}}{_SEPARATED}\d{{7}}"
    rf"|1[3-9]\d{{3}}{_SEPARATED}\d{{6}}"
    rf"|1[3-9]\d{{5}}{_SEPARATED}\d{{4}}"
    rf"|1{_SEPARATED}[3-9](?:{_SEPARATED}\d){{9}}"
    r")(?![0-9A-Za-z])"
)
_IDENTITY = re.compile(
    rf"(?<!\d)(\d{{17}}[0-9Xx])(?![0-9])"
    rf"|(?<![0-9A-Za-z])(\d{{6}}{_LONE}\d{{4}}{_LONE}\d{{2}}{_LONE}\d{{2}}{_LONE}\d{{3}}{_LONE}[0-9Xx])(?![0-9A-Za-z])"
)
_OLD_IDENTITY = re.compile(
    rf"(?<!\d)([1-9]\d{{14}})(?!\d)"
    rf"|(?<![0-9A-Za-z])([1-9]\d{{5}}{_SEPARATED}\d{{6}}{_SEPARATED}\d{{3}})(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_NOT_A_DIGIT = re.compile(r"[^0-9X]")


def seen(text: str) -> str:
    """Text in the one width that its signs have (NFKC), without what nobody sees."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isprintable() else plain.translate(_UNSEEN)


def typed(cell: object) -> str:
    """A cell as a person would type it; a long number with all its digits."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return shown(cell)


def compared(text: str) -> str:
    """Text as it is compared: NFKC, without blanks, in capitals."""
    return "".join(seen(text).split()).upper()


def joined_digits(text: str) -> str:
    """Text that was made for comparing, without the signs between its digits: 0519-8280 → 05198280."""
    return _BETWEEN_DIGITS.sub("", text)


def digits_of(text: str) -> str:
    """The digits, and X, of a text."""
    return _NOT_A_DIGIT.sub("", compared(text))


def mobile_numbers(text: str) -> Iterator[str]:
    """The mobile numbers in a text (11 digits, 13 to 19 first), written together or in groups."""
    for match in _MOBILE.finditer(seen(text)):
        yield digits_of(match[1] or match[2])


def identity_numbers(text: str) -> Iterator[str]:
    """The citizen identity numbers in a text: 18 signs whose check sign is right (GB 11643), or 15."""
    plain = seen(text)
    for match in _IDENTITY.finditer(plain):
        number = digits_of(match[1] or match[2])
        if _is_day(number[6:14]) and _check_sign(number) == number[17]:
            yield number
    for match in _OLD_IDENTITY.finditer(plain):
        number = digits_of(match[1] or match[2])
        if _is_day(f"19{number[6:12]}"):
            yield number


def person_numbers(text: str) -> list[tuple[str, str]]:
    """Every number in a text that is one person's, each with what it is: 手机号 or 身份证号."""
    if len(text) < FEWEST_DIGITS or sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return []
    identities = list(identity_numbers(text))
    return [
        *((number, "身份证号") for number in identities),
        *((number, "手机号") for number in mobile_numbers(text)),
    ]


def _check_sign(number: str) -> str:
    weighted = zip(_WEIGHTS, number[:17], strict=True)
    return _CHECK_SIGNS[sum(weight * int(digit) for weight, digit in weighted) % 11]


def _is_day(digits: str) -> bool:
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True

"""Numbers in a text, however their digits are written and separated, and those that are one person's."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late
from toolkit.distribution.comparing import seen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

FEWEST_DIGITS = 7
"""A number of fewer digits (110, 12369, a year, an amount) tells nobody from others."""

FEWEST_OF_A_PERSON = 11
"""A number that is one person's has so many digits at least."""

CODE_DIGITS = 4
"""The code of a country or an area before a number has so many digits at most."""

_WRITTEN = {
    **{ord(sign): "0" for sign in "〇零○"},
    **{
        ord(sign): str(digit)
        for digit, signs in enumerate(
            ["一壹幺", "二贰两貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"],
            start=1,
        )
        for sign in signs
    },
}
DIGIT_WORDS = "".join(map(chr, _WRITTEN))
"""The Han characters that are one digit's."""

_DIGIT_SIGNS = compiled_late(f"[{DIGIT_WORDS}]")
_ANY_DIGIT = compiled_late(rf"[\d{DIGIT_WORDS}²³¹⁰-₉①-⓿⒈-⒛\U0001d7ce-\U0001d7ff㈠-㊉]")
_FOREIGN_DIGIT = compiled_late(r"(?![0-9])\d")
_RUN = compiled_late(
    rf"[0-9][0-9X]*(?:[^0-9A-Za-z{HAN}]{{1,5}}[0-9][0-9X]*|[^0-9A-Za-z{HAN}]{{1,5}}X)*"
)
_GROUP = compiled_late(r"[0-9X]+")
_WRITTEN_DIGITS = f"0-9{DIGIT_WORDS}"
_DIGITS_APART = rf"[{_WRITTEN_DIGITS}](?:[^0-9A-Za-z{HAN}]{{0,5}}[{_WRITTEN_DIGITS}Xx])"
_LONG_RUN = compiled_late(rf"{_DIGITS_APART}{{{FEWEST_DIGITS - 1},}}")
_PERSON_RUN = compiled_late(
    rf"[{_WRITTEN_DIGITS}](?<![{_WRITTEN_DIGITS}]{{2}})"  # -- the sign first: most are passed over by it --
    rf"(?:[^0-9A-Za-z{HAN}]{{0,5}}[{_WRITTEN_DIGITS}Xx]){{{FEWEST_OF_A_PERSON - 1}}}"
)
_ROW_NUMBERS = compiled_late(r"第[1-9][0-9]{0,6}(?:、[1-9][0-9]{0,6})+(?:等[0-9]+)?行")
"""Rows of a sheet as our own sentences list them: 第145、1462、1478行 is nobody's telephone."""
_DASHES = r"\-‐‑‒–—―−~·."
_LONE = rf"[\s{_DASHES}]{{0,3}}"
_SEPARATED = rf"[\s{_DASHES}]{{1,3}}"
_LISTED = r"\s?[/_*、,|+\\]\s?"
# -- whole, in groups of three or more digits, or one by one --
_MOBILE = compiled_late(
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
    # -- signs that list numbers as well: only as a telephone's groups go, or one by one --
    rf"|1[3-9]\d(?:{_LISTED}\d{{4}}){{2}}"
    rf"|1[3-9]\d{_LISTED}\d{{8}}"
    rf"|1[3-9]\d{{5}}{_LISTED}\d{{4}}"
    rf"|1{_LISTED}[3-9](?:{_LISTED}\d){{9}}"
    r")(?![0-9A-Za-z])"
)
_IDENTITY = compiled_late(
    rf"(?<!\d)(\d{{17}}[0-9Xx])(?![0-9])"
    rf"|(?<![0-9A-Za-z])(\d{{6}}{_LONE}\d{{4}}{_LONE}\d{{2}}{_LONE}\d{{2}}{_LONE}\d{{3}}{_LONE}[0-9Xx])(?![0-9A-Za-z])"
)
_OLD_IDENTITY = compiled_late(
    rf"(?<!\d)([1-9]\d{{14}})(?!\d)"
    rf"|(?<![0-9A-Za-z])([1-9]\d{{5}}{_SEPARATED}\d{{6}}{_SEPARATED}\d{{3}})(?![0-9A-Za-z])"
)
_IDENTITY_DIGITS = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_ELEVEN_DIGITS = compiled_late(r"(?:[^0-9]*[0-9]){11}")
_NOT_A_DIGIT = compiled_late(r"[^0-9X]")
_ERAS = ("18", "19", "20")


@dataclass(frozen=True)
class DigitRun:
    """Digits with nothing but signs and blanks between them.

    Attributes:
        groups: the digits that stand together, in order.
    """

    groups: tuple[str, ...]

    @cached_property
    def digits(self) -> str:
        """All of them."""
        return "".join(self.groups)

    @cached_property
    def _bounds(self) -> frozenset[int]:
        return frozenset(accumulate(map(len, self.groups), initial=0))

    def holds(self, number: str) -> bool:
        """Whether a number stands in one group, or is made of whole ones, save for a code before it."""
        at = self.digits.find(number)
        while at >= 0:
            end = at + len(number)
            if self._bounds.isdisjoint(range(at + 1, end)) or self._is_whole(at, end):
                return True
            at = self.digits.find(number, at + 1)
        return False

    def identities(self) -> Iterator[str]:
        """The identity numbers of 18 signs that are made of whole groups."""
        if len(self.groups) > 1:
            for start in sorted(self._bounds):
                number = self.digits[start : start + _IDENTITY_DIGITS]
                if start + _IDENTITY_DIGITS in self._bounds and _is_identity(number):
                    yield number

    def _is_whole(self, at: int, end: int) -> bool:
        starts = {at - code for code in range(CODE_DIGITS + 1)}
        return end in self._bounds and not self._bounds.isdisjoint(starts)


def numbered(text: str) -> str:
    """Text as it is `seen`, in capitals, with 0 to 9 for all signs that are one digit's: 一 壹 幺 〇."""
    plain = seen(text).upper()
    if plain.isascii():
        return plain
    return _FOREIGN_DIGIT.sub(_decimal, plain.translate(_WRITTEN))


def _decimal(digit: re.Match[str]) -> str:
    return str(unicodedata.decimal(digit[0]))


def may_have_digits(text: str) -> bool:
    """Whether any sign of a text is a digit, or may become one where all widths are one."""
    return _ANY_DIGIT.search(text) is not None


@lru_cache(maxsize=64)  # -- of one text they are asked for again and again --
def digit_runs(text: str) -> tuple[DigitRun, ...]:
    """The runs of seven digits and more in a text."""
    if len(_ANY_DIGIT.findall(text)) < FEWEST_DIGITS:
        return ()
    plain = numbered(text)
    runs = [DigitRun(tuple(_GROUP.findall(found))) for found in _RUN.findall(plain)]
    return tuple(run for run in runs if len(run.digits) >= FEWEST_DIGITS)


def long_runs(text: str) -> list[str]:
    """The stretches of a text in which its runs of seven digits and more stand, each with its signs.

    The text has no digits but 0 to 9 and Han characters, and no sign that stands for several.
    """
    return _LONG_RUN.findall(text)


def spans_of_long_runs(text: str) -> list[tuple[int, int]]:
    """Where the `long_runs` of a text stand."""
    return [run.span() for run in _LONG_RUN.finditer(text)]


def has_person_run(text: str) -> bool:
    """Whether any stretch of a text, as of `long_runs`, has as many digits as a person's number."""
    return _PERSON_RUN.search(text) is not None


def digits_of(text: str) -> str:
    """The digits, and X, of a text."""
    return _NOT_A_DIGIT.sub("", numbered(text))


def mobile_numbers(text: str) -> Iterator[str]:
    """The mobile numbers in a text (11 digits, 13 to 19 first), written together or in groups."""
    found = [digits_of(match[1] or match[2]) for match in _each(_MOBILE, text)]
    yield from dict.fromkeys(found)


def identity_numbers(text: str) -> Iterator[str]:
    """The citizen identity numbers in a text: 18 signs whose check sign is right (GB 11643), or 15."""
    found = [digits_of(match[1] or match[2]) for match in _each(_IDENTITY, text)]
    whole = [number for number in found if _is_identity(number)]
    in_groups = [number for run in digit_runs(text) for number in run.identities()]
    old = [digits_of(match[1] or match[2]) for match in _each(_OLD_IDENTITY, text)]
    born = [number for number in old if is_day(f"19{number[6:12]}")]
    yield from dict.fromkeys([*whole, *in_groups, *born])


def person_numbers(text: str) -> list[tuple[str, str]]:
    """Every number in a text that is one person's, each with what it is: 手机号 or 身份证号."""
    if text.isascii() and not _ELEVEN_DIGITS.match(text):
        return []  # -- as the numbers of most ledgers are: XF-2012-000123 --
    if not digit_runs(text):
        return []
    said = _ROW_NUMBERS.sub("第行", text)
    return [
        *((number, "身份证号") for number in identity_numbers(said)),
        *((number, "手机号") for number in mobile_numbers(said)),
    ]


def is_day(digits: str) -> bool:
    """Whether eight digits are a day of the calendar."""
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches in a text, and in it with digits for their words: 第一 and 一五四 are both meant."""
    plain = seen(text)
    yield from pattern.finditer(plain)
    if _DIGIT_SIGNS.search(plain):
        yield from pattern.finditer(numbered(text))


def _is_identity(number: str) -> bool:
    return (
        "X" not in number[:17]
        and number[6:8] in _ERAS
        and is_day(number[6:14])
        and _check_sign(number) == number[17]
    )


def _check_sign(number: str) -> str:
    weighted = zip(_WEIGHTS, number[:17], strict=True)
    return _CHECK_SIGNS[sum(weight * int(digit) for weight, digit in weighted) % 11]

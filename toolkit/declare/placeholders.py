"""What stands in a paper for words that are still to be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACEHOLDER = re.compile(
    r"（请填写[^）]*）?|（此处[^）]*）|【[^】]*(?:填|补|待)[^】]*】|待(?:补充|填写|核实后填)|(?<![A-Za-z])[×Xx]{2,}(?![A-Za-z])|^×(?=\w{1,4}〔)|_{3,}|…{3,}|\?{2,}|？{2,}"
)
_NAMED_SO = re.compile(r"×××(?=同志)")
_DIGITS = re.compile(r"\d+")
YEAR = "    "
"""What stands in a 发文字号 for the year, four digits wide."""


def placeholders_in(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand: first and last position, the last excluded; ×××同志 names nobody and is none."""
    named = {found.start() for found in _NAMED_SO.finditer(text)}
    for found in _PLACEHOLDER.finditer(text):
        if found.start() not in named:
            yield found.span()


def without_year(number: str) -> str:
    """The 发文字号 of a paper that is not signed: ×环〔2012〕  号 → ×环〔    〕  号."""
    head, bracket, rest = number.partition("〔")
    year, end, serial = rest.partition("〕")
    return f"{head}{bracket}{_DIGITS.sub(YEAR, year)}{end}{serial}"

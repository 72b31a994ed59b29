"""Numbers in date formats that are no dates: libraries make times of day of them, or give up.

−1, 0 or 60 in a cell formatted as a day is no day of the calendar that counts from 1900, and a phone
number in a cell formatted as a lapse of time ends a whole reading. They are given to the libraries
without their format, so that they stay the numbers that they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.number_formats import Shows
from toolkit.ooxml.number_formats import shows
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FIRST_BEYOND = 2_958_466  # -- the day after 9999-12-31 --
_LEAP_DAY = 60  # -- Excel's 29 February 1900, which never was --
_USUAL = rb"(?![1-57-9]\d{0,5}(?:\.\d*)?<)"  # -- most numbers are ruled out by their first sign --
_SUSPECT = re.compile(
    rb"<v>"
    + _USUAL
    + rb"(?=[-0][^<]*</v>|60[.<]|\d{7}|[\d.]+[eE]\+?\d)\s*([-+]?\d*\.?\d*(?:[eE][-+]?\d+)?)\s*</v>"
)
_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"( s="(\d{1,6})")(?: t="n")?>(?:<f[^<]*(?:</f>)?)?')
_LONGEST = 40_000  # -- bytes of a cell before its value: a formula has at most 8,192 signs --


@dataclass(frozen=True, slots=True)
class DateFormats:
    """What the cell formats of a workbook show, by their number, numbers left out."""

    shown: Mapping[int, Shows]
    epoch_1904: bool


def date_formats(styles: Any | None, *, epoch_1904: bool) -> DateFormats:
    """The date formats of a styles part's root element; None where the workbook has none."""
    if styles is None:
        return DateFormats({}, epoch_1904)
    own = child(styles, "numFmts")
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in _each(own, "numFmt")}
    formats = enumerate(_each(child(styles, "cellXfs"), "xf"))
    shown = {at: _of(each.get("numFmtId", "0"), codes) for at, each in formats}
    return DateFormats(
        {at: kind for at, kind in shown.items() if kind is not Shows.NUMBER}, epoch_1904
    )


def without_odd_dates(content: bytes, formats: DateFormats) -> bytes:
    """The markup of a worksheet, odd numbers in it without their format."""
    if not formats.shown:
        return content
    pieces, done = [], 0
    for suspect in _SUSPECT.finditer(content):
        at = content.rfind(b"<c ", max(0, suspect.start() - _LONGEST), suspect.start())
        cell = _CELL.match(content, at) if at >= 0 else None
        if cell and cell.end() == suspect.start() and _is_odd(suspect[1], int(cell[2]), formats):
            pieces.append(content[done : cell.start(1)])
            done = cell.end(1)
    return b"".join([*pieces, content[done:]]) if pieces else content


def _is_odd(digits: bytes, style: int, formats: DateFormats) -> bool:
    kind = formats.shown.get(style)
    if kind is None:
        return False
    try:
        number = float(digits)
    except ValueError:
        return False
    if abs(number) >= FIRST_BEYOND:
        return True
    if kind is Shows.LAPSE:
        return False
    no_day = not formats.epoch_1904 and (number < 1 or _LEAP_DAY <= number < _LEAP_DAY + 1)
    return number < 0 or (kind is Shows.DAY and no_day)


def _of(number: str, codes: Mapping[str, str]) -> Shows:
    return shows(int(number) if number.isdecimal() else 0, codes.get(number))


def _each(group: Any | None, name: str) -> list[Any]:
    return [] if group is None else list(children(group, name))

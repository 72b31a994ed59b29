"""Read a cell as a time of day."""

from __future__ import annotations

import datetime as dt
import re

from toolkit.chinese.numerals import SIGNS
from toolkit.chinese.numerals import number_of
from toolkit.reading.values.folding import folded
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import without_answer

FORM = "请改为 08:30 的形式"

_EVENING = frozenset({"晚上", "晚"})
_AFTERNOON = _EVENING | {"下午", "傍晚", "PM"}
_HALF_DAY = r"(上午|下午|早上|早晨|凌晨|中午|晚上|傍晚|晚|AM|PM)?"
_CLOCK = re.compile(
    rf"{_HALF_DAY}(\d{{1,2}})[:.](\d{{2}})(?::(\d{{2}})(?:\.0+)?)?{_HALF_DAY}", re.IGNORECASE
)
_WORDS = re.compile(rf"{_HALF_DAY}(\d{{1,2}})[点时](?:(半|整|一刻|三刻)|(?:(\d{{1,2}})分?))?")
_NUMERALS = re.compile(f"[{SIGNS}]+(?=[点时分]|$)")
_QUARTERS = {"半": 30, "整": 0, "一刻": 15, "三刻": 45, None: 0}
_COMPACT = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_APART = re.compile(r"\d\s+\d(?!\d$)|\d{3}\s+\d")  # -- 08 30 is a time, 1 2:30 is not one --
_RANGE = re.compile(r"\d\s*(?:[-—–~～]+|至|到)\s*\S*\d")


def read_time(cell: object) -> Reading:
    """A cell as `datetime.time`, to the second."""
    if settled := without_answer(cell):
        return settled
    if isinstance(cell, dt.time):
        return Taken(_of_seconds(round(_seconds(cell))))
    if isinstance(cell, dt.datetime):
        return _told(cell, _of_seconds(round(_seconds(cell.time()))))
    if isinstance(cell, dt.timedelta) and dt.timedelta() <= cell < dt.timedelta(days=1):
        return Taken(_of_seconds(round(cell.total_seconds())))
    if isinstance(cell, float) and 0 <= cell < 1:
        return _told(cell, _of_seconds(round(cell * 86_400)))
    return _text(cell) if isinstance(cell, str) else Refused("不能识别为时间", FORM)


def _text(cell: str) -> Reading:
    if _APART.search(folded(cell)):
        return Refused("不能识别为时间", FORM)
    tidy = re.sub(r"\s+", "", folded(cell))
    if _RANGE.search(tidy):
        return Refused("一格里有起止两个时间", f"请分填两格，{FORM}")
    tidy = _NUMERALS.sub(_figures, tidy)
    parts = _clock(tidy)
    if parts is None:
        return Refused("不能识别为时间", FORM)
    hour, minute, second = parts
    if hour > 23 or minute > 59 or second > 59:
        return Refused(f"没有{hour}点{minute}分", FORM)
    time = dt.time(hour, minute, second)
    return Taken(time) if cell == shown(time) else _told(cell, time)


def _figures(numeral: re.Match[str]) -> str:
    number = number_of(numeral[0])
    return numeral[0] if number is None else str(number)


def _clock(tidy: str) -> tuple[int, int, int] | None:
    if found := _CLOCK.fullmatch(tidy):
        hour = _hour(int(found[2]), found[1] or found[5])
        return hour, int(found[3]), int(found[4] or 0)
    if found := _WORDS.fullmatch(tidy):
        minute = int(found[4]) if found[4] else _QUARTERS[found[3]]
        return _hour(int(found[2]), found[1]), minute, 0
    if found := _COMPACT.fullmatch(tidy):
        return int(found[1]), int(found[2]), 0
    return None


def _hour(hour: int, half_day: str | None) -> int:
    """The hour of 24; 12 at night is no hour of a day, so that it is asked."""
    part = (half_day or "").upper()
    if hour == 12:
        return 0 if part in {"凌晨", "AM"} else 24 if part in _EVENING else 12
    return hour + 12 if part in _AFTERNOON and hour < 12 else hour


def _seconds(time: dt.time) -> float:
    return time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1e6


def _of_seconds(seconds: int) -> dt.time:
    """A spreadsheet stores 08:30 as a fraction that may fall a millisecond short of it."""
    minutes, second = divmod(min(seconds, 86_399), 60)
    return dt.time(minutes // 60, minutes % 60, second)


def _told(cell: object, time: dt.time) -> Taken:
    return Taken(time, f"“{shown(cell)}”按{shown(time)}读取")

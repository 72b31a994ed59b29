"""Read a cell as a calendar day, in all the ways a clerk writes one."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from toolkit.chinese.dates import WEEKDAYS
from toolkit.chinese.dates import weekday
from toolkit.chinese.numerals import SIGNS
from toolkit.chinese.numerals import number_of
from toolkit.declare.period import EARLIEST_YEAR
from toolkit.declare.period import LATEST_YEAR
from toolkit.reading.values.folding import folded
from toolkit.reading.values.folding import without_blanks
from toolkit.reading.values.results import Reading
from toolkit.reading.values.results import Refused
from toolkit.reading.values.results import Taken
from toolkit.reading.values.results import shown
from toolkit.reading.values.results import without_answer

FORM = "请改为 2012-03-14 的形式"
FIRST_SERIAL = 36_526  # -- 2000-01-01 and 2049-12-31 as Excel counts days --
LAST_SERIAL = 54_788

_EPOCH = dt.date(1899, 12, 30)
_SIGNS = str.maketrans({"。": ".", "·": ".", "、": ",", "，": ",", "號": "日", "号": "日"})
_SPAN = re.compile(r"[—–―～~]+|--+|至|到")
_NUMERALS = re.compile(f"(?<![0-9０-９])[{SIGNS}0０OＯ]+(?=[年月日号])")
_WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)([一二三四五六日天])[)）]?")
_TIME_OF_DAY = re.compile(r"(?<=\d|日)[ T]+\d{1,2}[:时点]\d{0,2}分?(?::\d{2}(?:\.\d+)?)?$")
_WITH_YEAR = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})日?|([-/.~])(\d{1,2})\4(\d{1,2})日?)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})(?:月(\d{1,2})日?|[-/.](\d{1,2})日?)")
_BY_BLANKS = re.compile(r"(\d{4})\s+(\d{1,2})\s+(\d{1,2})")
_APART = re.compile(r"\d\s+\d")  # -- 4月1 2日 is the 12th, or the 1st and the 2nd --
_SERIAL = re.compile(r"\d{5}")
_LATER_DAY = re.compile(r"(\d{1,2})日?")
_SEVERAL = re.compile(r"((?:\d{4}年)?\d{1,2}月)(\d{1,2})日?(?:,\d{1,2}日?)+")

_Written = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class RangeOfDates:
    """First and last day written in one cell (3月5-9日), for the caller to put into two columns."""

    first: dt.date
    last: dt.date


def read_date(cell: object, *, year: int | None = None) -> Reading:
    """A cell as `datetime.date`, or as `RangeOfDates` when it spans days of one month.

    `year` is the ledger's, for days written without one; None refuses them.
    """
    if type(cell) is dt.date:
        return Taken(cell)
    if isinstance(cell, dt.datetime):
        return _moment(cell)
    if settled := without_answer(cell):
        return settled
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(float(cell), year)
    if not isinstance(cell, str):
        return Refused("不能识别为日期", FORM)
    return _text(cell, year)


def read_typed_date(cell: object, *, year: int | None = None) -> Reading:
    """The same where whatever is typed is text, a serial too: 参数, the command line."""
    text = folded(cell) if isinstance(cell, str) else ""
    return read_date(float(text) if _SERIAL.fullmatch(text) else cell, year=year)


def wrong_weekday(day: dt.date, text: str) -> Refused | None:
    """The refusal when `text` names a weekday that `day` is not; None when it agrees or names none."""
    named = _WEEKDAY.search(text)
    if named is None or named[1].replace("天", "日") == WEEKDAYS[day.weekday()]:
        return None
    return Refused(
        f"日期与星期不符，{day} 是{weekday(day)}，不是星期{named[1]}", "请核对日期或星期"
    )


def _moment(cell: dt.datetime) -> Taken:
    if cell.time() == dt.time():
        return Taken(cell.date())
    return _taken(cell, cell.date())


def _taken(cell: object, day: dt.date, why: str = "") -> Taken:
    return Taken(day, f"“{shown(cell)}”{why}按{day}读取")


def _number(number: float, year: int | None) -> Reading:
    """A day typed as a number: a serial, 20120314, or 3.14 where the point divides month and day."""
    if FIRST_SERIAL <= number < LAST_SERIAL + 1:
        return _taken(number, _EPOCH + dt.timedelta(days=int(number)), "是日期序号，")
    text = shown(number)
    if len(text) == 8 and text.isdecimal():
        return _text(text, year)
    month, _, day = text.partition(".")
    if not re.fullmatch(r"1?\d\.\d{1,2}", text):
        return Refused("不能识别为日期", FORM)
    if len(day) == 1 and year and _exists(year, int(month), int(day) * 10):
        return Refused(
            f"分不清是{month}月{day}日还是{month}月{day}0日（按数字存放，末位的 0 不显示）", FORM
        )
    return _text(text, year)


def _text(cell: str, year: int | None) -> Reading:
    tidy = _tidy(cell)
    named_weekday = _WEEKDAY.search(tidy)
    tidy = _TIME_OF_DAY.sub("", _WEEKDAY.sub("", tidy).strip()).rstrip(".")
    if three := _BY_BLANKS.fullmatch(tidy):
        tidy = "-".join(three.groups())
    if _APART.search(tidy):
        return Refused("不能识别为日期", FORM)
    tidy = without_blanks(tidy).removeprefix("'")
    reading = _one_day(cell, tidy, year) or _range(cell, tidy, year) or _several(tidy)
    if reading is None:
        return Refused("不能识别为日期", FORM)
    if named_weekday and isinstance(reading, Taken) and isinstance(reading.value, dt.date):
        return wrong_weekday(reading.value, named_weekday[0]) or reading
    return reading


def _tidy(cell: str) -> str:
    """One spelling of signs and numerals; what joins two days is ~, a hyphen may be either."""
    text = _NUMERALS.sub(lambda found: str(number_of(found[0]) or found[0]), cell)
    return _SPAN.sub("~", folded(text.translate(_SIGNS)))


def _one_day(cell: str, tidy: str, year: int | None) -> Reading | None:
    written = _written(tidy, year)
    if written is None:
        return None
    day = _day(written)
    if isinstance(day, Refused):
        return day
    return Taken(day) if cell == str(day) else _taken(cell, day)


def _written(tidy: str, year: int | None) -> _Written | None:
    """Year (None when it is not known), month and day as written; None for another text."""
    dated = _COMPACT.fullmatch(tidy) or _WITH_YEAR.fullmatch(tidy)
    if dated:
        found = [int(part) for part in dated.groups() if part and part.isdecimal()]
        return found[0], found[1], found[2]
    undated = _WITHOUT_YEAR.fullmatch(tidy)
    return (year, int(undated[1]), int(undated[2] or undated[3])) if undated else None


def _day(written: _Written) -> dt.date | Refused:
    """The day, or why there is none: no calendar has it (2月30日), or no ledger its year."""
    year, month, day = written
    if year is None:
        return Refused("没有写年份", FORM)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return Refused(f"年份 {year} 不合理", FORM)
    if not 1 <= month <= 12:
        return Refused(f"没有{month}月", "请核对是哪个月")
    if not _exists(year, month, day):
        days = calendar.monthrange(year, month)[1]
        return Refused(
            f"没有{month}月{day}日（{year}年{month}月有{days}天）", f"请核对是{month}月哪一天"
        )
    return dt.date(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _range(cell: str, tidy: str, year: int | None) -> Reading | None:
    """Two days joined by 至 or a dash: within one month taken, beyond it asked.

    A hyphen joins only where no hyphen parts the days themselves: 12-3-14 is no range.
    """
    start, joined, end = tidy.partition("~") if "~" in tidy else tidy.partition("-")
    if not joined or (joined == "-" and "-" in end):
        return None
    first = _written(start, year)
    last = _end_of_range(end, first) if first else None
    return _range_of(cell, first, last) if first and last else None


def _end_of_range(end: str, first: _Written) -> _Written | None:
    later = _LATER_DAY.fullmatch(end)
    return (first[0], first[1], int(later[1])) if later else _written(end, first[0])


def _range_of(cell: str, start: _Written, end: _Written) -> Reading:
    first, last = _day(start), _day(end)
    if isinstance(first, Refused):
        return first
    if isinstance(last, Refused):
        return last
    if last < first:
        return Refused("止日早于起日", "请核对起止日期")
    if start[:2] != end[:2]:
        return Refused("一格里写了跨月的起止日期", f"请分填两格：起 {first}，止 {last}，并核对无误")
    return Taken(RangeOfDates(first, last), f"“{cell}”按{first}至{last}读取")


def _several(tidy: str) -> Refused | None:
    """3月5、6、9日 are several rows, as a row is one stretch of days."""
    found = _SEVERAL.fullmatch(tidy)
    if found is None:
        return None
    days = re.findall(r"\d+", tidy[len(found[1]) :])
    each = "、".join(f"{found[1]}{day}日" for day in days)
    return Refused("一格里有几个日期", f"一行只填一段日期，请拆成 {len(days)} 行：{each}")

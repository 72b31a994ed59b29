"""Working days: weekends, public holidays, and the days worked in their stead (调休)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.dates import full_day

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE_DAY = dt.timedelta(days=1)
WEEKDAYS = 5


class UnlistedYearError(LookupError):
    """No list tells this year's holidays; it is not a year without holidays."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def official_days(year: int) -> Mapping[dt.date, bool]:
    """The days of a year that are not as their weekday says: day → whether people work.

    Public holidays that fall on a weekend are among them. Source: the yearly notices of the State
    Council, as the package chinesecalendar lists them.

    Raises:
        UnlistedYearError: the package does not list the year.
    """
    from chinese_calendar import constants

    free = {day: False for day in constants.holidays if day.year == year}
    if not free:
        raise UnlistedYearError(year)
    worked = {day: True for day in constants.workdays if day.year == year}
    return dict(sorted((free | worked).items()))


@dataclass(frozen=True, slots=True)
class Moved:
    """A last day that moves to a working day.

    Attributes:
        planned: as it was set.
        on: as it falls.
        listed: whether the holidays of its year are known.
    """

    planned: dt.date
    on: dt.date
    listed: bool

    @property
    def said(self) -> str:
        """What is to be said of it, without a full stop; empty where it is a working day."""
        moved = f"原为{full_day(self.planned)}，不是工作日，顺延至{full_day(self.on)}"
        unknown = f"{self.on.year}年放假安排未收录，没有核对是不是工作日"
        said = (moved if self.on != self.planned else "", "" if self.listed else unknown)
        return "；".join(filter(None, said))


class Calendar:
    """Working days of any year that is listed.

    Args:
        own: days that a bureau listed itself → whether people work. A year with any of them is
            taken from them alone, every other from the official notices.
    """

    def __init__(self, own: Mapping[dt.date, bool]) -> None:
        self._years: dict[int, Mapping[dt.date, bool]] = {
            year: {day: works for day, works in own.items() if day.year == year}
            for year in {day.year for day in own}
        }

    def lists(self, year: int) -> bool:
        """Whether the holidays of a year are known."""
        try:
            self._days(year)
        except UnlistedYearError:
            return False
        return True

    def is_workday(self, day: dt.date) -> bool:
        """Whether people work on a day.

        Raises:
            UnlistedYearError: the day's year is not listed.
        """
        return self._days(day.year).get(day, day.weekday() < WEEKDAYS)

    def is_holiday(self, day: dt.date) -> bool:
        """Whether a day is a public holiday; a plain weekend is none.

        Raises:
            UnlistedYearError: the day's year is not listed.
        """
        return self._days(day.year).get(day) is False

    def workdays(self, first: dt.date, last: dt.date) -> int:
        """How many days from one to another people work, both counted; 0 where the last is before the first.

        Raises:
            UnlistedYearError: a year on the way is not listed.
        """
        weeks, rest = divmod(max((last - first).days + 1, 0), 7)
        count = weeks * WEEKDAYS + sum((first.weekday() + at) % 7 < WEEKDAYS for at in range(rest))
        for year in range(first.year, last.year + 1):
            for day, works in self._days(year).items():
                if first <= day <= last:
                    count += works - (day.weekday() < WEEKDAYS)
        return count

    def last_workday(self, day: dt.date) -> dt.date:
        """The day itself or the working day before it.

        Raises:
            UnlistedYearError: a year on the way is not listed.
        """
        while not self.is_workday(day):
            day -= ONE_DAY
        return day

    def moved(self, day: dt.date) -> Moved:
        """A last day as it falls: on the day itself, else on the first working day after it.

        Where a year on the way is not listed, it stays on the first day that nobody can judge.
        """
        on = day
        while self.lists(on.year) and not self.is_workday(on):
            on += ONE_DAY
        return Moved(day, on, self.lists(on.year))

    def falls_on(self, day: dt.date) -> dt.date:
        """A last day as it counts; in a year whose holidays are not listed it stays as it is."""
        moved = self.moved(day)
        return moved.on if moved.listed else day

    def has_passed(self, last_day: dt.date, as_of: dt.date) -> bool:
        """Whether on a day a last day is over: what is due then may come till the end of work of that day."""
        return as_of > self.falls_on(last_day)

    def _days(self, year: int) -> Mapping[dt.date, bool]:
        if year not in self._years:
            self._years[year] = official_days(year)
        return self._years[year]

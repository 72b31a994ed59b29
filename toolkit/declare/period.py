"""Which days count: what a date column records, and the year that a workbook's ledgers are of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

EARLIEST_YEAR = 1949  # -- of a year or a date that a ledger may hold --
LATEST_YEAR = 2099


class Period(StrEnum):
    """How a date column stands to the ledgers' year."""

    EVENT = "已经发生的事，在本年度之内"
    CLOSING = "为本年度办的事，在本年度或下一年度之内"
    PLAN = "时限、计划，可在本年度之外"
    ANY = "不限年度"


HAPPENED = frozenset({Period.EVENT, Period.CLOSING})
"""The periods of what has happened: a day after the as-of date does not count yet."""


class LeftOut(StrEnum):
    """Why a row is in nobody's count, as sentences about several such rows put it."""

    OTHER_YEAR = "日期不在本年度"
    OUTSIDE = "在本年度的统计起止日之外"
    LATER = "在统计截止日之后"
    UNDATED = "日期没有填、不能识别或者起止颠倒"
    NOBODY = "没有写明是谁，或者不能确定是谁"
    DOUBLE = "与前面的行完全相同"


IN_DOUBT = frozenset({LeftOut.OTHER_YEAR, LeftOut.UNDATED, LeftOut.NOBODY})
"""The reasons that fall away once a person has put the row right: it may count then."""


@dataclass(frozen=True, slots=True)
class CountedDays:
    """The days whose events count.

    Attributes:
        first: of the ledgers' year.
        last: of the ledgers' year.
        as_of: up to which day is counted.
    """

    first: dt.date
    last: dt.date
    as_of: dt.date

    def why_not(self, day: dt.date, period: Period = Period.EVENT) -> LeftOut | None:
        """Why what has happened on this day does not count; None where it does.

        A day of the same calendar year, before the first or after the last one, is no slip of the pen.
        """
        if self.first <= day <= self._until(period):
            return LeftOut.LATER if day > self.as_of else None
        if day.year in {self.first.year, self.last.year}:
            return LeftOut.OUTSIDE
        return LeftOut.OTHER_YEAR

    def _until(self, period: Period) -> dt.date:
        """The last day of the year; of what closes it, of the calendar year behind."""
        return dt.date(self.last.year + 1, 12, 31) if period is Period.CLOSING else self.last

    def called(self, period: Period) -> str:
        """The days that a column may hold, as sentences name them."""
        return f"{self}或下一年度" if period is Period.CLOSING else str(self)

    def __str__(self) -> str:
        """The year as sentences name it: 2012年度, or its first and last day."""
        if self.first == dt.date(self.first.year, 1, 1):
            return f"{self.first.year}年度"
        return f"本年度（{self.first}至{self.last}）"

"""Last days of submissions, in working days; a year whose holidays nobody listed is told, never guessed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.chinese.working_days import Calendar
    from toolkit.declare.submission_life import Life

ONE_DAY = dt.timedelta(days=1)


def workdays_after(day: dt.date, until: dt.date, calendar: Calendar) -> int | None:
    """How many working days follow a day, up to another one and with it; 0 where that is no later.

    None where a year on the way is not listed: nobody can count them.
    """
    if until <= day:
        return 0
    first = day + ONE_DAY
    if not all(map(calendar.lists, range(first.year, until.year + 1))):
        return None
    return calendar.workdays(first, until)


def days_late(life: Life, calendar: Calendar) -> int | None:
    """By how many working days the first report was late; 退回 adds none.

    0 for in time; None where no day is known to count from or to, or no list of holidays.
    """
    if life.due is None or life.first_on is None:
        return None
    return workdays_after(calendar.falls_on(life.due), life.first_on, calendar)

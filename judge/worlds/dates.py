"""Days of 2012, counted by hand."""

import datetime as dt

YEAR = 2012
ONE = dt.timedelta(days=1)
FREE = (
    ((1, 1), (1, 3)),
    ((1, 22), (1, 28)),
    ((4, 2), (4, 4)),
    ((4, 29), (5, 1)),
    ((6, 22), (6, 24)),
    ((9, 30), (10, 7)),
)
WORKED = ((1, 21), (1, 29), (3, 31), (4, 1), (4, 28), (9, 29))


def day(month, number):
    """A day of the year."""
    return dt.date(YEAR, month, number)


def days(first, last):
    """All days from the first to the last, both counted."""
    return [first + ONE * step for step in range((last - first).days + 1)]


def is_workday(date):
    """Whether the State Council's list of 2012 has people at work on it."""
    if (date.month, date.day) in WORKED:
        return True
    free = any(day(*first) <= date <= day(*last) for first, last in FREE)
    return not free and date.weekday() < 5


def joined(spans):
    """Spans that touch or overlap as one, by their start: [(first, last)]."""
    blocks = []
    for first, last in sorted(spans):
        if blocks and first <= blocks[-1][1] + ONE:
            blocks[-1] = (blocks[-1][0], max(last, blocks[-1][1]))
        else:
            blocks.append((first, last))
    return blocks


def length(block):
    """Calendar days, both ends counted."""
    return (block[1] - block[0]).days + 1

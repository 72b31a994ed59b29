"""Working days: what the State Council announced, what a bureau listed itself, and what nobody lists."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.working_days import Calendar
from toolkit.chinese.working_days import UnlistedYearError
from toolkit.chinese.working_days import official_days

NEW_YEAR = dt.date(2012, 1, 2)
WORKED_SUNDAY = dt.date(2012, 4, 1)


def test_announced_holidays_and_the_days_worked_in_their_stead():
    calendar = Calendar({})
    assert calendar.is_holiday(NEW_YEAR)
    assert not calendar.is_workday(NEW_YEAR)
    assert calendar.is_workday(WORKED_SUNDAY)
    assert not calendar.is_holiday(WORKED_SUNDAY)


def test_a_plain_weekend_is_neither_worked_nor_a_holiday():
    saturday = dt.date(2012, 6, 30)
    assert not Calendar({}).is_workday(saturday)
    assert not Calendar({}).is_holiday(saturday)


def test_the_last_working_day_lies_before_a_holiday():
    assert Calendar({}).last_workday(dt.date(2012, 9, 30)) == dt.date(2012, 9, 29)
    assert Calendar({}).last_workday(dt.date(2012, 6, 27)) == dt.date(2012, 6, 27)


def test_a_year_with_days_of_ones_own_is_taken_from_them_alone():
    own = Calendar({dt.date(2012, 5, 1): False})
    assert own.is_holiday(dt.date(2012, 5, 1))
    assert own.is_workday(NEW_YEAR)
    assert own.is_holiday(dt.date(2013, 1, 1))


@pytest.mark.parametrize("year", [1999, 2099])
def test_a_year_that_nobody_lists_is_said_and_not_taken_for_one_without_holidays(year):
    calendar = Calendar({})
    assert not calendar.lists(year)
    for asked in (calendar.is_workday, calendar.is_holiday, calendar.last_workday):
        with pytest.raises(UnlistedYearError, match=f"^{year}$"):
            asked(dt.date(year, 5, 2))
    with pytest.raises(UnlistedYearError) as refused:
        official_days(year)
    assert refused.value.year == year
    assert Calendar({dt.date(year, 5, 1): False}).lists(year)


@given(
    st.dates(dt.date(2010, 1, 1), dt.date(2013, 12, 31)),
    st.integers(-3, 800),
)
def test_the_working_days_of_a_stretch_are_those_counted_one_by_one(first, length):
    calendar = Calendar({})
    last = min(first + dt.timedelta(days=length), dt.date(2013, 12, 31))
    days = [first + dt.timedelta(days=at) for at in range((last - first).days + 1)]

    assert calendar.workdays(first, last) == sum(map(calendar.is_workday, days))

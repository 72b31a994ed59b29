"""Dates as official papers word them."""

import datetime as dt

import pytest

from toolkit.chinese.dates import day_in_words
from toolkit.chinese.dates import month
from toolkit.chinese.dates import month_in_words
from toolkit.chinese.dates import official_day
from toolkit.chinese.dates import span
from toolkit.chinese.dates import weekday


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2012-03-14", "二〇一二年三月十四日"),
        ("2012-06-30", "二〇一二年六月三十日"),
        ("2012-07-01", "2012年7月1日"),
        ("2010-12-21", "二〇一〇年十二月二十一日"),
        ("2011-10-10", "二〇一一年十月十日"),
    ],
)
def test_a_date_is_written_as_its_era_writes_it(day, said):
    assert official_day(dt.date.fromisoformat(day)) == said


def test_a_span_names_the_month_once():
    first = dt.date(2012, 4, 28)
    assert span(first, dt.date(2012, 4, 30)) == "4月28日至30日"
    assert span(first, dt.date(2012, 5, 2)) == "4月28日至5月2日"
    assert span(first, first) == "4月28日"


def test_a_month_is_written_in_figures_or_in_words():
    assert month(dt.date(2012, 11, 30)) == "2012年11月"
    assert month_in_words(dt.date(2012, 11, 30)) == "二〇一二年十一月"


def test_words_are_the_same_in_every_era():
    assert day_in_words(dt.date(2026, 1, 20)) == "二〇二六年一月二十日"


def test_weekdays_begin_with_monday():
    assert [weekday(dt.date(2012, 3, each)) for each in (12, 14, 18)] == [
        "星期一",
        "星期三",
        "星期日",
    ]

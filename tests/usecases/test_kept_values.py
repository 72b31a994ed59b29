"""A cell's value in the words of 变更留痕, and back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import as_was

MINUTES = st.datetimes(dt.datetime.fromisoformat("1900-01-01")).map(
    lambda each: each.replace(second=0, microsecond=0)
)
VALUES = st.one_of(
    st.text(),
    st.from_regex(r"-?[0-9]{1,9}([.][0-9]{1,4})?", fullmatch=True),
    st.integers(-(10**9), 10**9),
    st.dates(dt.date(1900, 1, 1)),
    MINUTES,
    st.sampled_from(
        ["09:30", "2012-08-09", "2012-08-09 10:00", "（文字）3", "（文字）", "007", "1e5"]
    ),
)


@given(value=VALUES)
def test_what_is_kept_comes_back_as_what_it_was(value):
    back = as_was(as_kept(value))
    assert back == value
    assert isinstance(back, str) == isinstance(value, str)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "3"),
        (2.5, "2.5"),
        ("3", "（文字）3"),
        (dt.date(2012, 8, 9), "2012-08-09"),
        (None, ""),
        ("甲", "甲"),
    ],
)
def test_a_person_reads_the_value(value, words):
    assert as_kept(value) == words


def test_a_day_that_was_kept_as_one_stays_one():
    day = dt.date(2012, 8, 9)
    assert as_was(day) is day

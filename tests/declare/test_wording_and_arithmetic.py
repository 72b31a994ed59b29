"""Dates, shares and file names as official papers and Windows want them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.dates import official_day
from toolkit.chinese.dates import span
from toolkit.chinese.rounding import rate
from toolkit.chinese.rounding import shares
from toolkit.declare.filename import distinct
from toolkit.declare.filename import file_stem


def test_shares_add_to_a_hundred_by_the_largest_remainder():
    counts = [17, 92, 13, 6, 7, 10]
    assert shares(counts) == ["11.7%", "63.5%", "9.0%", "4.1%", "4.8%", "6.9%"]


def test_forty_two_of_a_hundred_and_forty_two_are_not_a_third():
    assert rate(42, 142) == "29.6%"
    assert rate(0, 0) == "—"
    assert rate(1, 3) == "33.3%"


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30), st.integers(0, 3))
def test_shares_always_add_up_and_are_never_off_by_a_whole_step(counts, decimals):
    parts = [Decimal(each.rstrip("%")) for each in shares(counts, decimals=decimals)]
    whole = sum(counts)
    assert sum(parts) == (100 if whole else 0)
    step = Decimal(1).scaleb(-decimals)
    for count, part in zip(counts, parts, strict=True):
        if whole:
            assert abs(part - Decimal(count) * 100 / whole) < step


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


@given(st.text(max_size=200))
def test_every_stem_is_legal_on_windows(words):
    stem = file_stem(words)
    assert stem
    assert not set('\\/:*?"<>|') & set(stem)
    assert stem == stem.rstrip(" .")
    assert stem.split(".")[0].casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt1"}
    assert len(stem) <= 81


def test_stems_that_differ_only_in_case_are_told_apart():
    taken = set()
    assert [distinct(each, taken) for each in ("A", "a", "A")] == ["A", "a（2）", "A（3）"]

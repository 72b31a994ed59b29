"""Halves are rounded up, shares add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.rounding import rate
from toolkit.chinese.rounding import rounded
from toolkit.chinese.rounding import shares


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (Decimal("2.345"), 2, "2.35"),
        (Decimal("-2.345"), 2, "-2.35"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.001"), 2, "0.00"),
        (Fraction(2, 3), 1, "0.7"),
        (7, 1, "7.0"),
        (Decimal("1234567890123456.5"), 20, "1234567890123456.50000000000000000000"),
    ],
)
def test_halves_are_rounded_away_from_zero_and_every_decimal_is_written(value, decimals, said):
    assert f"{rounded(value, decimals):f}" == said


@given(st.decimals(-(10**15), 10**15, places=6), st.integers(0, 6))
def test_what_is_rounded_is_never_further_than_half_a_step(value, decimals):
    assert abs(Fraction(rounded(value, decimals)) - Fraction(value)) * 2 * 10**decimals <= 1


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

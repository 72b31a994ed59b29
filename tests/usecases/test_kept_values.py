"""A cell's value in the words of 变更留痕, and back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.usecases.kept_values import LONGEST
from toolkit.usecases.kept_values import Formula
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import as_was
from toolkit.usecases.kept_values import cut_short
from toolkit.usecases.kept_values import is_cut_short

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


@given(words=st.text(max_size=5).map(lambda each: f"{each * 80}尾"))
def test_words_that_are_cut_are_known_as_cut_and_no_others(words):
    kept = cut_short(words)
    assert len(kept) <= LONGEST
    assert is_cut_short(kept) == (kept != words)
    assert (kept == words) == (len(words) <= LONGEST)


@pytest.mark.parametrize("length", [299, 300, 301, 32_767])
def test_the_beginning_its_length_and_what_knows_it_again_stand_for_long_words(length):
    words, kept = "长" * length, cut_short("长" * length)
    assert is_cut_short(kept) == (length > LONGEST)
    assert (f"（共{length}字，核对码" in kept) == (length > LONGEST)
    assert kept != cut_short(f"{words[:-1]}改")


def test_what_looks_cut_and_holds_all_is_told_as_cut():
    copied = cut_short("长" * 400)
    assert is_cut_short(cut_short(copied[-40:]))
    assert cut_short(copied[-40:]) != copied[-40:]


def test_a_formula_comes_back_as_one_and_a_text_that_looks_so_does_not():
    formula = as_was(as_kept(Formula('=IF(D5="","",E5-D5+1)')))
    assert isinstance(formula, Formula)
    assert formula == '=IF(D5="","",E5-D5+1)'
    assert not isinstance(as_was(as_kept("（公式）=A1")), Formula)
    assert as_was(as_kept("（公式）=A1")) == "（公式）=A1"

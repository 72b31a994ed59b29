"""Amounts of money in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.amounts import amount_in_words
from toolkit.chinese.amounts import amount_of

SPARSE = st.text(alphabet="00001", min_size=3, max_size=17).map(lambda text: Decimal(text) / 100)
AMOUNTS = st.decimals(-(10**15), 10**15, places=2) | SPARSE


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("1200.05", "壹仟贰佰元零伍分"),
        ("30", "叁拾元整"),
        ("0.50", "伍角整"),
        ("0.05", "伍分"),
        ("1.23", "壹元贰角叁分"),
        ("-3", "负叁元整"),
        ("0", "零元整"),
        ("100001000", "壹亿零壹仟元整"),
    ],
)
def test_an_amount_is_written_as_cheques_write_it(yuan, words):
    assert amount_in_words(Decimal(yuan)) == words
    assert amount_of(words) == Decimal(yuan)


@given(AMOUNTS)
def test_what_is_written_is_read_back(yuan):
    assert amount_of(amount_in_words(yuan)) == yuan


@pytest.mark.parametrize("yuan", ["0.001", "10000000000000000", "-10000000000000000"])
def test_what_cannot_be_written_is_refused(yuan):
    with pytest.raises(ValueError, match=yuan):
        amount_in_words(Decimal(yuan))


def test_an_amount_is_read_as_people_write_it():
    assert amount_of("人民币叁拾圆整") == 30
    assert amount_of("叁拾元") == 30
    assert amount_of("三十元") == 30


@pytest.mark.parametrize(
    "words", ["", "整", "元整", "负", "叁拾", "叁百二元", "五个元", "叁角贰元"]
)
def test_what_is_no_amount_is_not_read(words):
    assert amount_of(words) is None

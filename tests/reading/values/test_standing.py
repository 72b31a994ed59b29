"""A whole column at one look says what reading each of its words says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from toolkit.reading.values import Taken
from toolkit.reading.values import read_key
from toolkit.reading.values import read_text
from toolkit.reading.values.standing import plain_keys
from toolkit.reading.values.standing import plain_texts

WORDS = st.lists(
    st.one_of(
        st.text(alphabet="甲乙 A1-/　\u200b\n无／#=(", max_size=4),
        st.sampled_from(["LXD01", "无", "／", "#REF!", "", " ", "监察 大队", "全天", "#N/A"]),
    ),
    max_size=4,
)


@given(WORDS)
@examples(200)
def test_plain_texts_are_those_that_reading_leaves_as_they_stand(words):
    if plain_texts(words):
        assert [read_text(word) for word in words] == [Taken(word) for word in words]


@given(WORDS)
@examples(200)
def test_plain_keys_are_those_that_reading_leaves_as_they_stand(words):
    if plain_keys(words):
        assert [read_key(word) for word in words] == [Taken(word) for word in words]


def test_one_odd_word_is_found_among_plain_ones():
    assert plain_texts(["全天", "第1村", "LXD01"])
    assert plain_keys(["LXD01", "监察大队"])
    for odd in ["", " 甲", "甲\u200b", "#REF!", "甲\n乙"]:
        assert not plain_texts(["全天", odd])
    for odd in ["监察 大队", "无", "／"]:
        assert plain_texts(["全天", odd])
        assert not plain_keys(["全天", odd])

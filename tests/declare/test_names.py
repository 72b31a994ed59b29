"""Two names are the same where a person takes them for the same; what cannot be seen is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name

UNSEEN = [" ", "\u3000", "\xa0", "\u200b", "\u200d", "\ufeff", "\u202e", "\u00ad", "\n", "\t", "\ufe0f", "\u3164"]  # fmt: skip


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("name", ["节假日{}", "{}节假日", "节{}假日"])
def test_what_cannot_be_seen_makes_no_other_name(name, sign):
    assert same_name(name.format(sign)) == "节假日"
    assert sign not in shown_name(name.format(sign)).strip(" ") or sign in " \u3000\ufe0f"


@given(st.text(max_size=12))
def test_a_shown_name_is_one_line_in_the_order_of_its_signs(name):
    shown = shown_name(name)
    assert len(shown.splitlines()) <= 1
    assert not set("\u202d\u202e\u2066\u2067\u200b\x00\n\r") & set(shown)
    assert same_name(same_name(name)) == same_name(name)


def test_what_can_be_seen_is_shown_as_it_is():
    assert [
        shown_name(name) for name in ("节假日 ", " 甲  乙 丙", "甲\u200b", "甲\n乙", "张　三")
    ] == [
        "节假日␣",
        "␣甲␣␣乙 丙",
        "甲〔U+200B〕",
        "甲⏎乙",
        "张　三",
    ]
    assert same_name("ABC 表") == same_name("abc表") != same_name("abd表")

"""Lines of a screen: Han characters are two columns wide, and no line begins with a closing sign."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.screen_lines import BEGINS_NO_LINE
from toolkit.chinese.screen_lines import broken
from toolkit.chinese.screen_lines import columns_of
from toolkit.chinese.screen_lines import padded

WORDS = st.lists(
    st.sampled_from(
        ["台账", "校验", "，", "。", "（", "）", "“", "”", " ", "R501", "2012-06-30", "、"]
    ),
    max_size=40,
).map("".join)


def test_a_han_character_is_two_columns_wide():
    assert columns_of("R501：台账") == 10
    assert padded("台账", 6) == "台账  "


def test_a_sentence_is_broken_as_chinese_is_set():
    lines = [*broken("请改为“办公室副主任”或“办公室主任”（F04）", 20)]
    assert lines == ["请改为“办公室副主", "任”或“办公室主任”", "（F04）"]


def test_a_word_stays_whole_unless_it_is_wider_than_a_line():
    assert [*broken("截至 2012-12-31", 10)] == ["截至", "2012-12-31"]
    assert [*broken("x" * 25, 10)] == ["x" * 10, "x" * 10, "x" * 5]


@given(WORDS, st.integers(12, 60))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = [*broken(text, width)]
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(columns_of(line) <= width for line in lines)


@given(st.text("台账校验，。”）", max_size=60), st.integers(24, 40))
def test_a_closing_sign_begins_a_line_only_where_more_of_them_stand_than_a_line_holds(text, width):
    first, *rest = [*broken(text, width)] or [""]
    for before, line in zip([first, *rest], rest, strict=False):
        if line[0] in BEGINS_NO_LINE:
            assert columns_of(before.rstrip("".join(BEGINS_NO_LINE))) <= 2

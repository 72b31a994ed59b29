"""Titles of more than one line are broken by sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.word.page import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于“三解三促”活动开展情况的通报", ["关于“三解三促”活动开展情况的通报"]),
        (
            "关于对“三解三促”活动中成效明显的集体和个人予以表扬的通报",
            ["关于对“三解三促”活动中成效明显的", "集体和个人予以表扬的通报"],
        ),
        (
            "关于在全局深入开展领导干部下基层“三解三促”活动的实施意见",
            ["关于在全局深入开展领导干部下基层", "“三解三促”活动的实施意见"],
        ),
        (
            "关于表扬“三解三促”活动取得显著成效集体和个人的通报",
            ["关于表扬“三解三促”活动", "取得显著成效集体和个人的通报"],
        ),
        ("关于印发方案的\n通知", ["关于印发方案的", "通知"]),
    ],
)
def test_a_long_title_is_broken_where_its_sense_allows(title, lines):
    assert title_lines(title) == lines


@given(st.text(alphabet="关于做好的通知和、“”《》", max_size=60))
def test_no_character_is_lost_and_no_line_begins_with_a_closing_mark(title):
    lines = title_lines(title)
    assert "".join(lines) == title
    assert len(lines) == 1 or all(len(line) <= 20 and line[0] not in "”》、" for line in lines[1:])

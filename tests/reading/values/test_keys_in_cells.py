"""Keys of other ledgers, and several words in one cell."""

import pytest

from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import read_key
from toolkit.reading.values import read_words


@pytest.mark.parametrize(
    ("cell", "key", "note"),
    [
        ("LXD01", "LXD01", None),
        ("LX D01", "LXD01", "去掉空格，按“LXD01”读取"),
        (" LXD01 ", "LXD01", "去掉了首尾空白"),
        ("无", None, "“无”按“无”读取"),
    ],
)
def test_a_key_has_no_blanks_and_what_was_taken_out_is_told(cell, key, note):
    assert read_key(cell) == Taken(key, note)


def test_words_are_parted_and_each_is_taken_once():
    assert read_words("污控科；监察大队、污控科") == Taken(("污控科", "监察大队"))
    told = "去掉空格，按“污控科；监察大队”读取"
    assert read_words("污控科；监察 大队") == Taken(("污控科", "监察大队"), told)
    assert read_words("/").value == ()
    assert read_words("污控科等3个") == Refused("用“等”省略了几个", "请逐个写全，用“；”分开")

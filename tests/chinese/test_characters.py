"""Widths of characters, widened names."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.characters import full_width
from toolkit.chinese.characters import half_width
from toolkit.chinese.characters import widened


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_half_width_undoes_full_width(text):
    assert half_width(full_width(text)) == text


def test_han_characters_have_one_width():
    assert full_width("张A（1)") == "张Ａ（１）"
    assert half_width("张Ａ（１）") == "张A(1)"


def test_only_names_of_two_han_characters_are_widened():
    names = ["张三", "欧阳修", "𠮷田", "Li", "张", ""]
    assert list(map(widened, names)) == ["张　三", "欧阳修", "𠮷　田", "Li", "张", ""]

"""Names are told from everyday words by their surname."""

import pytest

from toolkit.chinese.surnames import looks_like_a_name


@pytest.mark.parametrize("name", ["王芳", "赵小满", "欧阳锋", "欧阳小峰"])
def test_a_surname_and_one_or_two_characters_are_a_name(name):
    assert looks_like_a_name(name)


DOUBLE = "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯"


@pytest.mark.parametrize("surname", DOUBLE.split())
def test_a_surname_of_two_characters_may_have_two_more(surname):
    assert looks_like_a_name(f"{surname}小峰")


@pytest.mark.parametrize(
    "words", ["", "王", "异味", "施工", "噪声", "张三李四五", "Wang", "欧阳小小峰"]
)
def test_everyday_words_and_sentences_are_none(words):
    assert not looks_like_a_name(words)

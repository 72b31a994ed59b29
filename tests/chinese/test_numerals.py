"""Chinese numerals are written the one right way, and read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.numerals import MOST
from toolkit.chinese.numerals import digit_by_digit
from toolkit.chinese.numerals import number_of
from toolkit.chinese.numerals import numeral


@pytest.mark.parametrize(
    ("number", "words", "formal"),
    [
        (0, "零", "零"),
        (10, "十", "壹拾"),
        (12, "十二", "壹拾贰"),
        (105, "一百零五", "壹佰零伍"),
        (110, "一百一十", "壹佰壹拾"),
        (123, "一百二十三", "壹佰贰拾叁"),
        (1001, "一千零一", "壹仟零壹"),
        (32_000, "三万二千", "叁万贰仟"),
        (120_000, "十二万", "壹拾贰万"),
        (20_300, "二万零三百", "贰万零叁佰"),
        (10_010, "一万零一十", "壹万零壹拾"),
        (100_000_001, "一亿零一", "壹亿零壹"),
        (100_001_000, "一亿零一千", "壹亿零壹仟"),
        (1_000_000_000_000, "一万亿", "壹万亿"),
        (-3, "负三", "负叁"),
    ],
)
def test_a_number_is_written_in_words(number, words, formal):
    assert numeral(number) == words
    assert numeral(number, formal=True) == formal


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("两", 2), ("两千", 2000), ("廿一", 21), ("卅", 30), ("一十二", 12), ("壹佰零伍", 105),
        ("一百〇五", 105), ("一百○五", 105), ("三万二千", 32_000), ("二〇一二", 2012), ("二○一二", 2012),
        ("二零一二", 2012), ("二Ｏ一二", 2012), ("二O一二", 2012), ("二0一二", 2012), ("一二", 12), ("零", 0), ("三亿零五万", 300_050_000),
    ],
)  # fmt: skip
def test_a_numeral_is_read_as_people_write_it(words, number):
    assert number_of(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "一百二", "三万二", "百", "万", "十十", "二十零", "一千五", "一万亿万", "五个", "12", "一" * 17, "一" * 300],
)  # fmt: skip
def test_what_is_no_certain_numeral_is_not_read(words):
    assert number_of(words) is None


SPARSE = st.text(alphabet="00001", min_size=1, max_size=16).map(int)


@given(st.integers(0, MOST - 1) | SPARSE, st.booleans())
def test_what_is_written_is_read_back(number, formal):
    assert number_of(numeral(number, formal=formal)) == number


@given(st.text(alphabet="零一二三五十百千万亿〇两", max_size=12))
def test_a_numeral_that_is_read_is_a_right_one_or_figures(words):
    number = number_of(words)
    if number is not None:
        plain = words.replace("〇", "零").replace("两", "二")
        assert plain in {numeral(number), f"一{numeral(number)}"} or (
            digit_by_digit(str(number)).replace("〇", "零") == plain.lstrip("零") or number == 0
        )


def test_figures_are_written_sign_by_sign():
    assert digit_by_digit("2010") == "二〇一〇"

from __future__ import annotations

import datetime as dt
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.numerals import number_of
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import read_number
from toolkit.reading.workbook import UNCALCULATED


def days(cell):
    return read_number(cell, unit="天", minimum=0, step=0.5)


@pytest.mark.parametrize(("cell", "number"), [(5, 5), (5.0, 5), (0.5, 0.5), (-0.0, 0), (0, 0)])
def test_a_number_is_taken_as_it_stands(cell, number):
    reading = days(cell)
    assert reading == Taken(number)
    assert math.copysign(1, reading.value) == 1


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12), ("'12", 12), ("１２", 12), ("12.0", 12), (" 12 ", 12), ("1,200", 1200), ("1，200", 1200),
        ("1E+05", 100_000), ("+5", 5), ("-0", 0), (".5", 0.5), ("5天", 5), ("5 天", 5), ("2.5天", 2.5),
        ("十二", 12), ("十二天", 12), ("两", 2), ("一百零五", 105), ("十二(12)", 12), ("12（十二）", 12), ("半天", 0.5),
        ("三万二千", 32_000), ("三万二千天", 32_000), ("一百二十三", 123), ("三十二万零五百", 320_500),
    ],
)  # fmt: skip
def test_a_number_written_otherwise_is_taken_and_told(cell, number):
    reading = days(cell)
    assert reading.value == number
    assert reading.note


def test_the_notes_say_what_was_done():
    assert days("12").note == "“12”是文本格式，按数字12读取"
    assert days("5天").note == "“5天”去掉单位，按5读取"
    assert days("十二").note == "“十二”按12读取"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("约5天", "不是确定的数字"), ("5天左右", "不是确定的数字"), ("5天半", "不是确定的数字"),
        ("一周", "不是确定的数字"), ("5-6天", "不是确定的数字"), ("3～5", "不是确定的数字"), ("近10", "不是确定的数字"),
        ("12户", "单位是“户”，本列单位是“天”"), ("100%", "单位是“%”"), ("2000万", "带有“万”"),
        ("十二(13)", "两处写的数不一致"), ("13(十二)", "两处写的数不一致"), ("一百二", "不能识别为数字"),
        ("特别注意", "不能识别为数字"), ("1,2", "不能识别为数字"), ("1.2.3", "不能识别为数字"), ("５．５．", "不能识别为数字"),
        (-3, "是负数"), ("-3", "是负数"), (0.3, "不是0.5 的倍数"), ("1e999", "不能识别为数字"),
        (math.nan, "不是数字"), (math.inf, "不是数字"), (True, "不是数字"),
        (dt.date(2012, 3, 14), "是日期或时间"), (dt.time(8), "是日期或时间"), (dt.timedelta(hours=30), "是日期或时间"),
        (UNCALCULATED, "公式未计算"), ("#DIV/0!", "是公式错误值"), (None, "没有填写"), ("", "没有填写"),
    ],
)  # fmt: skip
def test_what_is_no_certain_number_is_refused_with_its_reason(cell, reason):
    reading = days(cell)
    assert isinstance(reading, Refused)
    assert reason in reading.reason
    assert reading.suggestion


@pytest.mark.parametrize("cell", ["三千多字", "约5天", "12 15", "许多"])
def test_what_to_fill_is_told_without_a_number_that_somebody_may_copy(cell):
    assert not re.search("[0-9]", days(cell).suggestion)


def test_a_multiple_is_never_written_out_unasked():
    assert days("2000万") == Refused("带有“万”，不是完整的数字", "请核对后写全，如 20000000")
    assert days("1.5亿").suggestion.endswith("150000000")


def test_an_amount_in_words_is_a_number_of_yuan_only():
    amount = read_number("叁万贰仟元零伍分", unit="元")
    assert amount == Taken(32_000.05, "“叁万贰仟元零伍分”按32000.05读取")
    assert read_number("三万二千元", unit="元").value == 32_000
    assert isinstance(read_number("叁万元整", unit="件"), Refused)
    assert isinstance(read_number("叁百二元整", unit="元"), Refused)


@pytest.mark.parametrize("cell", ["无", "/", "—"])
def test_nothing_is_no_zero(cell):
    assert days(cell).value is None


def test_limits_are_told():
    assert read_number(8, maximum=7).reason == "大于 7"
    assert read_number(2, minimum=3).reason == "小于 3"
    assert read_number(2.5, whole=True) == Refused("不是整数", "请填整数")
    assert read_number("2.50", step=0.5).value == 2.5
    assert read_number(0.3, step=0.1) == Taken(0.3)


def test_half_days_are_halves_only_where_days_are_counted():
    assert isinstance(read_number("半天", unit="件"), Refused)


@pytest.mark.parametrize(
    ("cell", "value"), [("100%", 100), ("1%", 1), (95.0, 95), (0, 0), ("95", 95)]
)
def test_shares_that_are_plain(cell, value):
    assert read_number(cell, unit="%").value == value


@pytest.mark.parametrize("cell", [1.0, 0.95, "1", "0.5"])
def test_shares_that_may_be_a_part_or_the_whole_are_asked(cell):
    assert "分不清" in read_number(cell, unit="%").reason


@pytest.mark.parametrize("cell", ["E0", "e12", "+e1", ".e5", ".", "+", "-."])
def test_signs_of_a_number_without_its_figures_are_no_number(cell):
    assert isinstance(read_number(cell), Refused)


@given(st.text(max_size=15))
def test_words_never_become_a_number(text):
    reading = read_number(text, unit="天")
    if isinstance(reading, Taken) and reading.value is not None:
        assert any(sign.isdecimal() or number_of(sign) is not None for sign in text) or "半" in text
        assert reading.note


@given(st.integers(-(10**12), 10**12))
def test_a_written_whole_number_is_that_number(number):
    for cell in (number, float(number), str(number), f"{number:,}", f" {number}件"):
        assert read_number(cell, unit="件").value == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_cell_is_never_altered(number):
    assert read_number(number) == Taken(number)


@given(st.integers(1, 9999))
def test_chinese_numerals_round_trip(number):
    signs, places = "零一二三四五六七八九", "千百十 "
    padded = str(number).zfill(4)
    words = "".join(
        signs[int(d)] + (p if d != "0" else "") for d, p in zip(padded, places, strict=True)
    )
    while "零零" in words:
        words = words.replace("零零", "零")
    words = words.replace(" ", "").strip("零")
    assert number_of(words) == number
    assert read_number(f"{words}件", unit="件").value == number

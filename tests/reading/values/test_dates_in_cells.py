from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.chinese.dates import weekday
from toolkit.reading.values import RangeOfDates
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import read_date
from toolkit.reading.values import wrong_weekday
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

DAY = dt.date(2012, 3, 14)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31))
EPOCH = dt.date(1899, 12, 30)


def read(cell):
    return read_date(cell, year=2012)


@pytest.mark.parametrize("cell", [DAY, dt.datetime.combine(DAY, dt.time()), "2012-03-14"])
def test_a_day_that_stands_as_it_should_is_taken_without_a_note(cell):
    assert read(cell) == Taken(DAY)
    assert type(read(cell).value) is dt.date


@pytest.mark.parametrize(
    "cell",
    [
        "2012.3.14", "2012-3-14", "2012/3/14", "20120314", 20120314.0, "2012。3。14", "2012—3—14",
        "3月14日", "3月14号", "3.14", 3.14, "3-14", "3/14", "２０１２年３月１４日", "2012 年 3 月 14 日",
        "二〇一二年三月十四日", "二○一二年三月十四日", "二Ｏ一二年三月十四日", "二0一二年三月十四日",
        "二零一二年三月十四日", "三月十四日", 40982, 40982.0, "2012-3-14 08:30", "2012-03-14T00:00:00",
        dt.datetime.combine(DAY, dt.time(8, 30)), "2012年3月14日（星期三）", "2012年3月14日 周三",
        " 2012-03-14\u3000",
    ],
)  # fmt: skip
def test_a_day_written_otherwise_is_taken_and_told(cell):
    reading = read(cell)
    assert reading.value == DAY
    assert reading.note.endswith("按2012-03-14读取")


def test_the_note_quotes_the_cell():
    assert read("2012.3.14").note == "“2012.3.14”按2012-03-14读取"
    assert read(40982.0).note == "“40982”是日期序号，按2012-03-14读取"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("约3月14日", "不能识别为日期"), ("3月中旬", "不能识别为日期"), ("3月", "不能识别为日期"),
        ("12.3.14", "不能识别为日期"), ("12-3-14", "不能识别为日期"), ("3至9", "不能识别为日期"),
        ("40982", "不能识别为日期"), (12.0, "不能识别为日期"), (True, "不能识别为日期"), (1, "不能识别为日期"),
        (36525, "不能识别为日期"), (54789, "不能识别为日期"), (dt.time(8), "不能识别为日期"),
        (3.1, "分不清是3月1日还是3月10日"), (2.2, "分不清是2月2日还是2月20日"),
        ("2月30日", "没有2月30日（2012年2月有29天）"), ("2011-2-29", "没有2月29日（2011年2月有28天）"),
        ("2012-13-01", "没有13月"), ("4月31日", "没有4月31日"), ("0212-03-14", "年份 212 不合理"),
        ("2012年5月22日（星期三）", "2012-05-22 是星期二，不是星期三"),
        ("3月5、6、9日", "一格里有几个日期"), ("2012年3月5，9日", "一格里有几个日期"),
        ("3月28日-4月2日", "跨月"), ("2011年12月30日至2012年1月3日", "跨月"), ("3月9日-5日", "止日早于起日"),
        ("3月5日至3月32日", "没有3月32日"),
        (ErrorValue("#REF!"), "是公式错误值 #REF!"), ("#N/A", "是公式错误值 #N/A"), (UNCALCULATED, "公式未计算"),
        (None, "没有填写"), (" \u3000", "没有填写"),
    ],
)  # fmt: skip
def test_what_is_no_certain_day_is_refused_with_its_reason(cell, reason):
    reading = read(cell)
    assert isinstance(reading, Refused)
    assert reason in reading.reason
    assert reading.suggestion
    assert not (reading.reason + reading.suggestion).endswith("。")


def test_a_day_that_no_calendar_has_is_asked_for_not_its_form():
    assert read("2012-02-30").suggestion == "请核对是2月哪一天"
    assert read("2012-13-01").suggestion == "请核对是哪个月"


def test_a_day_that_is_several_rows_says_how_to_split_it():
    assert read("3月5、6、9日").suggestion.endswith("请拆成 3 行：3月5日、3月6日、3月9日")


@pytest.mark.parametrize("cell", [4.4, "3.1", "3月1日"])
def test_a_day_that_can_be_only_one_is_not_asked(cell):
    assert isinstance(read(cell), Taken)


@pytest.mark.parametrize(
    "cell",
    [
        "3月5-9日", "3.5—3.9", "3月5日至9日", "3月5日到3月9日", "3.5-9", "2012年3月5日至3月9日", "2012.3.5—9",
        "2012-3-5至2012-3-9", "2012.3.5-2012.3.9", "三月五日至九日",
    ],
)  # fmt: skip
def test_days_of_one_month_in_one_cell_are_a_range(cell):
    reading = read(cell)
    assert reading.value == RangeOfDates(dt.date(2012, 3, 5), dt.date(2012, 3, 9))
    assert reading.note == f"“{cell}”按2012-03-05至2012-03-09读取"


@pytest.mark.parametrize("cell", ["3月14日", "3.14", 3.14, "3月5-9日"])
def test_a_day_without_year_is_refused_where_the_ledger_has_none(cell):
    assert read_date(cell, year=None).reason == "没有写年份"


@pytest.mark.parametrize("cell", ["无", "／", "—", " / "])
def test_nothing_is_an_answer_not_an_omission(cell):
    reading = read(cell)
    assert reading.value is None
    assert "按“无”读取" in reading.note


def test_weekdays():
    assert weekday(DAY) == "星期三"
    assert wrong_weekday(DAY, "3月14日（周三）") is None
    assert wrong_weekday(DAY, "3月14日") is None
    assert wrong_weekday(dt.date(2012, 3, 18), "星期天") is None
    assert "是星期三" in wrong_weekday(DAY, "星期四").reason


CHINESE = "〇一二三四五六七八九"


def spelt(number):
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else CHINESE[tens] + "十") + (
        CHINESE[ones] if ones else ""
    )


@given(DAYS)
def test_every_spelling_of_a_day_is_that_day(day):
    year = "".join(CHINESE[int(digit)] for digit in str(day.year))
    wide = str(day).translate({ord(str(i)): 0xFF10 + i for i in range(10)})
    for cell in (
        f"{day:%Y%m%d}", f"{day.year}.{day.month}.{day.day}", f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日", f"{year}年{spelt(day.month)}月{spelt(day.day)}日",
        wide, (day - EPOCH).days, float((day - EPOCH).days), dt.datetime.combine(day, dt.time()),
        f"{day.year}年{day.month}月{day.day}日({weekday(day)})",
    ):  # fmt: skip
        assert read_date(cell, year=None).value == day
    assert read_date(f"{day.month}月{day.day}日", year=day.year).value == day


@given(DAYS, st.integers(1, 6))
def test_a_day_with_the_wrong_weekday_is_never_taken(day, shift):
    other = weekday(day + dt.timedelta(days=shift))
    assert isinstance(read_date(f"{day.year}年{day.month}月{day.day}日（{other}）"), Refused)


@given(st.text(max_size=12) | st.floats() | st.integers(-(10**9), 10**9) | st.booleans())
def test_any_cell_is_taken_or_refused(cell):
    reading = read_date(cell, year=2012)
    if isinstance(reading, Taken):
        assert isinstance(reading.value, dt.date | RangeOfDates | None)
    else:
        assert reading.reason
        assert reading.suggestion

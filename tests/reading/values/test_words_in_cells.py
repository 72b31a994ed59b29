from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.values import is_blank
from toolkit.reading.values import is_nothing
from toolkit.reading.values import one_line
from toolkit.reading.values import read_choice
from toolkit.reading.values import read_choices
from toolkit.reading.values import read_flag
from toolkit.reading.values import read_id_number
from toolkit.reading.values import read_name
from toolkit.reading.values import read_names
from toolkit.reading.values import read_phone
from toolkit.reading.values import read_text
from toolkit.reading.values import read_time
from toolkit.reading.workbook import UNCALCULATED
from toolkit.reading.workbook import ErrorValue

KINDS = ("驻点调研", "走访", "接访", "检查执法", "外单位（含企业）", "其他")
READERS = (
    read_flag, read_id_number, read_name, read_names, read_phone, read_text, read_time,
    lambda cell: read_choice(cell, KINDS), lambda cell: read_choices(cell, KINDS),
)  # fmt: skip


@pytest.mark.parametrize("cell", [None, "", " ", "\u3000", "\xa0\t\n", "\u200b", " \ufeff\u200b "])
def test_blank_cells_are_blank_and_refused_by_every_reader(cell):
    assert is_blank(cell)
    assert {read(cell).reason for read in READERS} == {"没有填写"}


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "无", "/"])
def test_zero_and_nothing_are_not_blank(cell):
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", ["无", "／", "/", "—", "——", " 无 "])
def test_nothing_is_known_by_its_signs(cell):
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", [ErrorValue("#REF!"), "#REF!", UNCALCULATED])
def test_errors_are_refused_by_every_reader(cell):
    assert all(isinstance(read(cell), Refused) for read in READERS)


@pytest.mark.parametrize(
    "cell", ["是", True, "有", "√", 1, 1.0, "1", "Y", "y", "Ｙ", "○", "✓", " 是 "]
)
def test_yes(cell):
    assert read_flag(cell).value is True


@pytest.mark.parametrize("cell", ["否", False, "无", "×", 0, 0.0, "0", "N", "没有", "/"])
def test_no(cell):
    assert read_flag(cell).value is False


def test_only_the_plain_words_need_no_note():
    assert [read_flag(cell).note for cell in ("是", "否", True, False)] == [None] * 4
    assert read_flag("√").note == "“√”按“是”读取"


@pytest.mark.parametrize("cell", ["大概", "是的吧", 2, dt.date(2012, 3, 14), "是/否"])
def test_neither_yes_nor_no(cell):
    assert read_flag(cell) == Refused("不能识别为是或否", "请填“是”或“否”")


@pytest.mark.parametrize(
    ("cell", "option"),
    [
        ("走访", "走访"),
        (" 走 访", "走访"),
        ("外单位(含企业)", "外单位（含企业）"),
        ("外单位【含企业】", "外单位（含企业）"),
    ],
)
def test_an_option_is_known_whatever_its_blanks_and_brackets(cell, option):
    reading = read_choice(cell, KINDS)
    assert reading.value == option
    assert (reading.note is None) == (cell == option)


def test_an_option_in_numbers_is_known():
    assert read_choice(2012.0, ("2011", "2012")).value == "2012"


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("驻点", "驻点调研"),
        ("驻点调查", "驻点调研"),
        ("走访慰问", "走访"),
        ("检查", "检查执法"),
        ("执法检查", "检查执法"),
    ],
)
def test_a_near_option_is_proposed_never_taken(cell, proposed):
    reading = read_choice(cell, KINDS)
    assert reading.reason == "不在可选项内"
    assert f"“{proposed}”" in reading.suggestion


def test_without_a_near_option_all_are_listed():
    assert "驻点调研、走访" in read_choice("????", KINDS).suggestion


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("走访；接访", ("走访", "接访")), ("走访、接访", ("走访", "接访")), ("走访,接访/其他", ("走访", "接访", "其他")),
        ("走访", ("走访",)), ("走访；走访", ("走访",)), ("走访\n接访", ("走访", "接访")), ("无", ()),
        ("外单位(含企业)；走访", ("外单位（含企业）", "走访")),
    ],
)  # fmt: skip
def test_several_options_are_parted(cell, values):
    assert read_choices(cell, KINDS).value == values


def test_an_option_with_a_separator_in_it_is_one():
    assert read_choices("水/气", ("水/气", "声")) == Taken(("水/气",))


def test_one_unknown_among_several_refuses_the_cell():
    assert read_choices("走访；驻点", KINDS).reason == "其中“驻点”不在可选项内"


def test_only_the_house_form_of_a_list_needs_no_note():
    assert read_choices("走访；接访", KINDS).note is None
    assert read_choices("走访、接访", KINDS).note == "“走访、接访”按“走访；接访”读取"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("（一）：①㎡Ⅲ", "（一）：①㎡Ⅲ"), (12.0, "12"), (12, "12"), (0.1 + 0.2, "0.3"),
        (dt.date(2012, 3, 14), "2012-03-14"), (dt.time(8, 30), "08:30"), (" 张　三\n李四 ", "张　三\n李四"),
        ("无", "无"), (dt.datetime.combine(dt.date(2012, 3, 14), dt.time(8)), "2012-03-14 08:00"),
    ],
)  # fmt: skip
def test_text_is_what_stands_there(cell, text):
    assert read_text(cell).value == text


def test_a_date_in_a_text_column_is_told():
    assert read_text(dt.date(2012, 3, 14)).note == "日期按文本“2012-03-14”读取"


def test_text_that_is_too_long_says_by_how_much():
    assert read_text("字" * 201, max_length=200).reason == "有 201 字，超过 200 字"
    assert read_text("字" * 200, max_length=200) == Taken("字" * 200)


def test_a_long_number_in_a_text_column_has_lost_digits():
    assert isinstance(read_text(3.101011990010113e17), Refused)


@given(st.text(max_size=30))
def test_text_never_changes_but_for_blanks_at_its_ends(text):
    reading = read_text(text)
    if isinstance(reading, Taken):
        assert reading.value in text
        assert is_blank(text.replace(reading.value, "", 1))
        assert (reading.note is None) == (reading.value == text)
    else:
        assert is_blank(text) or text.strip().startswith("#")


def test_one_line():
    assert one_line(" 走访\r\n群众\t三\u3000户\u00ad ") == "走访 群众 三 户"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("张三", "张三"), ("张 三", "张三"), ("张　三", "张三"), ("张\u200b三", "张三"), ("张\xa0三 ", "张三"),
        ("买买提·艾力", "买买提·艾力"), ("欧阳明华", "欧阳明华"), ("李四（镇）", "李四（镇）"), ("John  Smith", "John Smith"), ("䶮𠅤", "䶮𠅤"),
    ],
)  # fmt: skip
def test_a_name_loses_its_blanks_only(cell, name):
    reading = read_name(cell)
    assert reading.value == name
    assert (reading.note is None) == (cell == name)


@pytest.mark.parametrize(
    "cell",
    ["张三、李四", "张三等3人", "张三 李四", "张三等", 12.0, "13812345678", dt.date(2012, 3, 14)],
)
def test_what_is_not_one_name_is_refused(cell):
    assert isinstance(read_name(cell), Refused)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三、李四；王五/赵六,钱七", ("张三", "李四", "王五", "赵六", "钱七")), ("张 三", ("张三",)),
        ("李四（镇、村）；王五", ("李四（镇、村）", "王五")), ("张三；张三", ("张三",)), ("无", ()), ("张三\n李四", ("张三", "李四")),
    ],
)  # fmt: skip
def test_several_names_are_parted(cell, names):
    reading = read_names(cell)
    assert reading.value == names


@pytest.mark.parametrize(
    "cell", ["张三等3人", "张三、李四等三人", "张三等", "张三 李四", "张三；2人", 3.0]
)
def test_names_left_out_or_unclear_are_asked(cell):
    assert isinstance(read_names(cell), Refused)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13812345678", "13812345678"), (13812345678.0, "13812345678"), ("138 1234 5678", "13812345678"),
        ("+86 13812345678", "13812345678"), ("0519-82345678", "0519-82345678"), ("0519－82345678", "0519-82345678"),
        ("0519—82345678", "0519-82345678"), ("（0519）82345678", "0519-82345678"), ("051982345678", "0519-82345678"),
        ("0519 82345678转801", "0519-82345678-801"), ("010-65123456", "010-65123456"), ("82345678", "82345678"),
        ("12369", "12369"), ("１３８１２３４５６７８", "13812345678"),
    ],
)  # fmt: skip
def test_telephone_numbers(cell, number):
    reading = read_phone(cell)
    assert reading.value == number
    assert (reading.note is None) == (not isinstance(cell, str) or cell == number)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (51982345678.0, "像是丢了区号前的 0"), ("519-82345678", "像是丢了区号前的 0"), ("13812345678、13912345678", "不止一个号码"),
        ("0519-82345678 13812345678", "不止一个号码"), ("1381234567", "不能识别"), ("办公室", "不能识别"), (True, "不是电话号码"),
    ],
)  # fmt: skip
def test_what_is_no_telephone_number_is_refused(cell, reason):
    assert reason in read_phone(cell).reason


def checked(seventeen):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        seventeen
        + "10X98765432"[sum(w * int(d) for w, d in zip(weights, seventeen, strict=True)) % 11]
    )


GOOD = "11010519491231002X"  # -- the specimen number of GB 11643-1999 --


@pytest.mark.parametrize(
    "cell",
    [
        GOOD,
        GOOD.lower(),
        f" {GOOD} ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
    ],
)
def test_identity_numbers(cell):
    assert read_id_number(cell).value == GOOD


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (1.1010519491231e17, "存成了数字"), (110105194912310021, "存成了数字"), ("110105491231002", "15 位"),
        ("110105194912310021", "校验位不符"), ("11010519491331002X", "出生日期"), ("1101051949123100", "不是 18 位"),
        (dt.date(2012, 3, 14), "存成了数字"),
    ],
)  # fmt: skip
def test_identity_numbers_are_never_repaired(cell, reason):
    reading = read_id_number(cell)
    assert reason in reading.reason
    assert "1101051949" not in reading.reason + reading.suggestion


@given(
    st.dates(dt.date(1930, 1, 1), dt.date(2012, 1, 1)),
    st.integers(0, 999),
    st.integers(0, 17),
    st.data(),
)
def test_one_wrong_digit_in_an_identity_number_is_always_found(born, serial, place, data):
    number = checked(f"320482{born:%Y%m%d}{serial:03}")
    assert read_id_number(number) == Taken(number)
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert isinstance(read_id_number(number[:place] + other + number[place + 1 :]), Refused)


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        (dt.time(8, 30), dt.time(8, 30)), (dt.time(8, 29, 59, 999_900), dt.time(8, 30)), (0.354166666667, dt.time(8, 30)),
        (dt.timedelta(hours=8, minutes=30), dt.time(8, 30)), ("8:30", dt.time(8, 30)), ("08：30", dt.time(8, 30)),
        ("8点30分", dt.time(8, 30)), ("8时30", dt.time(8, 30)), ("八点半", dt.time(8, 30)), ("8点", dt.time(8)), ("8点整", dt.time(8)),
        ("十点三十", dt.time(10, 30)), ("三点一刻", dt.time(3, 15)), ("下午2:30", dt.time(14, 30)), ("2:30 PM", dt.time(14, 30)),
        ("上午8:30", dt.time(8, 30)), ("14:30:15", dt.time(14, 30, 15)), ("0830", dt.time(8, 30)), ("08 30", dt.time(8, 30)), ("8 : 30", dt.time(8, 30)), ("零点", dt.time(0)),
        ("凌晨12点", dt.time(0)), ("中午12点", dt.time(12)), (dt.datetime.combine(dt.date(2012, 3, 14), dt.time(8, 30)), dt.time(8, 30)),
    ],
)  # fmt: skip
def test_times_of_day(cell, time):
    assert read_time(cell).value == time


@pytest.mark.parametrize(
    "cell",
    [
        "24:00",
        "8:75",
        "上午",
        "晚上12点",
        "8:30-11:30",
        "8点到11点",
        "1 2:30",
        "8:3 0",
        8.0,
        1.5,
        dt.timedelta(days=1),
        True,
    ],
)
def test_what_is_no_time_of_day_is_refused(cell):
    assert isinstance(read_time(cell), Refused)


@given(
    st.text(max_size=10)
    | st.floats()
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.times()
    | st.timedeltas()
)
def test_every_reader_takes_or_refuses_any_cell(cell):
    for read in READERS:
        reading = read(cell)
        if isinstance(reading, Refused):
            assert reading.reason
            assert reading.suggestion

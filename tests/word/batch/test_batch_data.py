"""Data and names of documents: nothing coerced, nothing guessed."""

from decimal import Decimal

import pytest

from toolkit.word.batch import DataError
from toolkit.word.batch import read_data
from toolkit.word.batch import stems


def read(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "数据.json"
    file.write_bytes(text.encode(encoding))
    return read_data(file)


def test_numbers_keep_their_digits(tmp_path):
    data = read(tmp_path, '{"金额": 1200.10, "个数": 7, "编号": "007"}')
    assert (str(data["金额"]), data["个数"], data["编号"]) == ("1200.10", 7, "007")
    assert isinstance(data["金额"], Decimal)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    assert read(tmp_path, '[{"甲": 1}]', "utf-8-sig") == [{"甲": 1}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "第1行第2个字符"),
        ('{"甲": 1,\n "乙": }', "第2行"),
        ("3", "JSON 对象"),
        ('[{"甲": 1}, 3]', "第2项不是对象"),
        ('{"甲": 1, "甲": 2}', "两个“甲”"),
        ('{"甲": NaN}', "NaN 不是数"),
        ("[" * 100000, "层次"),
    ],
)
def test_bad_data_is_one_sentence(tmp_path, text, words):
    with pytest.raises(DataError, match=words):
        read(tmp_path, text)


def test_another_encoding_and_a_missing_file_are_sentences(tmp_path):
    with pytest.raises(DataError, match="UTF-8"):
        read(tmp_path, '{"甲": "乙"}', "gbk")
    with pytest.raises(DataError, match="找不到"):
        read_data(tmp_path / "没有.json")


def test_names_are_legal_and_distinct_whatever_the_case():
    data = [{"名": "A/1"}, {"名": "a/1"}, {"名": "CON"}, {"名": "二科"}]
    assert stems(data, "通知", "{{ 名 }}") == ["A_1", "a_1（2）", "_CON", "二科"]


def test_names_may_come_from_within_and_with_words_around():
    data = [{"单位": {"简称": "一科"}, "序号": 3}]
    assert stems(data, "通知", "{{序号}}_{{ 单位.简称 }}催报") == ["3_一科催报"]


@pytest.mark.parametrize("item", [{}, {"名": ""}, {"名": None}, {"名": ["甲"]}, {"名": True}])
def test_a_name_that_the_data_does_not_give_is_refused(item):
    with pytest.raises(DataError, match="第2项"):
        stems([{"名": "甲"}, item], "通知", "{{ 名 }}")

"""Each word of a name tells who it is: of names in letters, and of names that are written by their sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.distribution.test_disguises import gate_of
from tests.distribution.test_disguises import secrets
from tests.examples import examples
from toolkit.distribution.identifying import Kind
from toolkit.distribution.identifying import identifying

DRAWING = """
单位名录
| 单位编号 | 单位全称              | 规范简称 | 别名 |
| DW01     | Taylor-Reed化工有限公司 | 泰勒     | 芮德 |

来访事项
| 事项号 | 来访时间 | 信访人 | 住址 | 反映问题 |
| SX-1 | 4月10日 | Peter Smith |  | 异味 |
| SX-2 | 4月10日 | José García、村民O'Brien |  | 异味 |
| SX-3 | 4月10日 | 阿依古丽 买买提 | 碧桂园·天玺湾3幢201室 | 异味 |
| SX-4 | 4月10日 | May Müller |  | 异味 |
| SX-5 | 4月10日 | J. Taylor |  | 异味 |
| SX-6 | 4月10日 | 李四（Пётр Иванов） | | 异味 |
| SX-7 | 4月10日 | Grace |  | 异味 |
"""
GATE = gate_of(DRAWING)


def letters(cell):
    return {text for text, kind in identifying(cell) if kind is Kind.LETTERS}


def words(cell):
    return {text for text, kind in identifying(cell) if kind is Kind.WORDS}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        *((text, 2) for text in ["Mr Smith called", "SMITH", "smith先生来电", "P. Smith", "据peter说", "Ｓｍｉｔｈ", "MrSmith", "S.m.i.t.h",
                                 "Smith's", "Smith2012", "PeterSmith", "Pe&#116;er", "Smith-Jones"]),
        *((text, 3) for text in ["Garcia", "GARCÍA来访", "josé", "O’Brien", "OBRIEN", "O'BRIEN", "Brien"]),
        *((text, 4) for text in ["阿依古丽", "买买提说", "买买提·艾山", "阿依古丽·买买提"]),
        *((text, 7) for text in ["Иванов", "ПЕТР"]),
        *((text, 5) for text in ["Müller", "MULLER", "May Müller"]),
        ("Grace说", 8),
    ],
)  # fmt: skip
def test_a_word_of_a_name_is_found_alone(text, row):
    assert secrets(text, GATE) == {f"来访事项!C{row}"}


@pytest.mark.parametrize(
    "text",
    [
        "Peterson", "blacksmith", "Smithsonian", "Smithx", "may", "May 5", "in May", "disgrace", "Mull", "Taylor", "Reed",
        "Taylor-Reed化工有限公司", "碧桂园", "天玺湾", "碧桂园天玺", "COD", "LED", "Mr", "提高", "古丽",
    ],
)  # fmt: skip
def test_longer_words_everyday_words_and_what_a_directory_names_are_no_hit(text):
    assert secrets(text, GATE) == set()


def test_a_word_let_pass_tells_which_directory_names_it():
    assert {str(each.known_at) for each in GATE.found_in("Taylor")} == {"单位名录!B2"}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Peter Smith", {"PETER", "SMITH"}), ("Dr. José M. García-López", {"JOSE", "GARCIA", "LOPEZ"}),
        ("Smith先生", {"SMITH"}), ("外籍专家Peter", {"PETER"}), ("王芳 Peter", {"PETER"}), ("老王 WANG", {"WANG"}), ("张三(Tom)", {"TOM"}),
        ("微信wangfang88", {"WANGFANG"}), ("Email：peter.smith@163.com", {"PETER", "SMITH"}), ("May Lee", {"LEE"}), ("Grace", {"GRACE"}),
        ("买买提 Peter", {"PETER"}), ("Mr Van der Berg", {"BERG"}),
    ],
)  # fmt: skip
def test_names_in_letters_are_told_from_what_stands_beside_them(cell, expected):
    assert letters(cell) == expected


@pytest.mark.parametrize(
    "cell",
    ["May", "LED", "KTV老板", "LG化学", "ABC公司代表", "万达SOHO B座", "Room 302, Block A", "QQ：1234567", "无（N/A）", "D座", "Riverside小区", "Li",
     "www.example.com"],
)  # fmt: skip
def test_what_in_letters_is_nobody_s_name_is_not_looked_for(cell):
    assert letters(cell) == set()


@pytest.mark.parametrize(
    "cell",
    ["阿依古丽·买买提", "阿依古丽 买买提", "阿依古丽-买买提", "阿依古丽—买买提", "阿依古丽．买买提", "阿依古丽•买买提", "阿依古丽⋅买买提", "阿依古丽。买买提",
     "A·买买提", "村民买买提", "阿不都热合曼。买买提"],
)  # fmt: skip
def test_both_parts_of_a_name_written_by_its_sound_are_told(cell):
    assert "买买提" in words(cell)


@pytest.mark.parametrize(
    ("cell", "part"),
    [("碧桂园·天玺湾", "天玺湾"), ("万科·金域华府", "万科"), ("阿克苏 西大街", "阿克苏"), ("阳光小区-北门", "北门"), ("B.青塘镇", "青塘镇")],
)  # fmt: skip
def test_parts_of_places_are_no_names(cell, part):
    assert part not in words(cell)


def test_a_name_of_several_words_in_a_displaced_row_or_in_an_added_column_is_found():
    gate = gate_of(
        """
        来访事项
        | 事项号 | 场次号 | 来访时间 | 信访人 | 身份证号 | 电话 | 住址 | 人数 | 反映问题 | 译名 |
        | SX-1 | 4月10日 | Peter Smith | 110105194912310054 | 13912340002 | 清水镇九里村1组 | 2 | 异味 | 无 | |
        | SX-2 | 4月10日 | 买买提·艾山 | 110105194912310070 | 13912340003 | 清水镇九里村2组 | 2 | 异味 | 无 | |
        | SX-3 | | 4月11日 | 邹德旺 | | | | 2 | 异味 | Zou Dewang |
        """
    )
    assert secrets("Smith", gate) == {"来访事项!C2"}
    assert secrets("买买提来访", gate) == {"来访事项!C3"}
    assert secrets("dewang", gate) == {"来访事项!J4"}


NAME = st.text(st.sampled_from("bcdfghjklmnpqrstvwxz"), min_size=4, max_size=8).map(
    lambda word: f"a{word}".capitalize()
)


@given(NAME, NAME, st.sampled_from([" ", "-", " - ", ". ", "·", "\u3000"]), st.sampled_from(["{}", "据{}反映", "Mr {} called", "（{}）"]))  # fmt: skip
@examples(60)
def test_either_word_of_any_name_is_found_in_any_case(first, last, between, sentence):
    gate = gate_of(DRAWING.replace("Peter Smith", f"{first}{between}{last}"))
    for said in (first, last.upper(), first.lower()):
        assert "来访事项!C2" in secrets(sentence.format(said), gate)
        assert secrets(sentence.format(f"{said}xyz"), gate) <= {"来访事项!C3"}

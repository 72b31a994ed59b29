"""What stands at the edge of a rule: seven digits, an opening zero, an overlap, the first and last of a list."""

import pytest

from tests.distribution.test_disguises import gate_of
from tests.distribution.test_disguises import secrets
from toolkit.distribution.addresses import dwellings
from toolkit.distribution.addresses import lives_in
from toolkit.distribution.identifying import numbers_in
from toolkit.distribution.saying_nothing import says_nothing


@pytest.mark.parametrize(
    "word",
    ["女", "数人", "周边", "众人", "同上", "其他", "居民代表", "信访人", "周边群众", "环保志愿者"],
)
def test_words_for_anybody_say_nothing(word):
    assert says_nothing(word)
    assert not says_nothing(f"{word}邹德旺")


def test_the_area_code_alone_is_no_part_that_is_left_out():
    assert set(numbers_in("0500-82811234")) == {"050082811234", "82811234"}
    assert set(numbers_in("1500-82811234")) == {"150082811234", "82811234"}
    assert set(numbers_in("0500-8281 1234")) == {"050082811234", "82811234"}
    assert set(numbers_in("1500-8281 1234")) == {"150082811234"}


def test_an_address_that_overlaps_the_start_of_a_longer_number_is_found_behind_it():
    assert not lives_in("村1-1", "村1-12")
    assert lives_in("1-1", "1-1件1-1")
    assert lives_in("11", "111")


@pytest.mark.parametrize("address", ["湖滨路12", "晨光7幢302室"])
def test_a_house_needs_a_counted_building_or_a_numbered_road_not_both(address):
    assert list(dwellings(address))


def test_a_long_number_is_no_address():
    assert list(dwellings("阳光小区7幢123456")) == []


def test_seven_digits_of_a_directory_let_the_number_pass():
    drawing = """
    联系点一览表
    | 联系点编号 | 联系点名称   | 所在镇 | 联系电话 |
    | LXD01      | 青塘镇上坪村 | 青塘镇 | 8281123  |

    来访事项
    | 事项号 | 来访时间 | 信访人 | 电话 | 反映问题 |
    | SX-1 | 4月10日 | 邹德旺 | 8281123 | 异味 |
    | SX-2 | 4月10日 | 李小芳 | 8281124 | 异味 |
    """
    gate = gate_of(drawing)
    assert secrets("电话8281123", gate) == set()
    assert secrets("电话8281124", gate) == {"来访事项!D3"}
    assert {each.what for each in gate.found_in("8281124")} == {"受限内容"}


def test_an_identity_number_that_lost_its_last_digits_is_told_by_fifteen():
    drawing = """
    来访事项
    | 事项号 | 来访时间 | 信访人 | 身份证号 | 反映问题 |
    | SX-1 | 4月10日 | 邹德旺 | 110105194912311774 | 异味 |
    """
    gate = gate_of(drawing)
    assert gate.found_in_number("110105194912311000")
    assert not gate.found_in_number("110105194912312000")

"""“存在问题”：不多的一个问题一条；多的按方面归并，一个数也不少."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from toolkit.activities.sanjie.shortcoming_groups import MOST
from toolkit.activities.sanjie.shortcoming_groups import grouped
from toolkit.activities.sanjie.shortcoming_groups import grouped_how
from toolkit.activities.sanjie.shortcomings import Block
from toolkit.activities.sanjie.shortcomings import Shortcoming
from toolkit.declare.figures import Figure
from toolkit.declare.figures import figures_in
from toolkit.declare.figures import sentence

AS_OF = dt.date(2012, 9, 27)


def shortcoming(block, name, count, kind="名班子成员"):
    figure = Figure(f"{name}{kind}{block}", count, kind[:1], kind[1:], AS_OF, (), "")
    said = sentence("有", figure, f"{kind}不符合“{name}”的要求。")
    return Shortcoming("其他", said, block, name, (figure, kind))


drawn = st.lists(
    st.builds(
        shortcoming,
        st.sampled_from(Block),
        st.sampled_from(["驻点住宿", "同吃同住", "明确联系人"]),
        st.integers(1, 99),
        st.sampled_from(["名班子成员", "个联系点"]),
    ),
    max_size=40,
).map(lambda found: sorted(found, key=lambda each: each.block.value))


@given(drawn)
def test_every_figure_is_still_there_in_its_order_and_the_items_are_few(found):
    items = grouped(found)

    assert len(items) <= MOST
    assert [*figures_in(items)] == [*figures_in([each.said for each in found])]
    assert all(str(each).endswith("。") and str(each).count("。") == 1 for each in items)


@given(drawn)
def test_what_was_grouped_is_said(found):
    said = [*grouped_how(found)]

    assert bool(said) is (len(grouped(found)) < len(found))
    assert all(f"共{len(found)}项" in each for each in said)


def test_up_to_eight_are_said_as_they_are():
    found = [shortcoming(Block.UNMET, f"第{count}项", count) for count in range(1, MOST + 1)]

    assert grouped(found) == [each.said for each in found]


def test_one_demand_is_named_once_for_all_kinds_that_miss_it():
    found = [
        *[shortcoming(Block.STAYS, "驻点", count) for count in range(1, MOST)],
        shortcoming(Block.UNMET, "一一对应", 2),
        shortcoming(Block.UNMET, "一一对应", 1, "个联系点"),
        shortcoming(Block.UNMET, "明确联系人", 3, "个联系点"),
    ]

    assert str(grouped(found)[1]) == (
        "还有下列各项没有达到要求：“一一对应”2名班子成员、1个联系点，“明确联系人”3个联系点。"
    )
    assert str(grouped(found)[0]).startswith(
        "有1名班子成员不符合“驻点”的要求；2名班子成员不符合“驻点”的要求；3名"
    )

"""By which day a paper asks for something: what is read out of its sentences."""

import datetime as dt

import pytest

from toolkit.declare.signing import Line
from toolkit.usecases.signing_deadlines import asked

DATED = dt.date(2013, 1, 8)


def days(text, dated=DATED):
    return [str(each.day) for each in asked([Line(text)], dated)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("请于2013年1月4日下班前报局办公室。", "2013-01-04"),
        ("请 于 ２０１３年１月４日前报。", "2013-01-04"),
        ("请各单位务必在1月20日前补报。", "2013-01-20"),
        ("尽快排定驻点时间，确保在9月30日前完成。", "2013-09-30"),
        ("请于12月25日前报送。", "2013-12-25"),
        ("请于2月底前完成。", "2013-02-28"),
        ("请各单位于1月20日前补报，请于你处留存。", "2013-01-20"),
        ("请认真核对；请于1月5日之前将改好的台账报来。", "2013-01-05"),
    ],
)
def test_a_day_until_which_something_is_asked_for_is_read(text, day):
    assert days(text) == [day]


def test_a_day_without_a_year_is_the_one_next_to_the_paper():
    assert days("请于1月4日前报。", dt.date(2012, 12, 30)) == ["2013-01-04"]
    assert days("确保在9月30日前完成。", dt.date(2012, 10, 8)) == ["2012-09-30"]


@pytest.mark.parametrize(
    "text",
    [
        "第4期台账应于2012年12月31日前报送。",
        "截至2012年12月31日，你单位尚未报送。",
        "上次已请你单位于2012年12月28日前补报，至今未报。",
        "请说明在2012年12月28日前没有报送的原因。",
        "请核对2012年12月28日前报送的台账。",
        "请逐项改正，2012年12月28日检查时发现的尤其要改。",
        "请于2013年2月30日前报。",
        "请抓紧报送。",
    ],
)
def test_what_was_due_or_is_no_day_is_not_asked_for(text):
    assert days(text) == []


def test_rows_of_a_table_list_what_was_due():
    assert [*asked([Line("请于2012年1月4日前|", cells=("请于2012年1月4日前", ""))], DATED)] == []

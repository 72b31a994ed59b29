"""The deadline of a distribution: after the period, on a working day, and what is said of it."""

import datetime as dt

import pytest

from toolkit.activities.sanjie.booklet_terms import terms
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.reporting import late
from toolkit.declare.booklet import DueTooEarlyError
from toolkit.declare.case import Case


def said(**settings):
    day = dt.date(2012, 9, 1)
    return terms(Case({}, day, Limits(day, settings)))


def test_the_deadline_follows_the_end_of_the_period():
    found = said(本期截止日=dt.date(2012, 6, 30), 报送期次="2012年第2期")
    assert (found.period, found.until) == ("2012年第2期", dt.date(2012, 6, 30))
    assert (found.due, found.due_note) == (dt.date(2012, 7, 5), "")


def test_a_deadline_on_a_holiday_moves_to_the_next_working_day_and_says_so():
    found = said(报送期限=dt.date(2012, 9, 30))
    assert found.due == dt.date(2012, 10, 8)
    assert found.due_note == "原为2012年9月30日，不是工作日，顺延至2012年10月8日"


def test_a_deadline_of_one_s_own_takes_the_place_of_the_counted_one():
    found = said(本期截止日=dt.date(2012, 6, 30), 报送期限=dt.date(2012, 7, 3))
    assert found.due == dt.date(2012, 7, 3)


def test_a_year_whose_holidays_are_not_listed_is_said():
    found = said(报送期限=dt.date(2099, 6, 6))
    assert found.due == dt.date(2099, 6, 6)
    assert found.due_note == "2099年放假安排未收录，没有核对是不是工作日"


@pytest.mark.parametrize("due", [dt.date(2012, 6, 30), dt.date(2012, 6, 20)])
def test_a_deadline_that_is_not_after_the_period_is_refused(due):
    with pytest.raises(DueTooEarlyError, match="不在本期截止日（2012-06-30）之后"):
        said(本期截止日=dt.date(2012, 6, 30), 报送期限=due)


def test_nothing_is_invented_where_nothing_was_filled():
    found = said()
    assert (found.period, found.until, found.due, found.due_note) == ("", None, None, "")


def test_the_office_and_whom_one_asks_come_from_the_parameters():
    found = said(
        印发机关="云溪市环境保护局办公室", 办公室联系人="江小川", 办公室电话="0500-82800102"
    )
    assert found.report_to == "云溪市环境保护局办公室"
    assert found.contact == "江小川　电话：0500-82800102"


def test_who_is_late_is_judged_by_the_day_to_which_the_deadline_moved(ledgers):
    """
    报送情况表
    | 批次 | 单位 | 下发时间 | 状态 |
    | 第3期 | 监察大队 | 2012-09-20 | 未报 |

    单位名录
    | 单位编号 | 单位全称 | 规范简称 | 类型 | 排序 | 是否下发 |
    | DW05 | 环境监察大队 | 监察大队 | 大队 | 5 | 是 |

    参数
    | 参数名 | 取值 |
    | 报送期限 | 2012-09-30 |
    """
    for day, count in (("2012-09-30", 0), ("2012-10-08", 0), ("2012-10-09", 1)):
        assert len(late(ledgers(day).judged.case)) == count

"""Working days that nobody lists are said to be unknown."""

import pytest

from toolkit.activities.sanjie.holidays import HolidaysMissingError

YEAR_2090 = """
参数
| 参数名       | 取值       |
| 台账年度     | 2090       |
| 全年起始日   | 2090-01-01 |
| 全年截止日   | 2090-12-31 |
| 上半年截止日 | 2090-06-30 |
| 最迟截止日   | 2090-09-30 |
| 两个月口径   | {basis}     |
人员名册
| 姓名 | 是否班子成员 |
| 张三 | 是           |
下基层活动台账
| 姓名 | 活动类别 | 开始日期   | 结束日期   |
| 张三 | {category} | 2090-04-28 | 2090-05-04 |
"""
OWN_LIST = """
节假日
| 日期       | 类型 |
| 2090-05-01 | 放假 |
"""
UNLISTED = "2090年放假安排未收录，请填好“节假日”表再核对是否逢放假"


def said(as_of, basis="自然日", category="驻点调研", own=""):
    from tests.drawn import judged

    return judged(YEAR_2090.format(basis=basis, category=category) + own, as_of)


@pytest.mark.parametrize("code", ["R201", "R901"])
def test_a_stay_in_a_year_without_a_list_says_so(code):
    assert UNLISTED in said("2090-06-30").fact(code)
    assert "放假安排" not in said("2090-06-30", own=OWN_LIST).fact(code)


def test_a_deadline_in_a_year_without_a_list_says_so():
    assert f"；{UNLISTED}。" in said("2090-08-01", category="走访").fact("R901")


def test_days_are_not_counted_as_working_days_without_a_list():
    with pytest.raises(HolidaysMissingError, match="2090年放假安排未收录"):
        said("2090-06-30", basis="工作日")
    counted = said("2090-06-30", basis="工作日", own=OWN_LIST)
    assert "累计下基层4天" in counted.fact("R101")

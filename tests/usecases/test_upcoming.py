"""What is due soon: open duties with a day of their own, the nearest first, none whose day has passed."""

import datetime as dt

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.usecases.upcoming import upcoming
from toolkit.usecases.validate import validate

VISITS = """
来访事项
| 事项号 | 来访时间 | 责任科室 | 办理时限 | 当场答复 |
| SX-1 | 5月20日 | 污控科 | 6月20日 | 否 |
| SX-2 | 5月10日 | 污控科 | 6月9日 | 否 |
| SX-3 | 4月1日 | 污控科 | 5月1日 | 否 |
| SX-4 | 5月10日 | 污控科 | 6月9日 | 是 |
"""


def due(as_of):
    judged = validate("画.xlsx", sheets_of(VISITS), SANJIE, as_of=as_of)
    return [each for each in upcoming(judged) if each.subject.startswith("来访事项")]


def test_the_nearest_comes_first_and_what_is_done_or_past_is_not_there():
    found = due(dt.date(2012, 6, 1))
    assert [(each.subject, each.day.isoformat(), each.left) for each in found] == [
        ("来访事项SX-2", "2012-06-09", 8),
        ("来访事项SX-1", "2012-06-19", 18),
    ]
    assert all(str(each.place).startswith("来访事项!") for each in found)


def test_the_last_day_is_still_there_and_the_next_is_not():
    assert [each.left for each in due(dt.date(2012, 6, 9))] == [0, 10]
    assert [each.left for each in due(dt.date(2012, 6, 10))] == [9]


DAYS = """
接访场次
| 场次号 | 日期 | 接访领导 | 地点 | 方式 | 是否大接访 | 公告日期 |
| CC-1 | 5月20日 | 张三 | 甲镇政府 | 定点接访 | 否 | 5月15日 |
| CC-2 | 6月12日 | 张三 | 乙镇政府 | 定点接访 | 否 | |
| CC-3 | 6月18日 | 李四 | 甲镇政府 | 定点接访 | 是 | 5月30日 |

表扬候选及审定
| 对象 | 类别 | 人工意见 | 公示起 | 公示止 | 异议 |
| 监察大队 | 科室单位 | 同意 | 6月4日 | 6月10日 | |
| 张三 | 个人 | 同意 | 6月4日 | 6月10日 | 有人反映 |
| 李四 | 个人 | 同意 | 5月20日 | 6月1日 | |
| 王五 | 个人 | 同意 | 5月10日 | 5月31日 | |

报送情况表
| 批次 | 单位 | 状态 | 下发时间 | 报送期限 | 重报时限 |
| 6月 | 监察大队 | 已下发 | 5月25日 | 6月8日 | |
| 6月 | 计财科 | 退回 | 5月25日 | 5月30日 | 6月5日 |
| 6月 | 生态科 | 已合并 | 5月25日 | 6月8日 | |
"""


def test_days_that_the_ledgers_fix_stand_among_the_duties():
    judged = validate("画.xlsx", sheets_of(DAYS), SANJIE, as_of=dt.date(2012, 6, 1))
    fixed = {"接访", "表扬公示开始", "表扬公示结束", "报送台账", "退回重报"}
    found = [each for each in upcoming(judged) if each.what in fixed]
    assert [(each.left, each.what, each.subject, each.fact) for each in found] == [
        (0, "表扬公示结束", "李四", "公示5月20日至6月1日。"),
        (3, "表扬公示开始", "监察大队、张三", "公示6月4日至10日，1个有异议。"),
        (4, "退回重报", "计财科", "1个单位还没有报送。"),
        (7, "报送台账", "监察大队", "1个单位还没有报送。"),
        (9, "表扬公示结束", "监察大队、张三", "公示6月4日至10日，1个有异议。"),
        (11, "接访", "张三", "定点接访，乙镇政府，未公告。"),
        (17, "接访", "李四", "大接访，甲镇政府，已公告。"),
    ]
    assert {str(each.place) for each in found if each.what == "接访"} == {
        "接访场次!B3",
        "接访场次!B4",
    }

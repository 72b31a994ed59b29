"""表扬候选测算: gates, capped indicators, small denominators shown, ties kept, no leader ranked."""

import datetime as dt

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.candidates import CandidateLine
from toolkit.activities.sanjie.candidates import candidate_lines
from toolkit.activities.sanjie.candidates import weighted
from toolkit.activities.sanjie.indicators import Share
from toolkit.activities.sanjie.parameters import INDICATORS
from toolkit.declare.weights import Weights
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate


def lines(function, as_of="2012-12-31"):
    day = dt.date.fromisoformat(as_of)
    judged = validate("画.xlsx", sheets_of(function.__doc__, SANJIE), SANJIE, as_of=day)
    return candidate_lines(judged.case.certain, judged.outcome.verdicts)


def test_sections_of_equal_score_share_a_place_and_leaders_are_no_candidates():
    """
    单位名录
    | 规范简称 | 类型 | 排序 |
    | 监测站 | 站 | 2 |
    | 监察大队 | 大队 | 1 |
    | 宣教中心 | 直属单位 | 3 |
    | 镇政府 | 外单位 | 4 |
    人员名册
    | 姓名 | 单位 | 职务层次 | 是否班子成员 |
    | 张三 | 监察大队 | 大队负责人 | 是 |
    | 李四 | 监察大队 | 工作人员 | 否 |
    | 王五 | 监测站 | 站负责人 | 否 |
    | 赵六 | 宣教中心 | 科室负责人 | 否 |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员 | 张三 |
    | 成员 | 王五 |
    | 成员 | 赵六 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 参加单位 | 驻点人员 |
    | LXD01 | 水北村 | 张三 | 监察大队；监测站；宣教中心 | 张三；王五；赵六 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 |
    | 张三 | 走访 | 4月10日 | 4月10日 | 1 |
    | 李四 | 走访 | 4月10日 | 4月10日 | 1 |
    问题整改台账
    | 问题编号 | 提出日期 | 责任领导 | 责任科室 | 整改时限 | 进展 | 办结日期 | 满意度 |
    | WT1 | 4月12日 | 张三 | 监察大队 | 5月1日 | 已办结 | 4月30日 | 满意 |
    | WT2 | 4月12日 | 张三 | 监测站 | 5月1日 | 已办结 | 4月30日 | 满意 |
    | WT3 | 4月12日 | 张三 | 宣教中心 | 5月1日 | 已办结 | 5月2日 | 满意 |
    """
    said = lines(test_sections_of_equal_score_share_a_place_and_leaders_are_no_candidates)
    shown = [
        (line[CandidateLine.who], line[CandidateLine.score], line[CandidateLine.place])
        for line in said
        if line[CandidateLine.kind] != "联系点"
    ]
    assert shown == [
        ("监察大队", 100.0, "1（并列）"),
        ("监测站", 100.0, "1（并列）"),
        ("宣教中心", 33.3, "3"),
        ("李四", 0.7, "1"),
    ]
    assert said[3][CandidateLine.settled] == "0/1=0.0%"


def test_who_has_an_open_duty_is_not_placed_and_the_reason_is_named():
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 联系人 | 联系电话 |
    | LXD01 | 水北村 | 张三 | 张三 | 0519-82800000 |
    下基层活动台账
    | 姓名 | 联系点 | 活动类别 | 开始日期 | 结束日期 | 天数 |
    | 张三 | LXD01 | 走访 | 4月10日 | 4月10日 | 1 |
    """
    (line,) = lines(test_who_has_an_open_duty_is_not_placed_and_the_reason_is_named)
    assert line[CandidateLine.who] == "水北村联系点驻点工作组"
    assert line[CandidateLine.verdict] == "不符合"
    assert line[CandidateLine.place] == ""
    assert "集中驻点5至7天（不符合）" in line[CandidateLine.reason]


def test_what_came_later_is_in_no_indicator_and_who_has_none_is_not_placed():
    """
    单位名录
    | 规范简称 | 类型 | 排序 |
    | 监察大队 | 大队 | 1 |
    | 监测站 | 站 | 2 |
    人员名册
    | 姓名 | 单位 | 是否班子成员 |
    | 张三 | 监察大队 | 否 |
    | 李四 | 监测站 | 否 |
    问题整改台账
    | 问题编号 | 提出日期 | 责任领导 | 责任科室 | 整改时限 | 进展 | 办结日期 | 满意度 |
    | WT1 | 4月12日 | 张三 | 监察大队 | 5月1日 | 已办结 | 4月30日 | 满意 |
    | WT2 | 4月12日 | 张三 | 监察大队 | 9月1日 | 已办结 | 8月20日 | 不满意 |
    报送情况表
    | 批次 | 单位 | 下发时间 | 回收时间 | 状态 |
    | 第1期 | 监察大队 | 3月20日 | 3月25日 | 合格 |
    | 第2期 | 监察大队 | 5月20日 | 7月2日 | 合格 |
    | 第3期 | 监测站 | 9月20日 | 9月25日 | 合格 |
    """
    function = test_what_came_later_is_in_no_indicator_and_who_has_none_is_not_placed
    first, second = lines(function, "2012-06-05")
    assert first[CandidateLine.satisfied] == "1/1=100.0%"
    assert first[CandidateLine.reporting] == "1/2=50.0%"
    assert (second[CandidateLine.reporting], second[CandidateLine.score]) == ("—", None)
    assert second[CandidateLine.place] == ""
    station, brigade = lines(function)
    assert brigade[CandidateLine.satisfied] == "1/2=50.0%"
    assert station[CandidateLine.reporting] == "1/1=100.0%"


def test_more_than_all_counts_as_all_and_what_has_no_whole_has_no_weight():
    shares = {
        "驻点达标": Share.of(3, 2),
        "下基层天数": Share.of(30, 60),
        "反馈满意率": Share.of(0, 0),
    }
    weights = {"驻点达标": 10, "下基层天数": 10, "反馈满意率": 80}
    assert weighted(shares, weights) == 75
    assert [str(share) for share in shares.values()] == ["3/2=150.0%", "30/60=50.0%", "—"]
    assert weighted({}, weights) == 0


@pytest.mark.parametrize(
    "wrong",
    ["", "驻点达标", "驻点达标：二十", "身高：20", "驻点达标：1；驻点达标：2", "驻点达标：0"],
)
def test_weights_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011 - the parameter's own sentence is made elsewhere
        Weights("指标权重", INDICATORS).read(wrong)


def test_weights_are_read_in_either_punctuation():
    assert Weights("指标权重", INDICATORS).read("驻点达标: 20;下基层天数：15；") == {
        "驻点达标": 20,
        "下基层天数": 15,
    }


def test_the_days_of_a_team_are_its_own_peoples_each_day_once():
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    | 李四 | 否 |
    | 王五 | 否 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员 |
    | LXD01 | 水北村 | 张三 | 张三；李四 |
    下基层活动台账
    | 姓名 | 联系点 | 活动类别 | 开始日期 | 结束日期 | 天数 | 时段 |
    | 张三 | LXD01 | 走访 | 4月10日 | 4月12日 | 3 | |
    | 张三 | LXD01 | 座谈 | 4月12日 | 4月12日 | 1 | |
    | 李四 | LXD01 | 走访 | 4月10日 | 4月10日 | 0.5 | 上午 |
    | 王五 | LXD01 | 走访 | 4月10日 | 4月30日 | 21 | |
    """
    team, *people = lines(test_the_days_of_a_team_are_its_own_peoples_each_day_once)
    assert team[CandidateLine.days] == "3.5/120=2.9%"
    assert [each[CandidateLine.days] for each in people] == ["21/60=35.0%", "0.5/60=0.8%"]

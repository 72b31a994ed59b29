"""D111 to D113 and D115: what the rows of 下基层活动台账 may not say."""

import pytest


def test_days_must_match_the_dates(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 | 时段 |
    | 张三 | 走访     | 4月10日  | 4月12日  | 3    |      |
    | 张三 | 走访     | 4月16日  | 4月18日  | 2    |      |
    | 张三 | 走访     | 4月20日  | 4月20日  | 0.5  |      |
    | 张三 | 走访     | 4月23日  | 4月23日  | 1    | 上午 |
    | 张三 | 走访     | 4月24日  | 4月24日  | 0.5  | 全天 |
    """
    said = ledgers("2012-06-30")
    assert said.rule_findings == ["3 D111 天数", "5 D111 天数", "6 D111 天数"]
    (first, *_) = (f for f in said.judged.outcome.findings if f.code == "D111")
    assert first.message == "填2天，4月16日至18日应为3天"
    assert first.place.cell == "E3"
    assert first.strength == "数据"


def test_a_row_that_differs_in_one_cell_from_one_in_order_is_judged_by_its_own(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 | 时段 |
    | 张三 | 走访     | 4月10日  | 4月12日  | 3    |      |
    | 张三 | 走访     | 4月9日   | 4月12日  | 3    |      |
    | 张三 | 走访     | 4月10日  | 4月13日  | 3    |      |
    | 张三 | 走访     | 4月10日  | 4月12日  | 2    |      |
    | 张三 | 走访     | 4月10日  | 4月12日  | 3    | 上午 |
    | 张三 | 走访     | 4月10日  | 4月12日  | 3    |      |
    | 张三 | 走访     | 4月10日  | 4月9日   | 3    |      |
    """
    said = [each for each in ledgers("2012-06-30").rule_findings if "D112" not in each]
    assert said == ["3 D111 天数", "4 D111 天数", "5 D111 天数", "6 D111 天数", "8 D113 结束日期"]


def test_an_end_before_the_start_is_one_finding(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 |
    | 张三 | 走访     | 4月15日  | 4月13日  | 3    |
    """
    assert ledgers("2012-06-30").rule_findings == ["2 D113 结束日期"]


POINTS = """
联系点一览表
| 联系点编号 | 所在镇 |
| LXD01      | 河东镇 |
| LXD02      | 河东镇 |
| LXD03      | 河西镇 |
下基层活动台账
| 姓名 | 活动类别 | 联系点 | 地点 | 开始日期 | 结束日期 | 时段 |
"""
ROSTER = """
人员名册
| 姓名 |
| 张三 |
| 李四 |
"""


def found(*rows):
    from tests.drawn import judged

    return judged(ROSTER + POINTS + "\n".join(rows), "2012-06-30").rule_findings


def test_two_stays_of_one_person_may_not_overlap():
    assert found(
        "| 张三 | 驻点调研 | LXD01 | 甲村 | 4月10日 | 4月14日 | |",
        "| 张三 | 驻点调研 | LXD01 | 乙村 | 4月14日 | 4月16日 | |",
        "| 李四 | 驻点调研 | LXD01 | 甲村 | 4月12日 | 4月16日 | |",
    ) == ["3 D112 开始日期"]


def test_of_two_that_overlap_the_one_that_begins_later_is_marked_wherever_it_stands():
    assert found(
        "| 张三 | 驻点调研 | LXD01 | 甲村 | 4月14日 | 4月16日 | |",
        "| 张三 | 驻点调研 | LXD01 | 乙村 | 4月10日 | 4月14日 | |",
    ) == ["2 D112 开始日期"]


@pytest.mark.parametrize(("numbers", "marked"), [((1, 2), 3), ((2, 1), 2)])
def test_of_two_that_are_numbered_the_one_that_was_filled_later_is_marked(numbers, marked):
    from tests.drawn import judged

    drawing = """
    下基层活动台账
    | 序号 | 姓名 | 活动类别 | 地点 | 开始日期 | 结束日期 |
    | {} | 张三 | 驻点调研 | 甲村 | 4月14日 | 4月16日 |
    | {} | 张三 | 驻点调研 | 乙村 | 4月10日 | 4月14日 |
    """
    said = judged(drawing.format(*numbers), "2012-06-30")
    assert [each for each in said.findings if "D112" in each] == [f"{marked} D112 开始日期"]


def test_what_is_done_during_a_stay_is_no_overlap():
    assert (
        found(
            "| 张三 | 驻点调研 | LXD01 | 甲村 | 4月10日 | 4月14日 | |",
            "| 张三 | 接访     | LXD01 | 甲村 | 4月12日 | 4月12日 | |",
            "| 张三 | 走访     | LXD02 | 乙村 | 4月13日 | 4月13日 | |",
        )
        == []
    )


def test_two_villages_of_one_town_on_one_day_are_no_fault():
    assert (
        found(
            "| 张三 | 走访 | LXD01 | 甲村 | 4月10日 | 4月10日 | |",
            "| 张三 | 走访 | LXD02 | 乙村 | 4月10日 | 4月10日 | |",
        )
        == []
    )


def test_two_towns_on_one_day_are_a_fault_unless_morning_and_afternoon():
    assert found(
        "| 张三 | 走访 | LXD01 | 甲村 | 4月10日 | 4月10日 | |",
        "| 张三 | 走访 | LXD03 | 丙村 | 4月10日 | 4月10日 | |",
        "| 张三 | 走访 | LXD01 | 甲村 | 4月11日 | 4月11日 | 上午 |",
        "| 张三 | 走访 | LXD03 | 丙村 | 4月11日 | 4月11日 | 下午 |",
    ) == ["3 D115 开始日期"]


def test_another_town_during_a_stay_is_a_fault():
    assert found(
        "| 张三 | 驻点调研 | LXD01 | 甲村 | 4月10日 | 4月14日 | |",
        "| 张三 | 走访     | LXD03 | 丙村 | 4月12日 | 4月12日 | |",
    ) == ["3 D115 开始日期"]


def test_both_days_in_one_cell_are_split_and_told():
    from tests.drawn import judged

    drawing = """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 |
    | 张三 | 走访     | 4月5-9日 |          | 5    |
    """
    said = judged(drawing, "2012-06-30")
    assert said.rule_findings == []
    assert "2 F01 结束日期" not in said.findings
    assert any("结束日期" in note for note in said.notes)


def test_slips_in_the_name_of_the_activity_are_a_hint_d119(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 | 主要内容             |
    | 张三 | 走访     | 4月10日  | 4月10日  | 1    | 三解三足活动座谈     |
    | 张三 | 走访     | 4月11日  | 4月11日  | 1    | 拟表彰的先进集体     |
    | 张三 | 走访     | 4月12日  | 4月12日  | 1    | 三解三促活动，三户人 |
    """
    said = ledgers("2012-06-30")
    assert said.rule_findings == ["2 D119 主要内容", "3 D119 主要内容"]
    assert {f.strength for f in said.judged.outcome.findings if f.code == "D119"} == {"提示"}


AWAY = """
人员名册
| 姓名 |
| 张三 |
| 李四 |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 |
| 张三 | 走访     | 4月10日  | 4月14日  |
| 李四 | 走访     | 4月10日  | 4月14日  |
请假出差登记
| 姓名 | 事由 | 开始日期 | 结束日期 |
"""


def away(*rows):
    from tests.drawn import judged

    outcome = judged(AWAY + "\n".join(rows), "2012-06-30").judged.outcome
    return [(f.place.row, f.message) for f in outcome.findings if f.code == "D116"]


def test_a_day_on_leave_is_no_day_at_the_grassroots_d116():
    ((row, message),) = away("| 张三 | 请假 | 4月14日 | 4月16日 |")
    assert row == 2
    assert message == "4月10日至14日下基层，而“请假出差登记”第2行登记4月14日请假，日期重合"
    assert away("| 张三 | 出差 | 4月15日 | 4月16日 |", "| 张三 | 会议 | 4月9日 | 4月9日 |") == []
    assert away("| 张三 | 学习 | 4月13日 | 4月9日 |") == []


def test_of_several_absences_on_the_days_of_a_row_the_first_is_told_d116():
    later, first = "| 李四 | 会议 | 4月13日 | 4月13日 |", "| 李四 | 出差 | 4月10日 | 4月11日 |"
    for rows in ((later, first), (first, later)):
        ((row, message),) = away(*rows)
        assert row == 3
        assert "登记4月10日至11日出差" in message


def test_a_half_day_with_the_whole_day_ticked_is_asked_both_ways(ledgers):
    """
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 天数 | 时段 |
    | 张三 | 走访     | 4月24日  | 4月24日  | 0.5  | 全天 |
    | 张三 | 走访     | 4月25日  | 4月25日  | 1    | 上午 |
    """
    whole, half = [f for f in ledgers("2012-06-30").judged.outcome.findings if f.code == "D111"]
    assert whole.suggestion == "请核对：半天的，时段填上午或下午；全天的，天数改为1"
    assert half.suggestion == "请核对：半天的，天数改为0.5；全天的，时段改为全天"

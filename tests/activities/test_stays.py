"""R201, R202, R901: a stay of 5 to 7 days, in one block, in time."""

import pytest


def test_five_days_in_april_comply(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R201") == "符合"
    assert said.state("R202") == "符合"
    assert said.state("R901") == "符合"


def test_four_days_do_not_suffice(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月13日  |
    """
    assert ledgers("2012-06-30").fact("R201") == (
        "截至6月30日，张三同志4月10日至13日驻点4天，不足“集中5-7天时间到基层开展驻点调研”的下限（5天），"
        "请于9月30日前另行安排一次5—7天的集中驻点。"
    )
    late = ledgers("2012-09-27")
    assert late.state("R201") == "预警"
    assert "已无法在9月底前完成集中驻点（驻满5天的最迟进驻日为9月26日）" in late.fact("R201")
    assert ledgers("2012-10-01").state("R201") == "不符合"


def test_what_is_made_up_in_october_comes_too_late(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 10月8日  | 10月12日 |
    """
    for as_of in ("2012-10-01", "2012-10-10", "2012-12-31"):
        assert ledgers(as_of).state("R201") == "不符合"
        assert ledgers(as_of).state("R901") == "不符合"
    assert "驻满5天的日期（10月12日）晚于最迟期限9月30日" in ledgers("2012-12-31").fact("R201")


def test_a_short_stay_has_not_finished_the_activity(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月13日  |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    民情日记登记
    | 姓名 | 日期 |
    """
    said = ledgers("2012-05-10")
    assert said.state("R901") == "未到期"
    assert "（已驻点4天，不足5天）" in said.fact("R901")
    assert {said.state(code) for code in ("R501", "R502", "R602")} == {"未到期"}


TERM = """
人员名册
| 姓名 | 是否班子成员 | 任职起 | 任职止 |
| 张三 | 是           | {since} | {until} |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 |
接访场次
| 场次号 | 日期 | 接访领导 | 是否大接访 |
调研报告登记
| 报告编号 | 题目 | 执笔人 | 完成日期 |
"""


def of_term(as_of, since="", until="", rows=""):
    from tests.drawn import judged

    drawing = TERM.format(since=since, until=until)
    return judged(drawing.replace("接访场次", f"{rows}\n接访场次"), as_of)


def test_a_term_too_short_for_a_stay_is_not_held_to_it():
    for term in ({"since": "2012-11-01"}, {"until": "2012-03-20"}, {"since": "2012-09-28"}):
        said = of_term("2012-12-31", **term)
        for code in ("R201", "R901", "R501", "R502", "R601"):
            assert said.state(code) == "不适用"
    assert "9月28日任职，3月14日至9月30日在任3天，不足所需的5天" in said.fact("R201")
    assert of_term("2012-12-31", since="2012-07-20").state("R201") == "不符合"


def test_who_came_after_the_half_year_has_until_the_end_of_september():
    assert of_term("2012-08-01", since="2012-07-20").state("R901") == "未到期"
    row = "| 张三 | 驻点调研 | 8月6日 | 8月10日 |"
    said = of_term("2012-09-01", since="2012-07-20", rows=row)
    assert said.state("R901") == "符合"
    assert of_term("2012-10-01", since="2012-07-20").state("R901") == "不符合"


def test_what_was_done_before_leaving_stays_done_and_what_was_missed_stays_missed():
    row = "| 张三 | 驻点调研 | 4月10日 | 4月14日 |"
    said = of_term("2012-12-31", until="2012-08-01", rows=row)
    assert (said.state("R201"), said.state("R901")) == ("符合", "符合")
    assert said.state("R501") == of_term("2012-05-01", rows=row).state("R501") == "不符合"
    assert said.state("R601") == "不适用"


def test_reports_and_receptions_belong_to_the_activity_where_the_parameter_says_so(ledgers):
    """
    参数
    | 参数名       | 取值             |
    | 驻点时限口径 | 驻点、接访和报告 |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    接访场次
    | 场次号 | 日期    | 接访领导 | 是否大接访 |
    | CC-01  | 4月12日 | 张三     | 是         |
    调研报告登记
    | 报告编号 | 题目     | 执笔人 | 完成日期 |
    | BG-01    | 异味治理 | 张三   | 7月10日  |
    """
    from tests.drawn import judged

    drawing = ledgers("2012-08-01")
    assert drawing.state("R901") == "偏离待说明"
    assert "（两种口径结论不一致：只看驻点的，为4月14日完成）" in drawing.fact("R901")
    assert ledgers("2012-07-01").state("R901") == "偏离待说明"
    own = test_reports_and_receptions_belong_to_the_activity_where_the_parameter_says_so.__doc__
    plain = judged(own.replace("驻点、接访和报告", "驻点"), "2012-08-01")
    assert plain.state("R901") == "符合"
    assert "连同接访和调研报告的，为7月10日完成" in plain.fact("R901")


def test_eight_days_are_a_deviation_to_be_explained(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月17日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R201") == "偏离待说明"
    assert said.verdict("R201").strength == "原则"
    explained = ledgers("2012-06-30", {"R201|张三": "村级换届，延长三天"})
    assert explained.state("R201") == "偏离已说明"
    assert explained.verdict("R201").explanation == "村级换届，延长三天"


def test_adjacent_rows_make_one_block(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月12日  |
    | 张三 | 驻点调研 | 4月13日  | 4月15日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R201") == "符合"
    assert said.state("R202") == "符合"
    assert "由2行前后相接的记录并成" in said.fact("R201")


def test_two_blocks_that_only_together_reach_five_days_are_a_deviation(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月12日  |
    | 张三 | 驻点调研 | 4月23日  | 4月24日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R202") == "偏离待说明"
    assert said.fact("R202") == (
        "张三同志驻点时间分为4月10—12日、4月23—24日两段，"
        "未按“集中5-7天时间到基层开展驻点调研”的要求集中安排，请说明原因。"
    )
    assert said.state("R201") != "不符合"


@pytest.mark.parametrize(
    ("as_of", "state", "words"),
    [
        ("2012-05-10", "未到期", "最迟应于6月26日前进驻"),
        ("2012-06-25", "预警", "6月26日"),
        ("2012-06-30", "预警", "已无法在6月底前完成"),
        ("2012-07-01", "偏离待说明", "最迟应于9月26日前进驻（按5天计）"),
        ("2012-09-26", "偏离待说明", "9月26日"),
        ("2012-09-27", "预警", "已无法在9月底前完成集中驻点"),
        ("2012-09-30", "预警", "实际最后一个工作日为9月29日"),
        ("2012-10-01", "不符合", "超过最迟期限9月30日"),
    ],
)
def test_no_stay_is_judged_by_the_day(request, as_of, state, words):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 2月10日  | 2月10日  |
    """
    from tests.drawn import judged

    said = judged(test_no_stay_is_judged_by_the_day.__doc__, as_of)
    assert said.state("R901") == state
    assert words in said.fact("R901")


def test_a_stay_across_the_half_year_counts_by_its_last_day(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 6月28日  | 7月2日   |
    """
    said = ledgers("2012-07-10")
    assert said.state("R901") == "偏离待说明"
    assert "以7月2日计" in said.fact("R901")
    assert ledgers("2012-06-29").state("R901") == "未到期"


def test_a_stay_that_ends_on_the_final_day_is_never_unmet_and_the_holiday_is_told(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 9月26日  | 9月30日  |
    """
    said = ledgers("2012-10-31")
    assert said.state("R901") == "偏离待说明"
    assert "9月30日为法定节假日" in said.fact("R901")


def test_a_stay_that_ends_in_october_is_too_late(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 9月27日  | 10月1日  |
    """
    assert ledgers("2012-10-31").state("R901") == "不符合"


def test_a_stay_with_an_unreadable_date_cannot_be_judged(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月初    | 4月14日  |
    """
    said = ledgers("2012-10-31")
    assert said.state("R201") == "无法判定"
    assert said.state("R901") == "无法判定"
    assert "2 F02 开始日期" in said.findings


def test_only_rows_called_stay_count_as_one(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 4月10日  | 4月14日  |
    """
    assert ledgers("2012-10-31").state("R201") == "不符合"


def test_the_first_sufficient_stay_finishes_the_activity_whatever_follows(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月17日  |
    | 张三 | 驻点调研 | 10月8日  | 10月12日 |
    """
    assert ledgers("2012-12-31").state("R901") == "符合"


def test_a_category_that_is_not_an_option_leaves_the_stay_open(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 蹲点     | 4月10日  | 4月14日  |
    """
    said = ledgers("2012-10-31")
    assert {said.state(code) for code in ("R201", "R202", "R901")} == {"无法判定"}


def test_a_stay_in_another_year_proves_nothing(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期   | 结束日期   |
    | 张三 | 驻点调研 | 2011-12-20 | 2011-12-24 |
    """
    said = ledgers("2012-12-31")
    assert said.state("R201") == "无法判定"
    assert said.state("R101") == "无法判定"


def test_an_overridden_figure_is_never_printed_as_the_opinions_words(ledgers):
    """
    参数
    | 参数名       | 取值 |
    | 驻点天数下限 | 6    |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    """
    assert "下限（6天）（参数定为6—7天）" in ledgers("2012-06-30").fact("R201")


def test_who_is_staying_long_enough_is_not_pressed_to_begin(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 9月26日  | 9月30日  |
    """
    said = ledgers("2012-09-27")
    assert said.state("R201") == "未到期"
    assert said.state("R901") == "偏离待说明"
    assert "9月26日至30日正在驻点" in said.fact("R901")
    assert "最迟应于" not in said.fact("R901")


def test_who_is_staying_too_short_after_the_last_start_is_told_that_it_is_too_late(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 9月27日  | 9月29日  |
    """
    said = ledgers("2012-09-28")
    assert said.state("R201") == said.state("R901") == "预警"
    for code in ("R201", "R901"):
        assert "已无法在9月底前完成集中驻点（驻满5天的最迟进驻日为9月26日）" in said.fact(code)

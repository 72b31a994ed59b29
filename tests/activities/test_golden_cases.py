"""The golden cases 1 to 15: what must be said of a leader, at which day."""

from tests.drawn import judged


def _with_two_days_more():
    drawing = test_11_what_the_days_left_do_not_hold_is_told.__doc__
    return judged(drawing.replace("2月28日", "3月1日"), "2012-12-01")


def _without_diaries(as_of):
    drawing = test_15_three_diaries_for_five_days_are_a_hint_and_none_is_unmet.__doc__
    kept = [line for line in drawing.splitlines() if not line.strip().startswith("| 张三 | 4月")]
    return judged("\n".join(kept), as_of)


def test_1_a_stay_of_five_days_with_a_reception_lacks_only_the_grand_one(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月14日 |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 | 来访批次 | 公告日期 |
    | CC-01 | 4月12日 | 张三 | 否 | 3 | 4月9日 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R201") == "符合"
    assert said.state("R501") == "符合"
    assert said.state("R502") == "偏离待说明"


def test_2_four_days_are_a_warning_until_the_end_of_september(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月13日 |
    """
    for as_of in ("2012-04-13", "2012-04-21", "2012-06-30", "2012-09-30"):
        assert ledgers(as_of).state("R201") == "预警"
    assert "驻点4天" in ledgers("2012-04-21").fact("R201")
    assert "请于9月30日前另行安排一次5—7天的集中驻点" in ledgers("2012-04-21").fact("R201")
    for as_of in ("2012-10-01", "2012-12-31"):
        assert ledgers(as_of).state("R201") == "不符合"
        assert ledgers(as_of).state("R901") == "不符合"
    assert ledgers("2012-06-30").state("R901") == "预警"


def test_3_eight_days_are_a_deviation(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月17日 |
    """
    for as_of in ("2012-04-17", "2012-06-30", "2012-12-31"):
        verdict = ledgers(as_of).verdict("R201")
        assert (verdict.state, verdict.strength) == ("偏离待说明", "原则")


def test_4_adjacent_rows_are_one_block(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月12日 |
    | 张三 | 驻点调研 | 4月13日 | 4月15日 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R201") == said.state("R202") == "符合"
    assert "驻点6天" in said.fact("R201")
    assert "由2行前后相接的记录并成" in said.fact("R201")


def test_5_two_blocks_that_reach_five_days_together_are_a_deviation(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月12日 |
    | 张三 | 驻点调研 | 4月23日 | 4月24日 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R202") == "偏离待说明"
    assert said.state("R201") == "符合"


def test_6_without_a_stay_the_day_decides(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访 | 2月10日 | 2月10日 |
    """
    expected = {
        "2012-05-10": ("未到期", "最迟应于6月26日前进驻"),
        "2012-06-25": ("预警", "最迟应于6月26日前进驻"),
        "2012-07-01": ("偏离待说明", "请说明原因并务必于9月底前结束"),
        "2012-09-27": ("预警", "已无法在9月底前完成集中驻点（驻满5天的最迟进驻日为9月26日）"),
        "2012-09-30": ("预警", "已无法在9月底前完成集中驻点"),
        "2012-10-01": ("不符合", "超过最迟期限9月30日"),
    }
    for as_of, (state, words) in expected.items():
        assert ledgers(as_of).state("R901") == state
        assert words in ledgers(as_of).fact("R901")


def test_7_a_stay_across_the_half_year_counts_by_its_last_day(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 6月28日 | 7月2日 |
    """
    said = ledgers("2012-07-03")
    assert said.state("R901") == "偏离待说明"
    assert "（以7月2日计）" in said.fact("R901")


def test_8_the_final_day_is_kept_though_it_is_a_holiday(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 9月26日 | 9月30日 |
    """
    for as_of in ("2012-09-30", "2012-10-01", "2012-12-31"):
        assert ledgers(as_of).state("R901") == "偏离待说明"
        assert "9月30日为法定节假日" in ledgers(as_of).fact("R901")


def test_9_two_villages_on_one_day_are_one_day(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 | 地点 |
    | 张三 | 走访 | 5月8日 | 5月8日 | 甲村 |
    | 张三 | 座谈 | 5月8日 | 5月8日 | 乙村 |
    """
    assert "累计下基层1天" in ledgers("2012-05-31").fact("R101")


def test_10_both_readings_are_told_where_they_differ(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访 | 2月1日 | 3月25日 |
    | 张三 | 驻点调研 | 4月10日 | 4月15日 |
    """
    said = ledgers("2012-12-31")
    assert said.state("R101") == "符合"
    assert "（两种口径结论不一致：含驻点60天，不含驻点54天）" in said.fact("R101")


def test_11_what_the_days_left_do_not_hold_is_told(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访 | 2月1日 | 2月28日 |
    """
    said = ledgers("2012-12-01")
    assert said.state("R103") == "预警"
    assert "尚差32天，距年底仅余30天，已无法完成" in said.fact("R103")
    assert "还有30天，可以完成" in _with_two_days_more().fact("R103")
    assert _with_two_days_more().state("R103") == "未到期"


def test_12_a_leader_without_a_row_is_not_judged(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    """
    for as_of in ("2012-06-30", "2012-12-31"):
        assert ledgers(as_of).state("R101") == "无法判定"


def test_13_an_announced_day_without_visitors_complies(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月14日 |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 | 来访批次 | 公告日期 |
    | CC-01 | 4月12日 | 张三 | 否 | 0 | 4月9日 |
    """
    said = ledgers("2012-04-15")
    assert said.state("R501") == "符合"
    assert "当日无群众来访" in said.fact("R501")


def test_14_a_reception_after_the_stay_does_not_count(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日 | 4月15日 |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 | 来访批次 | 公告日期 |
    | CC-01 | 4月16日 | 张三 | 否 | 3 | 4月9日 |
    """
    assert ledgers("2012-04-15").state("R501") == "未到期"
    for as_of in ("2012-04-16", "2012-12-31"):
        assert ledgers(as_of).state("R501") == "不符合"


def test_15_three_diaries_for_five_days_are_a_hint_and_none_is_unmet(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月14日 |
    民情日记登记
    | 姓名 | 日期 |
    | 张三 | 4月10日 |
    | 张三 | 4月11日 |
    | 张三 | 4月12日 |
    """
    verdict = ledgers("2012-09-30").verdict("R602")
    assert (verdict.state, verdict.strength) == ("预警", "提示")
    assert _without_diaries("2012-09-29").state("R602") == "预警"
    assert _without_diaries("2012-09-30").state("R602") == "不符合"

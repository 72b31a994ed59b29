"""Days on the spot that are no stay, and what cannot change what was due before it."""


def test_days_that_are_no_stay_leave_nothing_to_judge_within_it(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月11日  |
    | 张三 | 驻点调研 | 4月23日  | 4月24日  |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    民情日记登记
    | 姓名 | 日期 |
    """
    for code in ("R501", "R502", "R602"):
        assert ledgers("2012-09-30").state(code) == "未到期"
        assert ledgers("2012-10-01").state(code) == "不适用"
        assert "4月10日至11日、4月23日至24日驻点合计4天，不足5天" in ledgers("2012-10-01").fact(
            code
        )


def test_what_began_after_the_final_day_and_is_in_doubt_changes_nothing_before_it(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月12日  |
    | 张三 |          | 12月3日  | 12月7日  |
    """
    for as_of in ("2012-10-01", "2012-12-31"):
        assert ledgers(as_of).state("R201") == "不符合"
        assert ledgers(as_of).state("R901") == "不符合"

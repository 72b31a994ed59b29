"""R501, R502: receptions within the stay."""


def test_a_reception_within_the_stay_complies_and_a_missing_grand_one_is_explained(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 | 来访批次 |
    | CC-2012-01 | 4月12日 | 张三     | 否         | 3        |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501") == "符合"
    assert said.state("R502") == "偏离待说明"
    assert "《意见》要求“局领导在驻点期间原则上安排一次大接访”" in said.fact("R502")
    assert said.verdict("R501").clause == "《实施意见》三·3“至少安排一天时间接待信访群众”"


def test_a_reception_after_the_stay_does_not_count(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 |
    | CC-2012-01 | 4月16日 | 张三     | 否         |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501") == "不符合"
    assert said.fact("R501") == (
        "张三同志驻点期间（4月11日至15日）未见接待信访群众安排，"
        "不符合“至少安排一天时间接待信访群众”的要求。"
    )


def test_an_announced_day_without_visitors_complies(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    | 李四 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 | 来访批次 | 公告日期 |
    | CC-2012-01 | 4月12日 | 张三     | 否         | 0        | 4月9日   |
    | CC-2012-02 | 4月12日 | 李四     | 否         | 0        |          |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501", "张三") == "符合"
    assert "当日无群众来访" in said.fact("R501", "张三")
    assert said.state("R501", "李四") == "无法判定"


def test_the_grand_reception_counts_as_the_day_unless_the_parameter_says_not(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 | 起时间 | 止时间 |
    | CC-2012-01 | 4月12日 | 张三     | 是         | 9:00   | 11:00  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501") == "符合"
    assert "仅半天" in said.fact("R501")
    assert said.state("R502") == "符合"


def test_before_the_stay_and_during_it_nothing_is_due(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 |
    | CC-2012-01 | 3月12日 | 张三     | 否         |
    """
    said = ledgers("2012-04-12")
    assert said.state("R501", "张三") == "未到期"
    assert said.state("R501", "李四") == "未到期"
    assert ledgers("2012-10-08").state("R501", "李四") == "无法判定"


def test_without_the_reception_sheet_nothing_is_claimed(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501") == "无法判定"
    assert "没有工作表“接访场次”" in said.fact("R501")


def test_a_stay_in_parts_is_one_stay_for_its_reception(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月12日  |
    | 张三 | 驻点调研 | 4月23日  | 4月24日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 |
    | CC-2012-01 | 4月24日 | 张三     | 否         |
    """
    assert ledgers("2012-06-30").state("R501") == "符合"


def test_a_blank_flag_leaves_only_the_grand_reception_open(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 |
    | CC-2012-01 | 4月12日 | 张三     |            |
    """
    said = ledgers("2012-06-30")
    assert said.state("R501") == "符合"
    assert said.state("R502") == "无法判定"


def test_an_unreadable_date_is_not_an_absence(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    接访场次
    | 场次号     | 日期    | 接访领导 | 是否大接访 |
    | CC-2012-01 | 4月中旬 | 张三     | 否         |
    """
    assert ledgers("2012-06-30").state("R501") == "无法判定"


HOURS = """
参数
| 参数名   | 取值 |
| 接访时长 | 6    |
人员名册
| 姓名 | 是否班子成员 |
| 张三 | 是           |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 |
| 张三 | 驻点调研 | 4月11日  | 4月15日  |
接访场次
| 场次号 | 日期 | 接访领导 | 是否大接访 | 起时间 | 止时间 |
"""


def of_hours(*sessions):
    from tests.drawn import judged

    rows = [
        f"| CC-{at} | 4月12日 | 张三 | 否 | {first} | {last} |"
        for at, (first, last) in enumerate(sessions)
    ]
    return judged("\n".join([HOURS, *rows]), "2012-06-30").verdict("R501")


def test_the_hours_of_a_day_are_those_of_all_its_sessions():
    assert of_hours(("9:00", "12:00"), ("13:00", "16:00")).state == "符合"
    short = of_hours(("9:00", "12:00"), ("13:00", "15:00"))
    assert short.state == "不符合"
    assert "4月12日接访合计5小时，不足6小时" in short.fact
    open_ended = of_hours(("9:00", "12:00"), ("13:00", ""))
    assert open_ended.state == "无法判定"
    assert "已填的合计3小时" in open_ended.fact


def test_a_reception_in_the_ledger_without_its_session_is_asked_for(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月11日  | 4月15日  |
    | 张三 | 接访     | 4月12日  | 4月12日  |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    """
    said = ledgers("2012-06-30")
    for code in ("R501", "R502"):
        assert said.state(code) == "无法判定"
        assert "第3行记有接访" in said.fact(code)
        assert "补登场次" in said.verdict(code).suggestion


def test_an_unreadable_stay_is_not_a_missing_one(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月初    | 4月14日  |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    民情日记登记
    | 姓名 | 日期 |
    """
    for as_of in ("2012-06-30", "2012-12-31"):
        said = ledgers(as_of)
        for code in ("R501", "R502", "R602"):
            assert said.state(code) == "无法判定"
            assert "（“下基层活动台账”第2行）" in said.fact(code)


def test_only_the_stay_that_counts_is_looked_at(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    | 张三 | 驻点调研 | 8月6日   | 8月10日  |
    接访场次
    | 场次号 | 日期    | 接访领导 | 是否大接访 |
    | CC-01  | 4月12日 | 张三     | 是         |
    """
    said = ledgers("2012-12-31")
    assert (said.state("R501"), said.state("R502")) == ("符合", "符合")
    assert "不计入的，另未见接访安排" in said.fact("R501")


def test_without_the_grand_reception_as_a_day_another_is_wanted(ledgers):
    """
    参数
    | 参数名           | 取值 |
    | 大接访计入接访日 | 否   |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月14日  |
    接访场次
    | 场次号 | 日期    | 接访领导 | 是否大接访 |
    | CC-01  | 4月12日 | 张三     | 是         |
    """
    said = ledgers("2012-12-31")
    assert said.state("R501") == "不符合"
    assert "只有4月12日的大接访" in said.fact("R501")


def test_a_must_of_a_stay_in_parts_has_until_the_end_of_september(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日  | 4月12日  |
    | 张三 | 驻点调研 | 4月23日  | 4月24日  |
    接访场次
    | 场次号 | 日期 | 接访领导 | 是否大接访 |
    """
    assert (ledgers("2012-06-30").state("R501"), ledgers("2012-10-01").state("R501")) == (
        "预警",
        "不符合",
    )
    assert ledgers("2012-04-24").state("R502") == "未到期"
    assert ledgers("2012-06-30").state("R502") == "偏离待说明"

"""R601, R602: reports and diaries."""

STAY = """
人员名册
| 姓名 | 是否班子成员 |
| 张三 | 是           |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 |
| 张三 | 驻点调研 | 4月10日  | 4月14日  |
"""
NO_REPORT = """
调研报告登记
| 报告编号 | 题目 | 执笔人 | 完成日期 |
"""
NO_DIARY = """
民情日记登记
| 姓名 | 日期 |
"""


def said(drawing, as_of):
    from tests.drawn import judged

    return judged(drawing, as_of)


def test_a_report_by_the_leader_complies_from_its_date():
    drawing = STAY + NO_REPORT + "| BG-01 | 异味治理 | 张三 | 5月20日 |"
    assert said(drawing, "2012-06-30").state("R601") == "符合"
    assert said(drawing, "2012-05-10").state("R601") == "预警"


def test_a_missing_report_is_hinted_after_fifteen_days_and_unmet_on_the_final_day():
    drawing = STAY + NO_REPORT
    assert said(drawing, "2012-04-29").state("R601") == "未到期"
    hint = said(drawing, "2012-04-30").verdict("R601")
    assert (hint.state, hint.strength) == ("预警", "提示")
    assert said(drawing, "2012-09-30").state("R601") == "不符合"


def test_taking_part_in_a_report_is_not_writing_one():
    drawing = (
        STAY.replace("下基层活动台账", "| 李四 | 否 |\n下基层活动台账")
        + NO_REPORT.replace("| 执笔人 |", "| 执笔人 | 参与人 |")
        + "| BG-01 | 异味治理 | 李四 | 张三 | 5月20日 |"
    )
    verdict = said(drawing, "2012-09-30").verdict("R601")
    assert verdict.state == "不符合"
    assert "参与1篇" in verdict.fact


def test_three_diaries_for_five_days_are_a_hint():
    days = "".join(f"| 张三 | 4月{day}日 |\n" for day in (10, 11, 12))
    verdict = said(STAY + NO_DIARY + days, "2012-09-30").verdict("R602")
    assert (verdict.state, verdict.strength) == ("预警", "提示")
    assert verdict.fact == (
        "张三同志4月10日至14日驻点5天，登记民情日记3篇；《意见》未规定篇数，请核对有无漏登。"
    )


def test_no_diary_at_all_is_unmet_on_the_final_day():
    drawing = STAY + NO_DIARY + "| 张三 | 5月1日 |"
    assert said(drawing, "2012-06-30").state("R602") == "预警"
    assert said(drawing, "2012-09-30").state("R602") == "不符合"


def test_a_diary_a_day_complies():
    days = "".join(f"| 张三 | 4月{day}日 |\n" for day in range(10, 15))
    assert said(STAY + NO_DIARY + days, "2012-06-30").state("R602") == "符合"


def test_a_report_after_the_final_day_is_late():
    drawing = STAY + NO_REPORT + "| BG-01 | 异味治理 | 张三 | 10月15日 |"
    verdict = said(drawing, "2012-12-31").verdict("R601")
    assert verdict.state == "不符合"
    assert "10月15日完成，晚于最迟期限9月30日" in verdict.fact


def test_unreadable_dates_of_reports_and_diaries_are_no_absence():
    drawing = STAY + NO_REPORT + "| BG-01 | 异味治理 | 张三 | 五月底 |"
    assert said(drawing, "2012-09-30").state("R601") == "无法判定"
    assert said(STAY + NO_DIARY + "| 张三 | 四月 |", "2012-09-30").state("R602") == "无法判定"


def test_a_head_is_the_same_for_the_report_as_for_the_leading_group(ledgers):
    """
    参数
    | 参数名 | 取值 |
    | 报告撰写人 | 班子成员和科室、大队、站负责人 |
    单位名录
    | 规范简称 | 类型 |
    | 污控科 | 局机关科室 |
    人员名册
    | 姓名 | 单位 | 职务 | 是否班子成员 |
    | 张三 | 局领导 | 局长 | 是 |
    | 李四 | 污控科 | 污控科科长 | 否 |
    | 王五 | 污控科 | 科员 | 否 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月15日 |
    调研报告登记
    | 报告编号 | 题目 | 执笔人 | 完成日期 |
    | BG1 | 异味治理 | 张三 | 4月25日 |
    """
    said = ledgers("2012-10-08")
    assert said.state("R601", "李四") == "不符合"
    of_others = [v.subject for v in said.judged.outcome.verdicts if v.code == "R601"]
    assert of_others == ["张三同志", "李四同志"]

"""R101, R102, R103: two months in the year, the pace, what is still possible."""

YEAR = """
人员名册
| 姓名 | 是否班子成员 |
| 张三 | 是           |
下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 | 时段 |
"""


def drawn(*rows):
    from tests.drawn import judged

    lines = [f"| 张三 | {kind} | {first} | {last} | {part} |" for kind, first, last, part in rows]
    return lambda as_of: judged("\n".join([YEAR, *lines]), as_of)


def test_forty_eight_days_are_twelve_short():
    said = drawn(("走访", "2012-02-01", "2012-03-19", ""))("2012-12-31")
    assert said.state("R101") == "不符合"
    assert said.fact("R101") == (
        "张三同志2012年累计下基层48天，未达到“全年累计下基层时间不少于2个月”（按60天计）的要求，"
        "差12天；请核对有无漏登；经核确未达到的，报领导小组研究。"
    )


def test_the_two_readings_are_told_when_they_differ():
    rows = (("走访", "2012-02-01", "2012-03-25", ""), ("驻点调研", "2012-04-10", "2012-04-15", ""))
    said = drawn(*rows)("2012-12-31")
    assert said.state("R101") == "符合"
    assert "（两种口径结论不一致：含驻点60天，不含驻点54天）" in said.fact("R101")


def test_two_villages_on_one_day_are_one_day():
    rows = (("走访", "2012-05-08", "2012-05-08", ""), ("座谈", "2012-05-08", "2012-05-08", ""))
    said = drawn(*rows)("2012-05-31")
    assert "累计下基层1天" in said.fact("R101")
    assert said.rule_findings == []


def test_half_days_count_half():
    rows = (
        ("走访", "2012-05-08", "2012-05-08", "上午"),
        ("走访", "2012-05-09", "2012-05-09", "下午"),
    )
    assert "累计下基层1天" in drawn(*rows)("2012-05-31").fact("R101")


def test_the_pace_is_thirty_days_at_the_half_year():
    said = drawn(("走访", "2012-02-01", "2012-02-18", ""))("2012-06-30")
    assert said.state("R102") == "预警"
    assert said.fact("R102") == (
        "截至6月30日，张三同志累计下基层18天，低于序时进度（30天）12天；"
        "《意见》要求“全年累计下基层时间不少于2个月”，请统筹安排下半年下基层时间。"
    )
    assert said.state("R101") == "未到期"


def test_the_pace_is_forty_five_days_at_the_end_of_september():
    said = drawn(("走访", "2012-02-01", "2012-03-15", ""))("2012-09-30")
    assert "（45天）" in said.fact("R102")


def test_thirty_two_days_are_not_to_be_made_in_thirty():
    said = drawn(("走访", "2012-02-01", "2012-02-28", ""))("2012-12-01")
    assert said.state("R103") == "预警"
    assert "尚差32天，距年底仅余30天" in said.fact("R103")
    assert "已无法完成" in said.fact("R103")


def test_thirty_days_are_still_possible_in_thirty():
    said = drawn(("走访", "2012-02-01", "2012-03-01", ""))("2012-12-01")
    assert said.state("R103") == "未到期"


def test_a_leader_without_a_row_cannot_be_judged_and_never_complies(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 李四 | 走访     | 2月10日  | 2月10日  |
    """
    for as_of in ("2012-06-30", "2012-12-31"):
        assert ledgers(as_of).state("R101", "张三") == "无法判定"
        assert ledgers(as_of).state("R709", "张三") == "不符合"


def test_an_unreadable_date_leaves_a_shortage_open(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 2月10日  | 2月12日  |
    | 张三 | 走访     | 三月底   | 3月31日  |
    """
    assert ledgers("2012-12-31").state("R101") == "无法判定"


def test_somebody_appointed_in_the_year_is_judged_by_no_whole_year(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 | 任职起     |
    | 张三 | 是           | 2012-08-01 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 9月1日   | 9月20日  |
    """
    said = ledgers("2012-12-31")
    assert {said.state(code) for code in ("R101", "R102", "R103")} == {"不适用"}
    assert said.fact("R101") == "张三同志2012年8月任职，累计20天，不作全年判定。"


def test_part_of_a_year_counts_in_part_where_the_parameter_says_so(ledgers):
    """
    参数
    | 参数名           | 取值 |
    | 任职不满一年折算 | 是   |
    人员名册
    | 姓名 | 是否班子成员 | 任职起    |
    | 张三 | 是           | 2012-07-02 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 9月1日   | 9月29日  |
    """
    said = ledgers("2012-12-31")
    assert said.state("R101") == "不符合"
    assert "（按30天计）" in said.fact("R101")
    assert "不低于序时进度（15天）" in ledgers("2012-09-30").fact("R102")


def test_days_before_the_first_day_of_the_year_are_not_counted_and_told_once(ledgers):
    """
    参数
    | 参数名     | 取值       |
    | 全年起始日 | 2012-03-14 |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 2月1日   | 2月10日  |
    | 张三 | 走访     | 3月12日  | 3月16日  |
    | 张三 | 走访     | 4月1日   | 4月2日   |
    """
    said = ledgers("2012-12-31")
    assert said.state("R101") == "不符合"
    assert "累计下基层5天" in said.fact("R101")
    (told,) = [note for note in said.judged.outcome.notes if note.kind == "不计入的日期"]
    assert "之外，不计入" in told.message


def test_two_months_of_working_days_are_forty_two(ledgers):
    """
    参数
    | 参数名     | 取值   |
    | 两个月口径 | 工作日 |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 5月2日   | 6月29日  |
    """
    said = ledgers("2012-12-31")
    assert said.state("R101") == "符合"
    assert "累计下基层42天，达到“全年累计下基层时间不少于2个月”（按42个工作日计）" in said.fact(
        "R101"
    )


def test_the_demand_suits_the_season():
    said = drawn(("走访", "2012-02-01", "2012-02-10", ""))
    assert "请统筹安排今后下基层时间" in said("2012-05-31").fact("R102")
    assert "请统筹安排下半年下基层时间" in said("2012-06-30").fact("R102")
    assert "请抓紧安排年内剩余时间" in said("2012-12-01").fact("R102")


def test_a_parameter_in_the_workbook_changes_the_need(ledgers):
    """
    参数
    | 参数名     | 取值 |
    | 总天数下限 | 20   |
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 9月1日   | 9月20日  |
    """
    assert ledgers("2012-12-31").state("R101") == "符合"


def test_rows_after_the_as_of_date_do_not_count(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 6月28日  | 7月3日   |
    | 张三 | 走访     | 8月1日   | 8月3日   |
    """
    assert "累计下基层3天" in ledgers("2012-06-30").fact("R101")


def test_at_the_years_end_only_the_total_is_judged():
    said = drawn(("走访", "2012-02-01", "2012-03-19", ""))("2012-12-31")
    assert said.state("R102") == "不适用"
    assert said.state("R103") == "不适用"


def test_where_the_dates_are_wrong_the_place_is_theirs_and_not_that_of_a_row_that_counts():
    said = drawn(
        ("走访", "2012-02-01", "2012-02-03", ""),
        ("走访", "2012-03-01", "三月初五前后", ""),
        ("走访", "2012-04-09", "2012-04-02", ""),
    )("2012-06-30")
    assert "第3、4行日期有误" in said.fact("R102")
    cells = [place.cell for place in said.verdict("R102").cells]
    assert cells == ["D3", "D4", "C2"]


def test_where_the_kind_of_work_is_wrong_the_place_is_that_cell():
    said = drawn(("住村里", "2012-05-08", "2012-05-14", ""))("2012-12-31")
    unclear = [
        each for each in said.judged.outcome.verdicts if "活动类别或起止日期有误" in each.fact
    ]
    assert unclear
    assert {each.cells[0].cell for each in unclear} == {"B2"}

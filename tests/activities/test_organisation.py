"""R705, R707, R708, R709: points, teams, contacts, the ledger kept."""


def test_one_leader_one_point_complies(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01      | 河东镇     | 张三     |
    """
    said = ledgers("2012-06-30")
    assert said.state("R705", "张三") == "符合"
    assert said.state("R705", "河东镇") == "符合"


def test_a_leader_without_a_point_and_a_point_without_a_leader_are_unmet(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01      | 河东镇     |          |
    """
    said = ledgers("2012-06-30")
    assert said.state("R705", "张三") == "不符合"
    assert said.state("R705", "河东镇") == "不符合"


def test_two_points_for_a_leader_and_two_leaders_for_a_point_are_deviations(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
    | 王五 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导  |
    | LXD01      | 河东镇     | 张三      |
    | LXD02      | 河西镇     | 张三      |
    | LXD03      | 园区       | 李四、王五 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R705", "张三") == "偏离待说明"
    assert said.state("R705", "园区") == "偏离待说明"
    assert said.state("R705", "李四") == "符合"


def test_an_unknown_leader_leaves_it_open(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01      | 河东镇     | 张叁     |
    """
    said = ledgers("2012-06-30")
    assert said.state("R705", "张三") == "无法判定"
    assert said.state("R705", "河东镇") == "无法判定"
    assert "2 F05 责任领导" in said.findings


def test_the_team_is_three_or_four(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 甲乙 | 否           |
    | 丙丁 | 否           |
    | 戊己 | 否           |
    | 庚辛 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员                 |
    | LXD01      | 一村       | 张三     | 张三；甲乙               |
    | LXD02      | 二村       | 张三     | 张三；甲乙；丙丁         |
    | LXD03      | 三村       | 张三     | 张三；甲乙；丙丁；戊己   |
    | LXD04      | 四村       | 张三     | 张三；甲乙；丙丁；戊己；庚辛 |
    | LXD05      | 五村       | 张三     |                          |
    """
    said = ledgers("2012-06-30")
    states = [said.state("R707", f"LXD0{at}") for at in range(1, 6)]
    assert states == ["偏离待说明", "符合", "符合", "偏离待说明", "不符合"]
    assert "驻点人员2人（含责任领导；不含为1人）" in said.fact("R707", "LXD01")


def test_exactly_one_contact_with_a_telephone(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 甲乙 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 驻点人员   | 联系人     | 联系电话      |
    | LXD01      | 一村       | 张三；甲乙 | 甲乙       | 0519-82800000 |
    | LXD02      | 二村       | 张三；甲乙 | 甲乙、张三 | 0519-82800000 |
    | LXD03      | 三村       | 张三       | 甲乙       | 0519-82800000 |
    | LXD04      | 四村       | 张三；甲乙 |            | 0519-82800000 |
    | LXD05      | 五村       | 张三；甲乙 | 甲乙       |               |
    """
    said = ledgers("2012-06-30")
    states = [said.state("R708", f"LXD0{at}") for at in range(1, 6)]
    assert states == ["符合", "不符合", "符合", "不符合", "不符合"]
    assert "不在驻点人员之中" in said.fact("R708", "LXD03")


def test_a_ledger_that_sleeps_is_hinted(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访     | 4月10日  | 4月10日  |
    """
    assert ledgers("2012-05-11").state("R709") == "符合"
    assert ledgers("2012-05-12").state("R709") == "预警"


def test_nobody_to_judge_is_not_compliance(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 否           |
    """
    said = ledgers("2012-06-30")
    assert {str(v.state) for v in said.judged.outcome.verdicts} == {"无法判定"}


def test_a_point_needs_one_of_the_leadership(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01      | 河东镇     | 李四     |
    """
    said = ledgers("2012-06-30")
    assert said.state("R705", "河东镇") == "不符合"
    assert said.state("R705", "张三") == "不符合"


def test_somebody_not_yet_appointed_is_not_judged(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 | 任职起     |
    | 张三 | 是           |            |
    | 李四 | 是           | 2012-07-20 |
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    | 张三 | 4月10日  | 4月12日  |
    """
    subjects = {v.subject for v in ledgers("2012-06-30").judged.outcome.verdicts}
    assert "李四同志" not in subjects
    assert ledgers("2012-12-31").state("R709", "李四") == "不符合"


def test_a_team_without_its_leader_counts_who_is_listed_and_says_both(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 甲乙 | 否           |
    | 丙丁 | 否           |
    | 戊己 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员         |
    | LXD01      | 一村       | 张三     | 甲乙；丙丁；戊己 |
    | LXD02      | 二村       | 张山     | 甲乙；丙丁；戊己 |
    | LXD03      | 三村       | 张三     | 甲乙；丙丁       |
    """
    said = ledgers("2012-06-30")
    assert said.state("R707", "LXD01") == said.state("R707", "LXD02") == "符合"
    assert "驻点人员3人（未列入责任领导；含为4人）" in said.fact("R707", "LXD01")
    assert "驻点人员3人（责任领导未填或不能识别）" in said.fact("R707", "LXD02")
    assert said.state("R707", "LXD03") == "偏离待说明"
    assert "含责任领导的3人在3—4人之内，两种算法结论不同" in said.fact("R707", "LXD03")


def test_nothing_is_missed_before_the_opinions_are_issued(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员 | 联系人 |
    | LXD01      | 一村       |          |          |        |
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    """
    before, after = ledgers("2012-03-13"), ledgers("2012-03-15")
    for code, subject in (
        ("R705", "张三"),
        ("R705", "LXD01"),
        ("R707", ""),
        ("R708", ""),
        ("R709", ""),
    ):
        assert before.state(code, subject) == "未到期"
        assert "不符合" not in before.fact(code, subject)
        assert after.state(code, subject) == "不符合"


def test_who_has_left_needs_no_point_and_no_ledger(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 | 任职止     |
    | 张三 | 是           | 2012-05-31 |
    | 李四 | 是           |            |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01      | 一村       | 张三     |
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    | 李四 | 6月10日  | 6月10日  |
    """
    said = ledgers("2012-06-30")
    assert said.state("R709", "张三") == "不适用"
    assert said.state("R705", "LXD01") == "不符合"
    assert "责任领导张三已经离任" in said.fact("R705", "LXD01")
    assert ledgers("2012-05-31").state("R705", "LXD01") == "符合"


def test_points_are_listed_by_number_whatever_the_order_of_rows(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD02      | 二村       | 张三     |
    | LXD01      | 一村       | 张三     |
    """
    fact = ledgers("2012-06-30").fact("R705", "张三")
    assert "负责2个联系点：一村（LXD01）、二村（LXD02）" in fact


def test_an_unreadable_telephone_leaves_it_open(ledgers):
    """
    人员名册
    | 姓名 |
    | 甲乙 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 联系人 | 联系电话 |
    | LXD01      | 一村       | 甲乙   | 见通讯录 |
    """
    assert ledgers("2012-06-30").state("R708") == "无法判定"


def test_records_after_the_as_of_date_are_no_missing_ledger(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    下基层活动台账
    | 姓名 | 开始日期 | 结束日期 |
    | 张三 | 6月10日  | 6月10日  |
    """
    said = ledgers("2012-05-10").verdict("R709")
    assert (said.state, said.strength) == ("预警", "提示")
    assert "最早一条为2012年6月10日" in said.fact
    assert ledgers("2012-06-10").state("R709") == "符合"

"""R301 to R304, R401, R404, R604, R605, R801, R802, R804: what a point needs before and after the stay."""

import pytest

from tests.drawn import judged

ROSTER = """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
"""
PLAN = """
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 调研对象 | 方式方法 | 重点要解决的问题 | 课题 | 方案确定日期 | 计划驻点起 | 计划驻点止 | 办公室统筹 | 统筹日期 |
    | LXD01      | 青塘镇     | 张三     | 农户     | 走访     | 异味扰民         | 异味 | {settled}    | 4月10日    | 4月14日    | 是         | {scheduled} |
"""


def _said(as_of, *stays, settled="3月28日", scheduled="3月20日"):
    field_work = """
        下基层活动台账
        | 姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期 |
    """
    plan = PLAN.format(settled=settled, scheduled=scheduled)
    return judged(f"{ROSTER}{plan}{field_work}" + "\n".join(stays), as_of)


STAY = "| 张三 | 驻点调研 | LXD01 | 4月10日 | 4月14日 |"


@pytest.mark.parametrize("code", ["R401", "R604"])
@pytest.mark.parametrize(
    ("settled", "state"),
    [("4月9日", "符合"), ("4月10日", "偏离待说明"), ("4月20日", "偏离待说明"), ("", "无法判定")],
)
def test_settled_before_the_stay_or_late(code, settled, state):
    said = _said("2012-06-30", STAY, settled=settled)
    assert said.state(code) == state
    # filled late never was 不符合, on no day before
    assert _said("2012-04-12", STAY, settled=settled).state(code) == state


@pytest.mark.parametrize("code", ["R401", "R604"])
def test_settled_later_than_the_as_of_date_is_not_due_yet(code):
    assert _said("2012-03-20", settled="3月28日").state(code) == "未到期"
    assert _said("2012-03-28", settled="3月28日").state(code) == "符合"
    assert _said("2012-04-01", settled="").state(code) == "未到期"


def test_an_older_book_lacks_columns_and_only_those_rules_cannot_be_judged():
    said = judged(
        f"""{ROSTER}
        联系点一览表
        | 联系点编号 | 联系点名称 | 责任领导 | 课题 | 重点要解决的问题 | 选点依据  |
        | LXD01      | 青塘镇     | 张三     | 异味 | 异味扰民         | 信访31件 |
        下基层活动台账
        | 姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期 |
        {STAY}
        """,
        "2012-06-30",
    )
    for code in ("R304", "R401", "R604", "R801", "R802"):
        assert said.state(code) == "无法判定"
        assert "一栏，无法判定" in said.fact(code)
    assert said.state("R302") == said.state("R605") == "符合"


def test_words_for_nothing_are_nothing():
    said = judged(
        f"""{ROSTER}
        联系点一览表
        | 联系点编号 | 联系点名称 | 责任领导 | 重点类别 | 选点依据 | 具体任务 | 方式方法 | 时间要求 | 成果应用 | 任务责任人 | 课题       |
        | LXD01      | 青塘镇     | 张三     | 其他     | 无       | 摸底     | 走访     | 4月底    | 待定     | 张三       | 其他：机动车 |
        下基层活动台账
        | 姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期 |
        {STAY}
        """,
        "2012-06-30",
    )
    assert said.state("R301") == "偏离待说明"
    assert said.state("R302") == "预警"
    assert said.state("R801") == "不符合"
    assert "没有写明成果应用（4月10日开始驻点）" in said.fact("R801")
    assert said.state("R605") == "符合"


def test_a_stay_without_a_point_is_at_the_leaders_only_one():
    stay = "| 张三 | 驻点调研 |  | 4月10日 | 4月14日 |"
    assert "4月10日开始驻点" in _said("2012-06-30", stay).fact("R401")
    nowhere = "| 张三 | 驻点调研 | LXD99 | 4月10日 | 4月14日 |"
    assert _said("2012-06-30", nowhere).state("R401") == "无法判定"


def test_a_stay_with_unreadable_days_leaves_it_open():
    stay = "| 张三 | 驻点调研 | LXD01 | 4月31日 | 5月4日 |"
    said = _said("2012-06-30", stay)
    assert said.state("R401") == said.state("R802") == said.state("R804") == "无法判定"
    assert "第2行的活动类别、日期或联系点有误" in said.fact("R804")


@pytest.mark.parametrize(
    ("scheduled", "state"), [("4月10日", "符合"), ("4月11日", "不符合"), ("", "无法判定")]
)
def test_the_office_schedules_by_the_day_the_stay_begins(scheduled, state):
    said = _said("2012-06-30", STAY, scheduled=scheduled).verdict("R802")
    assert said.state == state
    assert "张三" not in said.fact + said.suggestion


def test_a_point_nobody_stayed_at_is_due_by_the_final_day():
    drawing = f"""{ROSTER}
        联系点一览表
        | 联系点编号 | 联系点名称 | 责任领导 | 办公室统筹 | 统筹日期 | 具体任务 | 方式方法 | 时间要求 | 成果应用 | 任务责任人 |
        | LXD01      | 青塘镇     | 张三     | 否         |          |          |          |          |          |            |
        下基层活动台账
        | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    """
    for code in ("R801", "R802"):
        assert judged(drawing, "2012-09-30").state(code) == "未到期"
        assert judged(drawing, "2012-10-01").state(code) == "不符合"


@pytest.mark.parametrize(
    ("stay", "as_of", "state"),
    [
        (STAY, "2012-06-30", "符合"),
        ("| 张三 | 驻点调研 | LXD01 | 4月13日 | 4月17日 |", "2012-06-30", "符合"),
        ("| 张三 | 驻点调研 | LXD01 | 4月14日 | 4月18日 |", "2012-06-30", "预警"),
        ("| 张三 | 驻点调研 | LXD01 | 4月10日 | 4月18日 |", "2012-06-30", "预警"),
        ("| 张三 | 驻点调研 | LXD01 | 4月11日 | 4月15日 |", "2012-04-12", "未到期"),
        ("", "2012-04-13", "未到期"),
        ("", "2012-04-14", "预警"),
        ("| 李四 | 驻点调研 | LXD01 | 4月10日 | 4月14日 |", "2012-06-30", "预警"),
    ],
)
def test_days_of_the_stay_against_the_plan(stay, as_of, state):
    assert _said(as_of, stay).state("R804") == state


def test_another_leader_at_the_point_is_not_compared_with_its_plan():
    said = _said("2012-06-30", f"{STAY}\n| 李四 | 驻点调研 | LXD01 | 6月11日 | 6月15日 |")
    assert said.state("R804") == "符合"


def test_by_rank_or_by_the_mean():
    head = """
        联系点一览表
        | 联系点编号 | 联系点名称 | 重点类别           | 上年环境信访件数 |
    """
    rows = [
        f"| LXD0{at} | {at}村 | 环境信访较多的乡镇 | {figure} |"
        for at, figure in enumerate((90, 60, 50, 49, 1), start=1)
    ]
    said = judged(head + "\n".join(rows), "2012-06-30")
    assert [said.state("R304", f"LXD0{at}") for at in range(1, 6)] == [
        *["符合"] * 3,
        "预警",
        "预警",
    ]
    assert "列5个联系点第3，平均50件" in said.fact("R304", "LXD03")
    few = [row.replace("| 90 |", "| 52 |").replace("| 60 |", "| 51 |") for row in rows]
    by_mean = judged(head + "\n".join(few), "2012-06-30")
    assert "按前3名计不属于，按平均数计属于信访较多" in by_mean.fact("R304", "LXD04")
    assert by_mean.state("R304", "LXD04") == "符合"
    unfilled = [row.replace("| 1 |", "|  |") for row in rows]
    said = judged(head + "\n".join(unfilled), "2012-06-30")
    assert said.state("R304", "LXD02") == "符合"
    assert said.state("R304", "LXD03") == "无法判定"  # -- the blank may be more or less --
    assert said.state("R304", "LXD04") == "预警"  # -- fourth and below the mean, whatever it is --
    assert "另有1个联系点没有填写件数，填多少都不影响结论" in said.fact("R304", "LXD04")


def test_problems_of_the_point_by_the_end_of_the_stay():
    problems = """
        问题整改台账
        | 问题编号 | 联系点 | 提出日期 |
        | WT-1     | LXD02  | 4月11日  |
    """
    drawing = f"""{ROSTER}
        联系点一览表
        | 联系点编号 | 联系点名称 | 责任领导 |
        | LXD01      | 青塘镇     | 张三     |
        | LXD02      | 临湖镇     | 李四     |
        下基层活动台账
        | 姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期 |
        {STAY}
        {problems}
    """
    assert judged(drawing, "2012-04-14").state("R404", "LXD01") == "未到期"
    assert judged(drawing, "2012-04-15").state("R404", "LXD01") == "预警"
    assert judged(drawing, "2012-04-15").state("R404", "LXD02") == "符合"


@pytest.mark.parametrize(
    ("name", "value", "code", "subject", "state"),
    [
        ("领导计入驻点人员", "否", "R707", "LXD01", "偏离待说明"),
        ("驻点人员下限", "4", "R707", "LXD01", "偏离待说明"),
        ("重点类别取前几名", "1", "R304", "LXD02", "预警"),
        ("计划偏差天数", "0", "R804", "LXD01", "预警"),
        ("意见印发日", "2012-07-01", "R705", "LXD02", "未到期"),
        ("台账更新天数", "90", "R709", "张三", "符合"),
    ],
)
def test_a_parameter_changes_what_it_should_and_nothing_else(name, value, code, subject, state):
    drawing = """
        人员名册
        | 姓名 | 是否班子成员 |
        | 张三 | 是           |
        | 李四 | 否           |
        | 王五 | 否           |
        联系点一览表
        | 联系点编号 | 联系点名称 | 重点类别           | 上年环境信访件数 | 责任领导 | 驻点人员         | 计划驻点起 | 计划驻点止 | 办公室统筹 | 统筹日期 |
        | LXD01      | 青塘镇     | 化工园区           | 60               | 张三     | 张三；李四；王五 | 4月11日    | 4月14日    | 是         | 3月20日  |
        | LXD02      | 临湖镇     | 环境信访较多的乡镇 | 10               |          | 李四；王五；张三 | 4月10日    | 4月14日    | 否         |          |
        下基层活动台账
        | 姓名 | 活动类别 | 联系点 | 开始日期 | 结束日期 |
        | 张三 | 驻点调研 | LXD01  | 4月10日  | 4月14日  |
    """
    codes = {"R304", "R707", "R709", "R802", "R804"} | {code}

    def states(settings):
        said = judged(f"{settings}{drawing}", "2012-06-30").judged.outcome.verdicts
        return {(v.code, v.subject): str(v.state) for v in said if v.code in codes}

    before = states("")
    after = states(f"参数\n| 参数名 | 取值 |\n| {name} | {value} |\n")
    changed = {which: now for which, now in after.items() if before[which] != now}
    mine = {which: now for which, now in changed.items() if which[0] == code}
    assert any(subject in which[1] and now == state for which, now in mine.items()), changed
    if name != "意见印发日":
        assert {which[0] for which in changed} == {code}

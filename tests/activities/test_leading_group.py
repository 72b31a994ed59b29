"""R701 to R704: who sits in the leading group, and whom a list of names cannot tell."""

from tests.drawn import judged


def test_a_director_who_is_not_the_secretary_is_no_chief(ledgers):
    """
    人员名册
    | 姓名 | 职务             | 是否党组成员 | 是否班子成员 |
    | 张三 | 局党组书记       | 是           | 是           |
    | 李四 | 局党组副书记、局长 | 是           | 是           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 组长     | 李四 |
    | 副组长   | 张三 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R701") == "不符合"
    assert "领导小组组长为李四，局党组书记为张三" in said.fact("R701")
    assert said.state("R702", "张三") == "不适用"


def test_a_secretary_and_a_director_apart_are_asked_about(ledgers):
    """
    人员名册
    | 姓名 | 职务       | 是否党组成员 | 是否班子成员 |
    | 张三 | 局党组书记 | 是           | 是           |
    | 李四 | 局长       | 是           | 是           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 组长     | 张三 |
    | 副组长   | 李四 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R701") == "符合"
    assert "局长为李四，与党组书记分设，请确认" in said.fact("R701")
    assert said.state("R702", "李四") == "符合"


SECRETARIES = """
    人员名册
    | 姓名 | 职务       | 任职起     | 任职止     |
    | 张三 | 局党组书记 | 2008-01-01 | 2012-05-31 |
    | 李四 | 局党组书记 | 2012-06-01 |            |
    领导小组名单
    | 小组职务 | 姓名 |
    | 组长     | {}   |
"""


def test_a_list_that_was_not_adjusted_after_a_change_of_secretary():
    old, new = SECRETARIES.format("张三"), SECRETARIES.format("李四")
    assert judged(old, "2012-05-10").state("R701") == "符合"
    assert judged(old, "2012-06-30").state("R701") == "不符合"
    assert "人事变动后领导小组名单未调整" in judged(old, "2012-06-30").fact("R701")
    assert judged(new, "2012-06-30").state("R701") == "符合"
    # the list has no date: of an earlier day it cannot tell
    assert judged(new, "2012-05-10").state("R701") == "无法判定"


def test_no_chief_and_two_chiefs_and_a_role_that_cannot_be_read():
    roster = """
        人员名册
        | 姓名 | 职务       |
        | 张三 | 局党组书记 |
        | 李四 | 副局长     |
        领导小组名单
        | 小组职务 | 姓名 |
    """
    for rows, state in (
        ("| 副组长 | 李四 |", "不符合"),
        ("| 组长 | 张三 |\n| 组长 | 李四 |", "不符合"),
        ("| 总负责 | 张三 |", "无法判定"),
        ("", "无法判定"),
    ):
        said = judged(f"{roster}{rows}", "2012-06-30")
        assert {str(v.state) for v in said.judged.outcome.verdicts if v.code == "R701"} == {state}


def test_listed_twice_is_one_seat_the_higher_one(ledgers):
    """
    单位名录
    | 规范简称 | 类型 |
    | 监察大队 | 大队 |
    人员名册
    | 姓名 | 单位     | 职务                       | 是否党组成员 | 是否班子成员 |
    | 王五 | 监察大队 | 局党组成员、监察大队大队长 | 是           | 是           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 副组长   | 王五 |
    | 成员     | 王五 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R702", "王五") == said.state("R703", "监察大队") == "符合"
    assert "按较高的职务列一次即可" in said.fact("R702", "王五")


def test_appointed_in_the_year_and_not_on_the_list(ledgers):
    """
    人员名册
    | 姓名 | 是否党组成员 | 是否班子成员 | 任职起     | 任职止     |
    | 张三 | 是           | 是           |            | 2012-05-31 |
    | 李四 | 是           | 是           | 2012-07-20 |            |
    领导小组名单
    | 小组职务 | 姓名 |
    | 副组长   | 张三 |
    """
    said = ledgers("2012-12-31")
    assert said.state("R702", "李四") == "不符合"
    assert "2012年7月20日任职，人事变动后领导小组名单未调整" in said.fact("R702", "李四")
    assert said.state("R702", "张三") == "预警"
    assert "已于2012年5月31日离任，仍列为副组长" in said.fact("R702", "张三")
    assert [
        v.subject for v in ledgers("2012-05-10").judged.outcome.verdicts if v.code == "R702"
    ] == ["张三同志"]


def test_who_is_known_to_leave_may_be_off_the_list_already(ledgers):
    """
    人员名册
    | 姓名 | 是否党组成员 | 是否班子成员 | 任职止     |
    | 张三 | 是           | 是           | 2012-05-31 |
    | 李四 | 是           | 是           |            |
    领导小组名单
    | 小组职务 | 姓名 |
    | 副组长   | 李四 |
    """
    assert ledgers("2012-05-10").state("R702", "张三") == "无法判定"


def test_the_acting_head_of_a_section_is_accepted(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 生态科   | 局机关科室 |
    | 宣教中心 | 直属单位   |
    人员名册
    | 姓名 | 单位     | 职务                       | 职务层次 | 是否主持工作 |
    | 钱七 | 生态科   | 生态科副科长               | 工作人员 | 是           |
    | 孙八 | 宣教中心 | 宣教中心副主任（主持工作） | 工作人员 |              |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 钱七 |
    | 成员     | 孙八 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R703", "生态科") == said.state("R703", "宣教中心") == "符合"


def test_one_head_of_two_sections_has_one_seat(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 污控科   | 局机关科室 |
    | 固废科   | 局机关科室 |
    人员名册
    | 姓名 | 单位   | 职务                     | 职务层次   |
    | 赵六 | 污控科 | 污控科科长（兼固废科科长） | 科室负责人 |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 赵六 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 驻点人员 |
    | LXD01      | 青塘镇     | 赵六     |
    """
    said = ledgers("2012-06-30")
    for code in ("R703", "R706"):
        assert said.state(code, "污控科") == said.state(code, "固废科") == "符合"


def test_the_leadership_itself_and_strangers_are_no_sections(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 局领导   | 局机关科室 |
    | 班子     | 局机关科室 |
    | 青塘镇   | 外单位     |
    | 污控科   | 局机关科室 |
    人员名册
    | 姓名 | 单位   | 职务       | 职务层次   | 是否班子成员 |
    | 张三 | 局领导 | 局长       | 局长       | 是           |
    | 李四 | 班子   | 副局长     | 副局长     | 是           |
    | 赵六 | 污控科 | 污控科科长 | 科室负责人 | 否           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 赵六 |
    """
    judged_ones = {
        v.subject for v in ledgers("2012-06-30").judged.outcome.verdicts if v.code == "R703"
    }
    assert judged_ones == {"污控科"}


def test_a_new_head_and_a_list_with_the_old_one():
    drawing = """
        单位名录
        | 规范简称 | 类型       |
        | 污控科   | 局机关科室 |
        人员名册
        | 姓名 | 单位   | 职务层次   | 任职起     | 任职止     |
        | 赵六 | 污控科 | 科室负责人 |            | 2012-05-31 |
        | 孙八 | 污控科 | 科室负责人 | 2012-06-01 |            |
        领导小组名单
        | 小组职务 | 姓名 |
        | 成员     | {}   |
    """
    old, new = drawing.format("赵六"), drawing.format("孙八")
    assert judged(old, "2012-05-10").state("R703") == "符合"
    assert judged(old, "2012-06-30").state("R703") == "不符合"
    assert "名单上仍是已离任的赵六，人事变动后领导小组名单未调整" in judged(old, "2012-06-30").fact(
        "R703"
    )
    assert judged(new, "2012-06-30").state("R703") == "符合"
    assert judged(new, "2012-05-10").state("R703") == "无法判定"


def test_an_office_without_its_head_and_one_nobody_knows_where(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 局办公室 | 局机关科室 |
    人员名册
    | 姓名 | 单位     | 职务   |
    | 许某 | 局办公室 | 主任   |
    | 李四 | 局领导   | 副局长 |
    领导小组名单
    | 小组职务   | 姓名 | 单位职务 |
    | 办公室主任 | 李四 | 副局长   |
    """
    said = ledgers("2012-06-30")
    assert (said.state("R704"), said.verdict("R704").strength) == ("预警", "数据")


def test_the_unit_of_the_offices_head_tells_where_it_is(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 局办公室 | 局机关科室 |
    人员名册
    | 姓名 | 单位     | 职务   |
    | 许某 | 局办公室 | 主任   |
    领导小组名单
    | 小组职务   | 姓名 |
    | 办公室主任 | 许某 |
    """
    said = ledgers("2012-06-30")
    assert said.state("R704") == "符合"
    assert "主任所在科室为局办公室" in said.fact("R704")

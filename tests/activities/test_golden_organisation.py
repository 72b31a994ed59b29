"""Golden cases 16 to 21: contacts, teams, the leading group, sections, points and leaders."""

import pytest

ISSUED, THE_DAY_AFTER, LATER = "2012-03-14", "2012-03-15", "2012-06-30"


@pytest.mark.parametrize(
    ("as_of", "state"), [("2012-03-13", "未到期"), (THE_DAY_AFTER, "不符合"), (LATER, "不符合")]
)
def test_16_two_contacts(ledgers, as_of, state):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 否           |
    | 王五 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 驻点人员         | 联系人     | 联系电话      |
    | LXD01      | 青塘镇     | 张三；李四；王五 | 李四；王五 | 0519-82800000 |
    """
    said = ledgers(as_of).verdict("R708")
    assert said.state == state
    assert "填了2位联系人（李四、王五）" in said.fact
    assert ("不符合“明确一位联系人”的要求" in said.fact) == (state == "不符合")


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2012-03-13", "未到期"), (THE_DAY_AFTER, "偏离待说明"), (LATER, "偏离待说明")],
)
def test_17_a_team_of_two_or_five(ledgers, as_of, state):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 否           |
    | 王五 | 否           |
    | 赵六 | 否           |
    | 钱七 | 否           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员                     |
    | LXD01      | 青塘镇     | 张三     | 张三；李四                   |
    | LXD02      | 临湖镇     | 张三     | 张三；李四；王五；赵六；钱七 |
    | LXD03      | 石桥镇     | 张三     | 张三；李四；王五             |
    """
    said = ledgers(as_of)
    assert said.state("R707", "LXD01") == said.state("R707", "LXD02") == state
    assert "驻点人员2人（含责任领导；不含为1人）" in said.fact("R707", "LXD01")
    assert said.state("R707", "LXD03") == "符合"
    assert "驻点人员3人（含责任领导；不含为2人）" in said.fact("R707", "LXD03")


def test_18_of_the_party_group_and_head_of_the_brigade_and_only_a_member(ledgers):
    """
    单位名录
    | 规范简称 | 类型 |
    | 监察大队 | 大队 |
    人员名册
    | 姓名 | 单位     | 职务                       | 职务层次             | 是否党组成员 | 是否班子成员 |
    | 王五 | 监察大队 | 局党组成员、监察大队大队长 | 党组成员；大队负责人 | 是           | 是           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 王五 |
    """
    said = ledgers(LATER)
    assert said.state("R702", "王五") == "不符合"
    assert said.fact("R702", "王五") == (
        "截至6月30日，王五同志为局党组成员，只列为成员，"
        "不符合“由局党组书记任组长，各局党组成员任副组长”的要求。"
    )
    assert said.state("R703", "监察大队") == "符合"


def test_19_a_deputy_director_who_is_not_of_the_party_group(ledgers):
    """
    人员名册
    | 姓名 | 职务   | 职务层次 | 是否党组成员 | 是否班子成员 |
    | 李四 | 副局长 | 副局长   | 否           | 是           |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 李四 |
    """
    said = ledgers(LATER).verdict("R702", "李四")
    assert (said.state, said.strength) == ("预警", "提示")
    assert "原文未明确其在领导小组的职务，请领导小组确定" in said.fact


def test_20_nobody_of_a_section_takes_part(ledgers):
    """
    单位名录
    | 规范简称 | 类型       |
    | 污控科   | 局机关科室 |
    | 生态科   | 局机关科室 |
    人员名册
    | 姓名 | 单位   | 职务       | 职务层次   |
    | 赵六 | 污控科 | 污控科科长 | 科室负责人 |
    | 钱七 | 生态科 | 生态科科长 | 科室负责人 |
    领导小组名单
    | 小组职务 | 姓名 |
    | 成员     | 赵六 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 参加单位 | 驻点人员 |
    | LXD01      | 青塘镇     | 污控科   | 赵六     |
    """
    said = ledgers(LATER)
    assert [said.state(code, "污控科") for code in ("R703", "R706")] == ["符合", "符合"]
    assert [said.state(code, "生态科") for code in ("R703", "R706")] == ["不符合", "不符合"]
    before = ledgers("2012-03-13")
    assert [before.state(code, "生态科") for code in ("R703", "R706")] == ["未到期", "未到期"]


@pytest.mark.parametrize(
    ("as_of", "states"),
    [("2012-03-13", ("未到期", "未到期")), (LATER, ("偏离待说明", "不符合"))],
)
def test_21_two_leaders_of_one_point_and_a_leader_with_none(ledgers, as_of, states):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是           |
    | 李四 | 是           |
    | 王五 | 是           |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导   |
    | LXD01      | 青塘镇     | 张三；李四 |
    """
    said = ledgers(as_of)
    assert (said.state("R705", "青塘镇"), said.state("R705", "王五")) == states
    assert said.state("R705", "张三") == said.state("R705", "李四") == "符合"

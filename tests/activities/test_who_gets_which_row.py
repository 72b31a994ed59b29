"""Who gets which row of the ledgers: never the one complained of; a row that nobody can fill is told."""

import datetime as dt
from pathlib import Path

import pytest

from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.distribution.unsent import doubts
from toolkit.distribution.unsent import unsent
from toolkit.usecases.validate import case_of
from toolkit.workplace.versions import said_of_versions
from toolkit.workplace.written import WrittenBooklet

OFFICE = """
单位名录
| 单位编号 | 单位全称     | 规范简称 | 别名 | 类型 | 是否下发 |
| DW01     | 环境监察大队 | 监察大队 | 环监 | 大队 | 是       |
| DW02     | 环境监测站   | 监测站   |      | 站   | 是       |
| DW03     | 法规宣教科   | 法规科   |      | 局机关科室 | 否 |

人员名册
| 人员编号 | 姓名 | 单位     | 曾用名/易错写法 |
| RY001    | 张三 | 局领导   |                 |
| RY002    | 李四 | 监察大队 | 李泗            |
| RY003    | 王五 | 监察大队 |                 |

联系点一览表
| 联系点编号 | 联系点名称 | 责任领导 | 联系人 |
| LXD01      | 双桥镇     | 张三     | 李四   |

接访场次
| 场次号     | 日期       | 联系点 | 接访领导 |
| CC-2012-01 | 2012-04-12 | LXD01  | 张三     |
"""


def distributed(drawing):
    case = case_of("画.xlsx", sheets_of(OFFICE + drawing), SANJIE, dt.date(2012, 12, 31))
    sent = SANJIE.dispatch.sent(case)
    left = unsent(sent, case, SANJIE.dispatch.ledgers)
    return (
        sent,
        doubts(sent, case, SANJIE.dispatch),
        {k.sheet: [r.at_row for r in v] for k, v in left.items()},
    )


def held(sent, title, sheet):
    (one,) = (each for each in sent if each.title == title)
    return [
        row.at_row for ledger, rows in one.rows.items() if ledger.sheet == sheet for row in rows
    ]


@pytest.mark.parametrize(
    "said", ["监察大队", "环境监察大队", "环监", "环境监察大队某中队 两名执法人员"]
)
def test_the_unit_complained_of_gets_neither_the_visit_nor_the_problem_it_became(said):
    sent, told, left = distributed(
        f"""
来访事项
| 事项号      | 场次号     | 来访时间   | 反映问题 | 涉及单位 | 责任科室 |
| SX-2012-001 | CC-2012-01 | 2012-04-12 | 态度生硬 | {said}   | 法规科   |
| SX-2012-002 | CC-2012-01 | 2012-04-12 | 夜间异味 | 某化工厂 | 监察大队 |

问题整改台账
| 问题编号    | 来源 | 来源编号    | 联系点 | 问题描述 | 责任科室 | 整改措施 | 整改时限   | 进展   |
| WT-2012-001 | 接访 | SX-2012-001 | LXD01  | 态度生硬 | 监察大队 | 已谈话   | 2012-06-01 | 已办结 |
| WT-2012-002 | 接访 | SX-2012-002 | LXD01  | 夜间异味 | 监察大队 | 已封堵   | 2012-06-01 | 已办结 |
"""
    )
    assert held(sent, "双桥镇", "来访事项") == [3]
    assert held(sent, "双桥镇", "问题整改台账") == [3]
    assert held(sent, "监察大队", "问题整改台账") == [3]
    assert len(told) == 3 and left == {}
    assert told[0].startswith("“来访事项”第2行没有发给联系点“双桥镇”：它反映的是“监察大队”")
    assert any("“问题整改台账”第2行没有发给科室“监察大队”" in each for each in told)


@pytest.mark.parametrize(
    ("said", "told_so"),
    [
        ("李四", "它反映的是“李四”，接收人就是他，"),
        ("李 四 收受礼品", "它反映的是“李四”，接收人就是他，"),
        ("李泗", "它反映的是“李四”，接收人就是他，"),
        ("张三", "它反映的是“张三”，联系点归他负责，"),
        ("王五（执法人员）", "它反映的是“监察大队王五”，接收人就是这个单位的，"),
    ],
)
def test_neither_the_contact_nor_the_leader_of_a_point_nor_a_colleague_gets_what_is_said_of_him(
    said, told_so
):
    sent, told, _ = distributed(
        f"""
来访事项
| 事项号      | 场次号     | 来访时间   | 反映问题 | 涉及单位 | 责任科室 |
| SX-2012-001 | CC-2012-01 | 2012-04-12 | 态度生硬 | {said}   | 法规科   |
| SX-2012-002 | CC-2012-01 | 2012-04-12 | 夜间异味 | 某化工厂 | 法规科   |
"""
    )
    assert held(sent, "双桥镇", "来访事项") == [3]
    assert len(told) == 1 and told_so in told[0]


@pytest.mark.parametrize(
    ("said", "name"),
    [("环境监察大队执法态度生硬", "环境监察大队"), ("王 五收受礼品", "王五"), ("夜间异味", "")],
)
def test_who_is_named_in_the_words_alone_is_sent_the_row_and_it_is_told(said, name):
    sent, told, _ = distributed(
        f"""
来访事项
| 事项号      | 场次号     | 来访时间   | 反映问题 | 涉及单位 | 责任科室 |
| SX-2012-001 | CC-2012-01 | 2012-04-12 | {said}   |          | 法规科   |

问题整改台账
| 问题编号    | 来源 | 来源编号    | 联系点 | 问题描述       | 责任科室 | 整改措施 | 整改时限   | 进展   |
| WT-2012-001 | 接访 | SX-2012-001 | LXD01  | 某队办事慢     | 监察大队 | 已谈话   | 2012-06-01 | 已办结 |
| WT-2012-002 | 驻点 |             | LXD01  | 监察大队巡查少 | 监察大队 | 已增加   | 2012-06-01 | 已办结 |
"""
    )
    assert held(sent, "监察大队", "问题整改台账") == [2, 3]
    why = (
        f"反映的话里提到“{name}”，“涉及单位”没有写；是反映他们的，"
        "请在“来访事项”的“涉及单位”写明，重新下发，就不发给他们。"
    )
    rows = "“来访事项”第2行、“问题整改台账”第2行"
    both = [f"{rows}发给了联系点“双桥镇”：{why}", f"“问题整改台账”第2行发给了科室“监察大队”：{why}"]
    assert told == (both if name else [])


def test_a_problem_whose_section_is_no_receiver_is_told_if_something_is_still_to_be_filled():
    _, told, left = distributed(
        """
问题整改台账
| 问题编号    | 来源 | 联系点 | 问题描述 | 责任科室 | 整改措施 | 整改时限   | 进展   |
| WT-2012-001 | 走访 | LXD01  | 夜间异味 | 没有科   |          |            |        |
| WT-2012-002 | 走访 | LXD01  | 雨天外溢 | 法规科   | 已封堵   | 2012-06-01 | 办理中 |
| WT-2012-003 | 走访 | LXD01  | 粉尘     |          | 已封堵   | 2012-06-01 | 已办结 |
| WT-2012-004 | 督查 |        | 台账不全 | 监测站   |          |            |        |
"""
    )
    (one,) = (each for each in told if "任何科室" in each)
    assert one.startswith("“问题整改台账”第2、3行没有归到任何科室，“整改措施”、“整改时限”")
    assert one.endswith(
        "没有人填：请核对责任科室（报送单位）：它要在单位名录里，“是否下发”填“是”。"
    )
    assert left == {}


def test_rows_are_told_though_there_is_no_receiver_of_their_kind_at_all():
    drawing = OFFICE.replace("| LXD01      | 双桥镇     | 张三     | 李四   |\n", "")
    case = case_of("画.xlsx", sheets_of(drawing), SANJIE, dt.date(2012, 12, 31))
    sent = SANJIE.dispatch.sent(case)
    assert {each.kind.name for each in sent} == {"科室"}
    left = unsent(sent, case, SANJIE.dispatch.ledgers)
    assert {ledger.sheet for ledger in left} == {"接访场次"}


def test_what_was_decided_for_the_office_is_told():
    drawing = OFFICE.replace(
        "| 双桥镇     | 张三     | 李四   |", "| 双桥镇     | 张三     | 外人某 |"
    )
    drawing += """
下基层活动台账
| 姓名 | 开始日期   | 联系点 |
| 张三 | 2012-04-12 | LXD99  |
| 张三 | 2012-04-13 | LXD01  |
| 张三 | 2012-04-14 |        |
"""
    case = case_of("画.xlsx", sheets_of(drawing), SANJIE, dt.date(2012, 12, 31))
    assert doubts(SANJIE.dispatch.sent(case), case, SANJIE.dispatch) == [
        "“联系点一览表”D2的联系人不在“人员名册”，“LXD01”的分册没有写明接收人，请先登记，再重新下发。",
        "“下基层活动台账”C2的联系点不在“联系点一览表”，这一行按张三所在的联系点发给了“LXD01”，请核对。",
    ]

    two = OFFICE.replace(
        "| 双桥镇     | 张三     | 李四   |", "| 双桥镇     | 张三     | 李四；王五 |"
    )
    case = case_of("画.xlsx", sheets_of(two), SANJIE, dt.date(2012, 12, 31))
    (told,) = doubts(SANJIE.dispatch.sent(case), case, SANJIE.dispatch)
    assert told.startswith("“联系点一览表”D2的联系人写了李四、王五，“LXD01”的分册只发给李四；")


def test_of_two_receivers_called_alike_the_number_says_which():
    alike = OFFICE.replace(
        "| LXD01      | 双桥镇     | 张三     | 李四   |",
        "| LXD01      | 双桥镇     | 张三     | 李四   |\n| LXD02      | 双桥镇     | 张三     | 李四   |",
    )
    case = case_of(
        "画.xlsx",
        sheets_of(
            f"""{alike}
来访事项
| 事项号      | 场次号     | 来访时间   | 反映问题 | 涉及单位 | 责任科室 |
| SX-2012-001 | CC-2012-01 | 2012-04-12 | 态度生硬 | 监察大队 | 法规科   |
"""
        ),
        SANJIE,
        dt.date(2012, 12, 31),
    )
    sent = SANJIE.dispatch.sent(case)
    told = doubts(sent, case, SANJIE.dispatch)
    assert told[0].startswith("“来访事项”第2行没有发给联系点“双桥镇”（LXD01）：")
    again = [WrittenBooklet(each, Path("甲"), "v2", {}, before="v1") for each in sent]
    assert "版本加一：“双桥镇”（LXD01）v2、“双桥镇”（LXD02）v2" in "".join(
        said_of_versions([each for each in again if each.booklet.title == "双桥镇"])
    )
    reported = [SANJIE.submissions.reporter(case, each) for each in sent if each.key != each.title]
    assert reported == [
        ("监察大队", "联系点：双桥镇（LXD01）"),
        ("监察大队", "联系点：双桥镇（LXD02）"),
    ]


def test_rows_of_a_unit_that_is_sent_nothing_stay_and_lack_nothing():
    """Of three problems without a point: a unit that is sent something, one that is not, and none."""
    drawing = f"""{OFFICE}
问题整改台账
| 问题编号    | 来源 | 联系点 | 问题描述 | 责任科室 |
| WT-2012-001 | 督查 |        | 台账不全 | 监察大队 |
| WT-2012-002 | 督查 |        | 台账不全 | 法规科   |
| WT-2012-003 | 督查 |        | 台账不全 |          |
"""
    case = case_of("画.xlsx", sheets_of(drawing), SANJIE, dt.date(2012, 12, 31))
    left = unsent(SANJIE.dispatch.sent(case), case, SANJIE.dispatch.ledgers)
    staying = [*SANJIE.dispatch.stays(case)]
    assert [row.at_row for rows in left.values() for row in rows] == [3, 4]
    assert [(row.sheet, row.at_row) for row in staying] == [("问题整改台账", 3)]

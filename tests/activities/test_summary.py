"""汇总表: a line for each leader, contact point and section, with the numbers of the circular."""

import datetime as dt

import pytest

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.summary import bar
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.summary_table import summary_tables
from toolkit.usecases.validate import validate


def lines(function, as_of):
    day = dt.date.fromisoformat(as_of)
    judged = validate("画.xlsx", sheets_of(function.__doc__, SANJIE), SANJIE, as_of=day)
    table, *_ = summary_tables(judged)
    headings = [column.heading for column in table.ledger.columns]
    return [
        {heading: cell for heading, cell in zip(headings, row, strict=True) if cell is not None}
        for row in table.rows
    ]


def test_a_line_for_each_leader_point_and_section():
    """
    单位名录
    | 规范简称 | 类型 | 排序 |
    | 监测站 | 站 | 2 |
    | 监察大队 | 大队 | 1 |
    | 镇政府 | 外单位 | 3 |
    人员名册
    | 姓名 | 职务 | 是否班子成员 |
    | 张三 | 局长 | 是 |
    | 李四 | 科员 | 否 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 所在镇 | 责任领导 |
    | LXD01 | 水北村 | 尧塘镇 | 张三 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月15日 |
    | 张三 | 走访 | 5月8日 | 5月31日 |
    民情日记登记
    | 姓名 | 日期 |
    | 李四 | 4月12日 |
    问题整改台账
    | 问题编号 | 提出日期 | 联系点 | 责任领导 | 责任科室 | 整改时限 | 进展 | 办结日期 |
    | WT1 | 4月12日 | LXD01 | 张三 | 监察大队 | 5月1日 | 已办结 | 4月30日 |
    | WT2 | 4月12日 | LXD01 | 张三 | 监察大队 | 5月1日 | 办理中 | |
    """
    function = test_a_line_for_each_leader_point_and_section
    leader, point, first, second = lines(function, "2012-06-30")
    assert (leader["类别"], leader["对象"], leader["职务/所在镇/类型"]) == (
        "局领导",
        "张三",
        "局长",
    )
    assert (leader["下基层天数"], leader["序时进度"]) == (30, 30)
    assert leader["进度"] == "█████░░░░░ 50%"
    assert (leader["驻点起止"], leader["驻点天数"]) == ("4月10日至15日", 6)
    assert "撰写民情日记" in leader["结论"]
    assert (point["对象"], point["问题数"], point["办结率"]) == ("水北村", 2, "50.0%")
    assert (first["对象"], first["逾期未办结"]) == ("监察大队", 1)
    open_duties = "不符合：部门负责人参加联系点活动；无法判定：科室、直属单位负责人为成员"
    assert first["结论"] == f"{open_duties}；逾期未办结：WT2"
    assert (second["对象"], second["结论"]) == ("监测站", open_duties)


def test_a_section_with_nothing_open_has_nothing_and_the_leaders_room_is_no_section():
    """
    单位名录
    | 规范简称 | 类型 |
    | 局领导 | 局机关科室 |
    | 污控科 | 局机关科室 |
    人员名册
    | 姓名 | 单位 | 职务 | 职务层次 |
    | 赵六 | 污控科 | 污控科科长 | 科室负责人 |
    领导小组名单
    | 小组职务 | 姓名 | 单位职务 |
    | 成员 | 赵六 | 污控科科长 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 参加单位 | 驻点人员 |
    | LXD01 | 水北村 | 污控科 | 赵六 |
    """
    function = test_a_section_with_nothing_open_has_nothing_and_the_leaders_room_is_no_section
    said = lines(function, "2012-06-30")
    sections = [(each["对象"], each["结论"]) for each in said if each["类别"] == "科室单位"]
    assert sections == [("污控科", "没有待处理的")]


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [
        (0, 60, "░░░░░░░░░░ 0%"),
        (59.5, 60, "█████████░ 99%"),
        (60, 60, "██████████ 100%"),
        (75, 60, "██████████ 125%"),
        (0, 0, ""),
    ],
)
def test_a_bar_is_full_when_all_is_done_and_never_before(part, whole, drawn):
    assert bar(part, whole) == drawn

"""领导个人进度单: one page a leader: what is done, what is owed, by when."""

import datetime as dt

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie.leader_page import leader_page
from toolkit.reading.drawn import sheets_of
from toolkit.usecases.validate import validate


def drafts(function, as_of):
    day = dt.date.fromisoformat(as_of)
    judged = validate("画.xlsx", sheets_of(function.__doc__, SANJIE), SANJIE, as_of=day)
    return list(leader_page.drafts(judged.case.certain, judged.outcome, day))


def test_done_owed_and_not_due_are_told_apart():
    """
    人员名册
    | 人员编号 | 姓名 | 职务 | 是否班子成员 |
    | RY1 | 张三 | 局长 | 是 |
    | RY2 | 李四 | 副局长 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01 | 水北村 | 张三 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 驻点调研 | 4月10日 | 4月15日 |
    """
    first, second = drafts(test_done_owed_and_not_due_are_told_apart, "2012-06-30")
    assert (first.stem, second.stem) == ("领导个人进度单（张三）", "领导个人进度单（李四）")
    assert first.values["驻点情况"] == "4月10日至15日（6天）"
    assert "集中驻点5至7天" in first.values["做到事项"]
    assert "全年累计下基层不少于2个月（12月31日前）" in first.values["未到期事项"]
    assert first.values["联系点"] == "水北村"
    assert second.values["驻点情况"] == "尚未进行"
    assert "集中驻点5至7天" not in second.values["做到事项"]


def test_what_does_not_fit_the_page_is_named():
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 |
    | LXD01 | 水北村 | 张三 |
    | LXD02 | 水南村 | 张三 |
    | LXD03 | 水西村 | 张三 |
    | LXD04 | 水东村 | 张三 |
    | LXD05 | 水中村 | 张三 |
    """
    (only,) = drafts(test_what_does_not_fit_the_page_is_named, "2012-12-31")
    to_do = only.values["待办"]
    assert only.values["未到期事项"] == "没有。"
    assert 1 < len(to_do) < only.values["待办项数"].value
    assert to_do[-1]["情况"].startswith(
        f"另有{int(only.values['待办项数'].value) - len(to_do) + 1}项："
    )


def test_a_leader_in_part_of_the_year_is_shown_no_pace():
    """
    人员名册
    | 姓名 | 是否班子成员 | 任职起 |
    | 张三 | 是 | 2012-11-01 |
    """
    (only,) = drafts(test_a_leader_in_part_of_the_year_is_shown_no_pace, "2012-12-31")
    assert only.values["序时进度"] == ""

"""Reading the light text: elements, levels, tables, faults named by line."""

import pytest

from toolkit.word.page import PageSourceError
from toolkit.word.page.body import level
from toolkit.word.page.source import parse

HEAD = "发文机关标志：甲局文件\n发文字号：甲〔2012〕1号\n标题：通知\n成文日期：2012年7月4日\n"
FOOT = "--- 版记 ---\n印发机关：甲局办公室\n印发日期：2012年7月4日\n"


def test_elements_text_and_annexes_are_told_apart():
    paper = parse(
        HEAD + "联系人：由各单位指定。\n附件：名单\n附件：统计表\n"
        "--- 附件 ---\n附件标题：名单\n一、集体\n--- 附件 横排 ---\n附件标题：统计表\n字号：五号\n"
        + FOOT
    )
    assert paper.get("标题") == "通知"
    assert paper.body == ["联系人：由各单位指定。"]
    assert paper.annex_names == ["名单", "统计表"]
    assert [(annex.title, annex.landscape, annex.size) for annex in paper.annexes] == [
        ("名单", False, 12.0),
        ("统计表", True, 10.5),
    ]


def test_a_table_keeps_tags_with_bars_in_one_cell():
    paper = parse(
        HEAD
        + '|^2|<8.5|\n|序号|名称|\n|{%tr for 行 in 表 | batch(2) %}|\n|1|{{ 行 | join("、") }}|\n'
        + FOOT
    )
    (table,) = paper.body
    assert [(column.alignment, column.width) for column in table.columns] == [
        ("center", 2.0),
        ("left", 8.5),
    ]
    assert table.rows == [
        ("序号", "名称"),
        ("{%tr for 行 in 表 | batch(2) %}",),
        ("1", '{{ 行 | join("、") }}'),
    ]


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("一、总体情况", 1),
        ("十二、附则", 1),
        ("（一）驻点", 2),
        ("1.驻点", 3),
        ("（1）驻点", 4),
        ("{{ loop.index }}.{{ 问题 }}", 3),
        ("{% if 集体 %}二{% else %}一{% endif %}、个人", 1),
        ("2012年7月4日，", 0),
        ("一是驻点", 0),
    ],
)
def test_a_level_is_told_by_its_own_numbering(line, rank):
    assert level(line) == rank


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("标题：通知", "缺少发文机关标志、发文字号、成文日期、印发机关、印发日期"),
        (HEAD + "标题：又一个\n", "第5行：标题写了两次"),
        (HEAD + "| 序号 | 名称 |\n", "第5行：表格第一行应写各列的对齐和宽度"),
        (HEAD + "|^2|^3|\n| 1 |\n", "第6行：表格应有2列，这一行有1列"),
        (HEAD + "--- 附件 ---\n字号：七号\n", "第6行：字号“七号”不认识"),
        (HEAD + FOOT + "多余的话\n", "第8行：版记中只能写"),
        (
            HEAD + "{%p if 甲 %}\n附注：（公开）\n",
            "第6行：附注另有自己的位置，写在它前面的 {%p if 甲 %} 管不到它",
        ),
    ],
)
def test_a_fault_names_its_line(text, sentence):
    with pytest.raises(PageSourceError, match=sentence):
        parse(text)


def test_a_page_that_no_office_issues_needs_a_title_alone():
    paper = parse("版式：内部表\n字号：五号\n标题：进度单\n正文。")
    assert paper.is_plain
    assert paper.body == ["正文。"]


def test_a_size_that_is_none_is_refused():
    with pytest.raises(PageSourceError, match="字号“巨号”不认识"):
        parse("版式：内部表\n字号：巨号\n标题：进度单")

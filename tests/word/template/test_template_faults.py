"""Every fault is one Chinese sentence that names the place, the tag and the ledger cell."""

import pytest
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import table
from template_sample import template

from toolkit.declare.errors import ToolkitError
from toolkit.word.template import RenderError
from toolkit.word.template import Template
from toolkit.word.template import TemplateError
from toolkit.word.template import write_document

HERE = "模板《样.docx》正文第1段"


def compile_fault(*blocks):
    with pytest.raises(TemplateError) as caught:
        template(*blocks)
    return str(caught.value)


def render_fault(*blocks, **context):
    with pytest.raises(RenderError) as caught:
        render(*blocks, **context)
    return str(caught.value)


def test_a_missing_name_is_told_with_table_cell_and_a_near_name():
    said = render_fault("前", "", table("甲 | 乙", "{{ 姓明 }} | "), 姓名="张三")
    assert said == (
        "模板《样.docx》正文第5段 表1第2行第1列 标签 {{ 姓明 }}：没有“姓明”这个数据项，是否应为“姓名”？"
    )


def test_a_missing_item_is_told_with_near_names_of_its_row():
    said = render_fault("{{ 人.姓明 }}", 人={"姓名": "张三"})
    assert said == f"{HERE} 标签 {{{{ 人.姓明 }}}}：没有“姓明”这个数据项，是否应为“姓名”？"


@pytest.mark.parametrize(
    ("tag", "context"),
    [
        ("{{ 甲（乙） }}", {"甲（乙）": "x"}),
        ("{{ 甲(乙) }}", {"甲（乙）": "x"}),
        ("{{ 甲 - 乙 }}", {"甲-乙": "x", "甲": 1}),
        ("{{ 行.甲（乙） }}", {"行": {"甲（乙）": "x"}}),
    ],
)
def test_a_name_that_no_tag_can_write_is_not_proposed_as_it_was_written(tag, context):
    said = render_fault(tag, **context)
    assert "是否应为" not in said
    assert "数据里有“甲" in said and said.endswith("请把数据项改名，如“甲_乙”")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ '%s%d'|format('共', 甲) }}", "第2个是空值"),
        ("{{ '%(数)d'|format(数=甲) }}", "“数”是空值"),
        ("{{ '%*d'|format(3, 2) }}", "格式里不能有星号"),
    ],
)
def test_a_format_says_which_value_is_empty(tag, said):
    assert said in render_fault(tag, 甲=None)


ROWS = [
    {
        "姓名": "张三",
        "村": "甲村",
        "__places__": {"姓名": "“台账”第2行A列（姓名）", "村": "“台账”第2行B列（村）"},
    },
    {
        "姓名": None,
        "村": "乙\x07村",
        "__places__": {"姓名": "“台账”第3行A列（姓名）", "村": "“台账”第3行B列（村）"},
    },
]


@pytest.mark.parametrize(
    ("tag", "reason", "place"),
    [
        ("{{ 行.姓名 }}", "是空值", "第3行A列（姓名）"),
        ("{{ 行.村 }}", "第2个字符是不能写进文档的控制字符 U+0007", "第3行B列（村）"),
        ("{{ 行.村|upper }}", "控制字符 U+0007", "第3行B列（村）"),
        ("{{ 行.村 ~ '委会' }}", "控制字符 U+0007", "第3行B列（村）"),
        ("{{ 行['姓名'] }}", "是空值", "第3行A列（姓名）"),
        ("{{ 行.姓名|upper }}", "是空值，不能用过滤器“upper”", "第3行A列（姓名）"),
        ("{{ 行.村|日期 }}", "不是日期", "第2行B列（村）"),
        ("{{ 行.电话 }}", "没有“电话”这个数据项", "第2行A列（姓名）所在的那一行"),
        ("{% for x in 行.姓名 %}{% endfor %}", "是一段文字，不是清单", "第2行A列（姓名）"),
    ],
)
def test_a_data_fault_names_the_ledger_cell(tag, reason, place):
    said = render_fault("{%p for 行 in 行们 %}", tag, "{%p endfor %}", 行们=ROWS)
    assert "模板《样.docx》正文第2段 标签 " in said
    assert reason in said
    assert said.endswith(f"（数据在“台账”{place}）")


def test_a_fault_of_a_plain_name_knows_its_ledger_cell_too():
    said = render_fault("{{ 单位 }}", 单位=None, __places__={"单位": "“参数”第1行B列"})
    assert said.endswith("（数据在“参数”第1行B列）")


@pytest.mark.parametrize(
    "value", [None, True, ["甲"], {"甲": 1}, {"甲"}, b"x", object(), print, float("nan")]
)
def test_a_value_that_is_no_text_is_refused(value):
    assert render_fault("{{ 甲 }}", 甲=value).startswith(f"{HERE} 标签 {{{{ 甲 }}}}：")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 甲 ~ '号' }}",
        "{{ 甲|string }}",
        "{{ '%s' % 甲 }}",
        "{{ '%s'|format(甲) }}",
        "{{ '{}'.format(甲) }}",
        "{{ [甲, 1]|join('、') }}",
        "{{ [甲]|顿号 }}",
        "{{ 'x'|replace('x', 甲) }}",
        "{{ 甲|upper }}",
        "{{ 甲.乙 }}",
        "{% for x in 甲 %}{% endfor %}",
    ],
)
def test_nothing_never_becomes_the_word_none(tag):
    assert "空值" in render_fault(tag, 甲=None)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 乙 }}",
        "{% if 乙 %}{% endif %}",
        "{{ 乙|upper }}",
        "{{ 乙 ~ 1 }}",
        "{{ 乙() }}",
        "{{ 乙.丙 }}",
        "{{ 乙|空则 }}",
        "{{ [乙]|join }}",
    ],
)
def test_a_missing_name_is_a_fault_wherever_it_is_used(tag):
    assert "没有“乙”这个数据项" in render_fault(tag, 甲=1)


def test_an_empty_value_is_let_through_by_name():
    blocks = ['{{ 甲|空则("无") }}{{ 甲|空则 }}{{ 乙|default("缺") }}{% if 甲 %}有{% endif %}']
    assert render(*blocks, 甲=None) == ["无缺"]


@pytest.mark.parametrize(
    ("blocks", "tag", "reason"),
    [
        (["{{ 甲"], "{{ 甲", "缺 }}"),
        (["{% if 甲"], "{% if 甲", "缺 %}"),
        (["甲 }}"], "}}", "多出一个结束符号"),
        (["{# 说明"], "{# 说明", "缺 #}"),
        (["{{ 甲|default(“无) }}"], "{{ 甲|default(“无) }}", "引号不成对"),
        (["{% if 甲 %}"], "{% if 甲 %}", "没有与它相配的结束标签 {% endif %}"),
        (["{% endif %}"], "{% endif %}", "前面没有与它相配的 {% if %}"),
        (["{% else %}"], "{% else %}", "前面没有与它相配的"),
        (["{% if a %}{% else %}{% elif b %}{% endif %}"], "{% elif b %}", "写在 {% else %} 前面"),
        (["{% if a %}{% else %}乙{% else %}{% endif %}"], "{% else %}", "已经有一个 {% else %}"),
        (
            ["{% if a %}{% for x in b %}{% endif %}{% endfor %}"],
            "{% endif %}",
            "{% for x in b %} 还没有结束",
        ),
        (["{%p if 甲 %}旁边", "{%p endif %}"], "{%p if 甲 %}", "会随标签丢失"),
        (["{{ 甲 + }}"], "{{ 甲 + }}", "标签写法不对"),
        (["{{ 甲 乙 }}"], "{{ 甲 乙 }}", "标签写法不对"),
        (["{{ 甲|日其 }}"], "{{ 甲|日其 }}", "没有“日其”这个过滤器，是否应为“日期”？"),
        (["{% fro x in y %}"], "{% fro x in y %}", "没有“fro”这种控制标签"),
        (["{% include 'x' %}"], "{% include 'x' %}", "不支持“include”"),
        (["{%tr if a %}", "{%tr endif %}"], "{%tr if a %}", "只能用在表格里"),
        (["{% vm %}"], "{% vm %}", "只能用在表格单元格里"),
        ([table("{% for x in y %}甲 | 乙{% endfor %}")], "{% for x in y %}", "{%tr %}"),
        (["{% if a %}", table("{% endif %}")], "{% if a %}", "不在同一层次"),
        (["{{ }}"], "{{ }}", "缺少名称"),
        (["{{ 甲 }}{% for x in %}{% endfor %}"], "{% for x in %}", "缺少名称或表达式"),
        (["{{ (甲 }}"], "{{ (甲 }}", "括号不成对"),
    ],
)
def test_a_faulty_template_is_refused_with_place_and_tag(blocks, tag, reason):
    said = compile_fault(*blocks)
    assert said.startswith("模板《样.docx》正文第")
    assert f"标签 {tag}：" in said
    assert reason in said


def test_all_faults_of_a_template_are_told_at_once():
    with pytest.raises(TemplateError) as caught:
        template("{{ 甲", "}} 乙", parts_free())
    assert [fault.place for fault in caught.value.faults] == ["正文第1段", "正文第2段"]


def parts_free():
    return paragraph("无标签")


def test_a_tag_across_paragraphs_is_refused():
    assert "没有写完" in compile_fault("{{ 甲", "乙 }}")


def test_a_fault_in_a_header_names_the_header():
    with pytest.raises(RenderError) as caught:
        template("文", header2=paragraph("{{ 甲 }}")).render({})
    assert str(caught.value).startswith("模板《样.docx》页眉2第1段 标签 {{ 甲 }}：")


@pytest.mark.parametrize("data", [b"", b"not a zip", package("x")[:-30]])
def test_a_file_that_is_no_document_is_one_sentence(tmp_path, data):
    path = tmp_path / "坏.docx"
    path.write_bytes(data)
    with pytest.raises(TemplateError) as caught:
        Template.open(path)
    assert str(caught.value).startswith("模板《坏.docx》：")
    assert isinstance(caught.value, ToolkitError)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(TemplateError, match="找不到"):
        Template.open(tmp_path / "没有.docx")


def test_a_document_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "文.docx"
    write_document(b"whole", path)
    assert path.read_bytes() == b"whole"
    folder = tmp_path / "夹"
    folder.mkdir()
    with pytest.raises(RenderError, match="《夹》是文件夹"):
        write_document(b"x", folder)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["夹", "文.docx"]


@pytest.mark.parametrize("tag", ["{{ 名单|first }}", "{{ 名单|last }}", "{{ 名单|max }}"])
def test_an_item_of_an_empty_list_is_told_as_such(tag):
    said = render_fault(tag, 名单=[])
    assert "清单是空的，取不到其中的一项" in said
    assert "None" not in said


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 甲|日期('x', 'y', 'z') }}",
        "{{ 甲|千分位(位=3) }}",
        "{% macro 件(数) %}{{ 数 }}{% endmacro %}{{ 件(1, 2) }}",
        "{{ 甲.replace() }}",
    ],
)
def test_arguments_that_do_not_fit_are_told_as_such(tag):
    assert "参数个数或名称不对" in render_fault(tag, 甲="2012-01-01")

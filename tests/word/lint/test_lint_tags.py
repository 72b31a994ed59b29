"""What is wrong with tags is known before there is data."""

import pytest
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings
from lint_sample import table

from toolkit.word.lint import lint
from toolkit.word.lint import lint_bytes
from toolkit.word.template import TemplateError

GOOD = [
    "{{ 标题 }}",
    "截至{{ 截止日|日期 }}共{{ 人数 }}人",
    "{% for 行 in 名单 %}{{ loop.index }}{{ 行.姓名 }}{{ 行['单位'] }}{% endfor %}",
    "{% for 一 in 要求 %}{{ 一 }}{% else %}无{% endfor %}",
    "{% for 组 in 名单|batch(2, '') %}{{ 组[0].姓名 }}{% if 组[1] %}{{ 组[1].单位 }}{% endif %}{% endfor %}",
    "{{ 名单|顿号('姓名') }}等{{ 名单|length }}人",
    "{% set 首 = 名单[0] %}{{ 首.姓名 }}",
    "{% set 句 %}共{{ 人数 }}人{% endset %}{{ 句 }}",
    "{% with 甲 = 名单|first %}{{ 甲.单位 }}{% endwith %}",
    "{% macro 人(谁) %}{{ 谁.姓名 }}{% endmacro %}{{ 人(名单[0]) }}",
    "{% for 键, 值 in 名单[0].items() %}{{ 键 }}{{ 值 }}{% endfor %}",
    "{% if 人数 > 3 and 标题 is defined %}{% set 多 = 1 %}{% endif %}{{ 多 }}",
    "{{ 名单|map(attribute='姓名')|join('、') }}{{ 标题.replace('关于', '') }}",
    "{% for 数 in range(3) %}{{ 数 }}{{ loop.cycle('甲', '乙') }}{% endfor %}",
    "{% raw %}{{ 这不是标签 }}{% endraw %}{# 说明：表格由此起 #}",
    "{{ 要求|list|join('、') }}{% for 份 in 要求|slice(2) %}{{ 份|顿号 }}{% endfor %}",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_the_engine_takes_is_clean(text):
    assert codes(text) == []


FAULTS = [
    ("{{ 标提 }}", "L05", "是否应为“标题”"),
    ("{{ 单位 }}", "L05", "没有“单位”这个数据项"),
    ("{% if 人口 > 3 %}多{% endif %}", "L05", "“人口”"),
    ("{{ 标提|default('无') }}", "L05", "总是当作没有"),
    ("{% for 行 in 名单 %}{{ 行.姓明 }}{% endfor %}", "L06", "是否应为“姓名”"),
    ("{% for 行 in 名单|sort(attribute='姓民') %}{{ 行.姓名 }}{% endfor %}", "L06", "“姓民”"),
    ("{{ 名单|顿号('职务') }}", "L06", "没有“职务”"),
    ("{{ 名单|map(attribute='职务')|join('、') }}", "L06", "没有“职务”"),
    ("{% for 行 in 名单 %}{% endfor %}{{ 行.姓名 }}", "L05", "出了它的循环"),
    ("{% for 行 in 名单 %}{% set 末 = 行 %}{% endfor %}{{ 末.姓名 }}", "L05", "出了它的循环"),
    ("{% for 行 in 名单 %}{% else %}{{ 行.姓名 }}{% endfor %}", "L05", "“行”"),
    ("{{ 截止日|日其 }}", "L07", "是否应为“日期”"),
    ("{{ 截止日|推后 }}", "L07", "推后若干天"),
    ("{{ 标题|upper(3, 4) }}", "L07", "参数"),
    ("{% for 份 in 要求|slice %}{{ 份|顿号 }}{% endfor %}", "L07", "参数"),
    ("{% if 人数 is oddd %}{% endif %}", "L07", "没有“oddd”这种判断"),
    ("{{ 名单|日期 }}", "L07", "成行的数据"),
    ("{{ 名单|顿号 }}", "L07", "取哪一项"),
    ("{{ 名单 }}", "L10", "不能直接写成文字"),
    ("{% for 行 in 名单 %}{{ 行 }}{% endfor %}", "L10", "不能直接写成文字"),
    ("{{ 标题.__class__ }}", "L08", "不允许访问“__class__”"),
    ("{{ 标题['__class__'] }}", "L08", "__class__"),
    ("{{ 标题|attr('__class__') }}", "L08", "__class__"),
    ("{{ 名单|map(attribute='__class__')|list|length }}", "L08", "__class__"),
    ("{{ 标题.popen('id') }}", "L08", "不允许调用“popen”"),
    ("{{ lipsum() }}", "L08", "不允许用“lipsum”"),
    ("{{ 标题() }}", "L08", "不是可以调用的函数"),
    ("{% set 无 = 要求.append('三') %}", "L08", "改动数据"),
    ("{{ 10 ** 99999999 }}", "L09", "太大"),
    ("{{ '一' * 200000000 }}", "L09", "次数太多"),
    ("{{ 人数 / 0 }}", "L09", "除数是零"),
    ("{% for 数 in range(999999) %}一{% endfor %}", "L09", "range"),
    ("{{ 标题 | safe }}", "L14", "不起作用"),
    ("{{ 标题", "L02", "缺 }}"),
    ("{{ 人数 + }}", "L03", "标签结尾"),
    ("{{ }}", "L03", ""),
    ("{% frо 行 in 名单 %}", "L04", "没有"),
    ("{% include 'x.docx' %}", "L04", "引用别的模板"),
    ("{% if 人数 %}多", "L04", "没有与它相配的结束标签"),
    ("多{% endif %}", "L04", "前面没有与它相配"),
    ("前{%p if 人数 %}后", "L04", "还有别的内容"),
    ("｛｛标题｝｝", "L11", "别的程序会原样印出"),
    ("{{ 截止日｜日期 }}", "L11", "全角"),
    ("{标题}", "L13", "只有一层花括号"),
    ("｛标题｝", "L13", "请改为 {{ 标题 }}"),
]


@pytest.mark.parametrize(("text", "code", "words"), FAULTS)
def test_a_fault_has_its_code_and_says_why(text, code, words):
    found = findings(text)
    assert code in [each.code for each in found]
    assert any(words in str(each) for each in found if each.code == code)


def test_the_place_is_paragraph_and_table_cell():
    found = findings("前言", table("姓名 | 单位", "{{ 行.姓名 }} | 甲"))
    assert [str(each.place) for each in found] == ["正文第4段 表1第2行第1列"]
    assert str(found[0]).startswith("错误 正文第4段 表1第2行第1列 标签 {{ 行.姓名 }}：")


def test_every_fault_is_told_not_only_the_first():
    text = ["{{ 甲 }}", "{{ 人数 + }}", "{{ 未完", "{% if 人数 %}", "{{ 标题|没有 }}", "表彰"]
    assert codes(*text, header="{{ 乙 }}") == ["L05", "L03", "L02", "L04", "L07", "L27", "L05"]


def test_an_unfinished_control_tag_does_not_make_its_partner_a_fault():
    assert codes("{% if 人数 %}", "多", "{% endif") == ["L02"]


def test_what_the_engine_refuses_is_never_clean_and_what_is_clean_compiles():
    for text in [*GOOD, *(fault for fault, _, _ in FAULTS)]:
        data = docx(text)
        errors = [each for each in lint_bytes(data, "样.docx") if each.severity == "错误"]
        assert errors or compiles(data), text


def compiles(data):
    from toolkit.word.template import Template

    try:
        Template(data, "样.docx")
    except TemplateError:
        return False
    return True


def test_without_slots_names_are_not_judged_but_everything_else_is():
    assert codes("{{ 随便 }}{{ 甲.乙 }}", slots=None) == []
    assert codes("{{ 随便.__class__ }}", slots=None) == ["L08"]


def test_a_name_known_to_one_part_is_not_known_to_another():
    assert codes("{% set 甲 = 1 %}{{ 甲 }}", header="{{ 甲 }}") == ["L05"]


def test_tracked_changes_are_told_once():
    inserted = (
        '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
    )
    (only,) = findings("前", inserted)
    assert (only.code, str(only.place)) == ("L12", "正文第2段")
    assert "2处" in only.message


def test_a_mail_merge_field_is_told():
    field = '<w:p><w:fldSimple w:instr=" MERGEFIELD 标题 "><w:r><w:t>«标题»</w:t></w:r></w:fldSimple></w:p>'
    assert codes(field) == ["L13"]


def test_a_part_that_is_no_xml_is_a_fault_with_its_name():
    found = findings("前", more={"word/footer1.xml": b"<w:ftr"})
    assert [(each.code, str(each.place)) for each in found] == [("L01", "页脚1")]


def test_a_file_that_is_no_word_file_is_refused(tmp_path):
    file = tmp_path / "假.docx"
    file.write_text("不是压缩包", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"假\.docx"):
        lint(file)
    with pytest.raises(TemplateError, match="找不到"):
        lint(tmp_path / "没有.docx")


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "</cp:coreProperties>"
)


def test_names_in_the_document_properties_are_judged():
    assert codes("前", more={"docProps/core.xml": CORE.format("{{ 标题 }}")}) == []
    (only,) = findings("前", more={"docProps/core.xml": CORE.format("{{ 标提 }}")})
    assert only.code == "L05" and str(only.place).startswith("文档属性")


def test_a_tag_where_nothing_is_filled_is_told():
    item = "<条目>{{ 标题 }}</条目>"
    (only,) = findings("前", more={"customXml/item1.xml": item})
    assert (only.code, only.place.part) == ("L04", "customXml/item1.xml")
    assert "不会填写" in only.message


def test_loop_is_known_only_in_loops():
    assert codes("{{ loop.index }}") == ["L05"]


def test_a_tag_cut_into_runs_with_formatting_is_one_tag():
    runs = "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{t}</w:t></w:r>" for t in ("{", "{ 标", "提 }", "}")
    )
    (only,) = findings(f"<w:p>{runs}</w:p>")
    assert (only.code, only.tag) == ("L05", "{{ 标提 }}")


def test_what_a_comment_takes_out_is_not_judged_and_a_filter_block_is_known():
    blocks = ["{% filter upper %}a{% endfilter %}", "{#p 暂不印 #}{{ 无此项|无此过滤器 }}"]
    assert not findings(*blocks)

"""What a template would write without an error, and nobody means: conditions, separators, references, departures."""

import pytest
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings
from lint_sample import paragraph
from lint_sample import table

from toolkit.word.lint import lint_bytes
from toolkit.word.lint.findings import Severity
from toolkit.word.template import Extensions
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

REF = '<w:p><w:fldSimple w:instr=" {} "><w:r><w:t>见</w:t></w:r></w:fldSimple></w:p>'
MARKED = (
    '<w:p><w:bookmarkStart w:id="1" w:name="{}"/><w:r><w:t>甲</w:t></w:r>'
    '<w:bookmarkEnd w:id="1"/></w:p>'
)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("{% if 标题 == '甲' or '乙' %}有{% endif %}", "L14", "“|'乙'，没有比较"),
        ("{{ '有' if 标题 == '甲' or 1 }}", "L14", "没有比较"),
        ("{% if 人数 == '12' %}有{% endif %}", "L14", "请写 12"),
        ("{% if 名单|length != '3' %}有{% endif %}", "L14", "请写 3"),
        ("{{ loop.index }}", "L05", "loop 只在循环里有"),
        (
            "{% for 行 in 名单 %}{{ 行.姓名 }}{% endfor %}{{ loop.index }}",
            "L05",
            "loop 只在循环里有",
        ),
    ],
)
def test_a_condition_that_no_data_changes_is_told(text, code, said):
    (found,) = findings(text)
    assert found.code == code
    assert said.split("|")[-1] in str(found)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("{{ 名单|selectattr('姓名', '大于', 3)|list|length }}", "L07", "没有“大于”这种判断"),
        ("{{ 要求|map('姓名')|join('、') }}", "L07", 'map(attribute="姓名")'),
        ("{% for 次 in 3 %}甲{% endfor %}", "L09", "range(3)"),
        ("{% if 标题, 人数 %}有{% endif %}", "L14", "and"),
        ("{{ 3.14|小数(-1) }}", "L09", "小数位数"),
        ("{{ '甲'|round }}", "L09", "不是数"),
        ("{{ 名单|string }}", "L07", "成行的数据"),
        ("{% if 名单 > 3 %}有{% endif %}", "L09", "名单|length"),
        (
            "{% for 行 in 名单 %}{{ 名单.姓名 }}{{ 行.单位 }}{% endfor %}",
            "L06",
            "请在循环里写 行.姓名",
        ),
        ("{% for 行 in 名单 %}{{ loop }}{% endfor %}", "L10", "loop.index"),
        ("{% for 行 in 名单 %}{{ loop.index() }}{% endfor %}", "L08", "“loop.index”"),
        ("甲{% endraw %}", "L02", "同一段"),
        ("{{ 标题,人数 }}", "L10", "逗号"),
        ("{{ 名单[0,1].姓名 }}", "L03", "逗号"),
        ("{{ 标题 - '甲' }}", "L09", "不能这样运算"),
        ("<%= 标题 %>", "L13", "{{ 标题 }}"),
        ("{ MERGEFIELD 标题 }", "L13", "不是标签"),
        ("<#if 标题>甲</#if>", "L13", "不是标签"),
        ("#标题#", "L13", "{{ 标题 }}"),
        ("__标题__", "L13", "{{ 标题 }}"),
        ("[% if 标题 %]有[% endif %]", "L13", "{%p if 条件 %}"),
    ],
)
def test_a_fault_that_the_first_data_would_show_is_told_without_data(text, code, said):
    found = findings(text)
    assert {each.code for each in found} == {code}
    assert said in str(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "#通知#",
        "100%完成50%",
        "__联系人__",
        "{{ 名单|map('first')|list|length }}",
        "{{ '12'|int }}",
    ],
)
def test_what_only_resembles_one_is_none(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ 标题 or '无' }}",
        "{% if 标题 == '甲' or 标题 == '乙' %}有{% endif %}",
        "{% if 人数 == 12 or 人数 > 3 %}有{% endif %}",
        "{% if 标题 == '12' %}有{% endif %}",
        "{{ loop|default('无') }}",
    ],
)
def test_a_condition_that_data_decides_is_none(text):
    assert "L14" not in codes(text)
    assert not any("loop 只在" in str(each) for each in findings(text))


def listed(condition, sign="{% if not loop.last %}、{% endif %}", otherwise=""):
    return f"{{% for 行 in 名单 %}}{{% if {condition} %}}{{{{ 行.姓名 }}}}{sign}{otherwise}{{% endif %}}{{% endfor %}}"


@pytest.mark.parametrize(
    "sign", ["{% if not loop.last %}、{% endif %}", "{{ '、' if not loop.last }}"]
)
def test_a_separator_in_a_condition_that_skips_items_is_told_with_the_loop_to_write(sign):
    (found,) = findings(listed("行.单位 == '甲'", sign))
    assert (found.code, found.severity) == ("L04", Severity.REMARK)
    assert "{% for 行 in 名单 if 行.单位 == '甲' %}" in found.suggestion


@pytest.mark.parametrize(
    "text",
    [
        listed("标题"),
        listed("行.单位", otherwise="{% else %}无"),
        listed("行.单位", sign="、"),
        "{% for 行 in 名单 if 行.单位 %}{{ 行.姓名 }}{{ '、' if not loop.last }}{% endfor %}",
    ],
)
def test_a_separator_that_counts_what_is_written_is_none(text):
    assert codes(text) == []


LOOP = "{%tc for 行 in 名单 %} | {{ 行.姓名 }} | {%tc endfor %}"


def test_a_loop_of_columns_beside_rows_that_keep_their_cells_is_told():
    (found,) = findings(table(f"姓名 | {LOOP}", "甲 | 乙 | 丙 | 丁"))
    assert (found.code, found.place.row) == ("L04", 1)
    assert "各行不齐" in found.message


@pytest.mark.parametrize("other", [f"单位 | {LOOP}", "{% colspan 人数 %}注", "注"])
def test_rows_that_follow_a_loop_of_columns_are_none(other):
    assert codes(table(f"姓名 | {LOOP}", other)) == []


@pytest.mark.parametrize("text", ["{% cellbg 'red' %}甲", "{% colspan '多' %}甲"])
def test_a_colour_or_span_written_out_wrongly_is_told_before_there_is_data(text):
    (found,) = findings(table(text))
    assert (found.code, found.severity) == ("L03", Severity.ERROR)


def test_a_loop_whose_beginning_is_gone_is_told_in_its_cells_with_the_lists_it_may_have_had():
    found = findings(table("姓名 | 单位", "{{ 行.姓名 }} | {{ 行.单位 }}", "{%tr endfor %} | "))
    assert [each.code for each in found] == ["L05", "L05", "L04"]
    assert all("{% for 行 in … %} 没有了；有“" in each.message for each in found[:2])
    assert all(each.message.endswith("的清单：名单") for each in found[:2])


def test_a_sign_between_names_that_stand_for_something_is_no_doubt():
    assert codes("{{ 标题-要求 }}") == []
    assert codes("{{ 甲/乙 }}", slots=None) == []
    assert codes("{{ 经办-电话 }}{{ 经办 }}{{ 电话 }}", slots=None) == []
    assert codes("{{ 经办-电话 }}{{ 经办 }}", slots=None) == ["L03"]


def test_a_reference_to_a_bookmark_that_the_template_has_nowhere_is_told():
    (found,) = findings("甲", REF.format("REF 表一 \\h"))
    assert (found.code, found.place.paragraph) == ("L20", 2)
    assert codes(REF.format("REF 表一"), MARKED.format("表一")) == []
    assert codes(REF.format("REF 数"), REF.format("SET 数 3")) == []
    assert codes(REF.format("REF 表一"), "{{r 标题 }}") == []  # data may bring it


def test_a_field_that_a_control_tag_cuts_is_named():
    cut = (
        '<w:p><w:fldSimple w:instr=" HYPERLINK 甲 "><w:r><w:t>甲{% if 标题 %}</w:t></w:r></w:fldSimple>'
        "<w:r><w:t>乙{% endif %}</w:t></w:r></w:p>"
    )
    (found,) = findings(cut)
    assert "把一个域" in found.message
    with pytest.raises(TemplateError, match=r"正文第1段.*把一个域"):
        Template(docx(cut), "样.docx")


@pytest.mark.parametrize("blank", ["\u00a0", "<w:tab/>", "<w:br/>"])
def test_a_blank_of_another_kind_in_a_tag_is_no_full_width_sign(blank):
    between = blank if len(blank) == 1 else f"</w:t>{blank}<w:t>"
    tag = f'<w:p><w:r><w:t xml:space="preserve">{{{{{between}标题 }}}}</w:t></w:r></w:p>'
    assert codes(tag) == []


@pytest.mark.parametrize(
    ("text", "is_tag"),
    [
        ("{{ 标题 }}#}", True),
        ("请核对 #}", True),
        ("{ # 请核对 #}", True),
        ("C 语言 if (x) { y } 与 #}", False),
    ],
)
def test_the_end_of_a_comment_alone_is_refused_but_not_in_program_text(text, is_tag):
    refused = [each for each in findings(text) if each.severity is Severity.ERROR]
    assert bool(refused) == is_tag
    if is_tag:
        with pytest.raises(TemplateError, match="#}"):
            Template(docx(text), "样.docx")
    else:
        Template(docx(text), "样.docx")


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId7" TargetMode="External" Target="https://x/{{ 标题" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_broken_tag_in_an_address_is_told_at_the_paragraph_of_its_link():
    link = f'<w:p><w:hyperlink xmlns:r="{OFFICE}" r:id="rId7"><w:r><w:t>网址</w:t></w:r></w:hyperlink></w:p>'
    found = findings("甲", link, more={"word/_rels/document.xml.rels": RELATION})
    assert [(each.place.part, each.place.paragraph) for each in found] == [("word/document.xml", 2)]
    assert "链接地址" in found[0].message


def test_a_tag_of_a_content_control_is_told_at_the_paragraph_in_it():
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{{{{ 标题"/></w:sdtPr><w:sdtContent>{paragraph("乙")}</w:sdtContent></w:sdt>'
    (found,) = findings("甲", control)
    assert found.place.paragraph == 2


ORIGINAL = (
    "{{ 标题 }}同志进度单",
    "受到表扬的{{ 标题 }}珍惜成绩，{{ 要求 }}。",
    "{% if 人数 %}",
    "抄送：{{ 要求 }}",
    "{% else %}",
    "不抄送",
    "{% endif %}",
    table("姓名 | 天数", "{{ 标题 }} | {{ 人数 }}"),
    "完",
)


def departing(at, block):
    blocks = list(ORIGINAL)
    blocks[at : at + 1] = [block] if block else []
    return lint_bytes(docx(*blocks), "样.docx", original=docx(*ORIGINAL))


@pytest.mark.parametrize(
    ("at", "block", "said", "number"),
    [
        (0, "8同志进度单", "原来的模板这里是 {{ 标题 }}，现在是固定的字“8”", 1),
        (1, "受到表扬的某甲珍惜成绩，{{ 要求 }}。", "{{ 标题 }}，现在是固定的字“某甲”", 2),
        (1, "受到表扬的{{ 标题 }}珍惜成绩，已办。", "{{ 要求 }}，现在是固定的字“已办”", 2),
        (0, "同志进度单", "这里有 {{ 标题 }}，现在没有了", 1),
        (4, "", "{% else %}，现在没有了", 5),
        (7, table("姓名 | 天数", "{{ 标题 }} | 某甲"), "{{ 人数 }}，现在是固定的字“某甲”", 11),
    ],
)
def test_a_tag_typed_over_is_told_though_its_name_is_used_elsewhere(at, block, said, number):
    (found,) = departing(at, block)
    assert (found.severity, found.place.paragraph) == (Severity.REMARK, number)
    assert said in str(found)


@pytest.mark.parametrize(
    ("at", "block"),
    [
        (0, "{{ 标题 }}同志进度单"),
        (0, "{{ 标题 }}同志本月进度"),
        (1, ""),
        (5, "另行通知"),
        (8, "{{ 标题 }}"),
    ],
)
def test_other_words_and_paragraphs_of_ones_own_are_no_departure(at, block):
    assert departing(at, block) == ()


def test_a_filter_of_the_callers_is_never_run_while_linting():
    ran = []
    extensions = Extensions(filters={"记": ran.append})
    assert lint_bytes(docx("{{ '甲'|记 }}"), "样.docx", extensions=extensions) == ()
    assert ran == []


def test_what_filters_make_of_long_constants_costs_nothing():
    assert codes("{{ 'a'" + "|replace('a', 'aa')" * 60 + " }}") == []
    assert codes("{{ 'a'|center(999999999) }}") == ["L09"]

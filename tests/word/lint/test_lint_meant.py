"""Tags that can be read and write what nobody meant: lists, yes/no values, names in quotes, the same thing each round."""

import pytest
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings
from lint_sample import paragraph
from lint_sample import table

from toolkit.word.lint.findings import Severity
from toolkit.word.template import RenderError
from toolkit.word.template import Template

NO_TEXT = (
    "{{ 名单|map(attribute='姓名') }}",
    "{{ 名单|map(attribute='姓名')|list }}",
    "{{ 名单|groupby('姓名') }}",
    "{{ ['甲', '乙'] }}",
    "{{ {'甲': 1} }}",
    "{{ range(3) }}",
    "{{ 标题.split('、') }}",
    "{{ 标题 == '甲' }}",
    "{{ 标题 is defined }}",
    "{{ not 标题 }}",
    "{{ true }}",
    "{{ none }}",
    "{{ 名单 or '无' }}",
    "{{ 名单 if 名单 else '无' }}",
    "{{ 名单 ~ '等' }}",
    "{{ '%s'|format(名单) }}",
    "{{ 标题 ~ (人数 > 3) }}",
)


@pytest.mark.parametrize("text", NO_TEXT)
def test_what_is_no_text_is_told_whatever_the_data(text):
    assert [(each.code, each.severity) for each in findings(text)] == [("L10", Severity.ERROR)]


@pytest.mark.parametrize(
    "tag",
    [
        "名单|upper",
        "名单|replace('甲', '乙')",
        "名单|trim",
        "'%s'|format(名单)",
        "'{}'.format(名单)",
    ],
)
def test_a_list_is_never_written_as_python_writes_it(tag):
    data = {"名单": [{"姓名": "甲"}]}
    with pytest.raises(RenderError, match="清单"):
        Template(docx(f"{{{{ {tag} }}}}"), "样.docx").render(data)


def test_a_yes_or_no_is_never_written_as_python_writes_it():
    with pytest.raises(RenderError, match="是/否"):
        Template(docx("{{ '%s'|format(标题) }}"), "样.docx").render({"标题": True})


@pytest.mark.parametrize(
    "text", ["{{ 名单|first }}", "{{ 名单[0] }}", "{{ 名单 ~ '等' }}", "{{ 名单 or '无' }}"]
)
def test_rows_are_known_by_the_loop_that_goes_through_them(text):
    loop = "{% for 行 in 名单 %}{{ 行.姓名 }}{% endfor %}"
    assert codes(loop, text, slots=None) == ["L10"]
    assert codes(loop, "{{ 名单[0].另一栏 }}", slots=None) == []


MEANT_OTHERWISE = (
    ("{{ '标题' }}", "L03", "加了引号"),
    ("{% for 行 in 名单 %}{{ '行.姓名' }}{% endfor %}", "L03", "加了引号"),
    ("{% if 标题 %}有{{ else }}无{% endif %}", "L03", "控制标签的词"),
    ("{{ 标题丨trim }}", "L03", "汉字"),
    ("{{ 标题.format('yyyy年') }}", "L07", "不起作用"),
    ("{{ 标题.编号 }}", "L06", "没有“编号”"),
    ("{{ 标题.upper }}", "L06", "缺括号"),
    ("{% set 标题 = 8 %}{{ 标题 }}", "L05", "另定了值"),
    ("{% with 标题 = 8 %}{{ 标题 }}{% endwith %}", "L05", "另定了值"),
    ("{% for 标题 in 名单 %}{{ 标题.姓名 }}{% endfor %}", "L05", "另定了值"),
    ("{% macro 写明() %}甲{% endmacro %}乙", "L14", "没有用到"),
    ("{# {{ 标题 }} #}甲", "L14", "注释里"),
    ("{#标题#}甲", "L14", "注释里"),
    ("{% if 标题 == 标题 %}有{% endif %}", "L14", "同数据无关"),
    ("{% if 'a' == 'b' %}有{% endif %}", "L14", "同数据无关"),
    ("{% if 1 %}有{% endif %}", "L14", "同数据无关"),
    ("{% if 标题 == '甲' and 标题 == '乙' %}有{% endif %}", "L14", "总不成立"),
    ("{% if 标题 != '甲' or 标题 != '乙' %}有{% endif %}", "L14", "总成立"),
    ("{% if 标题 / 要求 %}有{% endif %}", "L14", "除法"),
    ("{% for 字 in '名单' %}{{ 字 }}{% endfor %}", "L14", "一个字一个字"),
    ("前{% if 标题 %}{% endif %}后", "L14", "没有内容"),
    ("前{% for 行 in 名单 %} {% endfor %}后", "L14", "没有内容"),
    ("{% for 行 in 名单 %}姓名、{% endfor %}等", "L14", "每一轮"),
    ("{% if 标题 %}有{% else %}有{% endif %}", "L14", "两个分支"),
    (
        "{% for 行 in 名单 %}{{ 行.姓名 }}{% if loop.last %}、{% endif %}{% endfor %}",
        "L14",
        "最后一项",
    ),
    ("{{ 标题 }}{{ 标题 }}", "L26", "两遍"),
    ("{% for 行 in 名单 %}{{ 行.姓名 }}、{% endfor %}。", "L26", "多一个"),
    ("（{{ 标题 }}，共三人", "L26", "“（”没有配对"),
    ("《{{ 标题 }}精神", "L26", "“《”没有配对"),
    ("{{ 标题 }}）共三人", "L26", "“）”没有配对"),
    ("{{ 名单|length|join('、') }}", "L09", "类型"),
    ("单击或点击此处输入文字。", "L28", "空着"),
    ("联系人：张某某", "L28", "空着"),
)


@pytest.mark.parametrize(("text", "code", "said"), MEANT_OTHERWISE)
def test_what_nobody_means_is_told(text, code, said):
    found = findings(text)
    assert {each.code for each in found} >= {code}
    assert any(said in each.message for each in found if each.code == code) or code == "L28"


CLEAN = (
    "{% set 计 = namespace(数=0) %}{% for 行 in 名单 %}{% set 计.数 = 计.数 + 1 %}{% endfor %}{{ 计.数 }}",
    "前[{{ 人数 }}]后，第【{{ 人数 }}】项",
    "{% set 标题 = 标题|trim %}{{ 标题 }}",
    "{{ '8' }}场，{{ '标题：' }}",
    "{% for 次 in range(3) %}＿{% endfor %}",
    "{% if 标题 %}（{% endif %}{{ 人数 }}{% if 标题 %}）{% endif %}",
    "{% if 标题 %}（甲{% else %}（乙{% endif %}丙）",
    "1）办{{ 标题 }}；2）报{{ 要求 }}",
    "{% for 行 in 名单 %}{{ loop.index }}）{{ 行.姓名 }}；{% endfor %}",
    "{% for 行 in 名单 %}{{ 行.姓名 }}、{% endfor %}{{ 标题 }}",
    "{% for 行 in 名单 %}{{ 行.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。",
    "{% macro 写明(值) %}{{ 值 }}{% endmacro %}{{ 写明(标题) }}",
    "{# 标题 #}{{ 标题 }}{# 下面是名单 #}",
    "{{ 标题 if 标题 else '无' }}，{{ 标题 or '无' }}",
    "{{ 名单|map(attribute='姓名')|join('、') }}",
    "{{ '%s共%d人'|format(标题, 人数) }}",
    "{{ 名单|map(attribute='姓名')|first }}",
)


@pytest.mark.parametrize("text", CLEAN)
def test_what_somebody_may_mean_is_clean(text):
    assert [str(each) for each in findings(text)] == []


def test_a_block_of_paragraphs_with_nothing_between_is_told_at_its_beginning():
    (found,) = findings("甲", "{%p if 标题 %}", "{%p endif %}")
    assert (found.code, found.place.paragraph) == ("L14", 2)
    assert codes("{%p if 标题 %}", "", "{%p endif %}") == []


def test_a_row_of_a_loop_that_is_a_heading_is_told_and_another_is_not():
    rows = table("姓名", "{%tr for 行 in 名单 %}", "{{ 行.姓名 }}", "{%tr endfor %}")
    first, second, third, fourth = rows.split("<w:tr>")[1:]
    heading = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    begin = rows.split("<w:tr>", maxsplit=1)[0]
    plain = "<w:tr>"
    assert codes(begin + heading + first + plain + second + plain + third + plain + fourth) == []
    assert codes(begin + plain + first + plain + second + heading + third + plain + fourth) == [
        "L04"
    ]


def test_cells_are_merged_over_the_rounds_of_a_loop_alone():
    assert codes(table("甲", "{% vm %}乙")) == ["L04"]
    assert codes(table("甲", "{% hm %}乙")) == ["L04"]


def run(text, properties):
    return paragraph(text).replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>")


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        ("<w:strike/>", "删除线"),
        ("<w:dstrike/>", "删除线"),
        ('<w:color w:val="FFFFFF"/>', "白色"),
        ('<w:sz w:val="2"/>', "1磅"),
        ('<w:rFonts w:ascii="Wingdings"/>', "Wingdings"),
    ],
)
def test_a_value_that_cannot_be_read_on_the_page_is_told(properties, said):
    (found,) = findings("甲", run("{{ 标题 }}", properties))
    assert (found.code, found.place.paragraph) == ("L16", 2)
    assert said in found.message


def test_a_value_that_can_be_read_is_clean():
    dark = '<w:shd w:val="clear" w:fill="000000"/>'
    for looks in (
        f'{dark}<w:color w:val="FFFFFF"/>',
        '<w:strike w:val="0"/>',
        '<w:sz w:val="21"/>',
    ):
        assert codes(run("{{ 标题 }}", looks)) == []
    assert codes(run("说明", "<w:strike/>"), "{{ 标题 }}") == []


def control(text):
    inside = paragraph(text).removeprefix("<w:p>").removesuffix("</w:p>")
    return (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt></w:p>"
    )


def test_the_prompt_of_a_control_and_a_tag_in_its_place_are_told():
    assert codes(control("选择一项")) == ["L28"]
    assert codes(control("{{ 标题 }}")) == ["L16"]


OTHERS_HABITS = (
    ("{{ 名单.length }}", "L06", "|length"),
    ("{{ 名单.join('、') }}", "L08", "没有 .join"),
    ("{{ len(名单) }}", "L05", "别处的函数"),
    ("{% for 行 in 名单 %}{{ forloop.counter }}{{ 行.姓名 }}{% endfor %}", "L05", "别的模板程序"),
    ("{{ 标题|format('yyyy年') }}", "L07", "不起作用"),
    ("{% for 行 in 名单 %}{{ 行.姓名.全称 }}{% endfor %}", "L06", "没有“全称”"),
    ("{% for 行 in 名单|batch(2) %}{{ 行[2].姓名 }}{% endfor %}", "L06", "第0到第1项"),
    ("<b>{{ 标题 }}</b>", "L13", "<b>"),
    ("{{ 标题 }}&nbsp;等", "L13", "&nbsp;"),
    ("**{{ 标题 }}**", "L13", "**…**"),
)


@pytest.mark.parametrize(("text", "code", "said"), OTHERS_HABITS)
def test_the_habits_of_other_programs_are_told(text, code, said):
    assert any(each.code == code and said in str(each) for each in findings(text))


@pytest.mark.parametrize(
    "text",
    [
        "{% for 行 in 名单|batch(2) %}{{ 行[1].姓名 }}{% endfor %}",
        "甲 < 乙，2 * 3 ** 2，AT&T",
        "{{ 名单|length }}",
    ],
)
def test_what_only_looks_like_such_a_habit_is_clean(text):
    assert codes(text) == []


def fixed(text, paragraph_looks="", row_looks=""):
    rows = table(text).replace("<w:tr>", f"<w:tr><w:trPr>{row_looks}</w:trPr>")
    return rows.replace("<w:p>", f"<w:p><w:pPr>{paragraph_looks}</w:pPr>")


@pytest.mark.parametrize(
    ("of_paragraph", "of_row", "said"),
    [
        ('<w:spacing w:line="20" w:lineRule="exact"/>', "", "行的高固定为1磅"),
        ("", '<w:trHeight w:val="20" w:hRule="exact"/>', "行表格的高固定为1磅"),
        ("", "<w:hidden/>", "隐藏的表格行"),
    ],
)
def test_a_value_that_has_no_room_is_told(of_paragraph, of_row, said):
    (found,) = findings(fixed("{{ 标题 }}", of_paragraph, of_row))
    assert found.code == "L16"
    assert said in found.message
    roomy = [
        each.replace('"20"', '"400"').replace("hidden", "cantSplit")
        for each in (of_paragraph, of_row)
    ]
    assert codes(fixed("{{ 标题 }}", *roomy)) == []


def test_letters_of_the_colour_of_their_ground_and_narrow_ones_are_told():
    black = '<w:color w:val="000000"/><w:highlight w:val="{}"/>'
    assert codes(run("{{ 标题 }}", black.format("black"))) == ["L16"]
    assert codes(run("{{ 标题 }}", black.format("yellow"))) == []
    assert codes(run("{{ 标题 }}", '<w:w w:val="1"/>')) == ["L16"]
    assert codes(run("{{ 标题 }}", '<w:w w:val="80"/>')) == []

"""What prints wrong without an error: other programs' tags, hidden tags, sums, loops over tables and lists."""

import re

import pytest
from lint_sample import SLOTS
from lint_sample import WORD
from lint_sample import codes
from lint_sample import docx
from lint_sample import findings
from lint_sample import paragraph
from lint_sample import table

from toolkit.word.lint import lint_bytes
from toolkit.word.lint.findings import Severity
from toolkit.word.messages import speaking

OTHERS = ("«{}»", "[[{}]]", "<<{}>>", "${{{}}}", "${{?{}}}", "{{@{}}}", "[[ {} ]]", "＜＜{}＞＞")


@pytest.mark.parametrize("form", OTHERS)
def test_the_tag_of_another_program_is_an_error_where_it_names_a_data_item(form):
    (found,) = findings("共" + form.format("人数") + "人")
    assert (found.code, found.severity) == ("L13", Severity.ERROR)
    assert found.suggestion == "请改为 {{ 人数 }}"


@pytest.mark.parametrize("form", OTHERS)
def test_a_name_that_is_none_of_the_kind_is_a_remark(form):
    (found,) = findings(form.format("联系人") + "同志", slots=None)
    assert (found.code, found.severity) == ("L13", Severity.REMARK)


PROSE = (
    "按照《关于开展活动的意见》办理",
    "他说“<<通知>>要改”",
    "见<<关于印发工作方案的通知>>",
    "见«管理办法»",
    "甲 << 乙，a[[1, 2]]，$5，x{1}",
    "参见[[1]]",
)


@pytest.mark.parametrize("text", PROSE)
def test_brackets_of_prose_are_no_tags(text):
    assert codes(text) == []


ALWAYS = ("{{ 名单|length + '件' }}", "{{ '共' + 3 }}", "{{ '第' + (人数 * 2) }}")
ALWAYS_IN_LOOP = "{% for 行 in 名单 %}{{ loop.index + '.' }}{{ 行.姓名 }}{% endfor %}"
PERHAPS = ("{{ 人数 + '件' }}", "{{ '共' + 人数 + '件' }}", "{{ 要求 + '个' }}")


@pytest.mark.parametrize("text", [*ALWAYS, ALWAYS_IN_LOOP])
def test_a_number_added_to_a_text_is_an_error(text):
    assert [(each.code, each.severity) for each in findings(text)] == [("L09", Severity.ERROR)]


@pytest.mark.parametrize("text", PERHAPS)
def test_what_is_called_like_a_number_and_added_to_a_text_is_a_remark(text):
    found = findings(text)
    assert [(each.code, each.severity) for each in found] == [("L09", Severity.REMARK)]
    assert "~" in found[0].suggestion


@pytest.mark.parametrize(
    "text", ["{{ 标题 + '：' }}", "{{ 人数 + 1 }}", "{{ '甲' + '乙' }}", "{{ 人数 ~ '件' }}"]
)
def test_other_sums_are_clean(text):
    assert codes(text) == []


def test_a_sign_in_a_name_is_told_where_it_is_no_sum():
    for text in ("{{ 联系人-电话 }}", "{{ 联系人/电话 }}", "{{ 行.first-name }}"):
        assert codes(text, slots=None) == ["L03"]
    for text in ("{{ 总数-已办数 }}", "{{ 甲 - 乙 }}", "{{ 办结数/总数 }}", "{{ '甲-乙' }}"):
        assert codes(text, slots=None) == []


def run(text, properties):
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="隐"><w:rPr><w:vanish/></w:rPr></w:style>'
    "</w:styles>"
)


def test_a_value_in_hidden_text_is_told_by_run_and_by_style():
    assert codes(run("{{ 标题 }}", "<w:vanish/>")) == ["L16"]
    by_style = run("{{ 标题 }}", '<w:rStyle w:val="隐"/>')
    assert codes(by_style, more={"word/styles.xml": STYLES}) == ["L16"]
    assert codes(run("{{ 标题 }}", '<w:vanish w:val="0"/>')) == []
    assert codes(run("说明", "<w:vanish/>"), "{{ 标题 }}") == []


ONE = table("{{ 行.姓名 }} | {{ 行.单位 }}")
LOOP, END = "{%p for 行 in 名单 %}", "{%p endfor %}"
IF, END_IF = "{%p if 人数 %}", "{%p endif %}"
STILL = table("甲 | 乙")


def test_tables_that_become_one_are_told():
    assert codes(LOOP, ONE, END) == ["L17"]
    assert codes(LOOP, ONE, "", ONE, END) == ["L17"]
    assert codes(STILL, IF, STILL, "后", END_IF) == ["L17"]


def test_tables_with_a_paragraph_between_are_clean():
    assert codes(LOOP, ONE, "", END) == []
    assert codes(LOOP, "{{ 行.姓名 }}", ONE, END) == []
    assert codes(IF, STILL, "{%p else %}", STILL, END_IF) == []
    assert codes(STILL, "", IF, STILL, END_IF, "后") == []


def numbered(text, level=0, of=1):
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
    return paragraph(text).replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>")


NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
GROUPED = (
    *("{%p for 组 in 名单|batch(2) %}", "甲组", "{%p for 行 in 组 %}"),
    *(numbered("{{ 行.姓名 }}"), END, END),
)


def test_a_list_that_counts_on_over_the_groups_is_told():
    assert codes(*GROUPED) == ["L18"]
    assert codes(LOOP, "{{ 行.姓名 }}", numbered("到会"), numbered("发言"), END) == ["L18"]


@pytest.mark.parametrize("word", ["重新编号", "restart_numbering"])
def test_a_list_that_begins_anew_in_each_group_is_clean(word):
    assert codes(GROUPED[0], f"甲组{{{{ {word} }}}}", *GROUPED[2:]) == []
    assert codes(GROUPED[0], f"{{{{p {word} }}}}", *GROUPED[1:]) == []
    assert codes(f"{{{{ {word} }}}}", *GROUPED) == ["L18"]
    assert codes(*GROUPED[:-1], f"{{{{ {word} }}}}", GROUPED[-1]) == ["L18"]
    first = numbered(f"{{{{ {word} }}}}到会")
    assert codes(LOOP, "{{ 行.姓名 }}", first, numbered("发言"), END) == []


def test_running_lists_bullets_and_lower_levels_are_clean():
    assert codes(LOOP, numbered("{{ 行.姓名 }}"), END) == []
    bullets = {"word/numbering.xml": NUMBERING.format("bullet")}
    assert codes(*GROUPED, more=bullets) == []
    assert codes(*GROUPED, more={"word/numbering.xml": NUMBERING.format("decimal")}) == ["L18"]
    assert codes(LOOP, numbered("甲"), "说明", numbered("{{ 行.姓名 }}", 1), END) == []


def columns(width):
    cells = "{%tc for 行 in 名单 %} | {{ 行.姓名 }} | {%tc endfor %}"
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return table(cells).replace("<w:tc>", cell)


def on_a4(block):
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906"/><w:pgMar w:left="1500" w:right="1500"/></w:sectPr></w:pPr></w:p>'
    return [each.code for each in lint_bytes(docx(block, section), "样.docx")]


def test_a_loop_of_wide_columns_is_told():
    assert on_a4(columns(4000)) == ["L19"]
    assert on_a4(columns(800)) == []


SLIPS = (
    ("{% for 行 in 名单 %}{{ loop.idx }}{% endfor %}", "L06", "index"),
    ("{% for 行 in 名单 %}{% for 行 in 要求 %}{{ 行 }}{% endfor %}{% endfor %}", "L05", "里外两层"),
    ("{{ 截止日.日期 }}", "L07", "写成了点"),
    ("{( 标题 )}", "L13", "{( 标题 )}"),
)


@pytest.mark.parametrize(("text", "code", "message"), SLIPS)
def test_slips_in_names_are_told(text, code, message):
    (found,) = findings(text)
    assert found.code == code
    assert message in found.message


@pytest.mark.parametrize(
    ("tag", "words"),
    [("{{ '甲'|日期 }}", "日期"), ("{{ '甲'|大写金额 }}", "数"), ("{{ '甲'|小数(2) }}", "数")],
)
def test_a_filter_that_refuses_what_is_written_before_it_is_found(tag, words):
    (found,) = findings(tag)
    assert (found.code, found.severity) == ("L09", Severity.ERROR)
    assert words in str(found)


def test_a_filter_that_takes_what_is_written_before_it_is_none():
    assert codes("{{ '2012-03-05'|日期 }}", "{{ 3|小数(2) }}") == []


@pytest.mark.parametrize(
    "text",
    [
        "前{% if 标题 %}后",
        "前{% for 行 in 名单 %}后",
        "前{% else %}后",
        "前{% endif %}后",
        "前{% endfor %}后",
    ],
)
@pytest.mark.parametrize("around", ["if 标题", "for 项 in 要求"])
def test_a_tag_amid_a_text_is_told_there_though_another_block_has_its_end(text, around):
    end = around.split()[0]
    found = findings(f"{{%p {around} %}}", "段", text, "段", f"{{%p end{end} %}}")
    assert 3 in [each.place.paragraph for each in found if each.code == "L04"]


def test_a_block_cut_off_by_the_end_of_an_outer_one_is_told_where_it_begins():
    found = findings("{%p if 标题 %}", "{%p for 行 in 名单 %}", "段", "{%p endif %}")
    assert {2, 4} == {each.place.paragraph for each in found}


def test_findings_are_told_in_english_where_that_is_spoken():
    data = docx(
        "{{ 标题|lenght }}", "{% for 行 in 名单 %}{{ 行.姓名 }}", "{{ 名单 }}", "{{ 标提 }}"
    )
    with speaking("en"):
        told = [str(each) for each in lint_bytes(data, "样.docx", SLOTS)]
    assert told[0].startswith("error body paragraph 1, tag {{ 标题|lenght }}: there is no filter")
    assert told[0].endswith("(L07 filter used wrongly)")
    said = re.sub(r"[“\"{][^”\"}]*[”\"}]|row\.\w+", "", "".join(told))
    assert re.search("[一-鿿，。：（）]", said) is None


def test_the_same_findings_are_told_in_chinese_else():
    (found,) = findings("{{ 标题|lenght }}")
    assert str(found) == (
        "错误 正文第1段 标签 {{ 标题|lenght }}：没有“lenght”这个过滤器，是否应为“length”？（L07 过滤器用得不对）"
    )


def test_a_loop_that_goes_through_its_own_items_may_be_called():
    text = "{{% for 节 in 名单 {} %}}{{{{ 节.姓名 }}}}{{{{ loop(名单) }}}}{{% endfor %}}"
    assert codes(text.format("recursive")) == []
    assert codes(text.format("")) == ["L08"]

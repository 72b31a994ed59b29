"""What templates compute: the text that plain Jinja gives, figures as people write them, refusals."""

import io
from decimal import Decimal

import jinja2
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import run
from template_sample import table
from template_sample import template

from tests.examples import examples
from toolkit.word.template import InlineImage
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

VALUES = st.text(st.sampled_from("甲ab&<>\"' \n\t;#amp"), max_size=12)
NAMES = st.sampled_from(["v", "w", "s", "m(v)", "m(w)", "m(s)"])
FILTERS = st.sampled_from(
    [
        "trim",
        "upper",
        'replace("&", "和")',
        'replace("<", "amp;")',
        "string",
        "e",
        "length",
        "list|join('-')",
        'default("无")',
        "capitalize",
        "reverse|string",
        "safe",
        "title",
    ]
)


@st.composite
def expressions(draw):
    made = draw(NAMES)
    for _ in range(draw(st.integers(0, 3))):
        form = draw(
            st.sampled_from(["({0})|{1}", "({0} ~ {2})", '("%s=%s"|format({0}, {2}))', "({0})[1:]"])
            if "length" not in made
            else st.sampled_from(["({0} ~ {2})"])
        )
        made = form.format(made, draw(FILTERS), draw(NAMES))
    return made


@st.composite
def bodies(draw):
    made = draw(expressions())
    form = draw(
        st.sampled_from(
            [
                "{{ %s }}",
                "{%% set s %%}-{{ %s }}&<{%% endset %%}{{ s }}{{ s|length }}",
                "{%% set s|upper %%}-{{ %s }}{%% endset %%}{{ s }}",
                "{%% filter upper %%}{{ %s }}&{%% endfilter %%}",
                "{%% call k() %%}[{{ %s }}]{%% endcall %%}",
                "{%% if 'a' in (%s)|string %%}有{%% else %%}无{%% endif %%}",
                "{%% if (%s)|string == s %%}同{%% else %%}异{%% endif %%}",
            ]
        )
    )
    return form % made


FRONT = (
    "{% macro m(x) %}<{{ x }}&{% endmacro %}"
    "{% macro k() %}{{ caller() }}+{{ caller()|length }}{% endmacro %}"
    "{% set s %}{{ m(v) }}({{ w }}){% endset %}"
)


@examples(150)
@given(bodies(), VALUES, VALUES)
def test_macros_blocks_and_filters_give_the_text_that_plain_jinja_gives(body, v, w):
    whole = FRONT + body
    plain = jinja2.Environment(keep_trailing_newline=True)
    plain.filters |= {"e": str}  # -- the house escapes by itself, once --
    expected = plain.from_string(whole).render(v=v, w=w)
    made = Template(package(paragraph(run(whole))), "样.docx").render({"v": v, "w": w})
    assert Document(io.BytesIO(made)).paragraphs[0].text == expected


def test_a_block_that_word_cut_into_runs_is_text_to_filters():
    block = paragraph("{% set s %} 甲", "&{{ v }}", " {% endset %}[{{ s|trim }}]{{ s|length }}")
    assert render(block, v="<乙>") == ["[甲&<乙>]7"]


def test_what_a_call_block_writes_between_runs_and_paragraphs_is_well_formed():
    assert render(
        "{% macro 框() %}《{{ caller() }}》{% endmacro %}",
        paragraph("前", "{% call 框() %}", "{{ v }}", "{% endcall %}", "后"),
        v="a<b",
    ) == ["", "前《a<b》后"]


@pytest.mark.parametrize("use", ["s|upper", "s ~ '。'", "s[1:]", "s|length", "'甲' in s"])
def test_formatted_content_is_written_but_never_worked_on(use):
    block = paragraph(
        run("{% set s %}"), run("甲", "<w:b/>"), run("乙"), run("{% endset %}"), run("{{r s }}")
    )
    assert render(block) == ["甲乙"]
    with pytest.raises(RenderError, match=r"正文第2段.*只能原样写出"):
        render(block, f"{{{{ {use} }}}}")


@pytest.mark.parametrize(
    "use", ["x|upper", "x|trim", "'%s'|format(x)", "'%s' % x", "'{}'.format(x)", "x ~ ''"]
)
@pytest.mark.parametrize("value", [RichText("甲", bold=True), InlineImage(None, b"")])
def test_rich_text_and_pictures_never_come_out_as_their_names_in_the_program(use, value):
    with pytest.raises(RenderError, match="正文第1段"):
        render(f"{{{{ {use} }}}}", x=value)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("0.1 + 0.2", "0.3"),
        ("x", "60"),
        ("1e16", "10000000000000000"),
        ("1e-7", "0.0000001"),
        ("-0.0", "0"),
        ("1/3", "0.333333333333333"),
        ("12345678.9", "12345678.9"),
        ("d", "1.10"),
        ("15.4 // 2", "7"),
        ("2.5|round", "3"),
        ("-2.5|round", "-3"),
        ("1.005|round(2)", "1.01"),
        ("1.25|round(1, 'floor')", "1.2"),
        ("1.21|round(1, 'ceil')", "1.3"),
        ("1250|round(-2)", "1300"),
        ("'1,234.9'|int", "1234"),
        ("'3.50'|float", "3.5"),
        ("'无'|int(0)", "0"),
        ("[0.1, 0.2]|sum", "0.3"),
        ("[0.1, d]|sum", "1.20"),
        ("'共' ~ 60.0", "共60"),
        ("[0.5, 60.0]|join('、')", "0.5、60"),
        ("'%s'|format(0.1 + 0.2)", "0.3"),
        ("'%.2f'|format(0.126)", "0.13"),
        ("'{}'.format(60.0)", "60"),
        ("w", "60"),
        ("[w, w]|sum", "120"),
        ("z", "0"),
        ("w|千分位", "60"),
        ("z|千分位", "0"),
        ("d|千分位", "1.10"),
        ("'%.1f'|format(8.25)", "8.3"),
        ("'%s、%s'|format(w, w / 8)", "60、7.5"),
        ("'%.2f' % 2.675", "2.68"),
        ("'%.1f' % -8.25", "-8.3"),
        ("'%d人%.1f%%'|format(3, 8.25)", "3人8.3%"),
        ("'%(x).1f、%(x).2f、%(y)s%%'|format(x=8.25, y=1)", "8.3、8.25、1%"),
        ("'%.f、%.0f'|format(2.5, 2.5)", "3、3"),
        ("'{:.1f}、{a:>6.1f}'.format(8.25, a=2.25)", "8.3、   2.3"),
        ("'{:.1%}'.format(0.1225)", "12.3%"),
        ("'{:,.1f}'.format(1234.25)", "1,234.3"),
        ("'{a:.1f}'.format_map({'a': 8.25})", "8.3"),
        ("'%.1f'|format(8.35) ~ 8.35|round(1) ~ 8.35|小数(1)", "8.48.48.4"),
    ],
)
def test_figures_are_written_as_people_write_them(expression, text):
    assert render(
        f"{{{{ {expression} }}}}", x=60.0, d=Decimal("1.10"), w=Decimal("60.0"), z=Decimal("-0.0")
    ) == [text]


class NotATime:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    __hash__ = None

    def __str__(self):
        return "NaT"


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        Decimal("-Infinity"),
        NotATime(),
        b"ab",
        bytearray(b"ab"),
    ],
)
@pytest.mark.parametrize("use", ["{{ x }}", "{{ '共' ~ x }}", "{{ [x]|join }}", "{{ '%s' % x }}"])
def test_what_is_no_number_and_no_text_is_refused_with_its_place(value, use):
    with pytest.raises(RenderError, match="正文第1段"):
        render(use, x=value)


@pytest.mark.parametrize("use", ["'abc'|int", "'abc'|float", "['1', '2']|sum", "x|round"])
def test_nothing_is_taken_for_zero(use):
    with pytest.raises(RenderError, match="正文第1段"):
        render(f"{{{{ {use} }}}}", x="甲")


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["a  ", " {%- if 1 %} b ", " {%- endif -%} ", " c"], "a b c"),
        (["a \n", "{{- v -}}", "\t b"], "avb"),
        (["a {#- 注 -#} b"], "ab"),
        (["a {{ v -}} {{- v }} b"], "a vv b"),
    ],
)
def test_dashes_trim_over_runs_and_breaks_as_in_plain_jinja(texts, shown):
    source = "".join(texts)
    expected = jinja2.Environment().from_string(source).render(v="v").replace("a b c", shown)
    runs = "".join(run(t).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">') for t in texts)
    runs = runs.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    assert render(f"<w:p>{runs}</w:p>", v="v") == [expected]


def test_a_comment_with_a_prefix_takes_out_its_row_paragraph_or_cell():
    assert render("甲", "乙 {#p 暂不印 #}{{ 无此项 }}", "丙") == ["甲", "丙"]
    rows = table("名 | 数", "{{ 无此项 }} {#tr 暂不印 #} | 1", "乙 | 2")
    assert render(rows) == [[["名", "数"], ["乙", "2"]]]
    assert render(table("名 | {#tc 暂不印 #}数 | 注")) == [[["名", "注"]]]
    assert render("前", table("{#tr 整张不印 #} | 1"), "后") == ["前", "后"]


def deleted(text, kind="del"):
    tag = "delText" if kind == "del" else "t"
    return (
        f'<w:{kind} w:id="1" w:author="a"><w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
        f"</w:{kind}>"
    )


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_a_deleted_or_moved_tag_is_no_tag_alone_or_beside_others(kind):
    gone = deleted("{{ 旧 }}", kind)
    assert render(paragraph(gone), paragraph("甲", gone, "{{ v }}"), v=1) == ["", "甲1"]
    made = template(
        f"<w:tbl><w:tblGrid/><w:tr><w:trPr><w:{'del'} w:id='2' w:author='a'/></w:trPr><w:tc>"
        f"{paragraph(deleted('{%tr for r in 行 %}', kind))}</w:tc></w:tr><w:tr><w:tc>"
        f"{paragraph('乙')}</w:tc></w:tr></w:tbl>",
        header1=paragraph(gone),
    )
    assert not made.names
    assert b"{{" not in made.render({}) and "旧" not in str(made.names)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ v|__plain }}",
        "{{ v|__run(0) }}",
        "{{ __serial }}",
        "{% filter __plain %}a{% endfilter %}",
    ],
)
def test_internal_names_cannot_be_used(tag):
    with pytest.raises(TemplateError, match=r"正文第1段.*内部的名称"):
        template(tag)


def test_an_internal_filter_cannot_be_reached_by_its_name_as_text():
    with pytest.raises(RenderError, match="没有“__plain”这个过滤器"):
        render("{{ ['a']|map('__plain')|join }}")
    assert render("{{ '__plain' }}") == ["__plain"]


@pytest.mark.parametrize("width", [0, -1, 30, 10**9, True])
def test_a_picture_of_a_width_that_cannot_be_is_refused(width):
    with pytest.raises(RenderError, match=r"正文第1段.*图片的宽或高"):
        render("{{ x }}", x=InlineImage(None, b"GIF89a", width=width))


def test_a_tag_across_a_content_control_is_told_with_the_controls_name():
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="主送机关"/></w:sdtPr><w:sdtContent>'
        f"{run('甲{% if v %}乙')}</w:sdtContent></w:sdt>"
    )
    with pytest.raises(TemplateError, match="主送机关"):
        template(f"<w:p>{control}{run('丙{% endif %}')}</w:p>")

"""However Word cuts a tag into runs and wraps the pieces, the text comes out exactly."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from template_sample import paragraph
from template_sample import render
from template_sample import run
from template_sample import shown
from template_sample import template

from tests.examples import examples

TEXT = "前{{ 甲 }}中{% if 有 %}有{{ 乙.丙|upper }}{% else %}无{% endif %}、{% for x in 项 %}[{{ x }}]{% endfor %}{# 注 #}尾"
WANTED = "前A&<>中有Q“”、[1][2]尾"
VALUES = {"甲": "A&<>", "有": True, "乙": {"丙": "q“”"}, "项": [1, 2]}
WRAPPINGS = (
    "{}",
    "<w:ins w:id='1' w:author='a'>{}</w:ins>",
    "<w:smartTag w:element='x'><w:smartTagPr/>{}</w:smartTag>",
    "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
    "<w:proofErr w:type='spellStart'/>{}<w:proofErr w:type='spellEnd'/>",
    "<w:bookmarkStart w:id='9' w:name='b'/>{}<w:bookmarkEnd w:id='9'/>",
    "{}<w:del w:id='2' w:author='a'><w:r><w:delText>旧{{{{</w:delText></w:r></w:del>",
    "<w:moveTo w:id='3' w:author='a'>{}</w:moveTo>",
    "{}<w:r><w:lastRenderedPageBreak/></w:r>",
)
FORMATS = ("", "<w:b/>", "<w:lang w:val='zh-CN'/>", "<w:rFonts w:hint='eastAsia'/>")


@st.composite
def split_paragraphs(draw):
    cuts = draw(st.lists(st.integers(1, len(TEXT) - 1), max_size=30, unique=True))
    edges = [0, *sorted(cuts), len(TEXT)]
    pieces = [TEXT[a:b] for a, b in pairwise(edges)]
    made = []
    for piece in pieces:
        wrapping = draw(st.sampled_from(WRAPPINGS))
        made.append(wrapping.format(run(piece, draw(st.sampled_from(FORMATS)))))
    return paragraph(*made)


@examples(400)
@given(split_paragraphs())
def test_any_splitting_and_wrapping_renders_exactly(drawn):
    assert shown(template(drawn).render(VALUES)) == [WANTED]


def test_one_run_a_character():
    assert render(paragraph(*(run(c) for c in TEXT)), **VALUES) == [WANTED]


def test_smart_quotes_and_full_width_signs_in_tags_are_understood():
    blocks = [
        "｛｛ 甲｜default（“无”） ｝｝｛％ if 乙 ＝＝ ‘是’ ％｝是｛％ endif ％｝{｛ 丙．丁 }｝"
    ]
    assert render(*blocks, 乙="是", 丙={"丁": "值"}) == ["无是值"]


def test_full_width_signs_in_strings_and_in_text_stay():
    assert render("（“甲”，100％）{{ '（“，”）' }}", 甲=1) == ["（“甲”，100％）（“，”）"]


def test_a_field_that_word_made_of_a_piece_of_a_tag_goes():
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK x </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        + run("甲")
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    data = template(paragraph("{{ ", field, " }}")).render({"甲": "值"})
    assert shown(data) == ["值"]


def test_line_breaks_and_tabs_inside_a_tag_are_blanks():
    broken = "<w:r><w:t>{{ 甲</w:t><w:br/><w:t>|</w:t><w:tab/><w:t>upper }}</w:t></w:r>"
    assert render(paragraph(broken), 甲="a") == ["A"]


def test_escaped_delimiters_may_be_split_too():
    drawn = paragraph(
        run("{"), run("_{ 甲 "), run("}_", "<w:b/>"), run("}{% raw %}{"), run("{ 乙 }}{% endraw %}")
    )
    assert render(drawn) == ["{{ 甲 }}{{ 乙 }}"]


def test_a_straight_quote_may_be_closed_by_a_smart_one_and_the_other_way():
    blocks = ['{{ 甲|空则("无”) }}{{ 甲|空则(“缺") }}{{ 甲|空则(\'空’) }}', "{{ '“' }}{{ “a'b” }}"]
    assert render(*blocks, 甲=None) == ["无缺空", "“a'b"]

"""A bookmark that a cross-reference needs is never left out silently."""

from __future__ import annotations

import pytest
from template_sample import W
from template_sample import package
from template_sample import paragraph
from template_sample import render
from template_sample import root_of
from template_sample import shown
from template_sample import template

from toolkit.word.template import BookmarkedText
from toolkit.word.template import Link
from toolkit.word.template import RenderError
from toolkit.word.template import Subdoc
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

MARKED = '<w:p><w:bookmarkStart w:id="1" w:name="表一"/><w:r><w:t>题</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
REFERENCES = [
    '<w:p><w:fldSimple w:instr=" REF 表一 \\h "><w:r><w:t>题</w:t></w:r></w:fldSimple></w:p>',
    "<w:p><w:r><w:instrText> PAGE</w:instrText></w:r><w:r><w:instrText>REF 表一 </w:instrText></w:r></w:p>",
    '<w:p><w:hyperlink w:anchor="表一"><w:r><w:t>题</w:t></w:r></w:hyperlink></w:p>',
]

REFERRING = (W + "fldSimple", W + "hyperlink")


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_bookmark_in_a_loop_that_something_refers_to_is_a_fault(reference):
    blocks = ["{%p for x in 表 %}", MARKED, "{%p endfor %}"]
    with pytest.raises(TemplateError, match="正文第2段：书签“表一”在循环里"):
        Template(package(*blocks, reference), "样.docx")
    assert shown(Template(package(*blocks), "样.docx").render({"表": [1, 2]})) == ["题", "题"]


@pytest.mark.parametrize("reference", REFERENCES[::2])
def test_bookmarks_of_a_sub_document_are_kept_and_unique(reference):
    made = Template(package(MARKED, "{%p for 文 in 表 %}", "{{p 文 }}", "{%p endfor %}"), "样.docx")
    part = Subdoc(None, package(MARKED, reference))
    root = root_of(made.render({"表": [part, part]}))
    starts = list(root.iter(W + "bookmarkStart"))
    assert [s.get(W + "name") for s in starts] == ["表一", "表一_2", "表一_3"]
    assert len({s.get(W + "id") for s in starts}) == 3
    assert [e.get(W + "id") for e in root.iter(W + "bookmarkEnd")] == [
        s.get(W + "id") for s in starts
    ]
    named = [n.get(W + "instr") or n.get(W + "anchor") for n in root.iter(*REFERRING)]
    assert ["表一_2" in named[0], "表一_3" in named[1]] == [True, True]


def test_a_field_in_pieces_whose_bookmark_must_be_renamed_is_a_fault():
    part = Subdoc(
        None, package(MARKED, REFERENCES[1].replace(" PAGE", " PAGEREF ").replace("REF 表", "表"))
    )
    assert render("{{p 文 }}", 文=part) == ["题", ""]
    with pytest.raises(RenderError, match="书签“表一”"):
        render(MARKED, "{{p 文 }}", 文=part)


def test_a_bookmark_that_a_condition_leaves_out_is_missed_when_it_is_referred_to():
    blocks = ["{%p if 有 %}", MARKED, "{%p endif %}"]
    for reference in REFERENCES:
        render(*blocks, reference, 有=True)
        with pytest.raises(RenderError, match="条件没有印出书签“表一”"):
            render(*blocks, reference, 有=False)
    both = ["{%p if 有 %}", MARKED, REFERENCES[0], "{%p endif %}"]
    render(*both, 有=False)


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)


@pytest.mark.parametrize(
    "blocks",
    [
        (
            f"<w:p>{FIELD[0]}</w:p>",
            "{%p if 有 %}",
            f"<w:p>{FIELD[1]}{FIELD[2]}</w:p>",
            "{%p endif %}",
        ),
        (paragraph("甲", FIELD[0], "{% if 有 %}", FIELD[1], "{% endif %}", FIELD[2]),),
        (paragraph("{% if 有 %}", FIELD[0], "{% else %}", FIELD[1], FIELD[2], "{% endif %}"),),
        (paragraph("{% for 甲 in 有 %}", FIELD[0], FIELD[1], "{% endfor %}", FIELD[2]),),
    ],
)
def test_a_field_that_a_control_tag_cuts_is_a_fault_at_the_tag(blocks):
    with pytest.raises(TemplateError, match="切成两半") as raised:
        render(*blocks, 有=False)
    assert raised.value.tag.startswith("{%")


def test_a_field_within_a_branch_or_around_one_is_whole():
    render(paragraph("{% if 有 %}", *FIELD, "{% else %}", *FIELD, "{% endif %}"), 有=False)
    render(paragraph(FIELD[0], FIELD[1], "{% if 有 %}", "甲", "{% endif %}", FIELD[2]), 有=False)


def test_a_bookmark_or_comment_of_which_a_branch_has_one_end_is_left_out_whole():
    start = '<w:p><w:bookmarkStart w:id="3" w:name="表一"/><w:commentRangeStart w:id="0"/></w:p>'
    end = '<w:p><w:bookmarkEnd w:id="3"/><w:commentRangeEnd w:id="0"/></w:p>'
    blocks = (start, "{%p if 有 %}", end, "{%p endif %}")
    for there in (True, False):
        made = {
            node.tag
            for node in root_of(template(*blocks).render({"有": there})).iter()
            if isinstance(node.tag, str)
        }
        assert not {tag for tag in made if "bookmark" in tag or "Range" in tag}
    with pytest.raises(TemplateError, match="只有一头在条件里"):
        render(*blocks, REFERENCES[0], 有=True)


def test_a_link_of_the_data_leads_to_a_bookmark_that_is_there_or_is_refused():
    link = {"链": Link("见附表", "#附表")}
    with pytest.raises(RenderError, match=r"正文第2段 标签 \{\{r 链 \}\}：链接指到书签“附表”"):
        template("甲", "乙{{r 链 }}").render(link)
    template("乙{{r 链 }}{{r 表 }}").render({**link, "表": BookmarkedText("甲", "附表")})
    template("乙{{r 链 }}", MARKED.replace("表一", "附表")).render(link)
    beside = template("乙", MARKED.replace("表一", "附表"), header1=paragraph("{{r 链 }}"))
    beside.render(link)


def test_a_cross_reference_to_a_bookmark_that_nothing_has_is_refused_at_its_place():
    for reference in REFERENCES[:2]:
        with pytest.raises(RenderError, match=r"正文第2段.*书签“表一”.*数据也没有给"):
            render("{{ 甲 }}", reference, 甲="x")
    assert shown(template("{{ 甲 }}", REFERENCES[2]).render({"甲": "x"})) == ["x", "题"]
    whole = Template(package("{{ 甲 }}", REFERENCES[0]), "样.docx", lenient=True)
    assert shown(whole.render({"甲": "x"})) == ["x", "题"]


def test_a_cross_reference_may_go_to_a_bookmark_that_the_data_brings():
    made = render("{{r 甲 }}", REFERENCES[0], 甲=BookmarkedText("题", "表一"))
    assert made == ["题", "题"]
    rows = [BookmarkedText(str(n), "表一" if n == 9000 else f"第{n}") for n in range(9001)]
    long = template("{%p for 行 in 行们 %}", "{{r 行 }}", "{%p endfor %}", REFERENCES[0])
    assert len(shown(long.render({"行们": rows}))) == 9002
    field = '<w:p><w:fldSimple w:instr=" SET 表一 3 "/></w:p>'
    assert render("{{ 甲 }}", field, REFERENCES[0], 甲="x")[0] == "x"
    contents = '<w:p><w:fldSimple w:instr=" PAGEREF _Toc123 "/></w:p>'
    assert render("{{ 甲 }}", contents, 甲="x")[0] == "x"

"""A bookmark that a cross-reference needs is never left out silently."""

from __future__ import annotations

import pytest
from template_sample import W
from template_sample import package
from template_sample import render
from template_sample import root_of
from template_sample import shown

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
    with pytest.raises(TemplateError, match="正文：书签“表一”在循环里"):
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

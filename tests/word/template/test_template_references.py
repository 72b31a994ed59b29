"""A bookmark that a cross-reference needs is never left out silently."""

from __future__ import annotations

import pytest
from template_sample import package
from template_sample import render
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


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_bookmark_in_a_loop_that_something_refers_to_is_a_fault(reference):
    blocks = ["{%p for x in 表 %}", MARKED, "{%p endfor %}"]
    with pytest.raises(TemplateError, match="正文：书签“表一”在循环里"):
        Template(package(*blocks, reference), "样.docx")
    assert shown(Template(package(*blocks), "样.docx").render({"表": [1, 2]})) == ["题", "题"]


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_bookmark_of_a_sub_document_that_something_refers_to_is_a_fault(reference):
    with pytest.raises(RenderError, match="书签“表一”"):
        render("{{p 文 }}", 文=Subdoc(None, package(MARKED, reference)))
    assert render("{{p 文 }}", 文=Subdoc(None, package(MARKED))) == ["题"]

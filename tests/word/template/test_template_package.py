"""What a rendering adds to its package: relationships, types, styles and numbers never clash."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from lxml import etree
from template_sample import member
from template_sample import package
from template_sample import render
from template_sample import shown

from toolkit.word.lint import commented_copy
from toolkit.word.lint import lint_bytes
from toolkit.word.template import InlineImage
from toolkit.word.template import RenderError
from toolkit.word.template import RichText
from toolkit.word.template import Subdoc
from toolkit.word.template import Template

RELS = "word/_rels/document.xml.rels"
SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for each in source.namelist():
            content = source.read(each)
            assert each != name or old in content
            target.writestr(each, content.replace(old, new) if each == name else content)
    return out.getvalue()


def prefixed(data: bytes, name: str) -> bytes:
    """The same package with `p:` before the elements of a member, and a comment that ends it twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(name))
        whole = archive.read(name)
    space = etree.QName(root).namespace
    twin = etree.Element(root.tag, nsmap={"p": space})
    twin.extend(list(root))
    twin.append(etree.Comment(" </Relationships></Types> "))
    etree.cleanup_namespaces(twin, top_nsmap={"p": space})
    return changed(data, name, whole, etree.tostring(twin))


def relationships(data: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(member(data, RELS))
    return [(each.get("Id"), each.get("Target")) for each in root.iter(f"{{{SPACE}}}Relationship")]


def test_ids_that_the_template_uses_are_not_given_again():
    data = package("{{r 链 }}{{ 图 }}", header1="<w:p/>")
    data = changed(data, RELS, b'Id="rId1"', b'Id="RIDTZ1"')
    link = RichText("甲", url_id="https://example.cn/")
    made = Template(data, "样.docx").render({"链": link, "图": InlineImage(None, DOT)})
    keys = [key.lower() for key, _ in relationships(made)]
    assert len(keys) == 3 and len(set(keys)) == 3


@pytest.mark.parametrize("name", [RELS, "[Content_Types].xml"])
def test_relationships_and_types_are_found_under_any_prefix(name):
    data = prefixed(package("{{r 链 }}{{ 图 }}", header1="<w:p/>"), name)
    link = RichText("甲", url_id='https://example.cn/?a=1&b="2"')
    made = Template(data, "样.docx").render({"链": link, "图": InlineImage(None, DOT)})
    targets = [target for _, target in relationships(made)]
    assert targets[:2] == ["header1.xml", 'https://example.cn/?a=1&b="2"'] and len(targets) == 3
    document = Document(io.BytesIO(made))
    assert len(document.inline_shapes) == 1


def test_new_drawings_get_numbers_of_their_own_whatever_the_prefix():
    drawn = (
        '<w:p xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<w:r><w:drawing><d:inline><d:docPr name="旧" id="1"/></d:inline></w:drawing></w:r></w:p>'
    )
    made = Template(package(drawn, "{{ 图 }}"), "样.docx").render({"图": InlineImage(None, DOT)})
    root = etree.fromstring(member(made))
    assert sorted(each.get("id") for each in root.iter("{*}docPr")) == ["1", "2"]


@pytest.mark.parametrize("address", ["https://a/\x01", "https://a/\ufffe"])
def test_an_address_that_xml_cannot_hold_is_one_sentence(address):
    with pytest.raises(RenderError, match="链"):
        render("{{r 链 }}", 链=RichText("甲", url_id=address))
    with pytest.raises(RenderError, match="图"):
        render("{{ 图 }}", 图=InlineImage(None, DOT, anchor=address))


def test_styles_that_come_along_are_elements_of_the_style_sheet():
    foreign = Document()
    foreign.add_paragraph("引文", style="Intense Quote")
    held = io.BytesIO()
    foreign.save(held)
    own = Document()
    own.add_paragraph("{{p 文 }}")
    own.styles["Intense Quote"].delete()
    base = io.BytesIO()
    own.save(base)
    data = changed(base.getvalue(), "word/styles.xml", b"</w:styles>", b"</w:styles><!--</w:s-->")
    made = Template(data, "样.docx").render({"文": Subdoc(None, held.getvalue())})
    assert "引文" in shown(made)
    style = Document(io.BytesIO(made)).paragraphs[0].style
    assert style is not None and style.name == "Intense Quote"


def test_comments_stand_where_the_template_keeps_them():
    data = prefixed(package("{{ 甲"), RELS)
    found = lint_bytes(data, "样.docx")
    once = commented_copy(data, "样.docx", found)
    moved = changed(once, RELS, b'"comments.xml"', b'"notes/c.xml"')
    moved = changed(moved, "[Content_Types].xml", b"/word/comments.xml", b"/word/notes/c.xml")
    comments = member(moved, "word/comments.xml")
    out = io.BytesIO(moved)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/notes/c.xml", comments)
    twice = commented_copy(out.getvalue(), "样.docx", found)
    root = etree.fromstring(member(twice, "word/notes/c.xml"))
    assert len(root) == 2 * len(found) > 0
    assert member(twice, "word/comments.xml") == comments
    assert [target for _, target in relationships(twice)] == ["notes/c.xml"]

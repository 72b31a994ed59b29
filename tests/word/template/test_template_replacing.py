"""Another file in the place of a picture or an embedded file; and rendering what was rendered before."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from template_sample import member
from template_sample import package
from template_sample import shown

from toolkit.word.template import InlineImage
from toolkit.word.template import Limits
from toolkit.word.template import RichText
from toolkit.word.template import Template
from toolkit.word.template import TemplateError
from toolkit.word.template import render_safely

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
GIF += b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def pictured(**names: str) -> bytes:
    """A document with a picture for each name, its alternative text; equal texts share no file."""
    document = Document()
    document.add_paragraph("{{ 甲 }}")
    for index, (key, text) in enumerate(names.items()):
        document.add_picture(io.BytesIO(DOT + bytes([index])))
        properties = document.inline_shapes[-1]._inline.docPr
        properties.set("name", key)
        properties.set("descr", text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pictures(data: bytes) -> dict[str, bytes]:
    document = Document(io.BytesIO(data))
    found = {}
    for shape in document.inline_shapes:
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        found[shape._inline.docPr.get("descr")] = document.part.related_parts[blip.embed].blob
    return found


@pytest.mark.parametrize("name", ["图一", "印章"])
def test_a_picture_is_replaced_by_its_name_or_its_alternative_text(name):
    template = Template(pictured(图一="印章", 图二="地图"), "样.docx")
    template.replace_pic(name, GIF)
    made = template.render({"甲": "乙"})
    assert pictures(made) == {"印章": GIF, "地图": DOT + b"\1"}
    assert b"image/gif" in member(made, "[Content_Types].xml")
    assert pictures(render_safely(template, {"甲": "乙"}, Limits()))["印章"] == GIF
    template.reset_replacements()
    assert pictures(template.render({"甲": "乙"}))["印章"] == DOT + b"\0"


def test_a_picture_of_no_such_name_is_told_with_those_that_there_are():
    template = Template(pictured(图一="印章"), "样.docx")
    with pytest.raises(TemplateError, match=r"没有叫“公章”的图片.*印章"):
        template.replace_pic("公章", GIF)
    with pytest.raises(TemplateError, match="认不出来"):
        template.replace_pic("印章", b"no picture")


def test_pictures_are_replaced_by_their_content():
    template = Template(pictured(图一="印章", 图二="地图"), "样.docx")
    template.replace_media(DOT + b"\1", GIF)
    assert pictures(template.render({"甲": "乙"})) == {"印章": DOT + b"\0", "地图": GIF}
    with pytest.raises(TemplateError, match="没有与所给文件内容相同的图片"):
        template.replace_media(b"other", GIF)


def test_embedded_files_and_members_are_replaced():
    out = io.BytesIO(package("正文"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/embeddings/旧.bin", b"old")
    template = Template(out.getvalue(), "样.docx")
    template.replace_embedded(b"old", b"new")
    assert member(template.render({}), "word/embeddings/旧.bin") == b"new"
    template.replace_zipname("word/embeddings/旧.bin", b"newest")
    assert member(template.render({}), "word/embeddings/旧.bin") == b"newest"
    with pytest.raises(TemplateError, match="没有“word/无”"):
        template.replace_zipname("word/无", b"")


BLOCKS = st.lists(
    st.sampled_from(["{{ 图 }}", "{{r 链 }}", "{{ 字 }}", "固定"]), min_size=1, max_size=5
)


@given(BLOCKS, BLOCKS)
def test_what_was_rendered_is_a_template_again_and_no_id_is_given_twice(first, second):
    values = {
        "图": InlineImage(None, DOT),
        "链": RichText("甲", url_id="https://example.cn/"),
        "字": "乙",
    }
    once = Template(package(*first, header1="<w:p/>"), "样.docx").render(values)
    body = member(once).decode()
    more = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in second)
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(once)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = body.replace("<w:sectPr", more + "<w:sectPr", 1).encode()
            new.writestr(name, content)
    twice = Template(held.getvalue(), "样.docx").render(values)
    assert shown(twice)[: len(first)] == shown(once)
    root = etree.fromstring(member(twice))
    drawings = [each.get("id") for each in root.iter("{*}docPr")]
    links = [
        each.get("Id") for each in etree.fromstring(member(twice, "word/_rels/document.xml.rels"))
    ]
    assert len(drawings) == len(set(drawings)) == (first + second).count("{{ 图 }}")
    assert len(links) == len({each.lower() for each in links})
    Document(io.BytesIO(twice))

"""What can be a template: a document or a template of Word; every other file is named as what it is."""

from __future__ import annotations

import io
import zipfile

import pytest
from template_sample import RELS_TYPE
from template_sample import member
from template_sample import package
from template_sample import shown

from toolkit.word.lint import lint_bytes
from toolkit.word.template import Limits
from toolkit.word.template import Template
from toolkit.word.template import TemplateError
from toolkit.word.template import Uncompiled
from toolkit.word.template import render_safely

MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOTX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def exchanged(data: bytes, pairs: dict[bytes, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in pairs.items():
                content = content.replace(before, after)
            new.writestr(name, content)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_a_template_of_word_becomes_a_document():
    made = Template(exchanged(package("{{ 甲 }}"), {MAIN: DOTX}), "样.dotx").render({"甲": "乙"})
    types = member(made, "[Content_Types].xml")
    assert MAIN in types and DOTX not in types and shown(made) == ["乙"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (exchanged(package("甲"), {MAIN: MACROS}), "带有宏"),
        (
            exchanged(
                package("甲"),
                {
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
                        b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                    )
                },
            ),
            "严格 Open XML",
        ),
        (exchanged(package("甲"), {RELS_TYPE: b"http://purl.oclc.org/ooxml/officeDocument/relationships"}), "严格 Open XML"),
        (COMPOUND + "WordDocument".encode("utf-16-le"), "旧的 Word 文件（.doc、.wps）"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "旧的 Excel 工作簿"),
        (rb"{\rtf1\ansi}", "其实是 RTF"),
        (b"%PDF-1.7", "其实是 PDF"),
        (b"<html><body>", "其实是网页"),
        (b"", "空文件"),
        (b"\0" * 100, "空文件"),
        (b"hello", "不是完好的 .docx 文件"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content=b""), "OpenDocument 文字（.odt"),
        (zipped(xl__workbook=b""), "Excel 工作簿"),
        (zipped(ppt__presentation=b""), "演示文稿"),
        (zipped(a=b""), "不是完好的 .docx 文件"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_named_as_what_it_is(data, reason):
    for judge in (Template, lint_bytes):
        with pytest.raises(TemplateError, match=reason):
            judge(data, "样.docx")


RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
DOTM = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
RIBBON = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
RELATIONSHIP = '<Relationship Id="r{name}" Type="{space}/{kind}" Target="{name}"/>'


def related(*pairs: tuple[str, str]) -> bytes:
    inside = "".join(RELATIONSHIP.format(space=MICROSOFT, name=n, kind=k) for n, k in pairs)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'.encode()


def with_macros(kind: bytes) -> bytes:
    """A template with macros, their data and keys that call them."""
    stated = b'<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/>'
    given = exchanged(package("{{ 甲 }}"), {MAIN: kind, b"</Types>": stated + b"</Types>"})
    macros = (("vbaProject.bin", "vbaProject"), ("customizations.xml", "keyMapCustomizations"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(given)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name == "_rels/.rels":
                ribbon = f'<Relationship Id="rR" Type="{RIBBON}" Target="customUI/customUI14.xml"/>'
                end = b"</Relationships>"
                new.writestr(name, old.read(name).replace(end, ribbon.encode() + end))
            elif name != "word/_rels/document.xml.rels":
                new.writestr(name, old.read(name))
        new.writestr("word/_rels/document.xml.rels", related(*macros))
        new.writestr("word/_rels/vbaProject.bin.rels", related(("vbaData.xml", "wordVbaData")))
        new.writestr("customUI/customUI14.xml", b"<x/>")
        for name in ("vbaProject.bin", "customizations.xml", "vbaData.xml"):
            new.writestr(f"word/{name}", b"<x/>")
    return out.getvalue()


@pytest.mark.parametrize("kind", [MACROS, DOTM])
def test_macros_are_left_out_where_the_caller_asks_and_the_document_says_so(kind):
    with pytest.raises(TemplateError, match="带有宏"):
        Template(with_macros(kind), "样.docm")
    source = Uncompiled("样.docm", with_macros(kind), without_macros=True)
    made = render_safely(source, {"甲": "乙"}, Limits())
    assert (shown(made), made.without_macros) == (["乙"], True)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert [name for name in names if "vba" in name or "custom" in name] == []
    said = b"".join(
        member(made, name) for name in ("[Content_Types].xml", "word/_rels/document.xml.rels")
    )
    assert MAIN in said
    assert [word for word in (b"vba", b"macro", b"customizations") if word in said] == []


def test_a_template_without_macros_has_none_to_leave_out():
    made = Template(package("{{ 甲 }}"), "样.docx", without_macros=True).render({"甲": "乙"})
    assert (shown(made), made.without_macros) == (["乙"], False)

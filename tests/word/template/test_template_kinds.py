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
from toolkit.word.template import Template
from toolkit.word.template import TemplateError

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

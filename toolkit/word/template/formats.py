"""What a file that is no .docx really is, and what to do with it; what kinds of Word package there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part

if TYPE_CHECKING:
    from toolkit.ooxml.package import Contents

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx"
_NO_DOCX = f"不是完好的 .docx 文件，{_SAVE_AS}"
_LOCKED = "文件加了密码，请去掉密码后再用"
_MACROS = (
    "文件带有宏（.docm、.dotm），生成的公文不带宏，请用 Word 另存为不带宏的 .docx（或 .dotx）再用"
)
_STRICT = "是“严格 Open XML”格式，请用 Word 另存为普通的 .docx（保存类型选“Word 文档”）"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", f"是旧的 Word 文件（.doc、.wps），{_SAVE_AS}"),
    ("Workbook", "是旧的 Excel 工作簿（.xls），不是 Word 文件，请核对"),
    ("PowerPoint Document", "是旧的演示文稿（.ppt），不是 Word 文件，请核对"),
)
_BEGINNINGS = (
    (re.compile(rb"\s*\{\\rtf"), f"其实是 RTF 文件，{_SAVE_AS}"),
    (re.compile(rb"%PDF-"), "其实是 PDF 文件，不能当模板，请用原来的 Word 文件"),
    (re.compile(rb"(?i)\s*(?:<!doctype html|<html)"), f"其实是网页（HTML），{_SAVE_AS}"),
    (re.compile(rb"(?i)mime-version:"), f"其实是单个文件网页（.mht），{_SAVE_AS}"),
    (re.compile(rb"(?s)\s*<\?xml.{0,400}(?:wordDocument|pkg:package)"), f"是 XML 形式的 Word 文件，{_SAVE_AS}"),
)  # fmt: skip
_KINDS = (
    (b"application/vnd.oasis.opendocument.text", f"是 OpenDocument 文字（.odt、.ott），{_SAVE_AS}"),
    (b"application/vnd.oasis.opendocument", "是 OpenDocument 文件，不是 Word 文件，请核对"),
)
_OTHERS = (
    ("xl/", "其实是 Excel 工作簿，不是 Word 文件，请核对后重新选择"),
    ("ppt/", "其实是演示文稿，不是 Word 文件，请核对后重新选择"),
)
_LOOKED_AT = 1 << 20


def no_package(data: bytes) -> str:
    """What a file is that is no zip, in a sentence with what to do."""
    if not data.strip(b"\0 \r\n\t"):
        return f"是空文件，{_SAVE_AS}"
    if data.startswith(_COMPOUND):
        return _compound(data)
    found = (sentence for form, sentence in _BEGINNINGS if form.match(data.lstrip(b"\xef\xbb\xbf")))
    return next(found, _NO_DOCX)


def _compound(data: bytes) -> str:
    """What is in a compound file (MS-CFB), whose directory names streams in UTF-16."""
    sentences = (said for name, said in _STREAMS if name.encode("utf-16-le") in data)
    return next(sentences, f"不是 .docx 文件，{_SAVE_AS}")


def no_document(contents: Contents) -> str:
    """What a package without a Word document is, in a sentence with what to do."""
    kind = contents.get("mimetype", b"")
    for beginning, sentence in _KINDS:
        if kind.startswith(beginning):
            return sentence
    for folder, sentence in _OTHERS:
        if any(name.lower().startswith(folder) for name in contents):
            return sentence
    return _NO_DOCX


def refusal(contents: Contents, main: str) -> str:
    """Why a Word package cannot be a template, or ""."""
    if "macroenabled" in main_type(contents, main).lower():
        return _MACROS
    if _is_strict(contents, main):
        return _STRICT
    return ""


def main_type(contents: Contents, main: str) -> str:
    """The content type of the part that the document is."""
    return ContentTypes(contents[CONTENT_TYPES]).of(main)


def _is_strict(contents: Contents, main: str) -> bool:
    if WORDPROCESSING.strict.encode() in contents[main][:_LOOKED_AT]:
        return True
    if not contents.has(relationships_part("")):
        return False
    strict = (office("officeDocument")[1],)
    return bool(relationships_of(contents, "").of_kind(strict, contents))


def as_document(contents: Contents, main: str) -> bytes | None:
    """The content types with a template's main part stated to be a document; None where it is one."""
    if main_type(contents, main) != TEMPLATE_TYPE:
        return None
    types = ContentTypes(contents[CONTENT_TYPES])
    types.state(main, DOCUMENT_TYPE)
    return types.content()

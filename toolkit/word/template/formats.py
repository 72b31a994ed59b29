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
from toolkit.word.messages import of_files

if TYPE_CHECKING:
    from toolkit.ooxml.package import Contents

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"

_MACRO = "macroenabled"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", of_files.LOCKED),
    ("WordDocument", of_files.OLD_WORD),
    ("Workbook", of_files.OLD_EXCEL),
    ("PowerPoint Document", of_files.OLD_SLIDES),
)
_BEGINNINGS = (
    (re.compile(rb"\s*\{\\rtf"), of_files.RTF),
    (re.compile(rb"%PDF-"), of_files.PDF),
    (re.compile(rb"(?i)\s*(?:<!doctype html|<html)"), of_files.HTML),
    (re.compile(rb"(?i)mime-version:"), of_files.MHT),
    (re.compile(rb"(?s)\s*<\?xml.{0,400}(?:wordDocument|pkg:package)"), of_files.FLAT),
)  # fmt: skip
_KINDS = (
    (b"application/vnd.oasis.opendocument.text", of_files.ODT),
    (b"application/vnd.oasis.opendocument", of_files.OPEN_DOCUMENT),
)
_OTHERS = (
    ("xl/", of_files.WORKBOOK),
    ("ppt/", of_files.SLIDES),
)
_LOOKED_AT = 1 << 20


def no_package(data: bytes) -> str:
    """What a file is that is no zip, in a sentence with what to do."""
    if not data.strip(b"\0 \r\n\t"):
        return of_files.NOTHING()
    if data.startswith(_COMPOUND):
        return _compound(data)
    found = (sentence for form, sentence in _BEGINNINGS if form.match(data.lstrip(b"\xef\xbb\xbf")))
    return next(found, of_files.BROKEN)()


def _compound(data: bytes) -> str:
    """What is in a compound file (MS-CFB), whose directory names streams in UTF-16."""
    sentences = (said for name, said in _STREAMS if name.encode("utf-16-le") in data)
    return next(sentences, of_files.OTHER)()


def no_document(contents: Contents) -> str:
    """What a package without a Word document is, in a sentence with what to do."""
    kind = contents.get("mimetype", b"")
    for beginning, sentence in _KINDS:
        if kind.startswith(beginning):
            return sentence()
    for folder, sentence in _OTHERS:
        if any(name.lower().startswith(folder) for name in contents):
            return sentence()
    return of_files.BROKEN()


def has_macros(contents: Contents, main: str) -> bool:
    """Whether a Word package is of the kind that may have macros."""
    return _MACRO in main_type(contents, main).lower()


def refusal(contents: Contents, main: str, *, without_macros: bool = False) -> str:
    """Why a Word package cannot be a template, or ""; macros are no reason where they were taken out."""
    if has_macros(contents, main) and not without_macros:
        return of_files.MACROS()
    if _is_strict(contents, main):
        return of_files.STRICT()
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
    if main_type(contents, main) != TEMPLATE_TYPE and not has_macros(contents, main):
        return None
    types = ContentTypes(contents[CONTENT_TYPES])
    types.state(main, DOCUMENT_TYPE)
    return types.content()

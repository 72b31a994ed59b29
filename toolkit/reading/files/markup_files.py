"""Files that are markup as a whole, whatever they are called: web pages, XML tables, flat documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.reading.files.refusals import PACKED
from toolkit.reading.files.refusals import NotAWorkbookError

if TYPE_CHECKING:
    from pathlib import Path

LOOKED_AT = 2**16

_AGAIN = "请用 Excel 或 WPS 打开后另存为 .xlsx，再报送"
_WEB_PAGE = f"其实是网页（从系统导出的“假 Excel”），{_AGAIN}"
_SINGLE_PAGE = ("mime-version", "from:")  # -- .mht, a web page with its pictures in one file --
_WEB_ROOTS = frozenset({"html", "head", "body", "meta", "table", "style", "div", "script", "title"})
# -- what stands before the first element: declaration, instructions, comments, document type --
_BEFORE = re.compile(r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!doctype[^>]*+>)*+")
_FIRST = re.compile(r"<(?:([\w.-]+):)?([\w.-]+)([^<>]*)")
_SPACE = re.compile(r"xmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)")
# -- namespace → what such a file is --
_KINDS = {
    "urn:schemas-microsoft-com:office:spreadsheet": "“XML 表格 2003”格式",
    "urn:schemas-microsoft-com:office:word": "Word 2003 的 XML 文档",
    "http://schemas.microsoft.com/office/word/2003/wordml": "Word 2003 的 XML 文档",
    "http://schemas.microsoft.com/office/2006/xmlpackage": "单个 XML 文件形式的 Office 文档",
    "http://schemas.uof.org/cn/2003/uof": "“标文通”（UOF）格式",
    "http://schemas.uof.org/cn/2009/uof": "“标文通”（UOF）格式",
}
_PACKING = ("rar!", "7z\xbc\xaf")
_FLAT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def is_flat_open_document(data: bytes) -> bool:
    """Whether the bytes are OpenDocument in one XML file (.fods)."""
    return _root(_beginning(data)) == (_FLAT, "document")


def refuse_markup(data: bytes, path: Path) -> None:
    """Name what a file is that is markup, a PDF or packed, and no workbook.

    Raises:
        NotAWorkbookError: it is one.
    """
    text = _beginning(data)
    if text.startswith("%pdf"):
        raise NotAWorkbookError(path, "是 PDF 文件，不是 Excel 工作簿，请报送原来的台账文件")
    if text.startswith(_PACKING):
        raise NotAWorkbookError(path, PACKED)
    if text.startswith("id;p"):
        raise NotAWorkbookError(path, f"是 SYLK 格式（.slk），{_AGAIN}")
    if text.startswith(_SINGLE_PAGE):
        raise NotAWorkbookError(path, _WEB_PAGE)
    if not text.startswith("<"):
        return
    space, name = _root(text)
    if space in _KINDS:
        raise NotAWorkbookError(path, f"是{_KINDS[space]}，{_AGAIN}")
    if name in _WEB_ROOTS or "<table" in text or "<html" in text:
        raise NotAWorkbookError(path, _WEB_PAGE)
    if text.startswith("<?xml"):
        raise NotAWorkbookError(path, "是 XML 文件，不是 Excel 工作簿，请核对后重新选择")


def _beginning(data: bytes) -> str:
    """The first letters in lower case, without byte order mark, whatever the encoding."""
    start = data[:LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.decode("latin-1").lower()


def _root(text: str) -> tuple[str, str]:
    """Namespace and name of the first element, both in lower case; empty where there is none."""
    before = _BEFORE.match(text)
    first = _FIRST.match(text, before.end() if before else 0)
    if first is None:
        return "", ""
    spaces = {found[1] or "": found[2] for found in _SPACE.finditer(first[3])}
    return spaces.get(first[1] or "", ""), first[2]

"""XML of a workbook's parts: damage is told, text is written as Excel writes it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.names import shown_name
from toolkit.ooxml import xml
from toolkit.ooxml.errors import EncodingError
from toolkit.ooxml.errors import NotAWorksheetError
from toolkit.ooxml.errors import OutOfSheetError
from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.sheet_spelling import is_usual_sheet
from toolkit.ooxml.sheet_spelling import respelt
from toolkit.ooxml.spelling import is_usual
from toolkit.ooxml.xml import escape
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_TEXT = 32_767
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ODD = re.compile(r"[\s&<>_\x00-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that may have to be escaped, or kept as blanks; most texts have none."""
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Tell a part that is not well-formed by its name.

    Raises:
        PackageError: it is not.
    """
    try:
        yield
    except xml.XMLSyntaxError as error:
        raise PackageError(
            f"工作簿的部件 {what} 已损坏：请用 Excel 或 WPS 打开并另存后再试。"
        ) from error


def parse(content: bytes, what: str, *, comments: bool = True) -> Any:
    """The root element of a part.

    Raises:
        PackageError: it is not well-formed; `what` names the part.
    """
    with readable(what):
        return xml.parse(content, comments=comments)


def plain(content: bytes, what: str) -> bytes:
    """The same part in the usual spelling, so that its tags can be found as bytes.

    Raises:
        PackageError: it is not well-formed; `what` names the part.
    """
    return content if is_usual(content) else serialise(parse(content, what, comments=False))


def usual_sheet(content: bytes, part: str, *, anew: bool = False) -> bytes:
    """The same worksheet in the usual spelling (`anew`: whether it looks usual or not).

    Raises:
        PackageError: it is not well-formed, or no worksheet.
    """
    if not anew and is_usual_sheet(content):
        return content
    try:
        return respelt(content)
    except OutOfSheetError as error:
        raise PackageError(
            f"工作簿的部件 {part} 里有单元格写在“{shown_name(error.reference)}”，超出工作表的范围："
            "请用 Excel 或 WPS 打开并另存后再试。"
        ) from error
    except (EncodingError, MarkupError, DocumentTypeError, NotAWorksheetError) as error:
        raise PackageError(
            f"工作簿的部件 {part} 已损坏：请用 Excel 或 WPS 打开并另存后再试。"
        ) from error


def cell_text(text: str) -> str:
    """Text as an element of a sheet holds it: escaped, control characters in Excel's `_x0007_` form.

    Raises:
        PackageError: it is longer than a cell can hold.
    """
    if len(text) > _LONGEST_TEXT:
        raise PackageError(
            f"单元格文字超过 {_LONGEST_TEXT} 个字，Excel 放不下：请缩短以“{text[:20]}”开头的文字。"
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "_x" in text:
        text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return escape(_NOT_XML.sub(_escaped_control, text))


def _escaped_control(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"_x{code:04X}_" if code < 0x20 else "\ufffd"


def text_element(text: str, tag: str = "t") -> str:
    """`<t>…</t>` that keeps its blanks."""
    if len(text) <= _LONGEST_TEXT and not _ODD.search(text):
        return f"<{tag}>{text}</{tag}>"
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{tag}{keep}>{cell_text(text)}</{tag}>"

"""XML of a workbook's parts, read without recovery, entities or network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST_TEXT = 32_767
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARED_OTHERWISE = re.compile(
    rb"""^<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE
)


def escape(text: str, more: Mapping[str, str] | None = None) -> str:
    """Text as XML content; xml.sax would load a whole HTTP client for it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign, entity in (more or {}).items():
        text = text.replace(sign, entity)
    return text


def unescape(text: str, more: Mapping[str, str] | None = None) -> str:
    """XML content as text."""
    for entity, sign in (more or {}).items():
        text = text.replace(entity, sign)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def parse(content: bytes, what: str, *, comments: bool = True) -> Any:
    """The root element of a part.

    Raises:
        PackageError: it is not well-formed; `what` names the part.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=not comments,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PackageError(
            f"工作簿的部件 {what} 已损坏：请用 Excel 或 WPS 打开并另存后再试。"
        ) from error


def serialise(root: Any) -> bytes:
    """A part's bytes, in UTF-8 with the declaration that Excel writes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def plain(content: bytes, what: str) -> bytes:
    """The same part in UTF-8 without comments and CDATA, so that its tags can be found as bytes."""
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    odd = content.startswith((b"\xff\xfe", b"\xfe\xff")) or _DECLARED_OTHERWISE.match(content)
    if odd or b"<!" in content:
        return serialise(parse(content, what, comments=False))
    return content


def local(element: Any) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Any) -> str:
    """The namespace in braces, as tags are written; empty for none."""
    head, brace, _ = str(element.tag).rpartition("}")
    return head + brace


def child(parent: Any, name: str) -> Any:
    """The first child of that local name and the parent's namespace, or None."""
    return parent.find(namespace(parent) + name)


def insert_in_order(parent: Any, element: Any, order: Sequence[str]) -> None:
    """Insert a child where the schema's sequence wants it."""
    rank = order.index(local(element))
    later = frozenset(order[rank + 1 :])
    for place, sibling in enumerate(parent):
        if local(sibling) in later:
            parent.insert(place, element)
            return
    parent.append(element)


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
    if text.isalnum() and len(text) <= _LONGEST_TEXT:  # most texts, and nothing to escape in them
        return f"<{tag}>{text}</{tag}>"
    keep = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{tag}{keep}>{cell_text(text)}</{tag}>"


def attribute(text: str) -> str:
    """Text for use between double quotes."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;", "\n": "&#10;"})

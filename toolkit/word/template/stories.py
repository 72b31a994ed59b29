"""What the members of a Word package are: told by their first element and relationships, never by their names."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from toolkit.ooxml.events import first_element
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.namespaces import CHART
from toolkit.ooxml.namespaces import CHART_SHAPES
from toolkit.ooxml.namespaces import CORE_PROPERTIES
from toolkit.ooxml.namespaces import CUSTOM_PROPERTIES
from toolkit.ooxml.namespaces import DIAGRAM
from toolkit.ooxml.namespaces import DIAGRAM_DRAWING
from toolkit.ooxml.namespaces import EXTENDED_PROPERTIES
from toolkit.ooxml.namespaces import NEWER_CHARTS
from toolkit.ooxml.namespaces import PACKAGE_RELATIONSHIPS
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.ooxml.package import Contents


class Role(Enum):
    """Where in a part the tags are that can be rendered."""

    STORY = "text of Word"
    DRAWING = "text of a chart or of SmartArt"
    DATA = "the texts of elements, and attributes"
    SETTINGS = "attributes"
    LINKS = "addresses outside the package"
    NOWHERE = ""


_W = WORDPROCESSING.names
_BODY = _W("document")
_STORIES = {
    "document": "正文",
    "hdr": "页眉",
    "ftr": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
    "glossaryDocument": "文档部件（占位文字）",
}
_PRINTED = {
    name for key in _STORIES if key not in {"comments", "glossaryDocument"} for name in _W(key)
}
_WORD = {name: (Role.STORY, label) for key, label in _STORIES.items() for name in _W(key)}
_SETTINGS = {
    name: (Role.SETTINGS, label)
    for key, label in (("settings", "文档设置"), ("numbering", "编号"))
    for name in _W(key)
}
_DRAWINGS = {
    name: (Role.DRAWING, label)
    for names, label in (
        (CHART.names("chartSpace"), "图表"),
        ((f"{{{NEWER_CHARTS[1]}}}chartSpace",), "图表"),
        (CHART_SHAPES.names("userShapes"), "图表上的图形"),
        (CHART.names("userShapes"), "图表上的图形"),
        (DIAGRAM.names("dataModel"), "SmartArt 图形"),
        ((f"{{{DIAGRAM_DRAWING}}}drawing",), "SmartArt 图形"),
    )
    for name in names
}
_DATA = {
    name: (Role.DATA, label)
    for names, label in (
        ((f"{{{CORE_PROPERTIES}}}coreProperties",), "文档属性"),
        (EXTENDED_PROPERTIES.names("Properties"), "文档属性"),
        (CUSTOM_PROPERTIES.names("Properties"), "文档属性"),
        (SPREADSHEET.names("sst"), "图表的数据表"),
        (SPREADSHEET.names("worksheet"), "图表的数据表"),
        (SPREADSHEET.names("table"), "图表的数据表"),
    )
    for name in names
}
_LINKS = {f"{{{PACKAGE_RELATIONSHIPS}}}Relationships": (Role.LINKS, "链接地址")}
_KNOWN = _WORD | _SETTINGS | _DRAWINGS | _DATA | _LINKS
LABELS = tuple(dict.fromkeys(label for _, label in _KNOWN.values()))
"""The names in Chinese of all that may hold tags."""

_NUMBER = re.compile(r"(\d+)\.\w+$")
_COUNTED = frozenset({"页眉", "页脚", "图表"})
_OPENINGS = re.compile(r"[{｛][{｛%％#＃]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_REFERENCES = re.compile(rb"&#(?:12[35]|x0*7[bd]);", re.IGNORECASE)
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<")
_TEXT = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt", ".rtf", ".json", ".csv")
_NEXT = "{｛%％#＃"
_SIGNS = [opening + following for opening in "{｛" for following in _NEXT]
_BYTES = tuple(sign.encode() for sign in _SIGNS)
_ESCAPED = re.compile(rb"%7b%7b|%7b%25", re.IGNORECASE)
_BRACES = (b"{", b"}", "｛".encode(), "｝".encode())


def role(first: str, name: str = "") -> tuple[Role, str]:
    """What a part with this first element is, and its name in Chinese (with the number in the part's name)."""
    kind, label = _KNOWN.get(first, (Role.NOWHERE, name))
    found = _NUMBER.search(name) if label in _COUNTED else None
    return kind, label + found[1] if found else label


def main_part(parts: Contents) -> str:
    """The name of the part that the document is, "" if the package has none."""
    if parts.has(relationships_part("")):
        found = relationships_of(parts, "").of_kind(office("officeDocument"), parts)
        if found and parts.has(found[0][1]):
            return parts.spelt(found[0][1])
    bodies = (name for name, content in parts.items() if first_element(content) in _BODY)
    return next(bodies, "")


def related(parts: Contents, main: str, kind: str) -> str:
    """The name of the part that the document has for something (`styles`), "" if there is none."""
    found = relationships_of(parts, main).of_kind(office(kind), parts)
    return parts.spelt(found[0][1]) if found and parts.has(found[0][1]) else ""


def printed(parts: Mapping[str, bytes], main: str) -> list[str]:
    """The parts whose text is on the pages, the document first."""
    found = [name for name, content in parts.items() if first_element(content) in _PRINTED]
    return sorted(found, key=lambda name: canonical(name) != canonical(main))


def unreadable(parts: Mapping[str, bytes]) -> list[str]:
    """The parts that begin like XML, and have no first element."""
    return [n for n, content in parts.items() if is_markup(content) and not first_element(content)]


def is_markup(content: bytes) -> bool:
    """Whether a member is XML by its first bytes."""
    return content.startswith(_WIDE) or _MARKUP.match(content[:200]) is not None


def may_hold_tags(name: str, content: bytes) -> bool:
    """Whether a member may have a tag: a quick look at its bytes, which misses none."""
    if not is_markup(content):
        return canonical(name).endswith(_TEXT) and any(sign in content for sign in _BYTES)
    if content.startswith(_WIDE) or _REFERENCES.search(content):
        return True
    if any(brace in content for brace in _BRACES):
        return True
    return canonical(name).endswith(".rels") and _ESCAPED.search(content) is not None


def opens_a_tag(text: str) -> bool:
    """Whether a text outside the paragraphs has a tag's opening; endings alone stand in any JSON."""
    return _OPENINGS.search(text) is not None

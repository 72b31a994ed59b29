"""XML names and small tree operations that the template's modules share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from lxml import etree

from toolkit.ooxml import xml
from toolkit.ooxml.namespaces import COMPATIBILITY
from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import MATH
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.namespaces import WORD_2010
from toolkit.ooxml.namespaces import WORD_2012
from toolkit.ooxml.namespaces import WORD_DRAWING
from toolkit.ooxml.namespaces import WORDPROCESSING

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = Any

W = WORDPROCESSING.name("")
A = DRAWING.name("")
M = MATH.name("")
MC = f"{{{COMPATIBILITY}}}"
WP = WORD_DRAWING.name("")
W14 = f"{{{WORD_2010}}}"
W15 = f"{{{WORD_2012}}}"
R = RELATIONSHIP.name("")

PARAGRAPHS = frozenset({W + "p", A + "p"})
TEXTS = frozenset({W + "t", A + "t", M + "t"})
RANGE_MARKS = frozenset(
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    )
)
WRAPPERS = frozenset(
    {W + name for name in ("ins", "moveTo", "smartTag", "hyperlink", "customXml", "dir", "bdo")}
)
_USUAL = {"w": W[1:-1], "r": R[1:-1]}
MARK = "t"  # the target of the processing instruction that stands for a tag
GUARD = "guard"  # ... for "something must stand here"
FIGURE = "figure"  # ... where a figure begins that is to have a bookmark
FIGURE_END = "figure-end"
VERBATIM = "verbatim"  # ... between two braces that are text, not a tag


def parse(data: bytes) -> Element:
    """The root of a part, without comments and processing instructions.

    Raises:
        XMLSyntaxError: the part is not well-formed.
    """
    return xml.parse(data, comments=False, instructions=False)


def with_usual_prefixes(root: Element) -> Element:
    """A Word part's root with the prefixes `w` and `r` for what generated markup uses them for."""
    if not root.tag.startswith(W) or _has_usual_prefixes(root):
        return root
    kept = {
        prefix: space
        for prefix, space in root.nsmap.items()
        if prefix not in _USUAL and space != W[1:-1]
    }
    fresh = etree.Element(root.tag, dict(root.attrib), nsmap=kept | _USUAL)
    fresh.text = root.text
    fresh.extend(list(root))
    return fresh


def _has_usual_prefixes(root: Element) -> bool:
    if any(root.nsmap.get(prefix) != space for prefix, space in _USUAL.items()):
        return False
    return all(node.prefix == "w" for node in root.iter(W + "*"))


def is_mark(node: Element) -> bool:
    """Whether a node stands for a tag."""
    return node.tag is etree.PI and node.target == MARK


def marks(node: Element) -> Iterator[Element]:
    """The marks beneath a node in document order."""
    return (mark for mark in node.iter(etree.PI) if mark.target == MARK)


def nearest(node: Element, *tags: str) -> Element:
    """The nearest ancestor with one of the tags, or None."""
    return next(node.iterancestors(*tags), None)


def remove(node: Element) -> None:
    """Take a node out of its parent and leave the text behind it where it is."""
    parent = node.getparent()
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + node.tail
        else:
            before.tail = (before.tail or "") + node.tail
        node.tail = None
    parent.remove(node)


def insert_before(anchor: Element, node: Element) -> None:
    """Put a node right before an anchor; the text behind the node does not come with it."""
    node.tail = None
    parent = anchor.getparent()
    parent.insert(parent.index(anchor), node)


def insert_after(anchor: Element, node: Element) -> None:
    """Put a node right behind an anchor, before the text that follows the anchor."""
    node.tail, anchor.tail = anchor.tail, None
    parent = anchor.getparent()
    parent.insert(parent.index(anchor) + 1, node)

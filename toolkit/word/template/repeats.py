"""What may stand only once in a document, in the bodies of loops; and what must stand at least once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.template.branches import cut_ranges
from toolkit.word.template.branches import family
from toolkit.word.template.cross_references import referred
from toolkit.word.template.lifting import number
from toolkit.word.template.names import GUARD
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import RANGE_MARKS
from toolkit.word.template.names import W14
from toolkit.word.template.names import WP
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.tags import CLOSINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

_REPEATING = frozenset({"for", "macro", "call"})
_BLOCK_HOLDERS = (*("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"),)
_PARAGRAPH_IDS = (W14 + "paraId", W14 + "textId")


def clean_repeats(root: Element, tags: Sequence[Tag], serial: str) -> list[tuple[str, Element]]:
    """Take bookmarks, comment anchors and paragraph ids out of what is repeated; number pictures anew.

    Bookmarks and comments that a branch would cut go too.

    Args:
        root: the part, its marks in their final places.
        tags: its tags.
        serial: the text that stands for a fresh number in an attribute.

    Returns:
        The bookmarks taken out that something in the part refers to, each with what it stood before.
    """
    doomed = cut_ranges(root, tags)
    for node in list(_repeated(root, tags)):
        for name in _PARAGRAPH_IDS:
            node.attrib.pop(name, None)
        if node.tag in RANGE_MARKS:
            doomed.add((family(node), node.get(W + "id", "")))
        elif node.tag == WP + "docPr":
            node.set("id", serial)
        elif node.tag == W + "commentReference":
            remove(node)
        elif node.tag == W + "sdtPr":
            for child in node.findall(W + "id"):
                node.remove(child)
    return _drop_ranges(root, doomed) if doomed else []


def _drop_ranges(root: Element, doomed: set[tuple[str, str]]) -> list[tuple[str, Element]]:
    """Remove both ends of ranges, and name the bookmarks among them that are referred to."""
    dropped: dict[str, Element] = {}
    for node in list(root.iter(*RANGE_MARKS)):
        if (family(node), node.get(W + "id", "")) in doomed:
            if node.tag == W + "bookmarkStart":
                dropped.setdefault(node.get(W + "name", ""), _stood_before(node))
            remove(node)
    return [(name, dropped[name]) for name in referred(root, dropped)]


def _stood_before(bookmark: Element) -> Element:
    """The paragraph that a bookmark begins in, or before."""
    home = nearest(bookmark, *PARAGRAPHS)
    below = (each for node in bookmark.itersiblings() for each in node.iter(*PARAGRAPHS))
    return home if home is not None else next(below, bookmark.getparent())


def _repeated(root: Element, tags: Sequence[Tag]) -> Iterator[Element]:
    depth = 0
    for node in root.iter():
        if is_mark(node):
            tag = tags[number(node)]
            if tag.token.kind == "control":
                depth += tag.token.keyword in _REPEATING
                depth -= CLOSINGS.get(tag.token.keyword) in _REPEATING
        elif depth and isinstance(node.tag, str):
            yield node


def guard_holders(root: Element, tags: Sequence[Tag]) -> bool:
    """Mark the cells, text boxes, tables and rows that data may leave empty; tell whether any is."""
    guarded = False
    for holder in list(root.iter(*(W + name for name in _BLOCK_HOLDERS))):
        if _ends_with_mark(holder):
            holder.append(etree.ProcessingInstruction(GUARD, "p"))
            guarded = True
    for name, child in (("tbl", "tr"), ("tr", "tc")):
        for holder in list(root.iter(W + name)):
            if _may_be_empty(holder, W + child, tags):
                holder.append(etree.ProcessingInstruction(GUARD, name))
                guarded = True
    return guarded


def _ends_with_mark(holder: Element) -> bool:
    content = [child for child in holder if child.tag not in RANGE_MARKS]
    return bool(content) and is_mark(content[-1])


def _may_be_empty(holder: Element, wanted: str, tags: Sequence[Tag]) -> bool:
    """Whether all of a table's rows, or a row's cells, stand between control tags."""
    depth = 0
    marked = False
    for child in holder:
        if is_mark(child):
            marked = True
            tag = tags[number(child)]
            depth += tag.is_opening()
            depth -= tag.token.keyword in CLOSINGS
        elif depth == 0 and (child.tag == wanted or child.tag == W + "sdt"):
            return False
    return marked

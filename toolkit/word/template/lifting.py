"""Moving the marks of tags about the tree so that what they enclose stays well-formed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import SPACE
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import RANGE_MARKS
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import WRAPPERS
from toolkit.word.template.names import A
from toolkit.word.template.names import Element
from toolkit.word.template.names import M
from toolkit.word.template.names import W
from toolkit.word.template.names import insert_after
from toolkit.word.template.names import insert_before
from toolkit.word.template.names import is_mark
from toolkit.word.template.names import marks
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.story import is_opaque

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

_RUNS = frozenset({W + "r", A + "r", M + "r"})
_PROPERTIES = frozenset(
    {W + "rPr", A + "rPr", M + "rPr", W + "smartTagPr", W + "customXmlPr", W + "sdtPr"}
    | {W + "sdtEndPr", W + "pPr", A + "pPr"}
)
_FIELDS = frozenset({W + "fldChar", W + "fldSimple"})
_BLOCK_WRAPPERS = frozenset({W + "sdtContent", W + "customXml", W + "smartTag"})


class CrossingError(Exception):
    """Something that cannot be cut in two stands in the way."""


def number(mark: Element) -> int:
    """The number of the tag that a mark stands for."""
    return int(mark.text)


def level(mark: Element) -> str:
    """What a mark stands among: the signs of a text, the runs of a paragraph, or blocks."""
    parent = mark.getparent().tag
    if parent in TEXTS or parent in _RUNS:
        return "text"
    if parent in PARAGRAPHS or parent in WRAPPERS:
        return "run"
    holder = nearest(mark, *PARAGRAPHS, W + "tbl", W + "txbxContent")
    return "run" if holder is not None and holder.tag in PARAGRAPHS else "block"


def lift(mark: Element, ancestor: Element) -> None:
    """Make a mark a child of an ancestor; runs and wrappers on the way are cut in two.

    Raises:
        CrossingError: a content control or the like would have to be cut.
    """
    while (parent := mark.getparent()) is not ancestor:
        if parent.tag in TEXTS or parent.tag in _RUNS or parent.tag in WRAPPERS:
            _split(parent, mark)
        elif parent.tag == W + "sdtContent":
            _step_out(parent.getparent(), parent, mark)
        else:
            raise CrossingError


def _split(parent: Element, mark: Element) -> None:
    rest = etree.Element(parent.tag, dict(parent.attrib), nsmap=parent.nsmap)
    if parent.tag in TEXTS:
        rest.text, mark.tail = mark.tail, None
    for child in parent:
        if child.tag in _PROPERTIES:
            rest.append(deepcopy(child))
    for child in list(mark.itersiblings()):
        rest.append(child)
    parent.remove(mark)
    insert_after(parent, mark)
    insert_after(mark, rest)
    for half in (parent, rest):
        if half.tag == W + "t":
            half.set(SPACE, "preserve")
        if _is_hollow(half):
            remove(half)


def _is_hollow(node: Element) -> bool:
    return not node.text and all(child.tag in _PROPERTIES for child in node)


def _step_out(control: Element, content: Element, mark: Element) -> None:
    """Move a mark out of a content control when it stands at one end of it."""
    first = not any(_weighs(child) for child in mark.itersiblings(preceding=True))
    if not first and any(_weighs(child) for child in mark.itersiblings()):
        raise CrossingError
    remove(mark)
    (insert_before if first else insert_after)(control, mark)
    if not any(_weighs(child) for child in content):
        remove(control)


def _weighs(node: Element) -> bool:
    return node.tag not in _PROPERTIES and node.tag not in RANGE_MARKS


def holds_only(node: Element, tags: Sequence[Tag], allowed: Callable[[Tag], bool]) -> bool:
    """Whether a paragraph, cell or row holds at least one tag, all allowed, and nothing else."""
    found = False
    for child in node.iter():
        if child.tag is etree.PI:
            if not is_mark(child) or not allowed(tags[number(child)]):
                return False
            found = True
            if child.getparent().tag in TEXTS and (child.tail or "").strip():
                return False
        elif (
            (child.tag in TEXTS and (child.text or "").strip())
            or is_opaque(child)
            or child.tag in _FIELDS
            or child.tag == W + "tbl"
        ):
            return False
    return found


def hoist(node: Element) -> None:
    """Put the marks in a paragraph, cell or row in its place; bookmarks stay where they were."""
    kept = [child for child in node.iter() if is_mark(child) or child.tag in RANGE_MARKS]
    section = node.find(f"{W}pPr/{W}sectPr") if node.tag == W + "p" else None
    for child in kept:
        remove(child)
        insert_before(node, child)
    if section is None:
        remove(node)
    for child in kept:
        if is_mark(child):
            _dissolve(child)


def _dissolve(mark: Element) -> None:
    """Let a content control around nothing but marks go."""
    while (parent := mark.getparent()) is not None and parent.tag in _BLOCK_WRAPPERS:
        if any(_weighs(child) and not is_mark(child) for child in parent):
            return
        holder = parent.getparent() if parent.tag == W + "sdtContent" else parent
        for child in list(marks(parent)):
            remove(child)
            insert_before(holder, child)
        remove(holder)

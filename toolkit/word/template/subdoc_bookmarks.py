"""Bookmarks of a sub-document: kept, under other names where the document has theirs already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.word.messages import of_contents
from toolkit.word.template.cross_references import referred
from toolkit.word.template.errors import Fault
from toolkit.word.template.names import RANGE_MARKS
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import remove

if TYPE_CHECKING:
    from toolkit.word.template.rendering import Output

_NAME, _ID = W + "name", W + "id"
_START, _END = W + "bookmarkStart", W + "bookmarkEnd"
_REFERS = r'(\b(?:REF|PAGEREF|NOTEREF)\s+"?|\\l\s+"?)'
_COMMENTS = frozenset({W + "commentRangeStart", W + "commentRangeEnd"})
_DROPPED = ("_goback", "_tz_")
"""Where Word was last, and marks of figures whose record does not come along."""


def adapt_ranges(root: Element, output: Output) -> None:
    """Give bookmarks numbers and names of their own; other marks of ranges go, comments' stay.

    Raises:
        Fault: a bookmark must have another name, and a reference to it cannot be rewritten.
    """
    starts = [node for node in root.iter(_START) if not _is_dropped(node)]
    ends = {node.get(_ID, ""): node for node in root.iter(_END)}
    kept = set()
    for start in starts:
        end = ends.pop(start.get(_ID, ""), None)
        if end is None:
            continue
        number = output.next_bookmark()
        _rename(root, start, output.fresh_bookmark(start.get(_NAME, "")))
        start.set(_ID, number)
        end.set(_ID, number)
        kept |= {start, end}
    for node in list(root.iter(*RANGE_MARKS - _COMMENTS)):
        if node not in kept:
            remove(node)


def _is_dropped(start: Element) -> bool:
    return bool(start.get(_NAME, "").lower().startswith(_DROPPED))


def _rename(root: Element, start: Element, fresh: str) -> None:
    """Give a bookmark its new name, also in the fields and links that name it."""
    name = start.get(_NAME, "")
    if fresh == name:
        return
    word = re.compile(rf"{_REFERS}{re.escape(name)}(?![\w.])", re.IGNORECASE)
    start.set(_NAME, fresh)
    for node in root.iter(W + "hyperlink"):
        if node.get(W + "anchor", "").lower() == name.lower():
            node.set(W + "anchor", fresh)
    for node in root.iter(W + "fldSimple"):
        node.set(W + "instr", word.sub(lambda found: found[1] + fresh, node.get(W + "instr", "")))
    for node in root.iter(W + "instrText"):
        node.text = word.sub(lambda found: found[1] + fresh, node.text or "")
    if lost := referred(root, [name]):
        raise Fault(of_contents.SUBDOC_BOOKMARK(lost=lost[0]))

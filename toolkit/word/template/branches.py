"""What reaches from one branch of a control tag into another: fields may not, bookmarks and comments go.

Of a field that has its beginning and not its end, Word takes the rest of the document for its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.template.cross_references import referred
from toolkit.word.template.lifting import number
from toolkit.word.template.names import RANGE_MARKS
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark
from toolkit.word.template.tags import CLOSINGS
from toolkit.word.template.tags import MIDDLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

Path = tuple[int, ...]
"""The control tags, by number, in whose branches something stands, the outermost first."""

_TYPE = W + "fldCharType"


def cut_fields(root: Element, tags: Sequence[Tag]) -> list[int]:
    """The control tags, by number, that stand between the pieces of one field and not around it."""
    begun: list[Path] = []
    culprits: dict[int, None] = {}
    for node, path in _placed(root, tags):
        if node.tag != W + "fldChar":
            continue
        kind = node.get(_TYPE)
        if kind == "begin":
            begun.append(path)
        elif begun:
            if path != begun[-1]:
                culprits[_difference(begun[-1], path)] = None
            if kind == "end":
                begun.pop()
    return list(culprits)


def cut_ranges(root: Element, tags: Sequence[Tag]) -> set[tuple[str, str]]:
    """The bookmarks and comments, by family and number, of which a branch has one end only."""
    begun: dict[tuple[str, str], Path] = {}
    found: set[tuple[str, str]] = set()
    for node, path in _placed(root, tags):
        if node.tag not in RANGE_MARKS:
            continue
        key = family(node), node.get(W + "id", "")
        if begun.setdefault(key, path) != path:
            found.add(key)
    return found


def conditional_bookmarks(root: Element, tags: Sequence[Tag]) -> tuple[str, ...]:
    """The bookmarks that a branch may leave out, and that something in the part refers to."""
    found = [
        node.get(W + "name", "")
        for node, path in _placed(root, tags)
        if path and node.tag == W + "bookmarkStart"
    ]
    return tuple(referred(root, found)) if found else ()


def family(node: Element) -> str:
    """What kind of range a mark begins or ends."""
    name: str = etree.QName(node).localname
    return name.removesuffix("Start").removesuffix("End")


def _placed(root: Element, tags: Sequence[Tag]) -> Iterator[tuple[Element, Path]]:
    """Every element with the branches that it stands in."""
    path: list[int] = []
    for node in root.iter():
        if not is_mark(node):
            if isinstance(node.tag, str):
                yield node, tuple(path)
            continue
        at = number(node)
        tag = tags[at]
        if tag.is_opening():
            path.append(at)
        elif tag.token.keyword in MIDDLES and path:
            path[-1] = at
        elif tag.token.keyword in CLOSINGS and path:
            path.pop()


def _difference(first: Path, second: Path) -> int:
    """The outermost tag in which two places differ."""
    for one, other in zip(first, second, strict=False):
        if one != other:
            return max(one, other)
    longer = max(first, second, key=len)
    return longer[min(len(first), len(second))]

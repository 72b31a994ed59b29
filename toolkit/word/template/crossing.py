"""Blocks that reach over paragraphs, cells or rows: which of these may be taken out, as only tags stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.template.lifting import holds_only
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.tags import CELL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag


class Crossing:
    """A block that reaches over paragraphs, cells or rows, and the units that it stands in."""

    def __init__(self, ancestor: Element, found: Sequence[Element]) -> None:
        self.ancestor = ancestor
        wanted = self._wanted()
        self.units = [
            self._unit(mark, wanted) for mark in found if mark.getparent() is not ancestor
        ]

    def _wanted(self) -> str:
        if self.ancestor.tag == W + "tr":
            return W + "tc"
        holds_rows = self.ancestor.find(W + "tr") is not None
        return W + "tr" if self.ancestor.tag == W + "tbl" or holds_rows else W + "p"

    def _unit(self, mark: Element, wanted: str) -> Element | None:
        """The outermost wanted element between the mark and the common ancestor."""
        unit = None
        for node in mark.iterancestors():
            if node is self.ancestor:
                break
            if node.tag == wanted:
                unit = node
            elif node.tag == W + "tbl":
                unit = None
        return unit


def hoistable(crossing: Sequence[Crossing], tags: Sequence[Tag]) -> list[Element]:
    """The units to hoist: all of a block's stand alone, and of every block beside it."""
    blocked: set[Element] = set()
    changed = True
    while changed:
        changed = False
        for block in crossing:
            alone = all(
                unit is not None and unit not in blocked and holds_only(unit, tags, movable("p"))
                for unit in block.units
            )
            fresh = set() if alone else {unit for unit in block.units if unit is not None} - blocked
            blocked |= fresh
            changed = changed or bool(fresh)
    chosen = dict.fromkeys(unit for block in crossing for unit in block.units)
    return [unit for unit in chosen if unit is not None and unit not in blocked]


def is_control(tag: Tag) -> bool:
    """Whether a tag is of a block or a statement, and writes nothing where it stands."""
    return tag.token.kind == "control" and tag.token.keyword not in CELL_WORDS


def movable(prefix: str) -> Callable[[Tag], bool]:
    """Which tags may stand in what a tag of this prefix hoists."""

    def allowed(tag: Tag) -> bool:
        if tag.token.kind == "value":
            return prefix == "p" and tag.token.prefix == "p"
        return tag.token.kind == "comment" or is_control(tag)

    return allowed


def common_ancestor(nodes: Sequence[Element]) -> Element:
    """The deepest element that has all nodes beneath it."""
    shared = list(nodes[0].iterancestors())
    for node in nodes[1:]:
        above = set(node.iterancestors())
        shared = [ancestor for ancestor in shared if ancestor in above]
    return shared[0]

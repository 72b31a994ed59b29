"""Signs between the items of a loop that a condition in the loop gets wrong: `loop.last` counts what is skipped too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.messages import of_lint
from toolkit.word.template.tags import CLOSINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

_ITEMS = re.compile(r"for\s+(?P<names>[\w\s,()]+?)\s+in\s+(?P<list>.+?)(?:\s+if\s.*)?$", re.DOTALL)
_EDGE = re.compile(r"\bloop\s*\.\s*(last|first)\b")
_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class _Block:
    """A block on the way: the names of a loop's items, and what is doubtful of a condition."""

    tag: Tag
    names: frozenset[str] = frozenset()
    doubts: list[Finding] = field(default_factory=list)
    has_else: bool = False


def judge_separators(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Uses of `loop.last` and `loop.first` within a condition that leaves items out."""
    open_blocks: list[_Block] = []
    for tag in tags:
        keyword = tag.token.keyword
        if tag.dropped or tag.token.kind == "comment":
            continue
        if (edge := _EDGE.search(tag.token.body)) is not None:
            _doubt(tag, edge[1], open_blocks)
        if tag.is_opening():
            open_blocks.append(_Block(tag, _names(tag)))
        elif keyword == "else" and open_blocks:
            open_blocks[-1].has_else = True
        elif keyword in CLOSINGS and open_blocks:
            closed = open_blocks.pop()
            yield from [] if closed.has_else else closed.doubts


def _doubt(tag: Tag, edge: str, open_blocks: Sequence[_Block]) -> None:
    """Note a doubt at the outermost condition between a tag and its loop that asks for the item alone."""
    at = next((i for i in reversed(range(len(open_blocks))) if open_blocks[i].names), None)
    if at is None:
        return
    loop = open_blocks[at]
    for block in open_blocks[at + 1 :]:
        words = set(_WORD.findall(block.tag.token.body))
        if block.tag.token.keyword == "if" and words & loop.names and "loop" not in words:
            message = of_lint.EDGE_IN_CONDITION(condition=block.tag.text, edge=f"loop.{edge}")
            advice = of_lint.CONDITION_IN_LOOP(loop=_with_condition(loop.tag, block.tag))
            block.doubts.append(remark(Check.STRUCTURE, tag.place, message, advice, tag.text))
            return


def _names(tag: Tag) -> frozenset[str]:
    found = _ITEMS.match(tag.token.body) if tag.token.keyword == "for" else None
    return frozenset(_WORD.findall(found["names"])) if found else frozenset()


def _with_condition(loop: Tag, condition: Tag) -> str:
    found = _ITEMS.match(loop.token.body)
    asked = condition.token.body.removeprefix("if").strip()
    return f"for {found['names']} in {found['list']} if {asked}" if found else loop.token.body

"""Which closing tag belongs to which opening one."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.messages import of_tags
from toolkit.word.template.tags import CELL_WORDS
from toolkit.word.template.tags import CLOSINGS
from toolkit.word.template.tags import MIDDLES
from toolkit.word.template.tags import OPENINGS
from toolkit.word.template.tags import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.word.template.tags import Tag

_SINGLES = frozenset({"set", "do", "break", "continue"})


@dataclass(slots=True)
class Block:
    """The numbers of an opening tag, the middle ones and the closing one, in order."""

    keyword: str
    members: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Matching:
    """The blocks of a part in order of their closing tags, and the faults by tag number.

    Attributes:
        crossed: blocks that the end of an outer one has cut off; where their own end comes later, both cross.
    """

    blocks: list[Block]
    faults: list[tuple[int, str]]
    crossed: list[Block] = field(default_factory=list)


def match(order: Iterable[int], tags: Sequence[Tag]) -> Matching:
    """Pair the control tags of a part, given in document order."""
    matching = Matching([], [])
    stack: list[Block] = []
    for number in order:
        if tags[number].token.kind == "control":
            _take(number, tags, stack, matching)
    for block in (*matching.crossed, *stack):
        closing = OPENINGS[block.keyword]
        matching.faults.append((block.members[0], of_tags.NO_END(closing=closing)))
    return matching


def _take(number: int, tags: Sequence[Tag], stack: list[Block], matching: Matching) -> None:
    tag = tags[number]
    keyword = tag.token.keyword
    if tag.is_opening():
        stack.append(Block(keyword, [number]))
    elif keyword in MIDDLES:
        if stack and stack[-1].keyword in MIDDLES[keyword]:
            if any(tags[each].token.keyword == "else" for each in stack[-1].members):
                late = of_tags.ELSE_TWICE if keyword == "else" else of_tags.ELIF_LATE
                matching.faults.append((number, late()))
            stack[-1].members.append(number)
        else:
            owners = of_tags.OR().join(f"{{% {owner} %}}" for owner in MIDDLES[keyword])
            matching.faults.append((number, of_tags.NO_OWNER(owners=owners)))
    elif keyword in CLOSINGS:
        _close(number, CLOSINGS[keyword], tags, stack, matching)
    elif reason := _refusal(tag):
        matching.faults.append((number, reason))


def _close(
    number: int, opening: str, tags: Sequence[Tag], stack: list[Block], matching: Matching
) -> None:
    if not stack:
        matching.faults.append((number, of_tags.NO_BEGINNING(opening=opening)))
        _forget_crossed(matching, opening)
        return
    block = stack[-1]
    if block.keyword == opening:
        block.members.append(number)
        matching.blocks.append(stack.pop())
        return
    inner = tags[block.members[0]]
    reason = of_tags.CROSSING(place=inner.place, text=inner.text)
    matching.faults.append((number, reason))
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].keyword == opening), None)
    if depth is None:
        _forget_crossed(matching, opening)
    else:
        matching.crossed += stack[depth + 1 :]
        del stack[depth:]


def _forget_crossed(matching: Matching, opening: str) -> None:
    """An end that comes too late is told as such; the beginning has it."""
    found = next((each for each in matching.crossed if each.keyword == opening), None)
    if found is not None:
        matching.crossed.remove(found)


def _refusal(tag: Tag) -> str:
    keyword = tag.token.keyword
    if keyword in REFUSED:
        return of_tags.REFUSED(keyword=keyword, refused=REFUSED[keyword]())
    if keyword in _SINGLES or keyword in CELL_WORDS:
        return ""
    if not keyword:
        return of_tags.EMPTY_TAG()
    return of_tags.NO_SUCH_TAG(keyword=keyword)

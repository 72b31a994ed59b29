"""Where control tags end up: opening and closing tag as siblings, so that output is well-formed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.messages import of_lint
from toolkit.word.messages import of_tags
from toolkit.word.template.blocks import match
from toolkit.word.template.crossing import Crossing
from toolkit.word.template.crossing import common_ancestor
from toolkit.word.template.crossing import hoistable
from toolkit.word.template.crossing import is_control
from toolkit.word.template.crossing import movable
from toolkit.word.template.joining import join_paragraphs
from toolkit.word.template.lifting import CrossingError
from toolkit.word.template.lifting import hoist
from toolkit.word.template.lifting import holds_only
from toolkit.word.template.lifting import lift
from toolkit.word.template.lifting import number
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import A
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark
from toolkit.word.template.names import marks
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.template.blocks import Block
    from toolkit.word.template.tags import Tag

_LEVELS = {"p": W + "p", "tr": W + "tr", "tc": W + "tc"}
_OUTER = (*PARAGRAPHS, W + "txbxContent", A + "txBody")
_UNITS = {"p": of_tags.PARAGRAPH, "tr": of_tags.TABLE_ROW, "tc": of_tags.CELL}


def arrange(root: Element, tags: Sequence[Tag]) -> tuple[list[Block], list[tuple[int, str]]]:
    """Move the marks of one part to where they must stand.

    Returns:
        The blocks, innermost first, and the faults as (number of the tag, what is wrong).
    """
    join_paragraphs(root, tags)
    arranger = _Arranger(root, tags)
    arranger.hoist_prefixed()
    matching = match([number(mark) for mark in marks(root)], tags)
    arranger.faults += matching.faults
    if matching.faults:
        told = {culprit for culprit, _ in matching.faults}
        arranger.faults += [each for each in unpaired_in_text(root, tags) if each[0] not in told]
    else:
        arranger.settle(matching.blocks)
        arranger.hoist_singles(matching.blocks)
    return matching.blocks, arranger.faults


def unpaired_in_text(root: Element, tags: Sequence[Tag]) -> Iterator[tuple[int, str]]:
    """Tags amid the text of a paragraph that have no partner in it, however the part's tags may pair."""
    for paragraph in root.iter(*PARAGRAPHS):
        own = [mark for mark in marks(paragraph) if nearest(mark, *PARAGRAPHS) is paragraph]
        amid = {number(mark) for mark in own if _is_amid_text(mark, paragraph)}
        faults = match([number(mark) for mark in own], tags).faults if amid else []
        yield from (each for each in faults if each[0] in amid)


def _is_amid_text(mark: Element, paragraph: Element) -> bool:
    """Whether a paragraph has text before a mark and behind it."""
    before, behind, is_past = False, False, False
    for node in paragraph.iter():
        is_past = is_past or node is mark
        text = node.tail if is_mark(node) else node.text if node.tag in TEXTS else ""
        before, behind = before or bool(text and not is_past), behind or bool(text and is_past)
    return before and behind


class _Arranger:
    def __init__(self, root: Element, tags: Sequence[Tag]) -> None:
        self.root = root
        self.tags = tags
        self.faults: list[tuple[int, str]] = []
        self._places = {number(mark): mark for mark in marks(root)}

    def hoist_prefixed(self) -> None:
        """Obey the prefixes p, tr, tc and r."""
        for mark in list(marks(self.root)):
            tag = self.tags[number(mark)]
            if tag.dropped:
                continue
            if tag.token.prefix == "r":
                self._lift(mark, nearest(mark, W + "r"), number(mark))
            elif tag.token.kind == "comment" and mark.getparent() is not None:
                self._comment_out(mark, _LEVELS[tag.token.prefix])
            elif tag.token.prefix in _LEVELS and nearest(mark, *PARAGRAPHS) is not None:
                self._hoist_to(mark, tag.token.prefix)

    def _comment_out(self, mark: Element, level: str) -> None:
        """Take out the paragraph, row or cell that a comment such as `{#tr #}` stands in."""
        node = nearest(mark, level)
        if node is None or (level == W + "p" and node.find(f"{W}pPr/{W}sectPr") is not None):
            reason = of_tags.COMMENT_PREFIX(prefix=self.tags[number(mark)].token.prefix)
            self.faults.append((number(mark), reason))
            return
        for inside in marks(node):
            self.tags[number(inside)].dropped = True
        holder = node.getparent()
        remove(node)
        _fill_hollow(holder)

    def _lift(self, mark: Element, run: Element | None, culprit: int) -> None:
        if run is None:
            self.faults.append((culprit, of_tags.PREFIX_R()))
            return
        lift(mark, run.getparent())

    def _hoist_to(self, mark: Element, prefix: str) -> None:
        node = nearest(mark, _LEVELS[prefix])
        if node is None:
            self.faults.append((number(mark), of_tags.PREFIX_TABLE(prefix=prefix)))
        elif holds_only(node, self.tags, movable(prefix)):
            hoist(node)
        else:
            unit = _UNITS[prefix]()
            reason = of_tags.NOT_ALONE(prefix=prefix, unit=unit)
            self.faults.append((number(mark), reason))

    def settle(self, blocks: Sequence[Block]) -> None:
        """Make the tags of each block siblings: hoisted where they stand alone, else lifted."""
        crossing = [c for block in blocks if (c := self._crossing(block)) is not None]
        for node in hoistable(crossing, self.tags):
            hoist(node)
        for block in sorted(blocks, key=lambda block: block.members[0]):
            if not self._are_siblings(block):
                self._lift_block(block)

    def _crossing(self, block: Block) -> Crossing | None:
        found = [self._places[member] for member in block.members]
        ancestor = common_ancestor(found)
        if _paragraph_of(ancestor) is not None or self._are_siblings(block):
            return None
        return Crossing(ancestor, found)

    def _are_siblings(self, block: Block) -> bool:
        return len({self._places[member].getparent() for member in block.members}) == 1

    def _lift_block(self, block: Block) -> None:
        found = [self._places[member] for member in block.members]
        ancestor = common_ancestor(found)
        paragraphs = [nearest(mark, *PARAGRAPHS) for mark in found]
        try:
            if _paragraph_of(ancestor) is not None:
                for mark in found:
                    lift(mark, ancestor)
            elif all(p is not None and p.getparent() is ancestor for p in paragraphs):
                for mark, paragraph in zip(found, paragraphs, strict=True):
                    lift(mark, paragraph)
            else:
                self._refuse(block, ancestor)
        except CrossingError:
            self._refuse(block, ancestor)

    def _refuse(self, block: Block, ancestor: Element) -> None:
        culprit, other = self._odd_and_other(block)
        first, last = self.tags[culprit], self.tags[other]
        if ancestor.tag in {W + "tbl", W + "tr"}:
            advice = of_tags.ROWS_ALONE()
        else:
            advice = of_tags.ONE_PARAGRAPH()
        if self._field_between(block, ancestor):
            advice = of_tags.CUT_FIELD()
        control = self._control_between(block, ancestor)
        if control:
            advice = of_tags.CONTROL(control=control)
        reason = of_tags.LEVELS(place=last.place, text=last.text, advice=advice)
        self.faults.append((culprit, reason if first.place != last.place else advice))

    def _odd_and_other(self, block: Block) -> tuple[int, int]:
        """Of a block's tags the one amid a text, by default the first; and one that it is not beside."""
        for member in block.members[1:]:
            paragraph = nearest(self._places[member], *PARAGRAPHS)
            if paragraph is not None and _is_amid_text(self._places[member], paragraph):
                return member, block.members[0]
        return block.members[0], block.members[-1]

    def _field_between(self, block: Block, ancestor: Element) -> bool:
        """Whether a field holds some of a block's tags and not all."""
        held = (self._places[member].iterancestors(W + "fldSimple") for member in block.members)
        around = {ancestor, *ancestor.iterancestors()}
        return any(field not in around for fields in held for field in fields)

    def _control_between(self, block: Block, ancestor: Element) -> str:
        """The name of a content control that holds some of a block's tags and not all."""
        for member in block.members:
            for control in self._places[member].iterancestors(W + "sdt"):
                if control is not ancestor and ancestor not in set(control.iter()):
                    return _control_name(control)
        return ""

    def hoist_singles(self, blocks: Sequence[Block]) -> None:
        """Take out rows and paragraphs that hold only tags such as `{% set %}`."""
        in_blocks = {member for block in blocks for member in block.members}
        for mark in list(marks(self.root)):
            token = self.tags[number(mark)].token
            if token.kind != "control" or number(mark) in in_blocks or mark.getparent() is None:
                continue
            for level in (W + "tr", W + "p"):
                node = nearest(mark, level)
                if node is not None and self._is_closed(node, blocks):
                    hoist(node)
                    break

    def _is_closed(self, node: Element, blocks: Sequence[Block]) -> bool:
        """Whether a node holds only control tags, and of each block all or nothing."""
        if not holds_only(node, self.tags, is_control):
            return False
        inside = {number(mark) for mark in marks(node)}
        return all(len(inside & set(b.members)) in {0, len(b.members)} for b in blocks)


def _control_name(control: Element) -> str:
    for name in ("alias", "tag"):
        found = control.find(f"{W}sdtPr/{W}{name}")
        if found is not None and found.get(W + "val"):
            return of_lint.QUOTED(name=found.get(W + "val"))
    return of_tags.UNTITLED()


def _fill_hollow(holder: Element) -> None:
    """Keep valid what a comment has emptied: a cell has a paragraph, a table a row."""
    if holder.tag in {W + "tc", W + "txbxContent"} and holder.find(W + "p") is None:
        holder.append(holder.makeelement(W + "p"))
    while holder.tag in {W + "tr", W + "tbl"}:
        child = W + ("tc" if holder.tag == W + "tr" else "tr")
        if next(holder.iter(child), None) is not None or any(True for _ in marks(holder)):
            return
        emptied, holder = holder, holder.getparent()
        remove(emptied)
        _fill_hollow_cell(holder)


def _fill_hollow_cell(holder: Element) -> None:
    last = holder[-1] if len(holder) else None
    if holder.tag == W + "tc" and (last is None or last.tag != W + "p"):
        holder.append(holder.makeelement(W + "p"))


def _paragraph_of(node: Element) -> Element | None:
    """The paragraph that a node is or stands in, on this side of a text box."""
    found = node if node.tag in _OUTER else nearest(node, *_OUTER)
    return found if found is not None and found.tag in PARAGRAPHS else None

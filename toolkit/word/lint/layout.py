"""What loops do to the page: tables that become one, lists that count on, columns beyond the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import remark
from toolkit.word.lint.looks import is_on
from toolkit.word.messages import of_doubts
from toolkit.word.messages import of_lint
from toolkit.word.template.lifting import number
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import is_mark
from toolkit.word.template.names import marks
from toolkit.word.template.names import nearest
from toolkit.word.template.restarts import NAMES as RESTART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.word.lint.looks import Looks
    from toolkit.word.template.blocks import Block
    from toolkit.word.template.places import Surveyor
    from toolkit.word.template.tags import Tag

_MORE_COLUMNS = 2  # -- as many as a loop of columns is likely to add at least --
_TWIPS = 20


def fused_tables(root: Element, blocks: Sequence[Block], tags: Sequence[Tag]) -> Iterator[Finding]:
    """Tables of a loop, or above and below a tag, that the output has side by side."""
    found = {number(mark): mark for mark in marks(root)}
    for block in blocks:
        opening, after = (found.get(each) for each in block.members[:2])
        if block.keyword == "for" and opening is not None and after is not None:
            inside = _between(opening, after)
            if inside and inside[0].tag == inside[-1].tag == W + "tbl":
                yield _fused(tags[block.members[0]], of_lint.FUSED_IN_LOOP())
    for table in root.iter(W + "tbl"):
        crossed, below = _below(table)
        words = {tags[number(mark)].token.keyword for mark in crossed}
        if crossed and below is not None and below.tag == W + "tbl" and _always_meets(words):
            yield _fused(tags[number(crossed[0])], of_lint.FUSED())


def _fused(tag: Tag, message: str) -> Finding:
    return remark(Check.FUSED, tag.place, message, of_lint.PUT_PARAGRAPH(), tag.text)


def _between(opening: Element, after: Element) -> list[Element]:
    """The elements between two marks that stand side by side, else none."""
    inside: list[Element] = []
    for node in opening.itersiblings():
        if node is after:
            return inside
        if isinstance(node.tag, str):
            inside.append(node)
    return []


def _below(table: Element) -> tuple[list[Element], Element | None]:
    """The marks right below a table, and the element below them."""
    crossed: list[Element] = []
    for node in table.itersiblings():
        if isinstance(node.tag, str):
            return crossed, node
        if is_mark(node):
            crossed.append(node)
    return crossed, None


def _always_meets(words: set[str]) -> bool:
    """Whether what is above and below may be written both: not the branches of an `if`."""
    return not words & {"else", "elif"} and not {"if", "endif"} <= words


def going_on(
    root: Element, tags: Sequence[Tag], looks: Looks, surveyor: Surveyor
) -> Iterator[Finding]:
    """Numbered paragraphs whose numbers should begin anew in each round and do not."""
    rounds: list[_Round] = []
    found: dict[Element, None] = {}
    for node in root.iter():
        tag = tags[number(node)] if is_mark(node) else None
        keyword = tag.token.keyword if tag is not None else ""
        if tag is not None and tag.token.body.strip() in RESTART:
            for each in rounds:
                each.restart(nearest(node, W + "p"))
        if keyword == "for":
            rounds.append(_Round())
        elif keyword == "endfor" and rounds:
            found |= dict.fromkeys(rounds.pop().going_on())
        elif node.tag == W + "p":
            for at, each in enumerate(rounds, 1):
                each.take(node, looks.counted(node), often=at < len(rounds))
    for paragraph in found:
        message, advice = of_lint.NO_RESTART(), of_lint.USE_INDEX()
        yield remark(Check.GOING_ON, surveyor.place(paragraph), message, advice)


class _Round:
    """What one round of a loop writes: paragraphs by list and level, and those without a number."""

    def __init__(self) -> None:
        self._numbered: dict[tuple[str, str], list[Element]] = {}
        self._often: set[tuple[str, str]] = set()
        self._has_plain = False
        self._restarts = False

    def restart(self, home: Element | None) -> None:
        """Note that lists begin anew from here, in the paragraph in which that is said too."""
        self._restarts = True
        for paragraphs in self._numbered.values():
            if home is not None and home in paragraphs:
                paragraphs.remove(home)

    def take(self, paragraph: Element, counted: tuple[str, str] | None, *, often: bool) -> None:
        """Note a paragraph, and whether an inner loop repeats it."""
        if self._restarts:
            return
        if counted is None:
            self._has_plain = self._has_plain or _has_text(paragraph)
            return
        self._numbered.setdefault(counted, []).append(paragraph)
        if often:
            self._often.add(counted)

    def going_on(self) -> Iterator[Element]:
        """The first paragraph of each list of several that has no higher level in the round."""
        for (of, level), paragraphs in self._numbered.items():
            beneath = any(other == of and step < level for other, step in self._numbered)
            several = len(paragraphs) > 1 or (of, level) in self._often
            if paragraphs and several and self._has_plain and not beneath:
                yield paragraphs[0]


def _has_text(paragraph: Element) -> bool:
    texts = (each.text for each in paragraph.iter(W + "t"))
    return any(text and text.strip() for text in texts) or any(True for _ in marks(paragraph))


def ragged_rows(root: Element, tags: Sequence[Tag]) -> Iterator[Finding]:
    """Loops of columns in a table whose other rows have several cells, and no such loop."""
    for table in root.iter(W + "tbl"):
        rows = [row for row in table.iter(W + "tr") if nearest(row, W + "tbl") is table]
        looping = {row: mark for row in rows if (mark := _column_loop(row, tags)) is not None}
        others = [row for row in rows if row not in looping and len(row.findall(W + "tc")) > 1]
        if looping and any(next(row.iter(W + "gridSpan"), None) is None for row in others):
            tag = tags[number(next(iter(looping.values())))]
            message, advice = of_lint.RAGGED(), of_lint.LOOP_ALL_ROWS()
            yield remark(Check.STRUCTURE, tag.place, message, advice, tag.text)


def _column_loop(row: Element, tags: Sequence[Tag]) -> Element | None:
    return next((mark for mark in row if _keyword(mark, tags) == "for"), None)


def heading_rows(root: Element, tags: Sequence[Tag], surveyor: Surveyor) -> Iterator[Finding]:
    """Rows of a loop that are to be repeated at the top of each page."""
    for table in root.iter(W + "tbl"):
        loops: list[Tag] = []
        for node in table:
            keyword = _keyword(node, tags)
            if keyword == "for":
                loops.append(tags[number(node)])
            elif keyword == "endfor" and loops:
                loops.pop()
            elif loops and node.tag == W + "tr" and _is_heading(node):
                place = surveyor.place(next(node.iter(W + "p"), node))
                message, advice = of_doubts.HEADING_IN_LOOP(), of_doubts.NO_HEADING()
                yield remark(Check.STRUCTURE, place, message, advice)


def _is_heading(row: Element) -> bool:
    switch = row.find(f"{W}trPr/{W}tblHeader")
    return switch is not None and is_on(switch)


def wide_columns(root: Element, tags: Sequence[Tag]) -> Iterator[Finding]:
    """Loops of columns with preferred widths that soon leave no room on the page."""
    for row in root.iter(W + "tr"):
        opening = _column_loop(row, tags)
        repeated = 0 if opening is None else _repeated(opening, tags)
        room = _room(row) if repeated else 0
        if room and _whole(row) + _MORE_COLUMNS * repeated > room:
            said = of_lint.COLUMNS_OVERFLOW(width=_whole(row) // _TWIPS, room=room // _TWIPS)
            tag = tags[number(opening)]
            yield remark(Check.WIDE, tag.place, said, of_lint.NARROW_COLUMNS(), tag.text)


def _keyword(node: Element, tags: Sequence[Tag]) -> str:
    return tags[number(node)].token.keyword if is_mark(node) else ""


def _repeated(opening: Element, tags: Sequence[Tag]) -> int:
    """The widths of the cells that a loop of columns repeats, in twips."""
    width = 0
    for node in opening.itersiblings():
        if _keyword(node, tags) == "endfor":
            return width
        width += _cell_width(node)
    return 0


def _whole(row: Element) -> int:
    return sum(_cell_width(cell) for cell in row.findall(W + "tc"))


def _cell_width(cell: Element) -> int:
    width = cell.find(f"{W}tcPr/{W}tcW") if cell.tag == W + "tc" else None
    if width is None or width.get(W + "type", "dxa") != "dxa":
        return 0
    return _twips(width, "w")


def _room(row: Element) -> int:
    """The width of the text where a row stands, 0 where no section says it."""
    section = next(iter(row.xpath("following::*[local-name()='sectPr']")), None)
    if section is None or section.tag != W + "sectPr":
        return 0
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    if size is None or margins is None:
        return 0
    return _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")


def _twips(node: Element, name: str) -> int:
    try:
        return int(float(node.get(W + name, "0")))
    except ValueError:
        return 0

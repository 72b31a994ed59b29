"""After rendering: each figure gets a hidden bookmark, and the document a part that says what each was.

Word's limits for a bookmark's name are 40 characters, letters, digits and underscores; one that
begins with an underscore is hidden. A name that does not fit is shortened; the part has it whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.ids import bookmark_names
from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.word.template.bookmarks import bookmarks_of
from toolkit.word.template.lifting import lift
from toolkit.word.template.marks_part import Mark
from toolkit.word.template.names import FIGURE
from toolkit.word.template.names import FIGURE_END
from toolkit.word.template.names import MC
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import insert_before
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.quick_marking import PlainText

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from toolkit.word.template.marks_part import Noted

PREFIX = "_tz_"
_LONGEST = 40
_ILLEGAL = re.compile(r"\W")
_NUMBER = re.compile(rf"{PREFIX}\w*?_(\d{{1,9}})")


class Marker:
    """Makes the bookmarks of one rendering; numbers go on from the highest that the template has."""

    def __init__(self, highest: int, next_bookmark: Callable[[], str]) -> None:
        self._number = highest
        self._next_bookmark = next_bookmark

    def settle(self, xml: str, part: str, figures: Sequence[Noted]) -> tuple[str, list[Mark]]:
        """The XML of a part with a bookmark around each figure in a paragraph of Word, and what to record.

        A figure has none where Word knows no bookmarks (a chart's text), and in the second copy that
        a text box keeps for older programs.
        """
        root = parse(xml)
        made: dict[str, Noted] = {}
        opened: list[Element] = []
        for sign in [node for node in root.iter(etree.PI) if node.target in {FIGURE, FIGURE_END}]:
            if sign.target == FIGURE:
                opened.append(sign)
            else:
                figure = figures[int(sign.text)]
                made |= self._bookmarked(opened.pop(), sign, figure)
        text: str = etree.tostring(root, encoding="unicode")
        found = bookmarks_of(root, part, PREFIX)
        marks = [Mark.of(each, made[each.name]) for each in found if each.name in made]
        return DECLARATION + text, marks

    def settle_plain(
        self, pieces: Sequence[str], signs: Sequence[str], figures: Sequence[Noted]
    ) -> tuple[list[str], list[Mark]]:
        """The same of whole paragraphs in pieces, in which these figures stand so.

        Raises:
            NotPlainError: a tree is needed.
        """
        plain = PlainText(pieces, signs)
        made: list[tuple[str, str]] = []
        marks: list[Mark] = []
        for found in plain.found:
            figure = figures[found.number]
            self._number += 1
            name = bookmark_name(figure.name, self._number)
            made.append((self._next_bookmark(), name))
            where = (found.printed, found.paragraph, found.offset)
            marks.append(Mark(name, figure.name, figure.value, *where, figure.attributes))
        return plain.with_bookmarks(made), marks

    def _bookmarked(self, first: Element, last: Element, figure: Noted) -> dict[str, Noted]:
        bookable = all(_is_bookable(sign) for sign in (first, last))
        name = ""
        if bookable:
            self._number += 1
            name = bookmark_name(figure.name, self._number)
            number = {W + "id": self._next_bookmark()}
            for sign, tag in ((first, "bookmarkStart"), (last, "bookmarkEnd")):
                lift(sign, nearest(sign, W + "r").getparent())
                naming = {W + "name": name} if sign is first else {}
                insert_before(sign, sign.makeelement(W + tag, number | naming))
        remove(first)
        remove(last)
        return {name: figure} if bookable else {}


def highest_mark(parts: Iterable[bytes]) -> int:
    """The highest number of a figure that was written before, 0 if there is none."""
    found = (_NUMBER.fullmatch(name) for name in bookmark_names(parts))
    return max((int(each[1]) for each in found if each), default=0)


def bookmark_name(name: str, number: int) -> str:
    """A legal name that no other number gives."""
    ending = f"_{number}"
    return f"{PREFIX}{_legal(name)[: _LONGEST - len(PREFIX) - len(ending)]}{ending}"


@lru_cache(maxsize=1024)
def _legal(name: str) -> str:
    return _ILLEGAL.sub("", name)


def _is_bookable(sign: Element) -> bool:
    return nearest(sign, W + "r") is not None and nearest(sign, MC + "Fallback") is None

"""What a paper says in the place of a figure, and the numbers that are no figure's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.read_numbers import NUMBER
from toolkit.chinese.read_numbers import narrow
from toolkit.chinese.read_numbers import numbers_in
from toolkit.chinese.read_numbers import value_of

if TYPE_CHECKING:
    from toolkit.declare.verifying import MarkedFigure
    from toolkit.declare.verifying import PaperLine

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure, and what the paper says in its place.

    Attributes:
        name: of the figure.
        text: what stands there; None where nothing does.
        drafted: what was written.
        sentence: in which it stands or stood.
        place: in words.
        cells: that it was counted from.
        same_as: the name of the figure that it must be equal to.
    """

    name: str
    text: str | None
    drafted: str
    sentence: str
    place: str
    cells: str
    same_as: str

    @property
    def is_changed(self) -> bool:
        """Whether another value stands there than was written, however it is spelt."""
        if self.text is None:
            return True
        if self.text.strip() == self.drafted:
            return False
        value = value_of(self.text)
        return value is None or value != value_of(self.drafted)


@dataclass(frozen=True, slots=True)
class Other:
    """A number that no ledger gave: as typed, its sentence, what stood there before, why it is told."""

    text: str
    sentence: str
    before: str = ""
    why: str = ""
    place: str = ""


def sentence_at(line: PaperLine, at: int) -> str:
    """The sentence of a paragraph in which a character stands; a row of a table whole."""
    if line.is_row:
        return line.text.replace("|", "　")
    for each in _SENTENCE.finditer(line.text):
        if at < each.end():
            return each[0].strip()
    return line.text.strip()


def read_at(figure: MarkedFigure, line: PaperLine) -> str | None:
    """What stands in a figure's bookmark, with the digits that people typed right beside it; None for nothing."""
    first, last = line.spans[line.keys.index(figure.key)]
    text = narrow(line.text)
    inside = text[first:last].strip()
    if len([*numbers_in(inside)]) > 1:
        return inside
    touching = [
        each
        for each in NUMBER.finditer(text)
        if each.start() <= last and each.end() >= first and (not inside or each[0][0].isdigit())
    ]
    if touching and (not inside or any(each.isdigit() for each in inside)):
        return text[min(touching[0].start(), first) : max(touching[-1].end(), last)].strip()
    return inside or None

"""The cells of a table: how wide their words are, and what is done with words that are too wide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import SIZES
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import number
from toolkit.word.page.fitting.markup import set_run
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import text_runs
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import GAP
from toolkit.word.page.fitting.widths import is_kept_whole
from toolkit.word.page.fitting.widths import pieces
from toolkit.word.page.fitting.widths import placed_pieces
from toolkit.word.page.fitting.widths import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.page.fitting.markup import Styles

_MARGINS = 2 * 28 + 12  # twips: those of the cell, and a hair for rules and rounding
_LIKED_UP_TO = 18.0  # characters: a longer cell is text, which may run on over rows
_WIDER_DIGIT = 0.1  # of a character: what stands in for 仿宋 has wider digits
_DATED = re.compile(r"\d+月\d+日")


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph in a cell.

    Attributes:
        column: the first column it stands in.
        span: how many columns it covers.
        paragraph: the w:p.
        text: what it reads.
        unit: twips of one character of its type.
        heading: whether it stands in the row that repeats.
    """

    column: int
    span: int
    paragraph: Any
    text: str
    unit: float
    heading: bool

    margins = _MARGINS

    @property
    def natural(self) -> int:
        """Twips in which the whole stands in one row."""
        return self._twips(self.text)

    @property
    def least(self) -> int:
        """Twips without which a date, number or name would be torn; of a heading, two characters."""
        if self.heading:
            return self._twips(self.text[:2])
        return max(
            (self._twips(each) for each in pieces(self.text) if is_kept_whole(each)), default=0
        )

    @property
    def liked(self) -> int:
        """Twips in which short words stand in one row."""
        return self.least if self.heading or self.is_text else self.natural

    @property
    def is_text(self) -> bool:
        """Whether it is text that runs on over rows."""
        return width(self.text) > _LIKED_UP_TO

    @property
    def lists_dates(self) -> bool:
        """Whether it names days and nothing else that may be torn."""
        dated = _DATED.search(self.text) is not None
        return dated and all(map(is_kept_whole, pieces(self.text)))

    def _twips(self, text: str) -> int:
        digits = sum(each.isdecimal() for each in text)
        wide = width(text, GAP) + _WIDER_DIGIT * digits
        return ceil(wide * self.unit) + _MARGINS if text else 0


def cells_of(table: Any, styles: Styles) -> Iterator[Cell]:
    """The paragraphs of a table's cells; those of tables within are not its own."""
    for row in table.iterchildren(W + "tr"):
        heading = row.find(f"{W}trPr/{W}tblHeader") is not None
        for cell, at, span in places(row):
            for paragraph in cell.iterchildren(W + "p"):
                text = words(paragraph).strip()
                yield Cell(at, span, paragraph, text, _unit(paragraph, styles), heading)


def places(row: Any) -> Iterator[tuple[Any, int, int]]:
    """The cells of a row, each with its first column and how many it covers."""
    at = number(row.find(f"{W}trPr/{W}gridBefore"), "val") or 0
    for cell in row.iterchildren(W + "tc"):
        span = max(number(cell.find(f"{W}tcPr/{W}gridSpan"), "val") or 1, 1)
        yield cell, at, span
        at += span


def _unit(paragraph: Any, styles: Styles) -> float:
    stated = styles.stated(style_of(paragraph), "rPr", "sz", "val")
    return (stated or SIZES["三号"] * 2) * 10


def narrow(paragraph: Any, share: float) -> None:
    """Make a paragraph's characters narrower: 字符缩放."""
    for run in text_runs(paragraph):
        set_run(run, "w", {"val": int(share * 100)})


def break_between(paragraph: Any, room: float) -> None:
    """Break rows between the pieces of a cell, so that none is torn; `room` is in characters."""
    text = words(paragraph)
    if "\n" in text or "\t" in text:
        return  # -- a person set its rows --
    left = room
    for at, piece in placed_pieces(text):
        wide = width(piece, GAP)
        if wide > left and at:
            _break(paragraph, at)
            left = room
        left -= wide


def _break(paragraph: Any, at: int) -> None:
    """A line break before the character `at` of the paragraph's words."""
    for text in paragraph.iter(W + "t"):
        said = text.text or ""
        if at < len(said):
            broken = text.makeelement(W + "br", {})
            rest = text.makeelement(W + "t", dict(text.attrib))
            text.text, rest.text = said[:at], said[at:]
            text.addnext(broken)
            broken.addnext(rest)
            return
        at -= len(said)

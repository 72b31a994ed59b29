"""What a paper of ours records of itself, and what it says now: plain values for whoever compares them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AS_OF, UNIT, POPULATION, COUNTED = "统计截止日", "单位", "范围", "怎么数的"
CELLS, SAME_AS = "出处", "应等于"
"""Under which names a figure's place in the ledgers is recorded in the paper."""

KIND, BOOK, FILE = "文种", "台账", "文件名"
"""What is recorded of the paper as a whole, beside its 统计截止日."""


SPANNED = "←"
"""Stands for a column of a table over which the cell before it goes on."""


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """One figure in one place of a paper.

    Attributes:
        name: by which the ledgers' figures are known.
        key: its place's own, the same in the record and in the text.
        said: what stands in its bookmark; None when the bookmark is gone.
        printed: as it was written; None where the record is gone.
        place: in words; "" when the bookmark is gone.
        offset: how many characters of its paragraph stand before it.
        told: where it comes from.
    """

    name: str
    key: str
    said: str | None
    printed: str | None
    place: str
    offset: int
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph, or a row of a table.

    Attributes:
        text: what is read there; cells are joined by "|".
        keys: of the figures in it, in order.
        spans: where in the text each of them stands: first and last+1; equal where one is emptied.
        style: the name of a paragraph's style; "" for a row.
        place: in words.
    """

    text: str
    keys: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    style: str = ""
    place: str = ""

    @property
    def is_row(self) -> bool:
        """Whether it is one of a table."""
        return " 表" in self.place


@dataclass(frozen=True, slots=True)
class PaperAsSaid:
    """A paper as its file has it.

    Attributes:
        about: kind, book, as-of date, file name as recorded; empty where it is none of ours.
        figures: in reading order.
        lines: as they are now.
        written: as they were written.
        tables: the rows of each, a cell over several columns given once and followed by `SPANNED`.
    """

    about: Mapping[str, str]
    figures: tuple[MarkedFigure, ...]
    lines: tuple[PaperLine, ...]
    written: tuple[PaperLine, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]

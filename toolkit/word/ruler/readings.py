"""What the ruler reports: one reading a clause and element, with what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.chinese.screen_lines import columns_of
from toolkit.chinese.screen_lines import padded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.word.office import FontSubstitution


HEADINGS = ("条款", "要素", "实测", "应为", "结论")
LETTER = "没有红头、文号和版记，按便函测量，7.2 版头和 7.4 版记的条款不适用。"


@dataclass(frozen=True, slots=True)
class Reading:
    """One element held against one clause.

    `value` is the figure found, in mm unless the words say otherwise; `page` counts from 1, 0 for the whole.
    """

    clause: str
    element: str
    value: str
    allowed: str
    ok: bool
    page: int = 0

    def __str__(self) -> str:
        """One line for a person."""
        return "\t".join(self.cells())

    def cells(self) -> tuple[str, ...]:
        """What stands under each of the headings."""
        place = f"（第{self.page}页）" if self.page else ""
        verdict = "合" if self.ok else "不合"
        return self.clause, f"{self.element}{place}", self.value, self.allowed, verdict


@dataclass(frozen=True, slots=True)
class Measurement:
    """All readings of a document.

    Attributes:
        file: the document.
        era: the year of the standard that it was measured by, "1999" or "2012".
        pages: how many it has.
        readings: in the order of the standard's clauses.
        fonts: which typefaces the measuring machine lacked: geometry holds regardless.
        is_letter: whether it was measured as a 便函, without the clauses of red head and 版记.
    """

    file: Path
    era: str
    pages: int
    readings: tuple[Reading, ...]
    fonts: tuple[FontSubstitution, ...]
    is_letter: bool = False

    @property
    def failures(self) -> tuple[Reading, ...]:
        """The readings that are outside of what is allowed."""
        return tuple(reading for reading in self.readings if not reading.ok)

    @property
    def passed(self) -> bool:
        """Whether every reading is allowed."""
        return not self.failures

    def report(self) -> str:
        """All readings as lines of text, those that are not allowed marked, with a summary."""
        head, *rows = _in_columns([HEADINGS, *(each.cells() for each in self.readings)])
        marks = [" " if each.ok else "×" for each in self.readings]
        lines = [f"{mark} {row}" for mark, row in zip(marks, rows, strict=True)]
        fonts = [f"  {font}" for font in self.fonts]
        passed = len(self.readings) - len(self.failures)
        summary = (
            f"{self.file.name}：按 GB/T 9704-{self.era} 测量{len(self.readings)}项，"
            f"合{passed}项，不合{len(self.failures)}项，共{self.pages}页。"
            f"{LETTER if self.is_letter else ''}"
        )
        return "\n".join([summary, f"  {head}", *lines, "字体：", *fonts])

    def of(self, clause: str) -> tuple[Reading, ...]:
        """The readings of one clause, such as "7.2.4"."""
        return tuple(reading for reading in self.readings if reading.clause == clause)


def _in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines whose cells stand below one another on a screen."""
    widths = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(padded, row, widths)).rstrip() for row in rows]


def within(
    clause: str, element: str, value: float, wanted: float, tolerance: float, page: int = 0
) -> Reading:
    """The reading of a length that should be `wanted` ± `tolerance` mm."""
    ok = abs(value - wanted) <= tolerance
    return Reading(clause, element, f"{value:.2f}", f"{round(wanted, 2):g}±{tolerance:g}", ok, page)


def at_most(clause: str, element: str, value: float, limit: float, page: int = 0) -> Reading:
    """The reading of a length that must not exceed `limit` mm."""
    return Reading(clause, element, f"{value:.2f}", f"≤{limit:g}", value <= limit, page)


def one_of(
    clause: str, element: str, value: str, allowed: tuple[str, ...], page: int = 0
) -> Reading:
    """The reading of a word that must be one of those allowed."""
    return Reading(clause, element, value or "无", "、".join(allowed), value in allowed, page)


def stated(clause: str, element: str, ok: bool, value: str, allowed: str, page: int = 0) -> Reading:
    """The reading of something that holds or does not."""
    return Reading(clause, element, value or "无", allowed, ok, page)

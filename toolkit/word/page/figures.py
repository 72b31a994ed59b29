"""The figures of GB/T 9704 and of the settings that reach them, in the units in which they are stated.

Clauses are those of GB/T 9704-2012. Characters (字) are 三号, of which 28 fill the type area's width.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGE_WIDTH = 11906  # twips, A4 (5.1)
PAGE_HEIGHT = 16838
PAGE_HEIGHT_MM = 297.0
LEFT_MM = 28.0  # 订口 (5.2.1)
RIGHT_MM = 26.0
TYPE_AREA_TOP_MM = 37.0
TYPE_AREA_BOTTOM_MM = 262.0
TYPE_AREA_WIDTH_MM = 156.0
TEXT_WIDTH = 8845  # twips between the margins
LANDSCAPE_WIDTH = 12756  # twips: the type area's height, lying

CHARACTER = 315  # twips: 15.75 pt, of which 28 fit into the text width
BODY_SPACING = -5  # twentieths of a point; -4 gives only 27 characters a line
SIZES = {"二号": 22.0, "三号": 16.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0}

FOOTER_MM = 25.4  # with a 16 pt line this puts the dashes 7 mm below the type area (7.5)
COLOPHON_LINE = 480  # twips, a row of the 版记
THICK_RULE_MM = 0.35  # 7.4.1
THIN_RULE_MM = 0.25

_INK_RISE = 0.86  # height of a Han glyph's ink above its baseline, by its size
_BASELINE = 0.8  # share of an exact line above the baseline
_RULE_GAP_PT = 13.19  # baseline of 发文字号 to the red rule, 4 mm below the ink (7.2.7)


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """Millimetres as English Metric Units, in which drawings are placed."""
    return round(millimetres * 36000)


@dataclass(frozen=True, slots=True)
class Profile:
    """One honest reading of 天头 37 mm ± 1 mm: margins that say it, or ink that measures it.

    `pitch` is the line pitch in points; 22 lines of it fill the type area.
    """

    name: str
    top_mm: float
    bottom_mm: float
    pitch: float

    @property
    def pitch_twips(self) -> int:
        """The line pitch as Word stores it."""
        return round(self.pitch * 20)

    @property
    def rule_before(self) -> int:
        """Twips above the red rule's paragraph, so that the rule is 4 mm below 发文字号."""
        return round((_RULE_GAP_PT - (1 - _BASELINE) * self.pitch) * 20)

    def mark_line(self, size: float, era: Era) -> int:
        """The exact line (twips) that puts the mark's ink where the era has it."""
        rows = era.head_rows * self.pitch - (TYPE_AREA_TOP_MM - self.top_mm) * 72 / 25.4
        below = era.mark_top_mm * 72 / 25.4 - rows
        return round(max((below + _INK_RISE * size) / _BASELINE, size) * 20)


@dataclass(frozen=True, slots=True)
class Era:
    """What GB/T 9704-1999 and GB/T 9704-2012 lay out differently.

    `head_rows` are the rows of 份号, 密级 and 紧急程度, kept whether filled or not (7.2.1 to 7.2.3).
    """

    name: str
    head_rows: int
    mark_top_mm: float
    signed_by_name: bool
    subject_words: bool
    colophon_size: float


PROFILES = {
    "box": Profile("box", top_mm=37, bottom_mm=35, pitch=28.95),
    "ruler": Profile("ruler", top_mm=34, bottom_mm=31, pitch=29.6),
}
ERAS = {
    "2012": Era(
        "2012",
        head_rows=3,
        mark_top_mm=35,
        signed_by_name=True,
        subject_words=False,
        colophon_size=SIZES["四号"],
    ),
    "1999": Era(
        "1999",
        head_rows=2,
        mark_top_mm=25,
        signed_by_name=False,
        subject_words=True,
        colophon_size=SIZES["三号"],
    ),
}


def mark_size(characters: float) -> float:
    """The size (pt) at which a mark of so many characters stays within the type area, in half points."""
    return min(62.0, int(TEXT_WIDTH / 20 * 0.97 / max(characters, 1) * 2) / 2)


def mark_line_at(size: float, line: int, line_size: float) -> int:
    """The exact line (twips) of a mark of `size`, where `line` is that of a mark of `line_size` points.

    The ink of both begins at the same height.
    """
    return round(max(line + _INK_RISE * (size - line_size) / _BASELINE * 20, size * 20))

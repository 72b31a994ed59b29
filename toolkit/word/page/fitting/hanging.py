"""Marks that LibreOffice would let hang over the edge, and then may not draw.

LibreOffice takes `overflowPunct` the wrong way round (7.4 to this day: 0 lets marks hang, 1 does not). A mark
that hangs behind a row whose signs were moved apart to the last twip is not drawn, on paper and in PDF. So
the paragraphs in which it would let one hang say 1, and it breaks their rows as Word does those that say 0;
Word, which reads 1 as it is meant, lets the mark hang there, as it does by default.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.fitting.markup import set_paragraph
from toolkit.word.page.fitting.markup import spacing_of
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.spaced import spaced_paragraphs
from toolkit.word.page.fitting.widths import hangs

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles
    from toolkit.word.page.fitting.spaced import Kind

_DOUBT = (0.0, -0.3, 0.3)
"""By how many characters the room is varied: digits of the typeface that stands in are not half as wide."""


def keep_marks_from_hanging(root: Any, styles: Styles) -> None:
    """Have LibreOffice draw every mark that ends a row."""
    for paragraph, kind in spaced_paragraphs(root, styles):
        if _may_hang(words(paragraph), kind, spacing_of(paragraph, kind.spacing)):
            set_paragraph(paragraph, "overflowPunct", {"val": 1})


def _may_hang(text: str, kind: Kind, spacing: int) -> bool:
    setting = kind.in_libreoffice(spacing, hanging=True)
    return any(
        hangs(text, replace(setting, room=setting.room + doubt, gap=gap))
        for doubt in _DOUBT
        for gap in (setting.gap, 0.0)
    )

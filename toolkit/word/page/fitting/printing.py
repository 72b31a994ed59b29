"""印发机关 and 印发日期 in one row, whatever the name of the office (GB/T 9704-2012, 7.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.fitting.cells import narrow
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import GAP
from toolkit.word.page.fitting.widths import width

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles

_FREE = 3.0  # characters: one at either end, and one between office and date


def narrow_printing(root: Any, styles: Styles) -> None:
    """Make the characters of a row that is too long narrower, so that it stays one row."""
    key = styles.of("印发机关和日期")
    size = (styles.stated(key, "rPr", "sz", "val") or 28) * 10
    for paragraph in root.iter(W + "p"):
        if key is not None and style_of(paragraph) == key:
            wide = width(words(paragraph).replace("\t", ""), GAP)
            room = TEXT_WIDTH / size - _FREE
            if wide > room:
                narrow(paragraph, room / wide)

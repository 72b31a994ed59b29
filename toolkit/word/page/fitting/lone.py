"""Paragraphs whose last row would hold one character alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import BODY_SPACING
from toolkit.word.page.figures import CHARACTER
from toolkit.word.page.figures import SIZES
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import set_run
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import text_runs
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import GAP
from toolkit.word.page.fitting.widths import Setting
from toolkit.word.page.fitting.widths import is_lone
from toolkit.word.page.fitting.widths import rows

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles

_SIZE = SIZES["三号"] * 20  # twips
_TRIED = (0, -8, -11, -15, 4, 8, -18, 12)
"""Spacings in twentieths of a point, the least visible first: 0 sets 27 characters a row, -15 sets 29
(5.2.3 lets the number be adjusted)."""


def mend_lone_characters(root: Any, styles: Styles) -> None:
    """Space a paragraph of the text by a hair wider or narrower where that spares the lone character."""
    text = styles.of("公文正文")
    for paragraph in root.iter(W + "p"):
        in_table = next(paragraph.iterancestors(W + "tbl"), None) is not None
        if text is None or in_table or not styles.rests_on(style_of(paragraph), text):
            continue
        _mend(paragraph, words(paragraph))


def _mend(paragraph: Any, text: str) -> None:
    if "\n" in text or "\t" in text or not _ends_alone(_filled(text, BODY_SPACING)):
        return
    height = max(map(len, _filled(text, BODY_SPACING)))
    for spacing in _TRIED:
        filled = _filled(text, spacing)
        if max(map(len, filled)) <= height and not _ends_alone(filled):
            for run in text_runs(paragraph):
                set_run(run, "spacing", {"val": spacing})
            return


def _filled(text: str, spacing: int) -> list[list[str]]:
    """The rows of a paragraph in Word and in LibreOffice."""
    word = Setting(TEXT_WIDTH / _SIZE, 2 * CHARACTER / _SIZE, spacing / _SIZE)
    return [rows(text, setting) for setting in (word, replace(word, gap=GAP, hanging=True))]


def _ends_alone(programs: list[list[str]]) -> bool:
    """Whether the last of several rows is a lone character in one of the programs."""
    return any(len(filled) > 1 and is_lone(filled[-1]) for filled in programs)

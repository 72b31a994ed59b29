"""Paragraphs whose last row would hold one character alone."""

from __future__ import annotations

from dataclasses import dataclass
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

_TRIED = (0, -8, -11, -15, 4, 8, -18, 12)
"""Spacings in twentieths of a point, the least visible first: 0 sets 27 characters a row, -15 sets 29
(5.2.3 lets the number be adjusted)."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How paragraphs of a kind are set: twips, `spacing` in twentieths of a point."""

    size: int
    room: int
    first: int
    spacing: int

    def filled(self, text: str, spacing: int) -> list[list[str]]:
        """The rows of a paragraph in Word and in LibreOffice."""
        word = Setting(self.room / self.size, self.first / self.size, spacing / self.size)
        return [rows(text, setting) for setting in (word, replace(word, gap=GAP, hanging=True))]


_TEXT = _Kind(round(SIZES["三号"] * 20), TEXT_WIDTH, 2 * CHARACTER, BODY_SPACING)


def mend_lone_characters(root: Any, styles: Styles) -> None:
    """Space a paragraph by a hair wider or narrower where that spares the lone character.

    Those of the main text, and 抄送 in the 版记.
    """
    text, copies = styles.of("公文正文"), styles.of("抄送机关")
    for paragraph in root.iter(W + "p"):
        key = style_of(paragraph)
        in_table = next(paragraph.iterancestors(W + "tbl"), None) is not None
        if copies is not None and key == copies:
            _mend(paragraph, _of_copies(styles, key))
        elif not in_table and styles.rests_on(key, text):
            _mend(paragraph, _TEXT)


def _of_copies(styles: Styles, key: str) -> _Kind:
    """One character free at either end, rows after the first below the first name (7.4.2)."""
    size = (styles.stated(key, "rPr", "sz", "val") or round(SIZES["四号"] * 2)) * 10
    return _Kind(size, TEXT_WIDTH - 5 * size, -3 * size, BODY_SPACING if size == _TEXT.size else 0)


def _mend(paragraph: Any, kind: _Kind) -> None:
    text = words(paragraph)
    before = kind.filled(text, kind.spacing)
    if "\n" in text or "\t" in text or not _ends_alone(before):
        return
    height = max(map(len, before))
    for spacing in _TRIED:
        filled = kind.filled(text, spacing)
        if max(map(len, filled)) <= height and not _ends_alone(filled):
            for run in text_runs(paragraph):
                set_run(run, "spacing", {"val": spacing})
            return


def _ends_alone(programs: list[list[str]]) -> bool:
    """Whether the last of several rows is a lone character in one of the programs."""
    return any(len(filled) > 1 and is_lone(filled[-1]) for filled in programs)

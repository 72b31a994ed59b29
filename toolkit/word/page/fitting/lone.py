"""Paragraphs whose last row would hold one character alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.fitting.markup import set_run
from toolkit.word.page.fitting.markup import text_runs
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.spaced import spaced_paragraphs
from toolkit.word.page.fitting.widths import is_lone
from toolkit.word.page.fitting.widths import rows

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles
    from toolkit.word.page.fitting.spaced import Kind

_TRIED = (0, -8, -11, -15, 4, 8, -18, 12)
"""Spacings in twentieths of a point, the least visible first: 0 sets 27 characters a row, -15 sets 29
(5.2.3 lets the number be adjusted)."""


def mend_lone_characters(root: Any, styles: Styles) -> None:
    """Space a paragraph by a hair wider or narrower where that spares the lone character."""
    for paragraph, kind in spaced_paragraphs(root, styles):
        _mend(paragraph, kind)


def _mend(paragraph: Any, kind: Kind) -> None:
    text = words(paragraph)
    before = _filled(text, kind, kind.spacing)
    if "\n" in text or "\t" in text or not _ends_alone(before):
        return
    height = max(map(len, before))
    for spacing in _TRIED:
        filled = _filled(text, kind, spacing)
        if max(map(len, filled)) <= height and not _ends_alone(filled):
            for run in text_runs(paragraph):
                set_run(run, "spacing", {"val": spacing})
            return


def _filled(text: str, kind: Kind, spacing: int) -> list[list[str]]:
    """The rows of a paragraph in Word, and in LibreOffice with marks that hang and without."""
    office = [kind.in_libreoffice(spacing, hanging=each) for each in (True, False)]
    return [rows(text, setting) for setting in (kind.in_word(spacing), *office)]


def _ends_alone(programs: list[list[str]]) -> bool:
    """Whether the last of several rows is a lone character in one of the programs."""
    return any(len(filled) > 1 and is_lone(filled[-1]) for filled in programs)

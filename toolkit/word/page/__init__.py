"""The page of GB/T 9704: Word templates composed from light text, to the millimetre."""

from __future__ import annotations

from toolkit.word.page.composer import build_templates
from toolkit.word.page.composer import compose
from toolkit.word.page.errors import PageSourceError
from toolkit.word.page.fitting import fit
from toolkit.word.page.fitting import fit_ending
from toolkit.word.page.titles import title_lines
from toolkit.word.page.typefaces import Typefaces

__all__ = [
    "PageSourceError",
    "Typefaces",
    "build_templates",
    "compose",
    "fit",
    "fit_ending",
    "title_lines",
]

"""发文机关标志: one line, as large as its name allows (GB/T 9704-2012, 7.2.4)."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING
from typing import Any

from toolkit.word.page.figures import mark_line_at
from toolkit.word.page.figures import mark_size
from toolkit.word.page.fitting.markup import W
from toolkit.word.page.fitting.markup import number
from toolkit.word.page.fitting.markup import set_paragraph
from toolkit.word.page.fitting.markup import set_run
from toolkit.word.page.fitting.markup import style_of
from toolkit.word.page.fitting.markup import text_runs
from toolkit.word.page.fitting.markup import words
from toolkit.word.page.fitting.widths import width

if TYPE_CHECKING:
    from toolkit.word.page.fitting.markup import Styles

_SMALLEST = 36.0
"""Points: below this a mark is no longer 醒目 beside a title of 22; it is narrowed instead."""


def size_mark(root: Any, styles: Styles) -> None:
    """Set each mark's size from its name; a size that a person set on it is the largest allowed."""
    key = styles.of("发文机关标志")
    for paragraph in root.iter(W + "p"):
        if key is not None and style_of(paragraph) == key and words(paragraph).strip():
            _size(paragraph, styles, key)


def _size(paragraph: Any, styles: Styles, key: str) -> None:
    characters = ceil(width(words(paragraph).strip()) * 2) / 2
    fitting = mark_size(characters)
    size = max(min(fitting, _stated(paragraph)), min(_SMALLEST, _stated(paragraph)))
    for run in text_runs(paragraph):
        if fitting < size:
            set_run(run, "w", {"val": int(100 * fitting / size)})
        for element in ("sz", "szCs"):
            set_run(run, element, {"val": round(size * 2)})
    styled, line = (
        styles.stated(key, "rPr", "sz", "val"),
        styles.stated(key, "pPr", "spacing", "line"),
    )
    if styled and line:
        exact = mark_line_at(size, line, styled / 2)
        set_paragraph(paragraph, "spacing", {"line": exact, "lineRule": "exact"})


def _stated(paragraph: Any) -> float:
    """The size that a person set on the mark itself, in points."""
    sizes = (number(run.find(f"{W}rPr/{W}sz"), "val") for run in text_runs(paragraph))
    return min((each / 2 for each in sizes if each), default=float("inf"))

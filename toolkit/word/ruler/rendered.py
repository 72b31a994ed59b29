"""The rendered pages: where the characters stand, by poppler's pdftotext, in mm from the page's top left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import parse
from toolkit.word.office.pages import find_poppler
from toolkit.word.office.process import run

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

_MM = 25.4 / 72
_X = "{http://www.w3.org/1999/xhtml}"
_SAME_ROW_MM = 1.0
_LYING_EDGE_MM = 34.5  # left of it a lying page has its number, turned: each word a row of its own
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
HANGING = "，。、；：！？）》”’」』】…"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of characters, in mm from the page's top left.

    Attributes:
        text: what it reads.
        left: where its first character begins.
        top: the upper edge of the font's box, not of the ink.
        right: where its last character ends.
        bottom: the lower edge of the font's box.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        """The middle of the row."""
        return (self.left + self.right) / 2

    @property
    def pitch(self) -> float:
        """Width of one character if the row has only full-width ones, else 0."""
        full = len(self.text) > 1 and all(ord(each) > 0x2E7F for each in self.text)
        return (self.right - self.left) / len(self.text) if full else 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the rendered document; `number` counts from 1."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def landscape(self) -> bool:
        """Whether the page lies."""
        return self.width > self.height


def read_pages(pdf: Path) -> tuple[Page, ...]:
    """The pages of a PDF with their rows of text, top down."""
    done = run([find_poppler("pdftotext"), "-bbox", pdf, "-"], seconds=120)
    text = _FORBIDDEN.sub("", done.stdout.decode("utf-8", "replace"))
    root = parse(text.removeprefix(text.partition("<html")[0]))  # -- without its document type --
    return tuple(_page(number, page) for number, page in enumerate(root.iter(f"{_X}page"), 1))


def _page(number: int, page: etree._Element) -> Page:
    words = [_word(word) for word in page.iter(f"{_X}word")]
    width, height = (float(page.get(side)) * _MM for side in ("width", "height"))
    edge = _LYING_EDGE_MM if width > height else 0.0
    number_rows = [word for word in words if word.right < edge]
    rows = _rows([word for word in words if word.right >= edge])
    return Page(number, width, height, (*rows, *number_rows))


def _word(word: etree._Element) -> Line:
    left, top, right, bottom = (
        float(word.get(side)) * _MM for side in ("xMin", "yMin", "xMax", "yMax")
    )
    return Line(word.text or "", left, top, right, bottom)


def _rows(words: list[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        middle = (word.top + word.bottom) / 2
        last = rows[-1][0] if rows else None
        if last is not None and abs((last.top + last.bottom) / 2 - middle) <= _SAME_ROW_MM:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_joined(sorted(row, key=lambda each: each.left)) for row in rows]


def _joined(words: list[Line]) -> Line:
    return Line(
        " ".join(word.text for word in words),
        words[0].left,
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )

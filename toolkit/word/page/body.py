"""Paragraphs of the main text: the level of each is told by its own numbering (7.3.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.word.page.markup import paragraph
from toolkit.word.page.markup import run
from toolkit.word.page.markup import text

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEVELS = (
    re.compile(r"^[一二三四五六七八九十百]+、"),
    re.compile(r"^（[一二三四五六七八九十百]+）"),
    re.compile(r"^\d+[.．]"),
    re.compile(r"^（\d+）"),
)
_STATEMENT = re.compile(r"\{%.*?%\}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SENTENCE_ENDS = ("。", "；", "：", "！", "}")  # a tag may bring a whole sentence


def is_control(line: str) -> bool:
    """Whether a line is one control tag, which leaves no paragraph behind."""
    return line.startswith("{%p") and _TAG.fullmatch(line) is not None


def level(line: str) -> int:
    """1 to 4 for 一、 （一） 1. （1）, 0 for other text; a tag in the numbering counts as a digit."""
    plain = _EXPRESSION.sub("1", _STATEMENT.sub("", line))
    return next((number for number, form in enumerate(_LEVELS, 1) if form.match(plain)), 0)


def body_paragraph(line: str) -> str:
    """The paragraph of one line of main text or annex."""
    rank = level(line)
    if rank == 0 or is_control(line):
        return text("BodyPaper", line)
    if rank > 2:
        ends = line.endswith(_SENTENCE_ENDS)
        return text("BodyPaper" if ends else f"Level{rank}", line)
    heading, rest = _split_heading(line)
    if rest:
        return paragraph("BodyPaper", run(heading, f"Level{rank}Run"), run(rest))
    return text(f"Level{rank}", line)


def _split_heading(line: str) -> tuple[str, str]:
    """Split behind the first full stop that stands outside a tag."""
    masked = _TAG.sub(lambda tag: " " * len(tag[0]), line)
    stop = masked.find("。") + 1
    return (line[:stop], line[stop:]) if stop else (line, "")


def keep_with_next(paragraphs: Sequence[str], lines: Sequence[object]) -> list[str]:
    """The paragraphs with the last one that remains after rendering kept beside what follows.

    So the seal's page always has a line of text (7.3.5.5). A sole paragraph is left alone: LibreOffice
    would move the whole of it, and page 1 must show main text (7.3.3).
    """
    kept = list(paragraphs)
    words = [at for at, line in enumerate(lines) if isinstance(line, str) and not is_control(line)]
    if len(words) > 1:
        last = words[-1]
        kept[last] = kept[last].replace("</w:pPr>", "<w:keepNext/></w:pPr>", 1)
    return kept

"""The texts of one part of a package, read from its markup: cells, paragraphs, names, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import parse
from toolkit.workplace.outgoing_neighbours import neighbours
from toolkit.workplace.outgoing_neighbours import trimmed_runs
from toolkit.workplace.outgoing_parts import part_said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

_PARAGRAPHS = frozenset(
    [
        *WORDPROCESSING.names("p"),
        *DRAWING.names("p"),
        *(name for each in ("si", "is", "comment") for name in SPREADSHEET.names(each)),
        *(name for each in ("oddHeader", "oddFooter") for name in SPREADSHEET.names(each)),
    ]
)
_WORDS = frozenset([*WORDPROCESSING.names("t"), *DRAWING.names("t"), *SPREADSHEET.names("t")])
_PHONETIC = frozenset(SPREADSHEET.names("rPh"))
_CELLS = frozenset(SPREADSHEET.names("c"))
_SHEET_DATA = SPREADSHEET.names("sheetData")
_VALUE = frozenset(SPREADSHEET.names("v"))
_OF_MACHINES = re.compile(
    r"[-+0-9.,%A-Fa-f]{1,10}|rId\d+|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
)
_ALL_ATTRIBUTES = etree.XPath("descendant-or-self::*/@*", smart_strings=False)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and where it stands in its file, in words that hold nothing of it.

    Attributes:
        text: as it is written.
        where: it stands, in words that hold nothing of it.
        cell: its address, in a worksheet.
        part: of the package.
        is_number: whether it is the digits of a number's cell, which is one whole.
        parts: of neighbouring cells or paragraphs, each; what only they hold together is asked for.
    """

    text: str
    where: str
    cell: str = ""
    part: str = ""
    is_number: bool = False
    parts: tuple[str, ...] = ()


def part_pieces(name: str, content: bytes, strings: Sequence[str]) -> Iterator[Piece]:
    """The texts of a package's part: its paragraphs, cells and all attributes that hold words."""
    where = part_said(name)
    yield Piece(PurePosixPath(name).name, f"部件名（{where}）")
    try:
        root = parse(content)
    except XMLSyntaxError:
        yield from plain_text(content, where)
        return
    if root.find(_SHEET_DATA[0]) is not None or root.find(_SHEET_DATA[1]) is not None:
        yield from _worksheet(root, where)
        yield from _together(neighbours(root, strings), where)
    else:
        yield from _attributes(root, where)
        yield from _text(root, where)


def _together(runs: Iterable[tuple[str, tuple[str, ...]]], where: str) -> Iterator[Piece]:
    """Neighbouring texts, each run as one piece."""
    for at, parts in runs:
        yield Piece("".join(parts), where, at, parts=parts)


def _attributes(root: Any, where: str) -> Iterator[Piece]:
    for value in sorted(set(_ALL_ATTRIBUTES(root))):
        if len(value) > 1 and not _OF_MACHINES.fullmatch(value):
            yield Piece(value, where)


def _worksheet(root: Any, where: str) -> Iterator[Piece]:
    """Cells one by one: texts, formulas, long numbers; then what stands around them."""
    data = next(each for each in root if each.tag in _SHEET_DATA)
    for cell in data.iter(*_CELLS):
        kind = cell.get("t", "n")
        if kind == "s":
            continue  # -- its text stands among the shared strings --
        at = cell.get("r", "")
        for child in cell:
            if child.tag in _VALUE and kind == "n":
                yield from number_pieces(child.text or "", where, at)
            else:
                yield from (replace(piece, cell=at) for piece in _text(child, where))
    for each in root:
        if each is not data:
            yield from _attributes(each, where)
            yield from _text(each, where)


def number_pieces(text: str, where: str, cell: str) -> Iterator[Piece]:
    """The digits of a whole number that is long enough to be somebody's."""
    try:
        value = float(text)
    except ValueError:
        yield Piece(text, where, cell)
        return
    if 1e6 <= abs(value) < 1e18:
        yield Piece(f"{int(abs(value))}", where, cell, is_number=True)


def _text(root: Any, where: str) -> Iterator[Piece]:
    """Paragraphs with their runs joined, all that is in them and the words alone; other texts each."""
    number = within = 0
    paragraphs: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_paragraph = element.tag in _PARAGRAPHS
        if event == "start" and is_paragraph:
            number, within = number + 1, within + 1
            if local(element) == "p":
                paragraphs.append("".join(words_of(element)))
            yield from _paragraph(
                element, f"{where}第{number}段" if local(element) == "p" else where
            )
            continue
        within -= is_paragraph
        if event != "end" and not within:
            yield from _piece(element.text, where)
        if event != "start" and not within and element is not root:
            yield from _piece(element.tail, where)
    runs = ((f"{where}相邻的几段", run) for run in trimmed_runs(paragraphs))
    yield from (Piece("".join(run), said, parts=run) for said, run in runs)


def _paragraph(element: Any, where: str) -> Iterator[Piece]:
    if len(element) == 1 and not (len(element[0]) or element.text or element[0].tail):
        yield from _piece(element[0].text, where)  # -- most shared strings --
        return
    whole, words = "".join(element.itertext()), "".join(words_of(element))
    yield from _piece(whole, where)
    if words != whole:
        yield from _piece(words, where)


def words_of(paragraph: Any) -> Iterator[str]:
    """The runs' words, without deleted ones, field codes and phonetic hints."""
    for element in paragraph.iter(*_WORDS):
        if not any(parent.tag in _PHONETIC for parent in element.iterancestors()):
            yield element.text or ""


def _piece(text: str | None, where: str) -> Iterator[Piece]:
    if text and not text.isspace():
        yield Piece(text, where)


def plain_text(content: bytes, where: str) -> Iterator[Piece]:
    """What can be read of bytes that are no well-formed markup, in UTF-8 and, marked so, in UTF-16."""
    text = content.decode("utf-8", "ignore")
    yield from _piece(text, where)
    yield from _piece(_TAG.sub("", text), where)
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield from _piece(content.decode("utf-16", "ignore"), where)

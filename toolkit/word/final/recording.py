"""A paper records what it says when it is written, and is read against that record later."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.declare.verifying import SPANNED
from toolkit.declare.verifying import MarkedFigure
from toolkit.declare.verifying import PaperAsSaid
from toolkit.declare.verifying import PaperLine
from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.package import Contents
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import serialise
from toolkit.word.final.reading import LAID_OUT
from toolkit.word.final.reading import PaperUnreadableError
from toolkit.word.final.reading import style_names
from toolkit.word.final.reading import style_of
from toolkit.word.template import TemplateError
from toolkit.word.template import read_figures
from toolkit.word.template import stories
from toolkit.word.template.bookmarks import paragraphs_of
from toolkit.word.template.marks_part import KIND
from toolkit.word.template.marks_part import SPACE
from toolkit.word.template.marks_part import marks_part
from toolkit.word.template.marks_part import record
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL
from toolkit.word.template.package import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.word.template.bookmarks import Paragraph

_LINE = f"{{{SPACE}}}line"
_ABOUT = f"{{{SPACE}}}about"
_STORIES = ("document", "footnotes", "endnotes")
"""Not the headers and footers: page numbers stand there, and programs count them anew."""


def with_record(data: bytes, about: Mapping[str, str]) -> bytes:
    """The paper, recording what it is and what it says.

    Raises:
        TemplateError: it is no .docx.
    """
    said = paper_as_said(data, "")
    package = Package(data)
    contents = _contents(data, "")
    part = marks_part(contents) or _new_part(package, contents)
    root = parse(package.read(part))
    for each in [*root.iterchildren(_LINE, _ABOUT)]:
        root.remove(each)
    for key, value in about.items():
        etree.SubElement(root, _ABOUT, name=key).text = value
    for line in said.lines:
        element = etree.SubElement(root, _LINE, style=line.style, place=line.place)
        element.set("figures", " ".join(line.keys))
        element.set("spans", " ".join(f"{first}-{last}" for first, last in line.spans))
        element.text = line.text
    package.put(part, serialise(root))
    return package.content(LEVEL)


def paper_as_said(data: bytes, name: str) -> PaperAsSaid:
    """What a paper says, and what it recorded when it was written.

    Args:
        data: the bytes of a .docx.
        name: the file's, for messages.

    Raises:
        PaperUnreadableError: it is no .docx, or damaged.
    """
    try:
        contents, found = _contents(data, name), read_figures(data, name)
    except TemplateError as error:
        raise PaperUnreadableError(name) from error
    figures = tuple(
        MarkedFigure(
            each.name,
            f"{each.bookmark}{'*' * each.is_copy}",
            each.said,
            each.printed,
            each.place,
            each.offset,
            each.attributes,
        )
        for each in found
    )
    styles = style_names(Package(data))
    lines: list[PaperLine] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    for part in stories.printed(contents, stories.main_part(contents)):
        if any(each in posixpath.basename(part) for each in _STORIES):
            root = parse(contents[part])
            paragraphs = paragraphs_of(root, part)
            lines += _lines(paragraphs, figures, styles)
            tables += _tables(root, {each.element: each.text for each in paragraphs})
    about, written = _recorded(contents)
    return PaperAsSaid(about, figures, tuple(lines), written, tuple(tables))


def _contents(data: bytes, name: str) -> Contents:
    return Contents({part: content for part, (_, content) in read_package(data, name).items()})


def _new_part(package: Package, contents: Contents) -> str:
    """The part of a paper that prints no figure."""
    name, parts = record(contents, "", ())
    types = ContentTypes(contents[CONTENT_TYPES])
    for part, (content, kind) in parts.items():
        package.put(part, content)
        if kind:
            types.state(part, kind)
    types.state_extension("xml", "application/xml")
    package.put(CONTENT_TYPES, types.content())
    main = stories.main_part(contents)
    relationships = relationships_of(contents, main)
    relationships.add_part(KIND, name)
    package.put(relationships_part(main), relationships.content())
    return name


def _recorded(contents: Contents) -> tuple[Mapping[str, str], tuple[PaperLine, ...]]:
    part = marks_part(contents)
    if not part:
        return {}, ()
    root = parse(contents[part])
    about = {each.get("name", ""): each.text or "" for each in root.iterchildren(_ABOUT)}
    lines = tuple(
        PaperLine(
            each.text or "",
            tuple(each.get("figures", "").split()),
            tuple(_span(said) for said in each.get("spans", "").split()),
            each.get("style", ""),
            each.get("place", ""),
        )
        for each in root.iterchildren(_LINE)
    )
    return about, lines


def _lines(
    paragraphs: Sequence[Paragraph], figures: Sequence[MarkedFigure], styles: Mapping[str, str]
) -> Iterator[PaperLine]:
    by_place: dict[str, list[MarkedFigure]] = {}
    for each in figures:
        by_place.setdefault(each.place, []).append(each)
    rows: dict[Element, list[PaperLine]] = {}
    order: list[PaperLine | Element] = []
    for paragraph in paragraphs:
        own = by_place.get(paragraph.place, ())
        line = _line(paragraph, own, style_of(paragraph.element, styles))
        row = nearest(paragraph.element, W + "tr")
        if row is None or line.style in LAID_OUT:
            order.append(replace(line, place=paragraph.place.partition(" 表")[0]))
        else:
            if row not in rows:
                order.append(row)
            rows.setdefault(row, []).append(line)
    for one in order:
        yield one if isinstance(one, PaperLine) else _row(rows[one])


def _row(cells: Sequence[PaperLine]) -> PaperLine:
    at = 0
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    for each in cells:
        keys += each.keys
        spans += [(first + at, last + at) for first, last in each.spans]
        at += len(each.text) + 1
    place = cells[0].place.rpartition("第")[0]
    return PaperLine("|".join(each.text for each in cells), tuple(keys), tuple(spans), "", place)


def _line(paragraph: Paragraph, figures: Sequence[MarkedFigure], style: str) -> PaperLine:
    keys, spans = [], []
    for each in figures:
        if each.said is not None:
            keys.append(each.key)
            spans.append((each.offset, each.offset + len(each.said.split("\n")[0])))
    return PaperLine(paragraph.text, tuple(keys), tuple(spans), style, paragraph.place)


def _span(said: str) -> tuple[int, int]:
    first, _, last = said.partition("-")
    return (int(first), int(last)) if first.isdecimal() and last.isdecimal() else (0, 0)


def _tables(root: Element, texts: Mapping[Element, str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    for table in root.iter(W + "tbl"):
        yield tuple(tuple(_cells(row, texts)) for row in table.iterchildren(W + "tr"))


def _cells(row: Element, texts: Mapping[Element, str]) -> Iterator[str]:
    for cell in row.iterchildren(W + "tc"):
        spanning = cell.find(f"{W}tcPr/{W}gridSpan")
        stated = "1" if spanning is None else str(spanning.get(W + "val"))
        yield "".join(texts.get(each, "") for each in cell.iter(W + "p")).strip()
        yield from [SPANNED] * (min(int(stated), 99) - 1 if stated.isdecimal() else 0)

"""A draft in which everything that is still to be written is marked yellow."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from toolkit.declare.placeholders import placeholders_in
from toolkit.ooxml.xml import serialise
from toolkit.word.final.reading import DATE_STYLES
from toolkit.word.final.reading import NUMBER_STYLES
from toolkit.word.final.reading import PARAGRAPH
from toolkit.word.final.reading import PRINTED_STYLES
from toolkit.word.final.reading import RUN
from toolkit.word.final.reading import TEXT
from toolkit.word.final.reading import opened
from toolkit.word.final.reading import own_text
from toolkit.word.final.reading import own_texts
from toolkit.word.final.reading import style_names
from toolkit.word.final.reading import style_of
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.package import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLOUR = "yellow"
_BEFORE = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing",
    "w", "kern", "position", "sz", "szCs",
)  # fmt: skip
"""The properties of a run that stand before its highlight in the schema."""
_BLANK_NUMBER = re.compile(r"〔\s*〕\s*号|(?<=〕)\s+(?=号)")
_BLANK_DATE = re.compile(r"[\s　]*年[\s　]*月[\s　]*日")
_FILLED_LATER = {
    **dict.fromkeys(NUMBER_STYLES, _BLANK_NUMBER),
    **dict.fromkeys((*DATE_STYLES, *PRINTED_STYLES), _BLANK_DATE),
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def marked(data: bytes, name: str) -> bytes:
    """The same paper with its placeholders, and the blanks of number and dates, marked yellow.

    Raises:
        PaperUnreadableError: it is no .docx.
    """
    package, main = opened(data, name)
    root = parse(package.read(main))
    names = style_names(package)
    some = False
    for paragraph in root.iter(PARAGRAPH):
        spans = [*_spans(own_text(paragraph), style_of(paragraph, names))]
        for start, end in spans:
            _mark(paragraph, start, end)
        some = some or bool(spans)
    if not some:
        return data
    package.put(main, serialise(root))
    return package.content(LEVEL)


def unmark(paragraph: Element) -> None:
    """Take the mark off what has been filled in; LibreOffice has made a yellow ground of it."""
    for each in [*paragraph.iter(W + "highlight")]:
        each.getparent().remove(each)
    for each in [*paragraph.iter(W + "shd")]:
        if each.getparent().tag == W + "rPr" and str(each.get(W + "fill")).upper() == "FFFF00":
            each.getparent().remove(each)


def _spans(text: str, style: str) -> Iterator[tuple[int, int]]:
    yield from placeholders_in(text)
    if style in _FILLED_LATER:
        yield from (found.span() for found in _FILLED_LATER[style].finditer(text))


def _mark(paragraph: Element, start: int, end: int) -> None:
    """Mark the words from `start` to `end` of a paragraph's own text."""
    at = 0
    for text in own_texts(paragraph):
        own = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        at += len(own)
        if first < last and text.getparent().tag == RUN:
            _highlight(_alone(text, first, last))


def _alone(text: Element, first: int, last: int) -> Element:
    """The run that holds these characters of a text and nothing else, the rest in runs beside it."""
    run, words = text.getparent(), text.text or ""
    look = run.find(W + "rPr")
    before, after = _empty_like(run, look), _empty_like(run, look)
    behind = False
    for child in [*run]:
        if child is look:
            continue
        if child is text:
            behind = True
            continue
        (after if behind else before).append(child)
    if words[:first]:
        before.append(_text(text, words[:first]))
    if words[last:]:
        after.insert(1 if look is not None else 0, _text(text, words[last:]))
    text.text = words[first:last]
    text.set(_SPACE, "preserve")
    for side, place in ((before, run.addprevious), (after, run.addnext)):
        if any(each.tag != W + "rPr" for each in side):
            place(side)
    return run


def _empty_like(run: Element, look: Element | None) -> Element:
    made = run.makeelement(RUN, {})
    if look is not None:
        made.append(deepcopy(look))
    return made


def _text(like: Element, words: str) -> Element:
    made = like.makeelement(TEXT, {_SPACE: "preserve"})
    made.text = words
    return made


def _highlight(run: Element) -> None:
    look = run.find(W + "rPr")
    if look is None:
        look = run.makeelement(W + "rPr", {})
        run.insert(0, look)
    for each in look.findall(W + "highlight"):
        look.remove(each)
    before = {W + name for name in _BEFORE}
    at = sum(each.tag in before for each in look)
    look.insert(at, look.makeelement(W + "highlight", {W + "val": _COLOUR}))

"""The text of a paragraph as the reader sees it, whatever runs Word cut it into; tags become marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import SPACE
from toolkit.word.template.binding import free_from_binding
from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.lexer import scan
from toolkit.word.template.names import MARK
from toolkit.word.template.names import MC
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import TEXTS
from toolkit.word.template.names import VERBATIM
from toolkit.word.template.names import A
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.spans import Spans
from toolkit.word.template.tags import Tag
from toolkit.word.template.trimming import with_trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.template.lexer import Flaw
    from toolkit.word.template.places import Surveyor
    from toolkit.word.template.tags import Token

_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    A + "br": "\n",
    W + "noBreakHyphen": "-",
}
_OBJECTS = frozenset(
    {MC + "AlternateContent"}
    | {W + name for name in ("drawing", "pict", "object", "sym", "footnoteReference")}
    | {W + name for name in ("endnoteReference", "commentReference", "pgNum", "contentPart")}
)
_FIELDS = frozenset({W + "fldChar", W + "instrText"})
_DELETED = frozenset({W + "del", W + "moveFrom"})
_UNREAD = frozenset(
    {W + "pPr", W + "rPr", W + "sdtPr", W + "sdtEndPr", W + "txbxContent", A + "pPr", A + "rPr"}
    | {W + "smartTagPr", W + "customXmlPr", W + "rubyPr"}
)
_TRIFLES = frozenset({W + "rPr", A + "rPr", W + "lastRenderedPageBreak"})
_TRACKED = (W + "ins", W + "moveTo")
_BRACES = re.compile(r"[{}｛｝]")
_BETWEEN_SIGNS = re.compile(r"(?<=[{}%#｛｝％＃])(?=[{}%#｛｝％＃])")


@dataclass(slots=True)
class Piece:
    """An element of a paragraph and where its text begins in the paragraph's text."""

    element: Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


def pieces(paragraph: Element) -> list[Piece]:
    """What a paragraph shows, in order; deleted and hidden parts have no text."""
    found: list[Piece] = []
    at = 0
    for element in _shown(paragraph):
        text = _text(element)
        found.append(Piece(element, text, at))
        at += len(text)
    return found


def is_opaque(element: Element) -> bool:
    """Whether an element is a picture, a note or a break that begins a page or column."""
    paging = element.tag == W + "br" and element.get(W + "type") in {"page", "column"}
    return paging or element.tag in _OBJECTS


def _shown(node: Element) -> Iterator[Element]:
    for child in node:
        tag = child.tag
        if (
            tag in TEXTS
            or tag in _CHARACTERS
            or tag in _OBJECTS
            or tag in _FIELDS
            or tag in _DELETED
        ):
            yield child
        elif tag not in _UNREAD and tag not in PARAGRAPHS and isinstance(tag, str):
            yield from _shown(child)


def _text(element: Element) -> str:
    if element.tag in TEXTS:
        return element.text or ""
    if is_opaque(element):
        return OBJECT
    return _CHARACTERS.get(element.tag, "")


class TagReader:
    """Reads the tags of a part's paragraphs and leaves a mark for each in the tree."""

    def __init__(self, surveyor: Surveyor, tags: list[Tag]) -> None:
        self.tags = tags
        self.flaws: list[tuple[Flaw, Element]] = []
        self._surveyor = surveyor

    def read(self, paragraph: Element) -> None:
        """Replace the tags of one paragraph; what cannot be read is kept in `flaws`."""
        shown = pieces(paragraph)
        if _drop_deleted_tags(shown):
            shown = pieces(paragraph)
        text = "".join(piece.text for piece in shown)
        if not _BRACES.search(text):
            return
        tokens, flaws = scan(text)
        self.flaws += [(flaw, paragraph) for flaw in flaws]
        if not tokens:
            return
        free_from_binding(paragraph)
        tokens = with_trimmed(tokens, text)
        spans = Spans(shown)
        numbers = [
            -1 if token.kind == "text" else self._register(token, spans, paragraph)
            for token in tokens
        ]
        _rewrite(shown, tokens, numbers)
        _drop_deleted(shown, Spans(tokens))
        _drop_fields(spans, tokens)
        for mark in paragraph.findall(W + "proofErr"):
            remove(mark)

    def _register(self, token: Token, shown: Spans[Piece], paragraph: Element) -> int:
        """Keep a tag and return its number, or -1 for one that leaves no mark."""
        silent = token.keyword in {"raw", "endraw"} or (
            token.kind == "comment" and not token.prefix
        )
        touched = [p for p in shown.touching(token.start, token.end) if p.text]
        tag = Tag(token, self._surveyor.place(paragraph), len(touched))
        tag.tracked = any(nearest(piece.element, *_TRACKED) is not None for piece in touched)
        if token.prefix == "r":
            tag.run_properties = _properties(touched[0].element)
        if touched[0].element.tag != W + "t":
            tag.context = "plain"
        self.tags.append(tag)
        return -1 if silent else len(self.tags) - 1


def _properties(element: Element) -> str:
    run = nearest(element, W + "r")
    found = None if run is None else run.find(W + "rPr")
    return "" if found is None else etree.tostring(found, encoding="unicode", with_tail=False)


def _rewrite(shown: list[Piece], tokens: list[Token], numbers: list[int]) -> None:
    raw = _raw_spans(tokens)
    marks = Spans([_Marked(token, number) for token, number in zip(tokens, numbers, strict=True)])
    for piece in shown:
        if not piece.text:
            continue
        found = marks.touching(piece.start, piece.end)
        inside = [(each.token, each.number) for each in found]
        if piece.element.tag not in TEXTS:
            if inside:
                _discard(piece.element)
        elif inside or raw:
            fill(piece, inside, raw)
            if inside and not piece.element.text and len(piece.element) == 0:
                _discard(piece.element)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A tag with its number."""

    token: Token
    number: int

    @property
    def start(self) -> int:
        return self.token.start

    @property
    def end(self) -> int:
        return self.token.end


def _raw_spans(tokens: list[Token]) -> list[tuple[int, int]]:
    """Where `{% raw %}` makes everything text."""
    return [
        (opening.end, closing.start)
        for opening, closing in pairwise(tokens)
        if opening.keyword == "raw" and closing.keyword == "endraw"
    ]


def fill(piece: Piece, inside: list[tuple[Token, int]], raw: list[tuple[int, int]]) -> None:
    """Write the fixed text and the marks of one text element."""
    element, text = piece.element, piece.text
    writer = _Writer(element)
    at = piece.start
    for token, number in inside:
        writer.fixed(text[max(0, at - piece.start) : max(0, token.start - piece.start)], at, raw)
        if token.start >= piece.start and token.kind == "text":
            writer.verbatim(token.body)
        elif token.start >= piece.start and number >= 0:
            writer.mark(MARK, str(number))
        at = max(at, min(token.end, piece.end))
    writer.fixed(text[at - piece.start :], at, raw)
    if element.tag == W + "t":
        element.set(SPACE, "preserve")


class _Writer:
    """Fills a text element anew with text and marks."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._last: Element = None
        element.text = None

    def mark(self, target: str, text: str) -> None:
        self._last = etree.ProcessingInstruction(target, text)
        self.element.append(self._last)

    def fixed(self, text: str, start: int, raw: list[tuple[int, int]]) -> None:
        if any(a <= start < b for a, b in raw):
            self.verbatim(text)
        else:
            self._append(text)

    def verbatim(self, text: str) -> None:
        """Write text in which delimiters are to be no tags."""
        for index, part in enumerate(_BETWEEN_SIGNS.split(text)):
            if index:
                self.mark(VERBATIM, "")
            self._append(part)

    def _append(self, text: str) -> None:
        if not text:
            return
        if self._last is None:
            self.element.text = (self.element.text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text


def _discard(element: Element) -> None:
    """Remove an element that a tag used up, and the runs and wrappers that it leaves empty."""
    parent = element.getparent()
    remove(element)
    while parent is not None and parent.tag not in PARAGRAPHS and _is_empty(parent):
        element, parent = parent, parent.getparent()
        remove(element)


def _is_empty(node: Element) -> bool:
    if node.tag in {W + "sdtContent", W + "sdt", W + "rt", W + "rubyBase"}:
        return False
    return not (node.text or "").strip() and all(child.tag in _TRIFLES for child in node)


def _drop_deleted(shown: list[Piece], tokens: Spans[Token]) -> None:
    """Remove the remains of edits inside tags: deleted text between the pieces of a tag."""
    for piece in shown:
        within = tokens.around(piece.start)
        if within and piece.element.tag in _DELETED and piece.element.getparent() is not None:
            _discard(piece.element)


def _drop_deleted_tags(shown: list[Piece]) -> bool:
    """Remove tags that were deleted or moved away with Track Changes on: they are no tags."""
    found = [
        piece.element
        for piece in shown
        if piece.element.tag in _DELETED and _BRACES.search("".join(piece.element.itertext()))
    ]
    for element in found:
        _discard(element)
    return bool(found)


def _drop_fields(shown: Spans[Piece], tokens: list[Token]) -> None:
    """Remove a field that Word made of a piece of a tag, when it stands in the tag as a whole."""
    for token in tokens:
        inside = [p.element for p in shown.begun_within(token.start, token.end)]
        signs = [element.get(W + "fldCharType") for element in inside if element.tag in _FIELDS]
        if signs.count("begin") and signs.count("begin") == signs.count("end"):
            for element in inside:
                if element.tag in _FIELDS:
                    _discard(element)

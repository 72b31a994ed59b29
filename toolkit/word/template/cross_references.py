"""Bookmarks that something refers to: those may not be left out without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import parse
from toolkit.word.template.names import Element
from toolkit.word.template.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

_CODE = re.compile(
    r'\b(?:REF|PAGEREF|NOTEREF)\s+"?([\w.]+)|\bHYPERLINK\s.*?\\l\s+"?([\w.]+)', re.IGNORECASE
)
_MADE = re.compile(r'\b(?:SET|ASK)\s+"?([\w.]+)', re.IGNORECASE)
_OF_CONTENTS = "_toc"  # -- a table of contents is made anew as a whole --
BUILT_IN = ("_top", _OF_CONTENTS)
"""How the names begin of what is no bookmark: the document's beginning, and the entries of a table of contents."""


def referred(root: Element, dropped: Iterable[str]) -> list[str]:
    """Those of the bookmarks that a field or a link of the tree refers to, whatever their case."""
    wanted = {name.lower() for name, _ in references(root)}
    return sorted(
        name
        for name in dropped
        if name.lower() in wanted and not name.lower().startswith(_OF_CONTENTS)
    )


def left_out(xml: str, names: Iterable[str]) -> list[str]:
    """Those of the bookmarks that a part has not, and that something in it refers to."""
    root = parse(xml)
    there = {node.get(W + "name", "").lower() for node in root.iter(W + "bookmarkStart")}
    return referred(root, [name for name in names if name.lower() not in there])


def references(root: Element) -> Iterator[tuple[str, Element]]:
    """The bookmarks that fields and links refer to, each with what refers to it."""
    for code, node in _codes(root):
        for first, second in _CODE.findall(code):
            yield first or second, node
    for node in root.iter(W + "hyperlink"):
        if node.get(W + "anchor"):
            yield node.get(W + "anchor"), node


def fields_that_refer(root: Element) -> Iterator[tuple[str, Element]]:
    """The bookmarks whose text or page fields print, each with its field."""
    for code, node in _codes(root):
        for name, _ in _CODE.findall(code):
            if name:
                yield name, node


def set_by_fields(root: Element) -> Iterator[str]:
    """The bookmarks that fields make: SET and ASK."""
    for code, _ in _codes(root):
        yield from _MADE.findall(code)


def _codes(root: Element) -> Iterator[tuple[str, Element]]:
    """The codes of fields, by the field or by the paragraph."""
    for node in root.iter(W + "fldSimple"):
        yield node.get(W + "instr", ""), node
    for paragraph in root.iter(W + "p"):
        yield "".join(node.text or "" for node in paragraph.iter(W + "instrText")), paragraph

"""Bookmarks that something refers to: those may not be left out without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.xml import parse
from toolkit.word.template.names import Element
from toolkit.word.template.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE = re.compile(r'\b(?:REF|PAGEREF|NOTEREF)\s+"?([\w.]+)|\bHYPERLINK\s.*?\\l\s+"?([\w.]+)')
_OF_CONTENTS = "_toc"  # -- a table of contents is made anew as a whole --


def referred(root: Element, dropped: Iterable[str]) -> list[str]:
    """Those of the bookmarks that a field or a link of the tree refers to, whatever their case."""
    wanted = {name.lower() for name in _named(root)}
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


def _named(root: Element) -> set[str]:
    codes = [node.get(W + "instr", "") for node in root.iter(W + "fldSimple")]
    codes += [
        "".join(node.text or "" for node in paragraph.iter(W + "instrText"))
        for paragraph in root.iter(W + "p")
    ]
    found = {first or second for code in codes for first, second in _CODE.findall(code)}
    return found | {node.get(W + "anchor", "") for node in root.iter(W + "hyperlink")}

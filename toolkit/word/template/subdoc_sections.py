"""The pages of a sub-document: they do not come along, and what would be missed then is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.relationships import relationships_of
from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.names import Element
from toolkit.word.template.names import R
from toolkit.word.template.names import W
from toolkit.word.template.names import parse

if TYPE_CHECKING:
    from toolkit.ooxml.package import Contents
    from toolkit.word.messages import Message
    from toolkit.word.template.subdoc_package import Foreign

_REFERENCES = {
    W + "headerReference": of_contents.HEADER,
    W + "footerReference": of_contents.FOOTER,
}
_PICTURES = (W + "drawing", W + "pict", W + "object")
_NUMBER_OF_PAGE = re.compile(r"[\s\d第共页/／\-–—－·.]*(?:(?:page|of)[\s\d]*)*", re.IGNORECASE)
_LYING = "landscape"


def take_section(body: Element, foreign: Foreign, host: Contents, main: str) -> None:
    """Take the section out of a body that comes into another document.

    Numbers of pages are the document's; paper and margins are those of the place.

    Raises:
        Fault: there are several sections, columns, lying pages or vertical text, or a header or footer
            that says something.
    """
    last = body.find(W + "sectPr")
    if next((each for each in body.iter(W + "sectPr") if each is not last), None) is not None:
        raise Fault(of_contents.SUBDOC_HAS(outside=of_contents.SECTIONS()))
    if last is None:
        return
    if odd := _odd(last, host, main):
        raise Fault(of_contents.SUBDOC_HAS(outside=odd()))
    _refuse_heads(last, foreign)
    body.remove(last)


def _odd(section: Element, host: Contents, main: str) -> Message | None:
    columns = section.find(W + "cols")
    if columns is not None and columns.get(W + "num", "1") != "1":
        return of_contents.COLUMNS
    direction = section.find(W + "textDirection")
    if direction is not None and direction.get(W + "val", "lrTb") not in {"lrTb", "tb"}:
        return of_contents.VERTICAL
    if _lies(section) and not any(map(_lies, parse(host[main]).iter(W + "sectPr"))):
        return of_contents.LYING
    return None


def _lies(section: Element) -> bool:
    size = section.find(W + "pgSz")
    return size is not None and size.get(W + "orient") == _LYING


def _refuse_heads(section: Element, foreign: Foreign) -> None:
    targets = relationships_of(foreign.parts, foreign.main).targets(foreign.parts)
    parts = {key: part for key, _, part in targets if foreign.parts.has(part)}
    for reference in section.iterchildren(*_REFERENCES):
        part = parts.get(reference.get(R + "id", ""))
        if part is not None and _says_something(parse(foreign.parts[part])):
            raise Fault(of_contents.SUBDOC_HAS(outside=_REFERENCES[reference.tag]()))


def _says_something(root: Element) -> bool:
    if next(root.iter(*_PICTURES), None) is not None:
        return True
    text = "".join(node.text or "" for node in root.iter(W + "t"))
    return _NUMBER_OF_PAGE.fullmatch(text) is None

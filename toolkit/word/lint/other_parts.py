"""Where tags stand in parts that have no pages: comments, charts, properties. The engine tells places in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.template import stories
from toolkit.word.template.margins import item_of
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import parse
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.places import Place


def places_elsewhere(contents: Contents, read: Container[str]) -> dict[str, Place]:
    """The places of the parts that are not read, by their words."""
    found: dict[str, Place] = {}
    for name, content in contents.items():
        if name in read or not stories.is_markup(content):
            continue
        if stories.may_hold_tags(name, content):
            for place in _places(name, content):
                found.setdefault(str(place), place)
    return found


def _places(name: str, content: bytes) -> Iterator[Place]:
    try:
        root = parse(content)
    except XMLSyntaxError:
        return
    surveyor = Surveyor(root, name)
    for node in root.iter(etree.Element):
        if node.tag in PARAGRAPHS:
            yield surveyor.place(node)
        elif len(node) == 0 and node.text and stories.opens_a_tag(node.text):
            yield replace(surveyor.whole(), item=item_of(node))

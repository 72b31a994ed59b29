"""After rendering: `Listing` values break paragraphs, keeping their formatting."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.word.template.lifting import CrossingError
from toolkit.word.template.lifting import lift
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import insert_before
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove

BREAK = "break"


def settle(xml: str) -> str:
    """The XML of a part with its paragraph breaks carried out."""
    root = parse(xml)
    for mark in [node for node in root.iter(etree.PI) if node.target == BREAK]:
        _break(mark)
    text: str = etree.tostring(root, encoding="unicode")
    return DECLARATION + text


def _break(mark: Element) -> None:
    paragraph = nearest(mark, W + "p")
    run = nearest(mark, W + "r")
    lift(mark, run)
    try:
        lift(mark, paragraph)
    except CrossingError:  # a content control is never cut: a line break must do
        insert_before(mark, mark.makeelement(W + "br"))
        remove(mark)
        return
    properties = paragraph.find(W + "pPr")
    before = paragraph.makeelement(W + "p")
    if properties is not None:
        before.append(_copied(properties))
    for child in list(paragraph)[: paragraph.index(mark)]:
        if child is not properties:
            before.append(child)
    insert_before(paragraph, before)
    remove(mark)


def _copied(properties: Element) -> Element:
    copy = deepcopy(properties)
    for section in copy.findall(W + "sectPr"):
        copy.remove(section)
    return copy

"""Styles of a sub-document: those that the template has by name are its own, the others come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.stories import related

if TYPE_CHECKING:
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.subdoc_package import Foreign

_STYLES = "styles"
_USES = (W + "pStyle", W + "rStyle", W + "tblStyle")
_REFERENCES = (W + "basedOn", W + "next", W + "link")


class StyleImport:
    """Maps a foreign document's styles to those of the package it comes into."""

    def __init__(self, foreign: Foreign, output: Output) -> None:
        there = foreign.related(_STYLES)
        self._foreign = _by_id(parse(foreign.parts[there])) if there else {}
        self._output = output
        here = related(output.contents, output.main, _STYLES)
        own = _by_id(parse(output.contents[here])) if here else {}
        self._taken = set(own) | set(output.styles.values())
        self._names = {(s.get(W + "type"), _name(s)): i for i, s in own.items()} | output.styles

    def adapt(self, body: Element) -> None:
        """Give the body's paragraphs, runs and tables the ids that their styles have here."""
        for node in body.iter(*_USES):
            node.set(W + "val", self._mapped(node.get(W + "val")))

    def _mapped(self, identity: str) -> str:
        style = self._foreign.get(identity)
        if style is None:
            return identity
        key = (style.get(W + "type"), _name(style))
        if key not in self._names:
            self._names[key] = self._fresh(identity)
            self._output.styles[key] = self._names[key]
            self._bring(style, self._names[key])
        return self._names[key]

    def _fresh(self, identity: str) -> str:
        fresh = identity
        while fresh in self._taken:
            fresh += "Z"
        self._taken.add(fresh)
        return fresh

    def _bring(self, style: Element, identity: str) -> None:
        style.set(W + "styleId", identity)
        style.attrib.pop(W + "default", None)
        for numbering in list(style.iter(W + "numPr")):
            numbering.getparent().remove(numbering)
        for reference in style.iter(*_REFERENCES):
            reference.set(W + "val", self._mapped(reference.get(W + "val")))
        self._output.growth.add(_STYLES, style)


def _by_id(root: Element) -> dict[str, Element]:
    return {style.get(W + "styleId"): style for style in root.findall(W + "style")}


def _name(style: Element) -> str:
    node = style.find(W + "name")
    return "" if node is None else str(node.get(W + "val")).lower()

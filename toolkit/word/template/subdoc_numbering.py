"""Automatic numbering of a sub-document: its lists come along as lists of their own, which begin anew."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.messages import of_contents
from toolkit.word.template.errors import Fault
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse

if TYPE_CHECKING:
    from toolkit.word.template.rendering import Output
    from toolkit.word.template.subdoc_package import Foreign

KIND = "numbering"
_VAL = W + "val"
_IDENTITY = (
    0x5A540000  # -- of lists that come along: a number that marks them as different lists --
)
_BEFORE_NUMBER = tuple(
    W + name
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_BEHIND_INDENT = tuple(
    W + name
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
        "pPrChange",
    )
)  # fmt: skip


class NumberingImport:
    """Brings the lists that a foreign document's paragraphs are in, each under a new number."""

    def __init__(self, foreign: Foreign, output: Output) -> None:
        self._output = output
        self._numbers: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}
        part = foreign.related(KIND)
        self._root = parse(foreign.parts[part]) if part else etree.Element(W + "numbering")
        styles = foreign.related("styles")
        found = parse(foreign.parts[styles]) if styles else etree.Element(W + "styles")
        self._styles = {each.get(W + "styleId"): each for each in found.findall(W + "style")}
        self._default = next((k for k, s in self._styles.items() if _is_default_paragraph(s)), "")

    def adapt(self, root: Element) -> None:
        """Number the paragraphs by what the package has; what their styles number is written in them.

        Raises:
            Fault: a list has pictures for bullets.
        """
        for paragraph in list(root.iter(W + "p")):
            properties = paragraph.find(W + "pPr")
            own = None if properties is None else properties.find(W + "numPr")
            if own is None or own.find(W + "numId") is None:
                self._number_by_style(paragraph, properties)
            else:
                self._renumber(own)

    def _renumber(self, own: Element) -> None:
        number = own.find(W + "numId")
        if number.get(_VAL) == "0":
            return
        mapped = self._mapped(number.get(_VAL, ""))
        if mapped:
            number.set(_VAL, mapped)
        else:
            own.getparent().remove(own)  # -- a list that is nowhere: Word shows no number --

    def _number_by_style(self, paragraph: Element, properties: Element) -> None:
        """Write into a paragraph the number that its style has there: the style here may have none."""
        used = None if properties is None else properties.find(W + "pStyle")
        name = self._default if used is None else used.get(_VAL, "")
        number, level, indent = self._of_style(name)
        mapped = self._mapped(number) if number not in {"", "0"} else ""
        if not mapped:
            return
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        for old in properties.findall(W + "numPr"):
            level = _value(old, "ilvl") or level
            properties.remove(old)
        made = etree.Element(W + "numPr")
        etree.SubElement(made, W + "ilvl").set(_VAL, level)
        etree.SubElement(made, W + "numId").set(_VAL, mapped)
        before = [child for child in properties if child.tag in _BEFORE_NUMBER]
        properties.insert(len(before), made)
        if indent is not None and properties.find(W + "ind") is None:
            behind = [child for child in properties if child.tag in _BEHIND_INDENT]
            properties.insert(len(properties) - len(behind), deepcopy(indent))

    def _of_style(self, name: str) -> tuple[str, str, Element]:
        """List, level and indentation of its own that a style gives to paragraphs."""
        indent, level, seen = None, "", set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            properties = style.find(W + "pPr")
            if properties is not None:
                indent = properties.find(W + "ind") if indent is None else indent
                own = properties.find(W + "numPr")
                level = level or _value(own, "ilvl")
                if own is not None and own.find(W + "numId") is not None:
                    number = _value(own, "numId")
                    return number, level or self._level_of(number, name), indent
            name = _value(style, "basedOn")
        return "", "", None

    def _level_of(self, number: str, style: str) -> str:
        """The level of a list that is meant for a style."""
        abstract = self._abstract(_value(self._number(number), "abstractNumId"))
        for level in () if abstract is None else abstract.findall(W + "lvl"):
            if _value(level, "pStyle") == style:
                return str(level.get(W + "ilvl"))
        return "0"

    def _number(self, number: str) -> Element:
        return next(
            (n for n in self._root.findall(W + "num") if n.get(W + "numId") == number), None
        )

    def _abstract(self, number: str) -> Element:
        found = self._root.findall(W + "abstractNum")
        return next((n for n in found if n.get(W + "abstractNumId") == number), None)

    def _mapped(self, number: str) -> str:
        if number not in self._numbers:
            there = self._number(number)
            abstract = self._bring_abstract(_value(there, "abstractNumId"))
            self._numbers[number] = self._bring(there, abstract) if abstract else ""
        return self._numbers[number]

    def _bring(self, there: Element, abstract: str) -> str:
        made = deepcopy(there)
        _refuse_pictures(made)
        fresh = self._output.growth.number(KIND, "num", "numId")
        made.set(W + "numId", fresh)
        made.find(W + "abstractNumId").set(_VAL, abstract)
        _free_of_styles(made)
        self._output.growth.add(KIND, made)
        return fresh

    def _bring_abstract(self, number: str) -> str:
        there = self._abstract(number)
        linked = _value(there, "numStyleLink")
        if linked:  # -- the list is that of a style; it has no levels of its own --
            own, _, _ = self._of_style(linked)
            there = self._abstract(_value(self._number(own), "abstractNumId"))
        if there is None:
            return ""
        if number not in self._abstracts:
            self._abstracts[number] = self._bring_levels(there)
        return self._abstracts[number]

    def _bring_levels(self, there: Element) -> str:
        made = deepcopy(there)
        _refuse_pictures(made)
        for other in [each for each in made.attrib if not each.startswith(W)]:
            del made.attrib[other]  # -- of newer vocabularies, which the part may not know --
        fresh = self._output.growth.number(KIND, "abstractNum", "abstractNumId")
        made.set(W + "abstractNumId", fresh)
        for name in ("nsid", "tmpl", "name", "styleLink", "numStyleLink"):
            for old in made.findall(W + name):
                made.remove(old)
        identity = etree.Element(W + "nsid")
        identity.set(_VAL, f"{_IDENTITY + int(fresh):08X}")
        made.insert(0, identity)
        _free_of_styles(made)
        self._output.growth.add(KIND, made)
        return fresh


def _free_of_styles(made: Element) -> None:
    for link in list(made.iter(W + "pStyle")):
        link.getparent().remove(link)


def _refuse_pictures(made: Element) -> None:
    if next(made.iter(W + "lvlPicBulletId"), None) is not None:
        raise Fault(of_contents.SUBDOC_HAS(outside=of_contents.PICTURE_BULLET()))


def _is_default_paragraph(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}


def _value(node: Element, name: str) -> str:
    found = None if node is None else node.find(W + name)
    return "" if found is None else str(found.get(_VAL, ""))

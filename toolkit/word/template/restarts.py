"""After rendering: lists that begin anew behind `{{ 重新编号 }}`, as Word's own "restart at 1" does it.

Each gets a number of its own (ISO/IEC 29500-1, 17.9.15) whose levels start where the list starts (17.9.27).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.names import remove
from toolkit.word.template.stories import related
from toolkit.word.template.values import BlockValue
from toolkit.word.template.values import InlineValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.word.template.rendering import Output
    from toolkit.word.template.rendering import StoryContext

NAMES = ("重新编号", "restart_numbering")
_TARGET = "restart"
_KIND = "numbering"
_VAL = W + "val"
_BEFORE_NUMBER = tuple(
    W + name
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
"""What the schema has before a paragraph's number (ISO/IEC 29500-1, 17.3.1.26)."""


class Restart(InlineValue, BlockValue):
    """Where lists begin anew."""

    def inline(self, context: StoryContext) -> str:
        """A sign that `settle` takes away."""
        context.output.has_restarts = True
        return f"<?{_TARGET} ?>"

    def blocks(self, context: StoryContext) -> str:
        """The same in place of a paragraph."""
        return self.inline(context)


def settle(xml: str, output: Output) -> str:
    """The XML of a part in which each list behind a sign has a number of its own."""
    root = parse(xml)
    lists = _Lists(output)
    signs = [node for node in root.iter(etree.PI) if node.target == _TARGET]
    begins = {sign if (home := nearest(sign, W + "p")) is None else home for sign in signs}
    for node in root.iter(W + "p", etree.PI):
        if node in begins:
            lists.begin()
        if node.tag == W + "p":
            lists.number(node)
    for sign in signs:
        remove(sign)
    text: str = etree.tostring(root, encoding="unicode")
    return DECLARATION + text


class _Lists:
    """The lists of a document, and the numbers that stand for them since the last sign."""

    def __init__(self, output: Output) -> None:
        self._output = output
        contents, main = output.contents, output.main
        numbering, styles = (related(contents, main, kind) for kind in (_KIND, "styles"))
        root = parse(contents[numbering]) if numbering else etree.Element(W + _KIND)
        self._numbers = {each.get(W + "numId"): each for each in root.findall(W + "num")}
        found = root.findall(W + "abstractNum")
        self._abstracts = {each.get(W + "abstractNumId"): each for each in found}
        named = parse(contents[styles]).findall(W + "style") if styles else ()
        self._styles = {each.get(W + "styleId"): each for each in named}
        self._made: dict[str, str] | None = None

    def begin(self) -> None:
        """Have every list begin anew."""
        self._made = {}

    def number(self, paragraph: Element) -> None:
        """Give a paragraph of a list the number that stands for it now."""
        if self._made is None:
            return
        properties = paragraph.find(W + "pPr")
        own = None if properties is None else properties.find(W + "numPr")
        number, level = _said(own)
        if not number:
            used = None if properties is None else properties.find(W + "pStyle")
            number, by_style = self._of_style("" if used is None else used.get(_VAL, ""))
            level = level or by_style
        if number not in self._numbers:
            return
        if number not in self._made:
            self._made[number] = self._anew(number)
        _put(paragraph, self._made[number], level or "0")

    def _of_style(self, name: str) -> tuple[str, str]:
        seen: list[str] = []
        while name in self._styles and name not in seen:
            seen.append(name)
            style = self._styles[name]
            number, level = _said(style.find(f"{W}pPr/{W}numPr"))
            if number:
                return number, level or self._level_of(number, seen)
            above = style.find(W + "basedOn")
            name = "" if above is None else above.get(_VAL, "")
        return "", ""

    def _abstract(self, number: str) -> Element | None:
        of = self._numbers[number].find(W + "abstractNumId") if number in self._numbers else None
        return None if of is None else self._abstracts.get(of.get(_VAL))

    def _level_of(self, number: str, styles: Sequence[str]) -> str:
        """The level that is meant for a style, or for one that it is based on."""
        abstract = self._abstract(number)
        for level in () if abstract is None else abstract.findall(W + "lvl"):
            named = level.find(W + "pStyle")
            if named is not None and named.get(_VAL) in styles:
                return str(level.get(W + "ilvl", "0"))
        return "0"

    def _anew(self, number: str) -> str:
        """A number for the same list, all of whose levels start again."""
        growth = self._output.growth
        made = deepcopy(self._numbers[number])
        fresh = growth.number(_KIND, "num", "numId")
        for other in [each for each in made.attrib if not each.startswith(W)]:
            del made.attrib[other]  # -- an identity that no second list may have --
        made.set(W + "numId", fresh)
        abstract = self._abstract(number)
        levels = () if abstract is None else abstract.findall(W + "lvl")
        starts = {each.get(W + "ilvl", "0"): _start(each) for each in levels} or {"0": "1"}
        there = {each.get(W + "ilvl", "0"): each for each in made.findall(W + "lvlOverride")}
        for level, start in starts.items():
            override = there.get(level)
            if override is None:
                override = etree.SubElement(made, W + "lvlOverride", {W + "ilvl": level})
            if override.find(W + "startOverride") is None:
                own = override.find(W + "lvl")
                said = start if own is None else _start(own)
                override.insert(0, override.makeelement(W + "startOverride", {_VAL: said}))
        growth.add(_KIND, made)
        return fresh


def _said(properties: Element | None) -> tuple[str, str]:
    """The number and level that a paragraph or style has, "" where it says none."""
    if properties is None:
        return "", ""
    found = (properties.find(W + name) for name in ("numId", "ilvl"))
    number, level = ("" if each is None else each.get(_VAL, "") for each in found)
    return number, level


def _start(level: Element) -> str:
    start = level.find(W + "start")
    return "1" if start is None else str(start.get(_VAL, "1"))


def _put(paragraph: Element, number: str, level: str) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = paragraph.makeelement(W + "pPr")
        paragraph.insert(0, properties)
    own = properties.find(W + "numPr")
    if own is None:
        own = properties.makeelement(W + "numPr")
        before = [child for child in properties if child.tag in _BEFORE_NUMBER]
        properties.insert(len(before), own)
    for name, said in (("ilvl", level), ("numId", number)):
        for old in own.findall(W + name):
            own.remove(old)
        place = 1 if name == "numId" else 0
        own.insert(place, own.makeelement(W + name, {_VAL: said}))

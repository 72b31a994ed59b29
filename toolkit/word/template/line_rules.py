"""After rendering: a line of exact height does not cut off a picture that was written into it.

Word shows of an inline picture only what fits into an exact line (ECMA-376-1, 17.18.48, `exact`); 公文 are
set in exact lines of 28 or 29 points, a seal is higher. Such a paragraph's lines become as high at least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.word.template.names import WP
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.stories import related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.ooxml.package import Contents

_EMU_IN_TWIP = 635
_DEEPEST = 20  # -- styles resting on each other --
_BEHIND_SPACING = frozenset(
    W + name
    for name in (
        *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
"""What the schema has behind a paragraph's spacing (ECMA-376-1, 17.3.1.26)."""


def settle(xml: str, contents: Contents, main: str) -> str:
    """The XML of a part in which no exact line is lower than a picture in it; perhaps as it was.

    Args:
        xml: the part.
        contents: the package, for its styles.
        main: the name of the part that the document is.
    """
    name = related(contents, main, "styles")
    styles = contents[name] if name else b""
    if 'lineRule="exact"' not in xml and b'"exact"' not in styles:
        return xml
    root = parse(xml)
    rules = _Rules(parse(styles) if styles else None)
    for paragraph, height in _pictured(root):
        line = rules.exact_line(paragraph)
        if line is not None and height > line * _EMU_IN_TWIP:
            _raise_lines(paragraph, line)
    text: str = etree.tostring(root, encoding="unicode")
    return DECLARATION + text


def _pictured(root: Element) -> Iterator[tuple[Element, int]]:
    """The paragraphs with pictures in the line, each with the height of one in EMU."""
    for extent in root.iter(WP + "extent"):
        paragraph = nearest(extent, W + "p")
        if paragraph is not None and extent.getparent().tag == WP + "inline":
            yield paragraph, int(extent.get("cy", "0"))


def _raise_lines(paragraph: Element, line: int) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = paragraph.makeelement(W + "pPr")
        paragraph.insert(0, properties)
    spacing = properties.find(W + "spacing")
    if spacing is None:
        spacing = properties.makeelement(W + "spacing")
        behind = next((each for each in properties if each.tag in _BEHIND_SPACING), None)
        if behind is None:
            properties.append(spacing)
        else:
            behind.addprevious(spacing)
    spacing.set(W + "line", str(line))
    spacing.set(W + "lineRule", "atLeast")


class _Rules:
    """How high the lines of paragraphs are by their own properties, their styles and the defaults."""

    def __init__(self, styles: Element | None) -> None:
        found = [] if styles is None else list(styles.iter(W + "style"))
        self._styles = {each.get(W + "styleId"): each for each in found}
        usual = (s for s in found if s.get(W + "type") == "paragraph")
        self._usual = next((s for s in usual if s.get(W + "default") in {"1", "true", "on"}), None)
        path = f"{W}docDefaults/{W}pPrDefault/{W}pPr"
        self._defaults = None if styles is None else styles.find(path)

    def exact_line(self, paragraph: Element) -> int | None:
        """The height in twips, None where lines are as high as what stands in them."""
        own = paragraph.find(W + "pPr")
        line, rule = None, None
        for properties in (own, *self._above(own), self._defaults):
            spacing = None if properties is None else properties.find(W + "spacing")
            if spacing is not None:
                line = line or spacing.get(W + "line")
                rule = rule or spacing.get(W + "lineRule")
        return int(line) if rule == "exact" and line and line.isdigit() else None

    def _above(self, own: Element | None) -> Iterator[Element | None]:
        named = None if own is None else own.find(W + "pStyle")
        style = self._usual if named is None else self._styles.get(named.get(W + "val"))
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style.find(W + "pPr")
            based = style.find(W + "basedOn")
            style = None if based is None else self._styles.get(based.get(W + "val"))

"""What a template's styles and lists say of how its text looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.ooxml.events import first_element
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

_OFF = frozenset({"0", "false", "off", "none"})
_UNCOUNTED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of styles and lists.

    Attributes:
        hidden: the styles whose text is hidden.
        lists: of styles that number their paragraphs, the list's number and level.
        bulleted: lists and levels that count nothing.
    """

    hidden: frozenset[str] = frozenset()
    lists: tuple[tuple[str, tuple[str, str]], ...] = ()
    bulleted: frozenset[tuple[str, str]] = frozenset()

    def is_hidden(self, element: Element) -> bool:
        """Whether a piece of text is not printed."""
        run = next(element.iterancestors(W + "r"), None)
        own = None if run is None else run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return is_on(own)
        paragraph = next(element.iterancestors(W + "p"), None)
        return any(
            style is not None and style.get(W + "val") in self.hidden
            for style in (
                None if run is None else run.find(f"{W}rPr/{W}rStyle"),
                None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle"),
            )
        )

    def counted(self, paragraph: Element) -> tuple[str, str] | None:
        """The list and level by which a paragraph is numbered, None for none or a bullet."""
        own = _list_of(paragraph.find(f"{W}pPr"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        by_style = None if style is None else dict(self.lists).get(style.get(W + "val"))
        found = own or by_style
        if found is None or found[0] in {"", "0"} or found in self.bulleted:
            return None
        return found


def is_on(switch: Element) -> bool:
    """Whether an on-off property is on."""
    return switch.get(W + "val", "1") not in _OFF


def looks_of(parts: Mapping[str, bytes]) -> Looks:
    """What the parts of a package say; a part that cannot be read says nothing."""
    styles = [each for root in _roots(parts, "styles") for each in root.iter(W + "style")]
    named = [(style.get(W + "styleId", ""), style) for style in styles]
    switched = ((name, style.find(f"{W}rPr/{W}vanish")) for name, style in named)
    numbered = ((name, _list_of(style.find(W + "pPr"))) for name, style in named)
    bulleted = (each for root in _roots(parts, "numbering") for each in _bulleted(root))
    return Looks(
        frozenset(name for name, off in switched if off is not None and is_on(off)),
        tuple((name, found) for name, found in numbered if found is not None),
        frozenset(bulleted),
    )


def _roots(parts: Mapping[str, bytes], kind: str) -> Iterator[Element]:
    for content in parts.values():
        if first_element(content) in WORDPROCESSING.names(kind):
            try:
                yield parse(content)
            except etree.XMLSyntaxError:
                continue


def _list_of(properties: Element | None) -> tuple[str, str] | None:
    found = None if properties is None else properties.find(W + "numPr")
    if found is None:
        return None
    number, level = found.find(W + "numId"), found.find(W + "ilvl")
    of = "" if number is None else number.get(W + "val", "")
    return of, "0" if level is None else level.get(W + "val", "0")


def _bulleted(root: Element) -> Iterator[tuple[str, str]]:
    forms = {
        (abstract.get(W + "abstractNumId"), level.get(W + "ilvl", "0"))
        for abstract in root.iter(W + "abstractNum")
        for level in abstract.iter(W + "lvl")
        if (form := level.find(W + "numFmt")) is not None and form.get(W + "val") in _UNCOUNTED
    }
    for each in root.iter(W + "num"):
        of = each.find(W + "abstractNumId")
        for abstract, level in forms:
            if of is not None and of.get(W + "val") == abstract:
                yield each.get(W + "numId", ""), level

"""What a template's styles and lists say of how its text looks."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
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
_DEEPEST = 20  # -- styles that rest on each other --


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of styles and lists.

    Attributes:
        styles: by their ids.
        lists: of styles that number their paragraphs, the list's number and level.
        bulleted: lists and levels that count nothing.
    """

    styles: Mapping[str, Element] = field(default_factory=dict)
    lists: tuple[tuple[str, tuple[str, str]], ...] = ()
    bulleted: frozenset[tuple[str, str]] = frozenset()

    def is_hidden(self, element: Element) -> bool:
        """Whether a piece of text is not printed."""
        return self.is_switched(element, "vanish")

    def is_switched(self, element: Element, name: str) -> bool:
        """Whether a piece of text has an on-off property, of its own or by its styles."""
        found = self.property(element, name)
        return found is not None and is_on(found)

    def property(self, element: Element, name: str) -> Element | None:
        """A property of a piece of text: its run's, or that of the run's or the paragraph's style."""
        run = next(element.iterancestors(W + "r"), None)
        paragraph = next(element.iterancestors(W + "p"), None)
        if run is not None and (own := run.find(f"{W}rPr/{W}{name}")) is not None:
            return own
        of_run = None if run is None else run.find(f"{W}rPr/{W}rStyle")
        of_paragraph = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        for style in (of_run, of_paragraph):
            found = None if style is None else self._of_style(style.get(W + "val", ""), name)
            if found is not None:
                return found
        return None

    def _of_style(self, style: str, name: str) -> Element | None:
        """A property of a style, or of one that it rests on."""
        for _ in range(_DEEPEST):
            if (known := self.styles.get(style)) is None:
                return None
            if (found := known.find(f"{W}rPr/{W}{name}")) is not None:
                return found
            base = known.find(W + "basedOn")
            style = "" if base is None else base.get(W + "val", "")
        return None

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
    numbered = ((name, _list_of(style.find(W + "pPr"))) for name, style in named)
    bulleted = (each for root in _roots(parts, "numbering") for each in _bulleted(root))
    return Looks(
        dict(named),
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

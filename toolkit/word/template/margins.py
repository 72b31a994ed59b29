"""Tags outside the text of paragraphs: in field codes, attributes and document properties."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from toolkit.ooxml.namespaces import CUSTOM_PROPERTIES
from toolkit.ooxml.relationships import ELEMENT as RELATIONSHIP
from toolkit.word.messages import of_places
from toolkit.word.messages import of_tags
from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.lexer import Flaw
from toolkit.word.template.lexer import scan
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.stories import opens_a_tag
from toolkit.word.template.story import Piece
from toolkit.word.template.story import fill
from toolkit.word.template.tags import Tag

if TYPE_CHECKING:
    from toolkit.word.template.places import Place
    from toolkit.word.template.places import Surveyor
    from toolkit.word.template.tags import Token

_IN_ADDRESS = re.compile(r"(?:\{|%7b){2}.*?(?:\}|%7d){2}", re.IGNORECASE)
_ITEMS = {
    "v": of_places.DATUM,
    "pt": of_places.DATUM,
    "t": of_places.SHEET_CELL,
    "lvl": of_places.DATUM,
}
_SHOWN = 40
CUSTOM_PROPERTY = CUSTOM_PROPERTIES.names("property")


class MarginReader:
    """Reads the tags that stand outside paragraphs' text."""

    def __init__(self, surveyor: Surveyor, tags: list[Tag]) -> None:
        self.surveyor = surveyor
        self.tags = tags
        self.flaws: list[tuple[Flaw, Place]] = []

    def read_fields(self, paragraph: Element) -> None:
        """Leave marks for the tags in a paragraph's field codes."""
        shown: list[Piece] = []
        at = 0
        for element in paragraph.iter(W + "instrText", W + "fldChar"):
            text = (element.text or "") if element.tag == W + "instrText" else OBJECT
            shown.append(Piece(element, text, at))
            at += len(text)
        joined = "".join(piece.text for piece in shown)
        if not opens_a_tag(joined):
            return
        numbered = self._values(joined, self.surveyor.place(paragraph), "field")
        for piece in shown:
            inside = [t for t in numbered if t[0].start < piece.end and t[0].end > piece.start]
            if inside and piece.text != OBJECT:
                fill(piece, inside, [])

    def read_attributes(self, root: Element, key: str) -> None:
        """Put numbers, enclosed in the key, where attributes have tags."""
        for node in root.iter(etree.Element):
            for name, value in node.attrib.items():
                if opens_a_tag(value):
                    context = "field" if name == W + "instr" else "attribute"
                    node.set(name, self._attribute(value, self.surveyor.place(node), key, context))

    def read_texts(self, root: Element) -> None:
        """Leave marks for the tags in elements that hold nothing but a text (properties, cached data)."""
        for node in root.iter(etree.Element):
            if len(node) == 0 and node.text and opens_a_tag(node.text):
                place = replace(self.surveyor.whole(), item=item_of(node))
                tokens, flaws = scan(node.text)
                self.flaws += [(flaw, place) for flaw in flaws]
                numbered = [(token, self._register(token, place, "plain")) for token in tokens]
                fill(Piece(node, node.text, 0), numbered, [])

    def read_addresses(self, root: Element, key: str) -> None:
        """Put numbers, enclosed in the key, where addresses outside the package have tags.

        Word writes the braces of an address as %7B and %7D.
        """
        for node in root.iter(RELATIONSHIP):
            address = _with_braces(node.get("Target", ""))
            if opens_a_tag(address) and node.get("TargetMode") == "External":
                place = place_of_address(self.surveyor.whole(), address)
                node.set("Target", self._attribute(address, place, key, "address"))

    def _attribute(self, value: str, place: Place, key: str, context: str) -> str:
        out = ""
        at = 0
        for token, number in self._values(value, place, context):
            if context == "address" and token.start and number >= 0:
                self.tags[number].context = "address_part"
            out += f"{value[at : token.start]}{key}{number}{key}"
            at = token.end
        return out + value[at:]

    def _values(self, text: str, place: Place, context: str) -> list[tuple[Token, int]]:
        tokens, flaws = scan(text)
        self.flaws += [(flaw, place) for flaw in flaws]
        for token in tokens:
            if token.kind != "value" or token.prefix:
                self.flaws.append((Flaw(of_tags.ONLY_VALUES(), token.raw, token.start), place))
        return [(token, self._register(token, place, context)) for token in tokens]

    def _register(self, token: Token, place: Place, context: str) -> int:
        if token.kind == "text":
            return -1
        self.tags.append(Tag(token, place, context=context))
        silent = token.kind == "comment" or token.keyword in {"raw", "endraw"}
        return -1 if silent else len(self.tags) - 1


def place_of_address(part: Place, address: str) -> Place:
    """An address in the part that holds it, as a place."""
    return replace(part, item=_with_braces(address)[:_SHOWN])


def _with_braces(address: str) -> str:
    return _IN_ADDRESS.sub(lambda found: unquote(found[0]), address)


def item_of(node: Element) -> str:
    """What a text is called: the name of its custom property, or of its element."""
    named = nearest(node, *CUSTOM_PROPERTY)
    if named is not None:
        return str(named.get("name", ""))
    name = str(etree.QName(node).localname)
    return _ITEMS[name]() if name in _ITEMS else name

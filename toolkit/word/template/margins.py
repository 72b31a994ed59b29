"""Tags outside the text of paragraphs: in field codes, attributes and document properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.lexer import Flaw
from toolkit.word.template.lexer import scan
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.places import Place
from toolkit.word.template.story import Piece
from toolkit.word.template.story import fill
from toolkit.word.template.tags import Tag

if TYPE_CHECKING:
    from toolkit.word.template.places import Surveyor
    from toolkit.word.template.tags import Token

_BRACES = re.compile(r"[{｛][{｛%％#＃]|[}｝]{2}")
_ONLY_VALUES = "这里（域代码或对象属性）只能用 {{ }} 标签"


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
        if not _BRACES.search(joined):
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
                if _BRACES.search(value):
                    context = "field" if name == W + "instr" else "attribute"
                    node.set(name, self._attribute(value, self.surveyor.place(node), key, context))

    def read_properties(self, root: Element) -> None:
        """Leave marks for the tags in document properties."""
        for node in root.iter(etree.Element):
            if len(node) == 0 and node.text and _BRACES.search(node.text):
                place = Place(self.surveyor.part, item=etree.QName(node).localname)
                tokens, flaws = scan(node.text)
                self.flaws += [(flaw, place) for flaw in flaws]
                numbered = [(token, self._register(token, place, "plain")) for token in tokens]
                fill(Piece(node, node.text, 0), numbered, [])

    def _attribute(self, value: str, place: Place, key: str, context: str) -> str:
        out = ""
        at = 0
        for token, number in self._values(value, place, context):
            out += f"{value[at : token.start]}{key}{number}{key}"
            at = token.end
        return out + value[at:]

    def _values(self, text: str, place: Place, context: str) -> list[tuple[Token, int]]:
        tokens, flaws = scan(text)
        self.flaws += [(flaw, place) for flaw in flaws]
        for token in tokens:
            if token.kind != "value" or token.prefix:
                self.flaws.append((Flaw(_ONLY_VALUES, token.raw, token.start), place))
        return [(token, self._register(token, place, context)) for token in tokens]

    def _register(self, token: Token, place: Place, context: str) -> int:
        if token.kind == "text":
            return -1
        self.tags.append(Tag(token, place, context=context))
        silent = token.kind == "comment" or token.keyword in {"raw", "endraw"}
        return -1 if silent else len(self.tags) - 1

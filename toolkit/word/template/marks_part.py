"""The part in which a document records its figures: custom XML of the package (ECMA-376-1, 15.2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Self

from lxml import etree

from toolkit.ooxml.events import first_element
from toolkit.ooxml.namespaces import CUSTOM_XML
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.bookmarks import Bookmark

SPACE = "urn:taizhang-toolkit:figures"
KIND = office("customXml")[0]
_PROPERTIES_KIND = office("customXmlProps")[0]
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA = CUSTOM_XML.transitional
_IDENTITY = "{6F1A2C9E-5B7D-4E83-9C41-7A2B0D5E8F36}"
_ROOT = f"{{{SPACE}}}figures"
_FIGURE = f"{{{SPACE}}}figure"
_ATTRIBUTE = f"{{{SPACE}}}attribute"


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure on its way into a bookmark: its name, its value before filters, what is recorded with it."""

    name: str
    value: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a document records of one figure in one place.

    Attributes:
        bookmark: the name of the hidden bookmark around it.
        name: the figure's.
        value: before filters, as text; "" for an empty value.
        printed: the text as it was written.
        paragraph: the text of its paragraph as it was written.
        offset: how many characters of the paragraph stand before it.
        attributes: what the caller gave.
    """

    bookmark: str
    name: str
    value: str
    printed: str
    paragraph: str
    offset: int
    attributes: Mapping[str, str]

    @classmethod
    def of(cls, found: Bookmark, figure: Noted) -> Self:
        """The record of a figure that stands in a bookmark."""
        where = (found.text, found.paragraph, found.offset)
        return cls(found.name, figure.name, figure.value, *where, figure.attributes)

    @classmethod
    def read(cls, element: etree._Element) -> Self:
        """A record as the part has it."""
        given = {each.get("name", ""): each.text or "" for each in element.iterchildren(_ATTRIBUTE)}
        offset = element.get("offset", "")
        return cls(
            bookmark=element.get("bookmark", ""),
            name=element.get("name", ""),
            value=element.get("value", ""),
            printed=element.get("printed", ""),
            paragraph=element.get("paragraph", ""),
            offset=int(offset[:9]) if offset.isascii() and offset.isdigit() else 0,
            attributes=given,
        )

    def element(self) -> etree._Element:
        """The record as an element."""
        made = etree.Element(_FIGURE, bookmark=self.bookmark, name=self.name, value=self.value)
        made.set("printed", self.printed)
        made.set("paragraph", self.paragraph)
        made.set("offset", str(self.offset))
        for key, value in self.attributes.items():
            etree.SubElement(made, _ATTRIBUTE, name=key).text = value
        return made


def marks_part(contents: Mapping[str, bytes]) -> str:
    """The name of the part that records figures, "" if there is none."""
    return next((name for name, each in contents.items() if first_element(each) == _ROOT), "")


def recorded(contents: Mapping[str, bytes]) -> list[Mark]:
    """The records of a document, in the order in which they were written."""
    name = marks_part(contents)
    return [Mark.read(each) for each in parse(contents[name]).iter(_FIGURE)] if name else []


def record(contents: Contents, marks: Iterable[Mark]) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """The name of the part with records added, and the parts to write, each with its content type.

    The name is "" where the package has the part already, and no relationship is needed.
    """
    name = marks_part(contents)
    root = parse(contents[name]) if name else etree.Element(_ROOT, nsmap={None: SPACE})
    root.extend(each.element() for each in marks)
    if name:
        return "", {name: (serialise(root), "")}
    number = next(n for n in range(1, len(contents) + 2) if not contents.has(_item(n)))
    return _item(number), {
        _item(number): (serialise(root), ""),
        f"customXml/itemProps{number}.xml": (_properties(), _PROPERTIES_TYPE),
        relationships_part(_item(number)): (_relationships(number), ""),
    }


def _item(number: int) -> str:
    return f"customXml/item{number}.xml"


def _relationships(number: int) -> bytes:
    relationships = Relationships(None, _item(number))
    relationships.add_part(_PROPERTIES_KIND, f"customXml/itemProps{number}.xml")
    return relationships.content()


def _properties() -> bytes:
    """What Word wants beside custom XML: an identity, the same in every document of ours, and its schema."""
    root = etree.Element(f"{{{_DATA}}}datastoreItem", nsmap={"ds": _DATA})
    root.set(f"{{{_DATA}}}itemID", _IDENTITY)
    schemas = etree.SubElement(root, f"{{{_DATA}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_DATA}}}schemaRef").set(f"{{{_DATA}}}uri", SPACE)
    return serialise(root)

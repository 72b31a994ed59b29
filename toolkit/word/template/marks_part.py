"""The part in which a document records its figures: custom XML of the package (ECMA-376-1, 15.2.5)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import Self

from lxml import etree

from toolkit.ooxml.events import first_element
from toolkit.ooxml.namespaces import CUSTOM_XML
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import DECLARATION
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.bookmarks import Bookmark

SPACE = "urn:taizhang-toolkit:figures"
_SPACE = SPACE.encode()
KIND = office("customXml")[0]
_PROPERTIES_KIND = office("customXmlProps")[0]
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA = CUSTOM_XML.transitional
_IDENTITY = "{6F1A2C9E-5B7D-4E83-9C41-7A2B0D5E8F36}"
_ROOT = f"{{{SPACE}}}figures"
_FIGURE = f"{{{SPACE}}}figure"
_ATTRIBUTE = f"{{{SPACE}}}attribute"
_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
_SPECIAL = re.compile(r"""[&<>"\t\n\r]""")


class Noted(NamedTuple):  # -- made in the tenth of a dataclass's time, dozens in a document --
    """A figure on its way into a bookmark: its name, its value before filters, what is recorded with it."""

    name: str
    value: str
    attributes: Mapping[str, str]


class Mark(NamedTuple):
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

    def markup(self) -> str:
        """The record as the part has it."""
        texts: tuple[str, ...] = (self.name, self.value, self.printed, self.paragraph)
        if _SPECIAL.search("".join(texts)) is not None:
            texts = tuple(map(_quoted, texts))
        name, value, printed, paragraph = texts
        said = (
            f'bookmark="{self.bookmark}" name="{name}" value="{value}" '
            f'printed="{printed}" paragraph="{paragraph}" offset="{self.offset}"'
        )
        if not self.attributes:
            return f"<figure {said}/>"
        given = "".join(
            f'<attribute name="{_quoted(key)}">{_quoted(value)}</attribute>'
            for key, value in self.attributes.items()
        )
        return f"<figure {said}>{given}</figure>"


def _quoted(text: str) -> str:
    return text if _SPECIAL.search(text) is None else text.translate(_ENTITIES)


def marks_part(contents: Mapping[str, bytes]) -> str:
    """The name of the part that records figures, "" if there is none."""
    found = (name for name, each in contents.items() if _may_record(each))
    return next((name for name in found if first_element(contents[name]) == _ROOT), "")


def _may_record(content: bytes) -> bool:
    """Whether a part may be ours: a quick look at its bytes, which misses none."""
    return _SPACE in content or content.startswith((b"\xff\xfe", b"\xfe\xff"))


def recorded(contents: Mapping[str, bytes]) -> list[Mark]:
    """The records of a document, in the order in which they were written."""
    name = marks_part(contents)
    return [Mark.read(each) for each in parse(contents[name]).iter(_FIGURE)] if name else []


def record(
    contents: Contents, name: str, marks: Iterable[Mark]
) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """The name of the part with records added, and the parts to write, each with its content type.

    Args:
        contents: the package.
        name: the part that records figures in it, "" if there is none.
        marks: what to record.

    Returns:
        The name of a new part, "" where no relationship is needed; then the parts.
    """
    records = "".join(each.markup() for each in marks)
    content = f'{DECLARATION}<figures xmlns="{SPACE}">{records}</figures>'.encode()
    if name:
        root = parse(contents[name])
        root.extend(parse(content))
        return "", {name: (serialise(root), "")}
    number = next(n for n in range(1, len(contents) + 2) if not contents.has(_item(n)))
    return _item(number), {
        _item(number): (content, ""),
        f"customXml/itemProps{number}.xml": (_properties(), _PROPERTIES_TYPE),
        relationships_part(_item(number)): (_relationships(number), ""),
    }


def _item(number: int) -> str:
    return f"customXml/item{number}.xml"


@lru_cache(maxsize=16)
def _relationships(number: int) -> bytes:
    relationships = Relationships(None, _item(number))
    relationships.add_part(_PROPERTIES_KIND, f"customXml/itemProps{number}.xml")
    return relationships.content()


@lru_cache(maxsize=1)
def _properties() -> bytes:
    """What Word wants beside custom XML: an identity, the same in every document of ours, and its schema."""
    root = etree.Element(f"{{{_DATA}}}datastoreItem", nsmap={"ds": _DATA})
    root.set(f"{{{_DATA}}}itemID", _IDENTITY)
    schemas = etree.SubElement(root, f"{{{_DATA}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_DATA}}}schemaRef").set(f"{{{_DATA}}}uri", SPACE)
    return serialise(root)

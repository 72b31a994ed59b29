"""XML of a package's parts, read without recovery, entities or network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.errors import EncodingError
from toolkit.ooxml.events import begins_plainly
from toolkit.ooxml.namespaces import XML
from toolkit.ooxml.spelling import in_utf_8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACE = f"{{{XML}}}space"
XMLSyntaxError = etree.XMLSyntaxError
"""What `parse` raises."""

_NOT_IN_ATTRIBUTES = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(content: bytes | str, *, comments: bool = True, instructions: bool = True) -> Any:
    """The root element of a part, without its comments and processing instructions if so wished.

    Whoever reads a stranger's file has judged the part's size before.

    Raises:
        XMLSyntaxError: it is not well-formed, or declares a document type, whose entities lxml would
            put into attributes however often (ECMA-376-2, 6.2.5: a part has none).
    """
    markup = content.encode() if isinstance(content, str) else _in_utf_8(content)
    if not begins_plainly(markup):
        raise XMLSyntaxError("a document type, or no beginning", 0, 1, 1)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=not comments,
        remove_pis=not instructions,
    )
    return etree.fromstring(markup, parser)


def _in_utf_8(content: bytes) -> bytes:
    try:
        return in_utf_8(content)
    except EncodingError as error:
        raise XMLSyntaxError(f"not in the encoding {error}", 0, 1, 1) from error


def fragments(markup: str, space: str = "") -> list[Any]:
    """Elements of our own writing; `space` is the namespace of those without a prefix.

    Raises:
        XMLSyntaxError: it is not well-formed.
    """
    declared = f' xmlns="{attribute(space)}"' if space else ""
    return list(parse(f"<_{declared}>{markup}</_>"))


def serialise(root: Any) -> bytes:
    """A part's bytes, in UTF-8 with the declaration that office programs write."""
    return DECLARATION.encode() + bytes(
        etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    )


def local(element: Any) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Any) -> str:
    """The namespace in braces, as tags are written; empty for none."""
    head, brace, _ = str(element.tag).rpartition("}")
    return head + brace


def child(parent: Any, name: str) -> Any:
    """The first child of that local name and the parent's namespace, or None."""
    return parent.find(namespace(parent) + name)


def children(parent: Any, name: str) -> Iterator[Any]:
    """The children of that local name and the parent's namespace."""
    found: Iterator[Any] = parent.iterchildren(namespace(parent) + name)
    return found


def insert_in_order(parent: Any, element: Any, order: Sequence[str]) -> None:
    """Insert a child where the schema's sequence wants it."""
    space = namespace(parent)
    later = {space + name for name in order[order.index(local(element)) + 1 :]}
    following = next((each for each in parent if each.tag in later), None)
    if following is None:
        parent.append(element)
    else:
        parent.insert(parent.index(following), element)


def escape(text: str, more: Mapping[str, str] | None = None) -> str:
    """Text as XML content; xml.sax would load a whole HTTP client for it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign, entity in (more or {}).items():
        text = text.replace(sign, entity)
    return text


def unescape(text: str, more: Mapping[str, str] | None = None) -> str:
    """XML content as text."""
    for entity, sign in (more or {}).items():
        text = text.replace(entity, sign)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def attribute(text: str) -> str:
    """Text for use between double quotes."""
    if not _NOT_IN_ATTRIBUTES.search(text):  # -- most texts --
        return text
    return escape(_NOT_XML.sub("", text), {'"': "&quot;", "\n": "&#10;"})

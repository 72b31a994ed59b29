"""How parts of a package know each other (ECMA-376-2, 6.5)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from toolkit.ooxml.ids import canonical
from toolkit.ooxml.ids import unused
from toolkit.ooxml.namespaces import PACKAGE_RELATIONSHIPS
from toolkit.ooxml.namespaces import RELATIONSHIP
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from toolkit.ooxml.package import Parts

CORE_PROPERTIES = (f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties",)
SIGNATURES = (f"{PACKAGE_RELATIONSHIPS}/digital-signature/origin",)
EXTENDED_PROPERTIES = (
    f"{RELATIONSHIP.transitional}/extended-properties",
    f"{RELATIONSHIP.strict}/extendedProperties",
)
PERSON = ("http://schemas.microsoft.com/office/2017/10/relationships/person",)
THREADED_COMMENT = ("http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",)
RIBBON = ("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",)

_ROOT = f"{{{PACKAGE_RELATIONSHIPS}}}Relationships"
ELEMENT = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
_EXTERNAL = "External"


class Relationship(NamedTuple):
    """One relationship; `target` is as it is written, relative to the owner or an address outside."""

    key: str
    kind: str
    target: str
    external: bool


def office(name: str) -> tuple[str, str]:
    """The types, transitional and strict, of a relationship such as `worksheet` or `image`."""
    return f"{RELATIONSHIP.transitional}/{name}", f"{RELATIONSHIP.strict}/{name}"


def relationships_part(owner: str) -> str:
    """The part that holds the relationships of `owner` ("" for the package)."""
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(owner: str, target: str) -> str:
    """The part that a target means: one that begins without a slash lies beside the owner."""
    beside = posixpath.join("/", posixpath.dirname(owner), target.replace("\\", "/"))
    return posixpath.normpath(beside).lstrip("/")


class Relationships:
    """The relationships of one part, to be read and changed."""

    def __init__(self, content: bytes | None, owner: str) -> None:
        """Read them from the bytes of their part, or begin anew.

        Raises:
            XMLSyntaxError: the part is not well-formed.
        """
        self.owner = owner
        self._root = _empty() if content is None else parse(content, comments=False)

    def __iter__(self) -> Iterator[Relationship]:
        for element in self._elements():
            yield Relationship(
                element.get("Id", ""),
                element.get("Type", ""),
                element.get("Target", ""),
                element.get("TargetMode") == _EXTERNAL,
            )

    @property
    def keys(self) -> set[str]:
        """The ids."""
        return {each.key for each in self}

    def add(self, kind: str, target: str, *, external: bool = False, key: str | None = None) -> str:
        """Add a relationship and return its id, by default the first of `rId…` that is free."""
        keys = self.keys
        key = key or unused("rId{}", keys, len(keys) + 1)
        mode = {"TargetMode": _EXTERNAL} if external else {}
        entry = {"Id": key, "Type": kind, "Target": target}
        etree.SubElement(self._root, ELEMENT, entry | mode)
        return key

    def add_part(self, kind: str, part: str) -> str:
        """Relate to a part of the package and return the new id."""
        return self.add(kind, posixpath.relpath(part, posixpath.dirname(self.owner) or "."))

    def remove(self, key: str) -> None:
        """Forget the relationship of that id."""
        for element in list(self._elements()):
            if element.get("Id") == key:
                self._root.remove(element)

    def targets(self, parts: Parts) -> Iterator[tuple[str, str, str]]:
        """Id, type and part of each relationship within the package."""
        for each in self:
            if not each.external:
                yield each.key, each.kind, self._part(each.target, parts)

    def of_kind(self, kinds: Collection[str], parts: Parts) -> list[tuple[str, str]]:
        """Id and part of each relationship of one of the types."""
        return [(key, part) for key, kind, part in self.targets(parts) if kind in kinds]

    def content(self) -> bytes:
        """The part that holds them."""
        return serialise(self._root)

    def _elements(self) -> Iterator[Any]:
        found: Iterator[Any] = self._root.iterchildren(ELEMENT)
        return found

    def _part(self, target: str, parts: Parts) -> str:
        part = resolved(self.owner, target)
        return part if parts.has(part) else unquote(part)


def relationships_of(parts: Parts, owner: str) -> Relationships:
    """The relationships of a part in its package.

    Raises:
        XMLSyntaxError: they are not well-formed.
    """
    part = relationships_part(owner)
    return Relationships(parts.read(part) if parts.has(part) else None, owner)


def reachable(parts: Parts) -> set[str]:
    """The names (canonical) of all parts that relationships lead to from the package's root."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        for _, _, part in relationships_of(parts, waiting.pop()).targets(parts):
            key = canonical(part)
            if key not in found and parts.has(part):
                found.add(key)
                if parts.has(relationships_part(part)):
                    waiting.append(part)
    return found


def _empty() -> Any:
    return etree.Element(_ROOT, nsmap={None: PACKAGE_RELATIONSHIPS})

"""How parts of a package know each other: relationships and content types."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import unquote

from lxml import etree

from toolkit.workbooks.patching.container import canonical
from toolkit.workbooks.patching.xml import local
from toolkit.workbooks.patching.xml import parse
from toolkit.workbooks.patching.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.workbooks.patching.container import Package

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES_PART = "[Content_Types].xml"


def relations_part(owner: str) -> str:
    """The part that holds the relationships of `owner` ("" for the package)."""
    folder, name = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Relations:
    """The relationships of one part."""

    def __init__(self, package: Package, owner: str) -> None:
        self._package = package
        self.owner = owner
        self.part = relations_part(owner)
        if package.has(self.part):
            self._root = parse(package.read(self.part), self.part, comments=False)
        else:
            empty = f'<Relationships xmlns="{_RELATIONSHIPS[1:-1]}"/>'
            self._root = etree.fromstring(empty)

    def targets(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, type and part of each relationship within the package."""
        for element in self._elements():
            if element.get("TargetMode") != "External":
                yield element.get("Id", ""), element.get("Type", ""), self._resolve(element)

    def of_type(self, ending: str) -> list[tuple[str, str]]:
        """Id and part of each relationship whose type ends so ("/worksheet")."""
        return [(key, part) for key, kind, part in self.targets() if kind.endswith(ending)]

    def first(self, ending: str) -> str | None:
        """The part of the first relationship whose type ends so, if any."""
        found = self.of_type(ending)
        return found[0][1] if found else None

    def add(self, kind: str, part: str) -> str:
        """Relate to a part and return the new id."""
        taken = {element.get("Id", "").lower() for element in self._elements()}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        target = posixpath.relpath(part, posixpath.dirname(self.owner) or ".")
        entry = {"Id": f"rId{number}", "Type": kind, "Target": target}
        etree.SubElement(self._root, _RELATIONSHIPS + "Relationship", entry)
        self._store()
        return f"rId{number}"

    def remove(self, key: str) -> None:
        """Forget the relationship of that id."""
        for element in list(self._elements()):
            if element.get("Id") == key:
                self._root.remove(element)
        self._store()

    def _elements(self) -> Iterator[Any]:
        return (each for each in self._root if local(each) == "Relationship")

    def _resolve(self, element: Any) -> str:
        target = element.get("Target", "").replace("\\", "/")
        if not target.startswith("/"):
            target = posixpath.join(posixpath.dirname(self.owner), target)
        part = posixpath.normpath(target).lstrip("/")
        return part if self._package.has(part) else unquote(part)

    def _store(self) -> None:
        self._package.put(self.part, serialise(self._root))


class ContentTypes:
    """`[Content_Types].xml`: what each part is."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = parse(package.read(_TYPES_PART), _TYPES_PART, comments=False)

    def of(self, part: str) -> str:
        """The type of a part, empty if it is not stated."""
        for element in self._root:
            named = canonical(element.get("PartName", "")) if local(element) == "Override" else None
            if named == canonical(part):
                return str(element.get("ContentType", ""))
        return self._default(posixpath.splitext(part)[1].lstrip("."))

    def state(self, part: str, kind: str) -> None:
        """State the type of a part, unless it has that type already."""
        if self.of(part) == kind:
            return
        self.forget(part)
        extension = posixpath.splitext(part)[1].lstrip(".")
        if extension == "vml" and not self._default(extension):
            element = self._element("Default", Extension=extension, ContentType=kind)
            self._root.insert(0, element)
        else:
            self._root.append(self._element("Override", PartName=f"/{part}", ContentType=kind))
        self._store()

    def forget(self, part: str) -> None:
        """Forget a part that is no longer there."""
        for element in list(self._root):
            if canonical(element.get("PartName", "")) == canonical(part):
                self._root.remove(element)
        self._store()

    def _default(self, extension: str) -> str:
        for element in self._root:
            if local(element) == "Default" and (
                element.get("Extension", "").lower() == extension.lower()
            ):
                return str(element.get("ContentType", ""))
        return ""

    def _element(self, name: str, **attributes: str) -> Any:
        return etree.Element(self._root.tag.replace("Types", name), attributes)

    def _store(self) -> None:
        self._package.put(_TYPES_PART, serialise(self._root))


def reachable(package: Package) -> set[str]:
    """The names (canonical) of all parts that relationships lead to from the package's root."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        for _, _, part in Relations(package, waiting.pop()).targets():
            key = canonical(part)
            if key not in found and package.has(part):
                found.add(key)
                if package.has(relations_part(part)):
                    waiting.append(part)
    return found

"""Relationships and content types of a workbook, put back into its package at every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml import content_types
from toolkit.ooxml import relationships
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import relationships_part
from toolkit.workbooks.patching.xml import readable

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.workbooks.patching.container import WorkbookPackage

_DRAWINGS_OF_NOTES = "vml"


class Relations:
    """The relationships of one part."""

    def __init__(self, package: WorkbookPackage, owner: str) -> None:
        """Read them.

        Raises:
            PackageError: their part is damaged.
        """
        self._package = package
        self._part = relationships_part(owner)
        content = package.read(self._part) if package.has(self._part) else None
        with readable(self._part):
            self._all = Relationships(content, owner)

    def targets(self) -> list[tuple[str, str, str]]:
        """Id, type and part of each relationship within the package."""
        return list(self._all.targets(self._package))

    def of_kind(self, kinds: Collection[str]) -> list[tuple[str, str]]:
        """Id and part of each relationship of one of the types."""
        return self._all.of_kind(kinds, self._package)

    def first(self, kinds: Collection[str]) -> str | None:
        """The part of the first relationship of one of the types, if any."""
        found = self.of_kind(kinds)
        return found[0][1] if found else None

    def add(self, kind: str, part: str) -> str:
        """Relate to a part and return the new id."""
        key = self._all.add_part(kind, part)
        self._store()
        return key

    def remove(self, key: str) -> None:
        """Forget the relationship of that id."""
        self._all.remove(key)
        self._store()

    def _store(self) -> None:
        self._package.put(self._part, self._all.content())


class Types:
    """What each part of a package is."""

    def __init__(self, package: WorkbookPackage) -> None:
        """Read the content types.

        Raises:
            PackageError: they are missing or damaged.
        """
        self._package = package
        content = package.read(content_types.PART)
        with readable(content_types.PART):
            self._all = ContentTypes(content)

    def of(self, part: str) -> str:
        """The type of a part, empty if it is not stated."""
        return self._all.of(part)

    def state(self, part: str, kind: str) -> None:
        """State the type of a part, unless it has that type already."""
        if part.endswith(f".{_DRAWINGS_OF_NOTES}"):
            self._all.state_extension(_DRAWINGS_OF_NOTES, kind)
        if self.of(part) != kind:
            self._all.state(part, kind)
        self._store()

    def state_extension(self, extension: str, kind: str) -> None:
        """State the type of all parts with an extension, unless one is stated already."""
        if not self._all.of_extension(extension):
            self._all.state_extension(extension, kind)
            self._store()

    def forget(self, part: str) -> None:
        """Forget a part that is no longer there."""
        self._all.forget(part)
        self._store()

    def _store(self) -> None:
        self._package.put(content_types.PART, self._all.content())


def reachable(package: WorkbookPackage) -> set[str]:
    """The names (canonical) of all parts that relationships lead to from the package's root.

    Raises:
        PackageError: relationships are damaged.
    """
    with readable("_rels"):
        return relationships.reachable(package)

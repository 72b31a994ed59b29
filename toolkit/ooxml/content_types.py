"""`[Content_Types].xml`: what each part of a package is (ECMA-376-2, 6.2.3)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.ids import canonical
from toolkit.ooxml.namespaces import CONTENT_TYPES
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise

if TYPE_CHECKING:
    from collections.abc import Iterator

PART = "[Content_Types].xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULT = f"{{{CONTENT_TYPES}}}Default"
_OVERRIDE = f"{{{CONTENT_TYPES}}}Override"
# -- what the type of a workbook part holds → how Excel wants the file's name to end --
_SUFFIXES = {
    ".template.macroenabled": ".xltm",
    ".template.main": ".xltx",
    ".addin.macroenabled": ".xlam",
    ".sheet.macroenabled": ".xlsm",
    ".sheet.main": ".xlsx",
}


def workbook_suffix(kind: str) -> str:
    """How the name of a workbook must end whose main part has this type; empty for other types."""
    return next((end for key, end in _SUFFIXES.items() if key in kind.lower()), "")


class ContentTypes:
    """The types of parts, by name or by extension, to be read and changed."""

    def __init__(self, content: bytes) -> None:
        """Read them.

        Raises:
            XMLSyntaxError: the part is not well-formed.
        """
        self._root = parse(content, comments=False)

    def of(self, part: str) -> str:
        """The type of a part, empty if it is not stated."""
        for element in self._overrides(part):
            return str(element.get("ContentType", ""))
        return self.of_extension(_extension(part))

    def of_extension(self, extension: str) -> str:
        """The type of all parts with an extension ("png"), empty if none is stated."""
        for element in self._root.iterchildren(_DEFAULT):
            if element.get("Extension", "").lower() == extension.lower():
                return str(element.get("ContentType", ""))
        return ""

    def state(self, part: str, kind: str) -> None:
        """State the type of a part, unless it has that type already."""
        if self.of(part) == kind:
            return
        self.forget(part)
        entry = {"PartName": f"/{part}", "ContentType": kind}
        self._root.append(etree.Element(_OVERRIDE, entry))

    def state_extension(self, extension: str, kind: str) -> None:
        """State the type of all parts with an extension, unless one is stated already."""
        if not self.of_extension(extension):
            entry = {"Extension": extension, "ContentType": kind}
            self._root.insert(0, etree.Element(_DEFAULT, entry))

    def forget(self, part: str) -> None:
        """Forget a part that is no longer there."""
        for element in list(self._overrides(part)):
            self._root.remove(element)

    def content(self) -> bytes:
        """The part as it now is."""
        return serialise(self._root)

    def _overrides(self, part: str) -> Iterator[Any]:
        for element in self._root.iterchildren(_OVERRIDE):
            if canonical(element.get("PartName", "")) == canonical(part):
                yield element


def _extension(part: str) -> str:
    return posixpath.splitext(part)[1].lstrip(".")

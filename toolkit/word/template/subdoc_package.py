"""The package of a sub-document: its parts by relationship, and copies of them for another package."""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.package import Contents
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.relationships import resolved
from toolkit.word.messages import of_contents
from toolkit.word.template import stories
from toolkit.word.template.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.ooxml.relationships import Relationship
    from toolkit.word.template.rendering import Output

_CHART_KINDS = (
    *office("chart"),
    "http://schemas.microsoft.com/office/2014/relationships/chartEx",
)
_CARRIED = frozenset((*office("image"), *_CHART_KINDS, *office("oleObject"), *office("package")))
_ADDRESSES = frozenset((*office("hyperlink"), *office("image")))
_BENEATH = frozenset(
    {
        *_CARRIED,
        *office("themeOverride"),
        *office("chartUserShapes"),
        "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
        "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle",
    }
)


class Foreign:
    """A sub-document's parts, of which copies are made."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self.parts = Contents(members)
        self.main = stories.main_part(self.parts)
        self._types = ContentTypes(self.parts[CONTENT_TYPES])
        self._relations: dict[str, dict[str, Relationship]] = {}

    def related(self, kind: str) -> str:
        """The name of the part that its document has for something, "" if there is none."""
        return stories.related(self.parts, self.main, kind)

    def relation(self, part: str, key: str, output: Output, target: str) -> str:
        """The id under which a part of the package knows what a part here knows under another.

        Raises:
            Fault: the relationship is broken, or of a kind that cannot come along.
        """
        if part not in self._relations:
            there = Relationships(self.parts.get(relationships_part(part)), part)
            self._relations[part] = {each.key: each for each in there}
        found = self._relations[part].get(key)
        if found is None:
            raise Fault(of_contents.SUBDOC_BROKEN())
        if found.external:
            return output.relate(target, found.kind, self._outside(found), external=True)
        if found.kind not in _CARRIED:
            raise Fault(of_contents.SUBDOC_CONTENT(kind=found.kind.rpartition("/")[2]))
        return output.relate(target, found.kind, f"/{self._copied(part, found, output)}")

    @staticmethod
    def _outside(found: Relationship) -> str:
        if found.kind not in _ADDRESSES:
            raise Fault(of_contents.SUBDOC_OUTSIDE(target=found.target[:60]))
        return found.target

    def _copied(self, owner: str, relation: Relationship, output: Output) -> str:
        """The name of the copy of a part, with copies of all that it needs."""
        name = resolved(owner, relation.target)
        if not self.parts.has(name):
            raise Fault(of_contents.SUBDOC_BROKEN())
        content, suffix = self.parts[name], posixpath.splitext(name)[1].lower()
        if relation.kind in office("image"):
            return output.store(content, suffix.lstrip("."))
        beneath = self.parts.get(relationships_part(self.parts.spelt(name)))
        key = f"{output.next_serial()}-" if beneath else ""
        digest = hashlib.sha256(key.encode() + content).hexdigest()[:16]
        stored = f"{posixpath.dirname(name)}/tz{digest}{suffix}".lstrip("/")
        output.parts[stored] = (content, self._types.of(name))
        if beneath:
            self._relate(name, beneath, stored, output)
        return stored

    def _relate(self, name: str, beneath: bytes, stored: str, output: Output) -> None:
        """Give a copied part relationships of the same ids."""
        made = Relationships(None, stored)
        for each in Relationships(beneath, name):
            target = each.target
            if each.external:
                target = self._outside(each)
            elif each.kind not in _BENEATH:
                raise Fault(of_contents.SUBDOC_CONTENT(kind=each.kind.rpartition("/")[2]))
            else:
                target = f"/{self._copied(name, each, output)}"
            made.add(each.kind, target, external=each.external, key=each.key)
        output.parts[relationships_part(stored)] = (made.content(), "")

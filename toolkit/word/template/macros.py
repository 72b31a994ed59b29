"""Macros taken out of a template, where the caller asks for it: what is made of it is a document without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.package import Contents
from toolkit.ooxml.relationships import reachable
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.ooxml.archive import Member

    Members = dict[str, tuple[Member, bytes]]

_SPACES = (
    "http://schemas.microsoft.com/office/2006/relationships/",
    "http://schemas.microsoft.com/office/2007/relationships/",
)
_KINDS = {
    space + name
    for space in _SPACES
    for name in (
        *("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"),
        *("ui/extensibility", "ui/userCustomization"),
    )
}
"""What holds macros, and what calls them by name: keys, toolbars, the ribbon ([MS-OFFMACRO], 2.2)."""


def without_macros(members: Members, main: str, fresh: Callable[[str, bytes], Member]) -> Members:
    """The members less the macros, what calls them by key or button, and what only they lead to.

    Args:
        members: each with its content.
        main: the name of the part that the document is.
        fresh: packs a member that is changed.

    Raises:
        XMLSyntaxError: relationships or content types are not well-formed.
    """
    contents = Contents({name: content for name, (_, content) in members.items()})
    changes = dict(_relationships_without(contents, owner) for owner in ("", main))
    changed = contents.with_changes(changes)
    lost = reachable(contents) - reachable(changed)
    lost |= {canonical(relationships_part(name)) for name in lost}
    types = ContentTypes(changed[CONTENT_TYPES])
    for name in lost:
        types.forget(name)
    changes[CONTENT_TYPES] = types.content()
    kept = {name: pair for name, pair in members.items() if canonical(name) not in lost}
    for name, content in changes.items():
        spelt = contents.spelt(name)
        if spelt in kept:
            kept[spelt] = (fresh(spelt, content), content)
    return kept


def _relationships_without(contents: Contents, owner: str) -> tuple[str, bytes]:
    there = relationships_of(contents, owner)
    for each in list(there):
        if each.kind in _KINDS:
            there.remove(each.key)
    return relationships_part(owner), there.content()

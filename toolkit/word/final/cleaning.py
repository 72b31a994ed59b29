"""正本: the paper as it goes out, without comments, hidden marks, and traces of who edited it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import serialise
from toolkit.word.final.reading import opened
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.names import remove
from toolkit.word.template.package import LEVEL

if TYPE_CHECKING:
    from toolkit.ooxml.package import Package
    from toolkit.word.template.names import Element

_STORIES = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_DROPPED = re.compile(
    r"(?:word/(?:comments\w*|people)\d*\.xml|word/_rels/comments\w*\.xml\.rels"
    r"|customXml/.*|docProps/custom\.xml)",
    re.IGNORECASE,
)
_MARKS = tuple(
    W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "proofErr")
)
_IDS = re.compile(r"rsid\w*")
_HIDDEN_NAME = re.compile(r"_(?!Toc|Ref)")
_WHO = ("creator", "lastModifiedBy")


def clean_copy(data: bytes, name: str) -> bytes:
    """A copy with nothing in it that is not read on paper.

    Comments, hidden bookmarks, data kept beside the text, marks of spelling, the numbers of editing
    sessions and the names of those who edited go; text, look and fields stay. Tracked changes and
    hidden text are for people to settle, and are refused before.

    Raises:
        PaperUnreadableError: it is no .docx.
    """
    package, _ = opened(data, name)
    gone = {part for part in package.names() if _DROPPED.fullmatch(part)}
    for part in package.names():
        if _STORIES.fullmatch(part) or part == "word/settings.xml":
            root = parse(package.read(part))
            _clean(root)
            package.put(part, serialise(root))
        elif part == "docProps/core.xml":
            root = parse(package.read(part))
            _forget_people(root)
            package.put(part, serialise(root))
    _drop(package, gone)
    return package.content(LEVEL)


def _clean(root: Element) -> None:
    for mark in [*root.iter(*_MARKS)]:
        remove(mark)
    hidden = {
        each.get(W + "id")
        for each in root.iter(W + "bookmarkStart")
        if _HIDDEN_NAME.match(str(each.get(W + "name")))
    }
    for mark in [*root.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        if mark.get(W + "id") in hidden:
            remove(mark)
    for each in [*root.iter(W + "rsids")]:
        remove(each)
    for each in root.iter():
        if isinstance(each.tag, str):
            for key in [key for key in each.attrib if _IDS.fullmatch(key.rpartition("}")[2])]:
                del each.attrib[key]


def _forget_people(root: Element) -> None:
    for each in [*root]:
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in _WHO:
            root.remove(each)


def _drop(package: Package, gone: set[str]) -> None:
    """Take parts out, with what refers to them."""
    if not gone:
        return
    lost = {canonical(each) for each in gone}
    types = ContentTypes(package.read(CONTENT_TYPES))
    for owner in ["", *package.names()]:
        if not package.has(relationships_part(owner)):
            continue
        relationships = relationships_of(package, owner)
        for key in [
            key for key, _, part in relationships.targets(package) if canonical(part) in lost
        ]:
            relationships.remove(key)
        package.put(relationships_part(owner), relationships.content())
    for part in gone:
        package.drop(part)
        types.forget(part)
    package.put(CONTENT_TYPES, types.content())

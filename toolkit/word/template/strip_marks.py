"""A document without its marks: what goes out says nothing of where its figures come from."""

from __future__ import annotations

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.package import Contents
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import serialise
from toolkit.word.template import stories
from toolkit.word.template.marking import PREFIX
from toolkit.word.template.marks_part import marks_part
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import parse
from toolkit.word.template.names import remove
from toolkit.word.template.package import LEVEL
from toolkit.word.template.package import read_package


def strip_marks(data: bytes, name: str = "") -> bytes:
    """The same document without the bookmarks of figures and the part that records them.

    Nothing else changes: a document that has none is given back as it is.

    Args:
        data: the document's bytes.
        name: the file's name, for messages.

    Raises:
        TemplateError: it is no .docx, or one that only an attack would be.
    """
    members = read_package(data, name)
    contents = Contents({name: content for name, (_, content) in members.items()})
    package = Package(data)
    for part in stories.printed(contents, stories.main_part(contents)):
        root = parse(contents[part])
        if _unmark(root):
            package.put(part, serialise(root))
    record = marks_part(contents)
    if record:
        _forget(package, contents, _with_properties(contents, record))
    return package.content(LEVEL) if record or package.changed() else data


def _unmark(root: Element) -> bool:
    """Whether there were marks, which are gone; what is typed stays where it is."""
    starts = [
        each
        for each in root.iter(W + "bookmarkStart")
        if each.get(W + "name", "").lower().startswith(PREFIX)
    ]
    numbers = {each.get(W + "id") for each in starts}
    others = {each.get(W + "id") for each in root.iter(W + "bookmarkStart") if each not in starts}
    ends = [e for e in root.iter(W + "bookmarkEnd") if e.get(W + "id") in numbers - others]
    for each in (*starts, *ends):
        remove(each)
    return bool(starts)


def _with_properties(contents: Contents, record: str) -> set[str]:
    """The part that records figures and what only it refers to."""
    beside = (part for _, _, part in relationships_of(contents, record).targets(contents))
    return {record, relationships_part(record), *beside}


def _forget(package: Package, contents: Contents, doomed: set[str]) -> None:
    """Take parts out of the package, and out of what speaks of them."""
    keys = {canonical(each) for each in doomed}
    types = ContentTypes(contents[CONTENT_TYPES])
    for part in doomed:
        package.drop(part)
        types.forget(part)
    package.put(CONTENT_TYPES, types.content())
    for owner in ("", stories.main_part(contents)):
        relationships = relationships_of(contents, owner)
        gone = [k for k, _, part in relationships.targets(contents) if canonical(part) in keys]
        for key in gone:
            relationships.remove(key)
        if gone:
            package.put(relationships_part(owner), relationships.content())

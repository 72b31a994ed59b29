"""Members of a package that change when a rendering adds pictures, links or styles."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import parse
from toolkit.ooxml.xml import serialise
from toolkit.word.template.growing import placed
from toolkit.word.template.marks_part import KIND
from toolkit.word.template.marks_part import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.word.template.rendering import Output
    from toolkit.word.template.rendering import Relationship

_MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
}


def changed_members(output: Output) -> dict[str, bytes]:
    """The members to replace or to add, by name; empty when nothing was added."""
    contents = output.contents
    if output.marks:
        name, parts = record(contents, output.recorded_in, output.marks)
        output.parts |= parts
        if name:
            output.relate(output.main, KIND, _target(name, output.main))
    changed = {name: content for name, (content, _) in output.parts.items()}
    for part, added in output.relationships.items():
        name = relationships_part(part)
        changed[name] = _with_relationships(contents.get(name), part, tuple(added.items()))
    if output.media or output.parts:
        extensions = frozenset(name.rpartition(".")[2] for name in output.media)
        kinds = frozenset((name, kind) for name, (_, kind) in output.parts.items())
        changed[CONTENT_TYPES] = _with_types(contents[CONTENT_TYPES], extensions, kinds)
    for part, inserts in output.inserts.items():
        changed[part] = _with_elements(changed.get(part) or contents[part], inserts)
    changed |= dict(sorted(output.media.items()))
    return changed


@lru_cache(maxsize=64)
def _target(name: str, main: str) -> str:
    return posixpath.relpath(name, posixpath.dirname(main) or ".")


@lru_cache(maxsize=64)
def _with_relationships(
    content: bytes | None, part: str, added: tuple[tuple[str, Relationship], ...]
) -> bytes:
    """The relationships with some added: in a batch the same again and again."""
    relationships = Relationships(content, part)
    for key, each in added:
        relationships.add(each.kind, each.target, external=each.external, key=key)
    return relationships.content()


@lru_cache(maxsize=64)
def _with_types(
    content: bytes, extensions: frozenset[str], kinds: frozenset[tuple[str, str]]
) -> bytes:
    """The content types with a default for each extension that has none, and the parts of a type of their own."""
    types = ContentTypes(content)
    for extension in sorted(extensions):
        types.state_extension(extension, _MEDIA_TYPES.get(extension, f"image/{extension}"))
    for name, kind in sorted(kinds):
        if kind:
            types.state(name, kind)
        elif name.endswith(".xml"):
            types.state_extension("xml", "application/xml")
    return types.content()


def _with_elements(content: bytes, markup: Iterable[str]) -> bytes:
    root = parse(content)
    for element in markup:
        placed(root, parse(element))
    return serialise(root)

"""Cross-references to bookmarks that a template has nowhere: only its data may still bring them.

Word prints an error in the place of a field that refers to no bookmark, when it brings the fields up to date.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.ids import bookmark_names
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.template import stories
from toolkit.word.template.cross_references import BUILT_IN
from toolkit.word.template.cross_references import fields_that_refer
from toolkit.word.template.cross_references import set_by_fields
from toolkit.word.template.names import parse
from toolkit.word.template.places import Surveyor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.ooxml.package import Contents
    from toolkit.word.template.names import Element

_SIGN = b"REF"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Dead(NamedTuple):
    """A cross-reference.

    Attributes:
        name: the bookmark's.
        place: part, paragraph and table cell, in words.
    """

    name: str
    place: str


def dead_references(contents: Contents, main: str) -> tuple[Dead, ...]:
    """The fields of a template that refer to bookmarks which no part has, in the order of the parts."""
    roots = dict(_with_fields(contents, main))
    if not roots:
        return ()
    there = bookmark_names(contents.values())
    there |= {name.lower() for root in roots.values() for name in set_by_fields(root)}
    return tuple(
        Dead(name, str(Surveyor(root, part).place(node)))
        for part, root in roots.items()
        for name, node in fields_that_refer(root)
        if name.lower() not in there and not name.lower().startswith(BUILT_IN)
    )


def _with_fields(contents: Contents, main: str) -> Iterator[tuple[str, Element]]:
    """The parts that are printed and may refer to something, as trees."""
    for part in stories.printed(contents, main):
        content = contents[part]
        if _SIGN in content.upper() or content.startswith(_WIDE):
            with suppress(XMLSyntaxError):
                yield part, parse(content)

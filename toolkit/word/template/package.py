"""The .docx package of a template: judged by its directory before anything is unpacked.

Its members are raw and unpacked, dates fixed, the order its own.
"""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.ooxml.archive import FIRST_OF_1980
from toolkit.ooxml.archive import UTF8
from toolkit.ooxml.archive import Entry
from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import deflated
from toolkit.ooxml.archive import directory
from toolkit.ooxml.archive import taken
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.package import Contents
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.word.messages import of_files
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template import formats
from toolkit.word.template import limits
from toolkit.word.template import stories
from toolkit.word.template.errors import TemplateError
from toolkit.word.template.macros import without_macros

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from pathlib import Path

LEVEL = 2
"""Of compression: ISA-L where it is installed; a seventh larger at most than level 6, in an eighth of its time."""

_ZIP = b"PK"
_MARKUP = (".xml", ".rels", ".vml")
_OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
_SHOWN = 60
_SMALL = 4096


def fresh(name: str, content: bytes) -> Member:
    """A member with new content."""
    return _fresh_small(name, content) if len(content) <= _SMALL else deflated(name, content, LEVEL)


@lru_cache(maxsize=64)
def _fresh_small(name: str, content: bytes) -> Member:
    """Relationships and the like, which are the same in each document of a batch."""
    return deflated(name, content, LEVEL)


def read_file(path: Path) -> bytes:
    """The bytes of a file that ought to be a template.

    Raises:
        TemplateError: it cannot be read, is no file, or is larger than any template.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise TemplateError(of_files.NO_FILE(), template=path.name)
        if status.st_size > limits.LARGEST_FILE:
            raise TemplateError(of_files.TOO_BIG(), template=path.name)
        return path.read_bytes()
    except OSError as error:
        reason = disk_said(error, "")
        raise TemplateError(reason, template=path.name) from error


def read_package(
    data: bytes, template: str, *, macros_out: bool = False
) -> dict[str, tuple[Member, bytes]]:
    """The members by name in their order, each with its content; without macros, if they are to be taken out.

    Raises:
        TemplateError: it is no .docx, or one that only an attack would be.
    """
    if not data.startswith(_ZIP):
        raise TemplateError(formats.no_package(data), template=template)
    members = read_members(data, template, lambda _: True)
    contents = Contents({name: content for name, (_, content) in members.items()})
    try:
        main = stories.main_part(contents) if contents.has(CONTENT_TYPES) else ""
        if main and macros_out and formats.has_macros(contents, main):
            members = without_macros(members, main, fresh)
        reason = formats.no_document(contents)
        if main:
            reason = formats.refusal(contents, main, without_macros=macros_out)
    except XMLSyntaxError as error:
        raise TemplateError(of_files.NO_DOCX(), template=template) from error
    if reason:
        raise TemplateError(reason, template=template)
    return members


def read_members(
    data: bytes, template: str, wanted: Callable[[str], bool]
) -> dict[str, tuple[Member, bytes]]:
    """The members whose names are wanted; none is unpacked before all are judged.

    Raises:
        TemplateError: it is no package, or one that only an attack would be.
    """
    try:
        entries = directory(data, limits.MOST_MEMBERS)
        _refuse_names(entries, template)
        _refuse_sizes(entries, template)  # -- of all: an office program may be given the file --
        chosen = [each for each in entries if not each.is_folder and wanted(each.name)]
        return {each.name: _content(data, each) for each in chosen}
    except ArchiveError as error:
        raise TemplateError(of_files.NO_DOCX(), template=template) from error


def _content(data: bytes, entry: Entry) -> tuple[Member, bytes]:
    member = taken(data, entry)
    settled = replace(member, flags=UTF8, stamp=FIRST_OF_1980, attributes=0)
    return settled, unpacked(member)


def _refuse_names(entries: Sequence[Entry], template: str) -> None:
    """Refuse members that a name would lead astray, or that could be taken for each other."""
    if any(entry.encrypted for entry in entries):
        raise TemplateError(of_files.LOCKED(), template=template)
    found: set[str] = set()
    for entry in entries:
        shown = entry.name[:_SHOWN]
        if _OUTSIDE.search(entry.name):
            reason = of_files.OUTSIDE(shown=shown)
            raise TemplateError(reason, template=template)
        if canonical(entry.name) in found:
            reason = of_files.TWICE(shown=shown)
            raise TemplateError(reason, template=template)
        found.add(canonical(entry.name))


def _refuse_sizes(entries: Sequence[Entry], template: str) -> None:
    if sum(entry.size for entry in entries) > limits.LARGEST_TOTAL or any(map(_is_bomb, entries)):
        raise TemplateError(of_files.TOO_BIG(), template=template)


def _is_bomb(entry: Entry) -> bool:
    steep = entry.size > limits.STEEPEST_RATIO * max(entry.packed_size, 1)
    markup = canonical(entry.name).endswith(_MARKUP)
    return (steep and entry.size > limits.SUSPICIOUS_FROM) or (
        markup and entry.size > limits.LARGEST_MARKUP
    )

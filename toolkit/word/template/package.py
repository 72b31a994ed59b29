"""The .docx package of a template: its members raw and unpacked, dates fixed, the order its own."""

from __future__ import annotations

import re
from dataclasses import replace

from toolkit.ooxml.archive import FIRST_OF_1980
from toolkit.ooxml.archive import UTF8
from toolkit.ooxml.archive import Member
from toolkit.ooxml.archive import deflated
from toolkit.ooxml.archive import directory
from toolkit.ooxml.archive import taken
from toolkit.ooxml.archive import unpacked
from toolkit.ooxml.content_types import PART as CONTENT_TYPES
from toolkit.ooxml.errors import ArchiveError
from toolkit.word.template.errors import TemplateError

LEVEL = 3
"""Of compression: a sixth larger than level 6, in a quarter of its time."""

_MAIN = re.compile(r"word/document\d*\.xml")  # -- Word 365 counts them up --
_NO_DOCX = "不是完好的 .docx 文件，请用 Word 打开后另存为 .docx"
_MOST_MEMBERS = 5_000
_MOST_BYTES = 400_000_000


def fresh(name: str, content: bytes) -> Member:
    """A member with new content."""
    return deflated(name, content, LEVEL)


def read_package(data: bytes, template: str) -> dict[str, tuple[Member, bytes]]:
    """The members by name in their order, each with its content.

    Raises:
        TemplateError: it is no .docx, or one that only an attack would be.
    """
    try:
        members = _members(data, template)
    except ArchiveError as error:
        raise TemplateError(_NO_DOCX, template=template) from error
    if CONTENT_TYPES not in members or not any(map(_MAIN.fullmatch, members)):
        raise TemplateError(_NO_DOCX, template=template)
    return members


def _members(data: bytes, template: str) -> dict[str, tuple[Member, bytes]]:
    entries = directory(data)
    if len(entries) > _MOST_MEMBERS or sum(entry.size for entry in entries) > _MOST_BYTES:
        raise TemplateError("文件解开后太大，不像是公文模板", template=template)
    if any(entry.encrypted for entry in entries):
        raise TemplateError("文件加了密码，请去掉密码后再用", template=template)
    found: dict[str, tuple[Member, bytes]] = {}
    for entry in entries:
        if entry.is_folder:
            continue
        if entry.name in found:
            reason = f"文件里有两个“{entry.name}”，请用 Word 打开后另存"
            raise TemplateError(reason, template=template)
        member = taken(data, entry)
        settled = replace(member, flags=UTF8, stamp=FIRST_OF_1980, attributes=0)
        found[entry.name] = settled, unpacked(member)
    return found

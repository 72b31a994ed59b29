"""The parts of an .xlsx package, inflated under limits before any library sees them.

A few kilobytes of zip can ask a reader for gigabytes and end the whole process. So sizes are judged
before inflating, no part yields more than it declared, and what is inflated here is what is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from toolkit.declare.names import shown_name
from toolkit.ooxml import archive
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.errors import EncodingError
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.spelling import in_utf_8
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import parse
from toolkit.reading.files.refusals import LONGEST_SHOWN
from toolkit.reading.files.refusals import PACKED
from toolkit.reading.files.refusals import DamagedFileError
from toolkit.reading.files.refusals import DeclaredTypeError
from toolkit.reading.files.refusals import NotAWorkbookError
from toolkit.reading.files.refusals import OversizedFileError
from toolkit.reading.files.refusals import ProtectedFileError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LARGEST_PART = 512 * 2**20
LARGEST_TREE = 32 * 2**20
LARGEST_TOTAL = 1024 * 2**20
SUSPICIOUS_FROM = 64 * 2**20
STEEPEST_RATIO = 200
MOST_PARTS = 20_000
SAVE_AGAIN = "请用 Excel 或 WPS 打开后另存为 .xlsx，再报送"

_MARKUP = (".xml", ".rels")
_DOCUMENT_TYPE = re.compile(
    rb"((?:\s++|\xef\xbb\xbf|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->)*+)<!DOCTYPE([^<>\[\]]*+>)?"
)


class JudgedPackage:
    """An opened package: its part names and, on demand, their bytes or what they are packed in.

    Raises:
        UnreadableFileError: the zip is broken, protected, or not a workbook's.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self.path = path
        self._data = data
        self._taken = 0
        self._turned: dict[str, bytes] = {}
        self._entries = {canonical(each.name): each for each in _directory(data, path)}
        self._refuse_other_programs()

    @property
    def names(self) -> frozenset[str]:
        """Part names in lower case with forward slashes and no leading one."""
        return frozenset(self._entries)

    def has(self, name: str) -> bool:
        """Whether there is such a part; case and kind of slash do not matter."""
        return canonical(name) in self._entries

    def read(self, name: str) -> bytes:
        """A part's bytes, markup always as UTF-8.

        Raises:
            DamagedFileError: there is no such part, or it is not what its size and checksum say.
            DeclaredTypeError: it declares a document type with entities, which no workbook does.
            OversizedFileError: it is larger than a ledger can need.
        """
        content = self._verified(self._entry(name))
        self._taken += len(content)
        if _DOCUMENT_TYPE.match(content):
            raise DeclaredTypeError(self.path)
        return content

    def read_small(self, name: str) -> bytes:
        """The bytes of a part that is small in any workbook.

        Raises:
            DamagedFileError: as `read`.
            OversizedFileError: it is larger than memory should hold as a tree.
        """
        self._refuse_large_tree(name)
        return self.read(name)

    def tree(self, name: str) -> Any:
        """The root element of a part that is small in any workbook.

        Raises:
            DamagedFileError, OversizedFileError: as `read_small`, or it is not well-formed.
        """
        try:
            return parse(self.read_small(name), comments=False)
        except XMLSyntaxError as problem:
            raise DamagedFileError(self.path) from problem

    def related(self, owner: str, kinds: Collection[str]) -> list[tuple[str, str]]:
        """Id and part of each relationship of one of the types to a part that is there.

        Args:
            owner: the part whose relationships they are, "" for the package.
            kinds: the types.

        Raises:
            DamagedFileError, OversizedFileError: as `tree`.
        """
        self._refuse_large_tree(relationships_part(owner))
        try:
            found = relationships_of(self, owner).of_kind(kinds, self)
        except XMLSyntaxError as problem:
            raise DamagedFileError(self.path) from problem
        return [(key, part) for key, part in found if self.has(part)]

    def packed(self, name: str) -> archive.Member:
        """A part as it is packed here, to be taken over as it is; read it first to judge it."""
        entry = self._entry(name)
        if entry.name in self._turned:
            return archive.stored(entry.name, self._turned[entry.name])
        return self._member(entry)

    def _entry(self, name: str) -> archive.Entry:
        entry = self._entries.get(canonical(name))
        if entry is None:
            raise DamagedFileError(self.path)
        return entry

    def _member(self, entry: archive.Entry) -> archive.Member:
        try:
            return archive.taken(self._data, entry)
        except ArchiveError as problem:
            raise DamagedFileError(self.path) from problem

    def _verified(self, entry: archive.Entry) -> bytes:
        self._refuse_bomb(entry)
        try:
            content = archive.unpacked(self._member(entry))
        except ArchiveError as problem:
            raise DamagedFileError(self.path) from problem
        if not entry.name.lower().endswith(_MARKUP):
            return content
        turned = _without_plain_type(self._in_utf_8(content))
        if len(turned) != len(content):
            self._turned[entry.name] = turned
        return turned

    def _in_utf_8(self, content: bytes) -> bytes:
        """Markup in other encodings is turned: one of the readers takes it for empty without a word."""
        try:
            return in_utf_8(content)
        except EncodingError as problem:
            said = shown_name(str(problem)[:LONGEST_SHOWN])
            raise DamagedFileError(
                self.path, f"有部件用了不能识别的文字编码（{said}），{SAVE_AGAIN}"
            ) from problem

    def _refuse_bomb(self, entry: archive.Entry) -> None:
        size = entry.size
        steep = size > SUSPICIOUS_FROM and size > STEEPEST_RATIO * entry.packed_size
        if steep or size > LARGEST_PART or self._taken + size > LARGEST_TOTAL:
            raise OversizedFileError(self.path)

    def _refuse_large_tree(self, name: str) -> None:
        if self.has(name) and self._entry(name).size > LARGEST_TREE:
            raise OversizedFileError(self.path)

    def _refuse_other_programs(self) -> None:
        for name, sentence in _OTHERS.items():
            if self.has(name):
                raise NotAWorkbookError(self.path, sentence)
        if not any(map(self.has, _OURS)):
            kind = () if self.has(CONTENT_TYPES) else (PACKED,)
            raise NotAWorkbookError(self.path, *kind)


CONTENT_TYPES = "[Content_Types].xml"
_OTHERS = {
    "word/document.xml": "其实是 Word 文件，不是 Excel 工作簿，请核对后重新选择",
    "ppt/presentation.xml": "其实是演示文稿，不是 Excel 工作簿，请核对后重新选择",
    "xl/workbook.bin": f"是二进制工作簿（.xlsb），{SAVE_AGAIN}",
}
# -- one of these is in every package that may be a workbook; the last two in those of OpenDocument --
_OURS = ("xl/workbook.xml", "_rels/.rels", "content.xml", "encrypted-package")


def _without_plain_type(content: bytes) -> bytes:
    """Markup without a document type that declares nothing but its name, as OpenOffice 2 wrote it."""
    found = _DOCUMENT_TYPE.match(content)
    return found[1] + content[found.end() :] if found and found[2] else content


def _directory(data: bytes, path: Path) -> list[archive.Entry]:
    """The zip's central directory, refused if two parts could be taken for each other."""
    try:
        entries = archive.directory(data)
    except ArchiveError as problem:
        raise DamagedFileError(path) from problem
    if len(entries) > MOST_PARTS:
        raise OversizedFileError(path)
    if any(entry.encrypted for entry in entries):
        ours = {canonical(name) for name in (CONTENT_TYPES, *_OURS)}
        if any(canonical(entry.name) in ours for entry in entries):
            raise ProtectedFileError(path)
        raise NotAWorkbookError(path, f"是加了密码的{PACKED.removeprefix('是')}")
    usable = {archive.STORED, archive.DEFLATED}
    if any(entry.method not in usable for entry in entries):
        raise DamagedFileError(path)
    if twin := _twin(entries):
        raise DamagedFileError(path, f"里有两个不同的“{twin}”，分不清该读哪一个，{SAVE_AGAIN}")
    return entries


def _twin(entries: list[archive.Entry]) -> str | None:
    """A name that two parts of different content have; twice the same is no question."""
    found: dict[str, tuple[int, int]] = {}
    for entry in entries:
        content = entry.size, entry.checksum
        if found.setdefault(canonical(entry.name), content) != content:
            return entry.name
    return None

"""Every piece of text of a file that goes out, with where it stands: cells, paragraphs, names, properties.

Parts of the files of one run are much alike: what was read of one is kept, and not read again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml import archive
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.namespaces import DRAWING
from toolkit.ooxml.namespaces import SPREADSHEET
from toolkit.ooxml.namespaces import WORDPROCESSING
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import parse
from toolkit.workplace.outgoing_neighbours import LONGEST_BELOW
from toolkit.workplace.outgoing_neighbours import neighbours
from toolkit.workplace.outgoing_neighbours import trimmed_runs
from toolkit.workplace.outgoing_parts import part_said
from toolkit.workplace.outgoing_plain import plain_cells
from toolkit.workplace.outgoing_plain import plain_strings

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.workplace.outgoing_plain import PlainCells

ARCHIVES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".docx", ".docm", ".dotx", ".zip", ".oxt"}
)
DEEPEST = 3
"""Archives within archives are opened so many times."""

_PARAGRAPHS = frozenset(
    [
        *WORDPROCESSING.names("p"),
        *DRAWING.names("p"),
        *(name for each in ("si", "is", "comment") for name in SPREADSHEET.names(each)),
        *(name for each in ("oddHeader", "oddFooter") for name in SPREADSHEET.names(each)),
    ]
)
_WORDS = frozenset([*WORDPROCESSING.names("t"), *DRAWING.names("t"), *SPREADSHEET.names("t")])
_PHONETIC = frozenset(SPREADSHEET.names("rPh"))
_CELLS = frozenset(SPREADSHEET.names("c"))
_SHEET_DATA = SPREADSHEET.names("sheetData")
_VALUE = frozenset(SPREADSHEET.names("v"))
_OF_MACHINES = re.compile(
    r"[-+0-9.,%A-Fa-f]{1,10}|rId\d+|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?"
)
_ALL_ATTRIBUTES = etree.XPath("descendant-or-self::*/@*", smart_strings=False)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and where it stands in its file, in words that hold nothing of it.

    Attributes:
        text: as it is written.
        where: it stands, in words that hold nothing of it.
        cell: its address, in a worksheet.
        part: of the package.
        is_number: whether it is the digits of a number's cell, which is one whole.
        parts: of neighbouring cells or paragraphs, each; what only they hold together is asked for.
    """

    text: str
    where: str
    cell: str = ""
    part: str = ""
    is_number: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedStrings:
    """A workbook's shared strings: their part as it is packed, and their texts by number.

    `is_plain` says that each is one text, so that the texts are all there is in it.
    """

    packed: bytes
    texts: tuple[str, ...]
    is_plain: bool = False


class OutgoingText:
    """Reads files; what it has read of a part serves for all files with the same part."""

    def __init__(self, may_stand_across: Callable[[Sequence[Sequence[str]]], bool]) -> None:
        """Args: whether something that is looked for may begin in one of some cells and end in the next."""
        self._may_stand_across = may_stand_across
        self._read: dict[tuple[str, bytes, bytes], tuple[Piece, ...]] = {}
        self._strings: dict[tuple[str, str], Piece] = {}
        self._around: dict[tuple[str, bytes], tuple[Piece, ...]] = {}

    def pieces(self, name: str, content: bytes) -> Iterator[Piece]:
        """The texts of a file, its own name first.

        Args:
            name: of the file.
            content: its bytes; what is neither a package nor an archive is taken as plain text.

        Raises:
            ArchiveError: it is a broken archive, or one that nobody can read into.
        """
        yield Piece(PurePosixPath(name).name, "文件名")
        yield from self._inside(name, content, 0)

    def _inside(self, name: str, content: bytes, depth: int) -> Iterator[Piece]:
        if not content.startswith(b"PK\3\4"):
            if PurePosixPath(name).suffix.lower() in ARCHIVES:
                raise ArchiveError("it is no archive")
            yield from _plain_text(content, "文件内容")
            return
        if depth > DEEPEST:
            raise ArchiveError("archives within archives")
        entries = [entry for entry in archive.directory(content) if not entry.is_folder]
        if any(entry.encrypted for entry in entries):
            raise ArchiveError("it is encrypted")
        strings = _shared_strings(content, entries)
        is_package = any(entry.name.endswith("[Content_Types].xml") for entry in entries)
        for number, entry in enumerate(entries, start=1):
            if not is_package:
                yield Piece(entry.name, f"压缩包内第{number}个文件的文件名")
            member = archive.taken(content, entry)
            for piece in self._part(entry.name, member, depth, strings, is_package=is_package):
                inside = f"压缩包内第{number}个文件：{piece.where}"
                yield piece if is_package else replace(piece, where=inside)

    def _part(
        self,
        name: str,
        member: archive.Member,
        depth: int,
        strings: SharedStrings,
        *,
        is_package: bool,
    ) -> Iterable[Piece]:
        key = (name, bytes(member.packed), strings.packed if "sheets/" in name else b"")
        if key not in self._read:
            content = archive.unpacked(member)
            if content.startswith(b"PK\3\4") or not is_package:
                pieces = tuple(self._inside(name, content, depth + 1))
            else:
                plain = self._plain_part(name, content, strings)
                pieces = plain or _distinct(part_pieces(name, content, strings), name)
            self._read[key] = pieces
        return self._read[key]

    def _plain_part(
        self, name: str, content: bytes, strings: SharedStrings
    ) -> tuple[Piece, ...] | None:
        """The texts of a plainly spelt part, for which its markup need not be read; None for others.

        Neighbouring cells are left out where nothing that is looked for may stand across them.
        """
        where = part_said(name)
        if "sheets/" in name:
            cells = plain_cells(content, strings.texts)
            if cells is None or self._may_stand_across(_next_to_each_other(cells)):
                return None
            found = [piece for text, at in cells.numbers for piece in _number(text, where, at)]
            return (*self._of_the_rest(name, cells.rest), *_distinct(found, name))
        if strings.is_plain and "sharedstrings" in name.lower():
            read = plain_strings(content)
            return (*self._of_the_rest(name, read[0]), *self._each(name, read[1])) if read else None
        return None

    def _each(self, name: str, texts: Iterable[str]) -> Iterator[Piece]:
        """The shared strings, each once; most of them stand in many files."""
        where = part_said(name)
        for text in dict.fromkeys(texts):
            if (name, text) not in self._strings and not text.isspace():
                self._strings[name, text] = Piece(text, where, part=name)
            if text and not text.isspace():
                yield self._strings[name, text]

    def _of_the_rest(self, name: str, rest: bytes) -> tuple[Piece, ...]:
        """The texts around the rows or strings, which many parts have in common."""
        if (name, rest) not in self._around:
            nothing = SharedStrings(b"", ())
            self._around[name, rest] = _distinct(part_pieces(name, rest, nothing), name)
        return self._around[name, rest]


def _shared_strings(content: bytes, entries: Iterable[archive.Entry]) -> SharedStrings:
    """A workbook's shared strings, without phonetic hints; none where there is no such part."""
    for entry in entries:
        if "sharedstrings" in entry.name.lower():
            member = archive.taken(content, entry)
            part = archive.unpacked(member)
            plain = plain_strings(part)
            texts = plain[1] if plain else _strings(part)
            return SharedStrings(bytes(member.packed), texts, is_plain=plain is not None)
    return SharedStrings(b"", ())


def _next_to_each_other(cells: PlainCells) -> list[Sequence[str]]:
    """The texts of each row, and the short ones that stand below each other."""
    below = (
        list(texts)
        for column in cells.columns.values()
        for is_short, texts in groupby(column, lambda text: 0 < len(text) <= LONGEST_BELOW)
        if is_short
    )
    return [*cells.rows, *below]


def _strings(content: bytes) -> tuple[str, ...]:
    try:
        root = parse(content)
    except XMLSyntaxError:
        return ()
    return tuple("".join(words_of(each)) for each in root if local(each) == "si")


def _distinct(pieces: Iterable[Piece], part: str) -> tuple[Piece, ...]:
    """Each text once, where it stands first, with the part's name."""
    first: dict[tuple[str, bool], Piece] = {}
    for piece in pieces:
        first.setdefault((piece.text, piece.is_number), piece)
    return tuple(Piece(p.text, p.where, p.cell, part, p.is_number, p.parts) for p in first.values())


def part_pieces(name: str, content: bytes, strings: SharedStrings) -> Iterator[Piece]:
    """The texts of a package's part: its paragraphs, cells and all attributes that hold words."""
    where = part_said(name)
    yield Piece(PurePosixPath(name).name, f"部件名（{where}）")
    try:
        root = parse(content)
    except XMLSyntaxError:
        yield from _plain_text(content, where)
        return
    if root.find(_SHEET_DATA[0]) is not None or root.find(_SHEET_DATA[1]) is not None:
        yield from _worksheet(root, where)
        yield from _together(neighbours(root, strings.texts), where)
    else:
        yield from _attributes(root, where)
        yield from _text(root, where)


def _together(runs: Iterable[tuple[str, tuple[str, ...]]], where: str) -> Iterator[Piece]:
    """Neighbouring texts, each run as one piece."""
    for at, parts in runs:
        yield Piece("".join(parts), where, at, parts=parts)


def _attributes(root: Any, where: str) -> Iterator[Piece]:
    for value in sorted(set(_ALL_ATTRIBUTES(root))):
        if len(value) > 1 and not _OF_MACHINES.fullmatch(value):
            yield Piece(value, where)


def _worksheet(root: Any, where: str) -> Iterator[Piece]:
    """Cells one by one: texts, formulas, long numbers; then what stands around them."""
    data = next(each for each in root if each.tag in _SHEET_DATA)
    for cell in data.iter(*_CELLS):
        kind = cell.get("t", "n")
        if kind == "s":
            continue  # -- its text stands among the shared strings --
        at = cell.get("r", "")
        for child in cell:
            if child.tag in _VALUE and kind == "n":
                yield from _number(child.text or "", where, at)
            else:
                yield from (replace(piece, cell=at) for piece in _text(child, where))
    for each in root:
        if each is not data:
            yield from _attributes(each, where)
            yield from _text(each, where)


def _number(text: str, where: str, cell: str) -> Iterator[Piece]:
    """The digits of a whole number that is long enough to be somebody's."""
    try:
        value = float(text)
    except ValueError:
        yield Piece(text, where, cell)
        return
    if 1e6 <= abs(value) < 1e18:
        yield Piece(f"{int(abs(value))}", where, cell, is_number=True)


def _text(root: Any, where: str) -> Iterator[Piece]:
    """Paragraphs with their runs joined, all that is in them and the words alone; other texts each."""
    number = within = 0
    paragraphs: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_paragraph = element.tag in _PARAGRAPHS
        if event == "start" and is_paragraph:
            number, within = number + 1, within + 1
            if local(element) == "p":
                paragraphs.append("".join(words_of(element)))
            yield from _paragraph(
                element, f"{where}第{number}段" if local(element) == "p" else where
            )
            continue
        within -= is_paragraph
        if event != "end" and not within:
            yield from _piece(element.text, where)
        if event != "start" and not within and element is not root:
            yield from _piece(element.tail, where)
    runs = ((f"{where}相邻的几段", run) for run in trimmed_runs(paragraphs))
    yield from (Piece("".join(run), said, parts=run) for said, run in runs)


def _paragraph(element: Any, where: str) -> Iterator[Piece]:
    if len(element) == 1 and not (len(element[0]) or element.text or element[0].tail):
        yield from _piece(element[0].text, where)  # -- most shared strings --
        return
    whole, words = "".join(element.itertext()), "".join(words_of(element))
    yield from _piece(whole, where)
    if words != whole:
        yield from _piece(words, where)


def words_of(paragraph: Any) -> Iterator[str]:
    """The runs' words, without deleted ones, field codes and phonetic hints."""
    for element in paragraph.iter(*_WORDS):
        if not any(parent.tag in _PHONETIC for parent in element.iterancestors()):
            yield element.text or ""


def _piece(text: str | None, where: str) -> Iterator[Piece]:
    if text and not text.isspace():
        yield Piece(text, where)


def _plain_text(content: bytes, where: str) -> Iterator[Piece]:
    """What can be read of bytes that are no well-formed markup, in UTF-8 and, marked so, in UTF-16."""
    text = content.decode("utf-8", "ignore")
    yield from _piece(text, where)
    yield from _piece(_TAG.sub("", text), where)
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield from _piece(content.decode("utf-16", "ignore"), where)

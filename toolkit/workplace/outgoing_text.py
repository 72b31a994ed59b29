"""Every piece of text of a file that goes out, with where it stands: cells, paragraphs, names, properties.

Parts of the files of one run are much alike: what was read of one is kept, and not read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from toolkit.ooxml import archive
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.ooxml.xml import local
from toolkit.ooxml.xml import parse
from toolkit.workplace.outgoing_markup import Piece
from toolkit.workplace.outgoing_markup import number_pieces
from toolkit.workplace.outgoing_markup import part_pieces
from toolkit.workplace.outgoing_markup import plain_text
from toolkit.workplace.outgoing_markup import words_of
from toolkit.workplace.outgoing_neighbours import LONGEST_BELOW
from toolkit.workplace.outgoing_parts import part_said
from toolkit.workplace.outgoing_plain import plain_cells
from toolkit.workplace.outgoing_plain import plain_strings

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.workplace.outgoing_plain import PlainCells

ARCHIVES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".docx", ".docm", ".dotx", ".zip", ".oxt"}
)
DEEPEST = 3
"""Archives within archives are opened so many times."""


@dataclass(frozen=True, slots=True)
class SharedStrings:
    """A workbook's shared strings: their part as it is packed, and their texts by number.

    `is_plain` says that each is one text, so that the texts are all there is in it but for what stands
    `around` them; `part` is then all of it.
    """

    packed: bytes
    texts: tuple[str, ...]
    around: bytes = b""
    part: bytes = b""
    is_plain: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Pieces that were read together; one that `lasts` is the same object for every file that holds it."""

    pieces: tuple[Piece, ...]
    lasts: bool = True


class OutgoingText:
    """Reads files; what it has read of a part serves for all files with the same part."""

    def __init__(self, may_stand_across: Callable[[Sequence[Sequence[str]]], bool]) -> None:
        """Args: whether something that is looked for may begin in one of some cells and end in the next."""
        self._may_stand_across = may_stand_across
        self._read: dict[tuple[str, bytes, bytes], tuple[Group, ...]] = {}
        self._sheets = _Sheets()
        self._around: dict[tuple[str, bytes], Group] = {}

    def pieces(self, name: str, content: bytes) -> Iterator[Piece]:
        """The texts of a file, its own name first.

        Args:
            name: of the file.
            content: its bytes; what is neither a package nor an archive is taken as plain text.

        Raises:
            ArchiveError: it is a broken archive, or one that nobody can read into.
        """
        return chain.from_iterable(group.pieces for group in self.groups(name, content))

    def groups(
        self, name: str, content: bytes, settled: Container[str] = frozenset()
    ) -> Iterator[Group]:
        """The same, as they were read; shared strings that are `settled` may be left out.

        Raises:
            ArchiveError: as `pieces`.
        """
        yield Group((Piece(PurePosixPath(name).name, "文件名"),), lasts=False)
        yield from self._inside(name, content, 0, settled)

    def _inside(
        self, name: str, content: bytes, depth: int, settled: Container[str]
    ) -> Iterator[Group]:
        if not content.startswith(b"PK\3\4"):
            if PurePosixPath(name).suffix.lower() in ARCHIVES:
                raise ArchiveError("it is no archive")
            yield Group(tuple(plain_text(content, "文件内容")), lasts=False)
            return
        if depth > DEEPEST:
            raise ArchiveError("archives within archives")
        entries = [entry for entry in archive.directory(content) if not entry.is_folder]
        if any(entry.encrypted for entry in entries):
            raise ArchiveError("it is encrypted")
        if any(entry.name.endswith("[Content_Types].xml") for entry in entries):
            strings = _shared_strings(content, entries)
            for entry in entries:
                yield from self._part(
                    entry.name, archive.taken(content, entry), strings, depth, settled
                )
        else:
            yield from self._files(content, entries, depth, settled)

    def _files(
        self, content: bytes, entries: Sequence[archive.Entry], depth: int, settled: Container[str]
    ) -> Iterator[Group]:
        """The files of an archive that is no package."""
        for number, entry in enumerate(entries, start=1):
            said = f"压缩包内第{number}个文件"
            yield Group((Piece(entry.name, f"{said}的文件名"),), lasts=False)
            inner = archive.unpacked(archive.taken(content, entry))
            for group in self._inside(entry.name, inner, depth + 1, settled):
                moved = (replace(each, where=f"{said}：{each.where}") for each in group.pieces)
                yield Group(tuple(moved), lasts=False)

    def _part(
        self,
        name: str,
        member: archive.Member,
        strings: SharedStrings,
        depth: int,
        settled: Container[str],
    ) -> Iterable[Group]:
        packed = bytes(member.packed)
        is_sheet = "sheets/" in name
        if is_sheet and (known := self._sheets.known(name, packed, strings.texts)):
            return known
        is_table = strings.is_plain and packed == strings.packed
        key = (name, packed, strings.packed if is_sheet else b"")
        if not is_table and key in self._read:
            return self._read[key]
        content = strings.part if is_table else archive.unpacked(member)
        if content.startswith(b"PK\3\4"):
            groups = tuple(self._inside(name, content, depth + 1, settled))
        elif is_table:
            return (self._of_the_rest(name, strings.around), _texts(name, strings.texts, settled))
        elif is_sheet and (plain := self._plain_sheet(name, packed, content, strings)):
            return plain
        else:
            groups = (_distinct(part_pieces(name, content, strings.texts), name),)
        self._read[key] = groups
        return groups

    def _plain_sheet(
        self, name: str, packed: bytes, content: bytes, strings: SharedStrings
    ) -> tuple[Group, ...] | None:
        """The texts of a plainly spelt sheet, for which its markup need not be read; None for others.

        Neighbouring cells are left out where nothing that is looked for may stand across them.
        """
        cells = plain_cells(content, strings.texts)
        if cells is None or self._may_stand_across(_next_to_each_other(cells)):
            return None
        where = part_said(name)
        found = [piece for text, at in cells.numbers for piece in number_pieces(text, where, at)]
        groups = (self._of_the_rest(name, cells.rest), _distinct(found, name))
        self._sheets.keep(name, packed, strings.texts[: cells.reach], groups)
        return groups

    def _of_the_rest(self, name: str, rest: bytes) -> Group:
        """The texts around the rows or strings, which many parts have in common."""
        if (name, rest) not in self._around:
            self._around[name, rest] = _distinct(part_pieces(name, rest, ()), name)
        return self._around[name, rest]


class _Sheets:
    """Plain sheets that many files have, with the shared strings that they show.

    One is kept when it comes for the second time: most sheets are those of one file alone.
    """

    def __init__(self) -> None:
        self._came: set[tuple[str, bytes]] = set()
        self._kept: dict[tuple[str, bytes], tuple[tuple[str, ...], tuple[Group, ...]]] = {}

    def known(self, name: str, packed: bytes, strings: tuple[str, ...]) -> tuple[Group, ...] | None:
        """What was read of such a sheet, if the strings it shows are the same here."""
        shown, groups = self._kept.get((name, packed), (None, None))
        return groups if shown is not None and strings[: len(shown)] == shown else None

    def keep(
        self, name: str, packed: bytes, shown: tuple[str, ...], groups: tuple[Group, ...]
    ) -> None:
        """Take down what was read; `shown` are the strings up to the last that the sheet shows."""
        if (name, packed) in self._came:
            self._kept[name, packed] = shown, groups
        self._came.add((name, packed))


def _texts(name: str, texts: Iterable[str], settled: Container[str]) -> Group:
    """The shared strings, each once, without those that are settled."""
    where = part_said(name)
    fresh = (text for text in dict.fromkeys(texts) if text not in settled)
    pieces = (Piece(text, where, part=name) for text in fresh if text and not text.isspace())
    return Group(tuple(pieces), lasts=False)


def _shared_strings(content: bytes, entries: Iterable[archive.Entry]) -> SharedStrings:
    """A workbook's shared strings, without phonetic hints; none where there is no such part."""
    for entry in entries:
        if "sharedstrings" in entry.name.lower():
            member = archive.taken(content, entry)
            part = archive.unpacked(member)
            plain = plain_strings(part)
            if plain:
                return SharedStrings(bytes(member.packed), plain[1], plain[0], part, is_plain=True)
            return SharedStrings(bytes(member.packed), _strings(part))
    return SharedStrings(b"", ())


def _next_to_each_other(cells: PlainCells) -> list[Sequence[str]]:
    """The texts of each row, and the short ones that stand below each other."""
    return [*cells.rows, *chain.from_iterable(map(_short_runs, cells.columns.values()))]


def _short_runs(column: Sequence[str]) -> Iterator[list[str]]:
    """The stretches of two and more short texts in a column."""
    run: list[str] = []
    for text in column:
        if 0 < len(text) <= LONGEST_BELOW:
            run.append(text)
        elif run:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def _strings(content: bytes) -> tuple[str, ...]:
    try:
        root = parse(content)
    except XMLSyntaxError:
        return ()
    return tuple("".join(words_of(each)) for each in root if local(each) == "si")


def _distinct(pieces: Iterable[Piece], part: str) -> Group:
    """Each text once, where it stands first, with the part's name."""
    first: dict[tuple[str, bool], Piece] = {}
    for piece in pieces:
        first.setdefault((piece.text, piece.is_number), piece)
    named = (Piece(p.text, p.where, p.cell, part, p.is_number, p.parts) for p in first.values())
    return Group(tuple(named))

"""The tables of an OpenDocument spreadsheet, followed through its markup (ODF 1.3-3, 3.7 and 9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.ooxml.references import address
from toolkit.reading.files.ods_notes import ANNOTATION
from toolkit.reading.files.ods_notes import Annotation
from toolkit.reading.files.ods_styles import OFFICE
from toolkit.reading.files.ods_styles import TABLE
from toolkit.reading.files.ods_styles import TEXT
from toolkit.reading.files.ods_table import OdsTable
from toolkit.reading.files.ods_table import TooLargeError
from toolkit.reading.files.ods_values import value_of
from toolkit.reading.files.rectangle import MOST_THIN_SLOTS
from toolkit.reading.workbook import CellComment

if TYPE_CHECKING:
    from collections.abc import Collection

    from toolkit.reading.files.ods_styles import Styles

MOST_SPACES = 1_000_000  # -- that are written as a number: a few bytes may stand for billions --

_GROUPS = frozenset(
    TABLE + name
    for name in (
        "table-columns", "table-column-group", "table-header-columns",
        "table-rows", "table-row-group", "table-header-rows",
    )
)  # fmt: skip
_CELLS = frozenset({TABLE + "table-cell", TABLE + "covered-table-cell"})
_TABLE, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_NAME, _STYLE = TABLE + "name", TABLE + "style-name"
_PARAGRAPH = TEXT + "p"
# -- what a paragraph holds beside its own words: notes, how a character is read, pictures --
_NOT_WORDS = frozenset({ANNOTATION, TEXT + "note", TEXT + "ruby-text"})
_DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
# -- white space written as elements, as characters that XML does not have --
_SPACE = TEXT + "s"
_SPACES = {_SPACE: "\0", TEXT + "tab": "\1", TEXT + "line-break": "\2"}
_MEANT = str.maketrans("\0\1\2", " \t\n")
_WHITE = re.compile(r"[ \t\r\n]+")
_BODY, _SPREADSHEET = OFFICE + "body", OFFICE + "spreadsheet"
_CACHED = re.compile(r"'.*'#")  # -- a copy that LibreOffice keeps of a sheet of another file --


class TableFollower:
    """Gathers the tables of a document from its elements as they pass.

    Attributes:
        tables: those that were wanted, in order.
        body: what the document is: `spreadsheet`, `text`, `presentation`.
        links: whether it holds copies of sheets of other files.
        comments: what is written beside the cells of these tables.
    """

    def __init__(self, styles: Styles, only: Collection[str] | None) -> None:
        self.tables: list[OdsTable] = []
        self.body = ""
        self.links = False
        self.comments: list[CellComment] = []
        self._styles = styles
        self._only = only
        self.unread: list[str] = []
        self._path = [""]
        self._unwanted = 0  # -- how deep within an element that does not count --
        self._spaces = 0
        self._cell: dict[str, str] = {}
        self._paragraphs: list[str] = []
        self._words: list[str] | None = None  # -- of the paragraph that is open --
        self._note: Annotation | None = None  # -- that is open --

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._note is not None:
            self._note.start(tag)
        elif not self._unwanted and tag == ANNOTATION and self._path[-1] in _CELLS:
            self._note = Annotation()
        if self._unwanted or not self._enter(tag, attributes):
            self._unwanted += 1
        else:
            self._path.append(tag)

    def text(self, text: str) -> None:
        """Characters between elements."""
        if self._note is not None:
            self._note.text(text)
        elif self._words is not None and not self._unwanted:
            self._words.append(text)

    def end(self, tag: str) -> None:
        """An element ends.

        Raises:
            TooLargeError: the tables would take too much memory.
        """
        if self._unwanted:
            self._unwanted -= 1
            self._end_in_note(tag)
            return
        self._path.pop()
        if self._words is not None:
            if self._path[-1] in _CELLS:
                self._paragraphs.append(_as_meant("".join(self._words)))
                self._words = None
        elif tag in _CELLS:
            self._end_cell()
        elif tag == _ROW:
            self.tables[-1].end_row()
            if sum(table.slots for table in self.tables) > MOST_THIN_SLOTS:
                raise TooLargeError

    def _end_in_note(self, tag: str) -> None:
        """An element of a note ends, with the last one the note."""
        if self._note is None:
            return
        self._note.end(tag)
        if not self._unwanted:
            table, note = self.tables[-1], self._note
            if note.words:
                place = address(*table.place)
                told = CellComment(table.name, place, note.author.strip(), note.words)
                self.comments.append(told)
            self._note = None

    def _enter(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element counts; what it says at its beginning is taken."""
        within = self._path[-1]
        if self._words is not None:
            return self._inline(tag, attributes)
        if within in _CELLS:
            self._words = [] if tag == _PARAGRAPH else None
            return tag == _PARAGRAPH
        if within == _ROW:
            self._cell, self._paragraphs = attributes, []
            return tag in _CELLS
        if within == _TABLE or within in _GROUPS:
            return self._part_of_table(tag, attributes)
        return self._outside(tag, attributes)

    def _inline(self, tag: str, attributes: dict[str, str]) -> bool:
        assert self._words is not None
        if tag in _SPACES:
            times = attributes.get(TEXT + "c", "1") if tag == _SPACE else "1"
            count = int(times) if times.isdecimal() and len(times) < 10 else 1
            self._spaces += count
            if self._spaces > MOST_SPACES:
                raise TooLargeError
            self._words.append(_SPACES[tag] * count)
        return tag not in _NOT_WORDS and not tag.startswith(_DRAWN)

    def _part_of_table(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag == _COLUMN:
            self.tables[-1].add_columns(attributes)
        elif tag == _ROW:
            self.tables[-1].begin_row(attributes)
        return tag in {_COLUMN, _ROW} or tag in _GROUPS

    def _outside(self, tag: str, attributes: dict[str, str]) -> bool:
        depth = len(self._path)
        if depth == 3:
            self.body = tag.removeprefix(OFFICE)
        if depth < 4:
            return depth == 1 or tag == (_BODY, _SPREADSHEET)[depth - 2]
        return depth == 4 and tag == _TABLE and self._begin_table(attributes)

    def _begin_table(self, attributes: dict[str, str]) -> bool:
        name = attributes.get(_NAME, "")
        cached = _CACHED.match(name) is not None
        self.links |= cached
        if cached:
            return False
        if self._only is not None and name not in self._only:
            self.unread.append(name)
            return False
        hidden = attributes.get(_STYLE) in self._styles.hidden_tables
        self.tables.append(OdsTable(name, hidden=hidden))
        return True

    def _end_cell(self) -> None:
        table, cell = self.tables[-1], self._cell
        style = cell.get(_STYLE) or table.column_style
        text = "\n".join(self._paragraphs) if self._paragraphs else None
        table.add_cell(value_of(cell, text, lapses=self._styles.lapses(style)), cell)


def _as_meant(written: str) -> str:
    """A paragraph's text: white space between words is one blank, and none at the ends (6.1.2).

    One blank at the end is kept, which LibreOffice writes, and reads again, as it was typed.
    """
    words = _WHITE.sub(" ", written).strip(" ")
    typed = words and written.endswith(" ") and not written[:-1].endswith((" ", "\t", "\r", "\n"))
    return (words + " " if typed else words).translate(_MEANT)

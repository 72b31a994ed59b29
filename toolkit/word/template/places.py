"""Where something stands in a document, in the words of the person who edits it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.ooxml.events import first_element
from toolkit.word.messages import of_places
from toolkit.word.messages.of_places import part_name
from toolkit.word.template.names import MC
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import A
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.names import nearest
from toolkit.word.template.stories import role

_LABELS = (
    (re.compile(r"word/document\d*\.xml"), "正文"),
    (re.compile(r"word/header(\d*)\.xml"), "页眉"),
    (re.compile(r"word/footer(\d*)\.xml"), "页脚"),
    (re.compile(r"word/footnotes\d*\.xml"), "脚注"),
    (re.compile(r"word/endnotes\d*\.xml"), "尾注"),
    (re.compile(r"word/comments\d*\.xml"), "批注"),
    (re.compile(r"word/charts/chart(\d*)\.xml"), "图表"),
    (re.compile(r"docProps/.*\.xml"), "文档属性"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph or a table cell of one part; numbers count from 1, 0 means "not in one".

    Attributes:
        part: the member of the package, such as `word/document.xml`.
        paragraph: number among the part's paragraphs, those in tables and text boxes included.
        table, row, column: the innermost table cell; column counts cells, not grid columns.
        boxed: whether it stands in a text box.
        item: the name of a document property, or the address of a link.
        label: what the part is called; by default as its name says.
    """

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    boxed: bool = False
    item: str = ""
    label: str = ""

    def __str__(self) -> str:
        """The place in words: 正文第12段 表2第3行第1列."""
        words = part_name(self.label or part_label(self.part))
        if self.item:
            words += of_places.ITEM(item=self.item)
        if self.paragraph:
            words += of_places.NTH_PARAGRAPH(number=self.paragraph)
        if self.boxed:
            words += of_places.BOXED()
        if self.table:
            words += of_places.NTH_CELL(table=self.table, row=self.row, column=self.column)
        return words


def part_label(part: str) -> str:
    """The Chinese name of a part, or its file name."""
    for form, label in _LABELS:
        if found := form.fullmatch(part):
            return label + (found[1] if found.groups() else "")
    return part


def whole_part(name: str, content: bytes) -> Place:
    """A part as a place, called by what it is."""
    return Place(name, label=label_of(first_element(content), name))


def label_of(first: str, name: str) -> str:
    """What a part with this first element is called; by its name where the element is unknown."""
    label = role(first, name)[1]
    return part_label(name) if label == name else label


def _shown_by(node: Element) -> Element:
    """A node, or for one of the properties of what is around paragraphs the first of these."""
    if node.tag in PARAGRAPHS or nearest(node, *PARAGRAPHS) is not None:
        return node
    holder = nearest(node, W + "sdt", W + "tc", W + "tr", W + "tbl")
    return node if holder is None else next(holder.iter(*PARAGRAPHS), node)


class Surveyor:
    """Knows the number of each paragraph, table and row of a part as the template has them."""

    def __init__(self, root: Element, part: str) -> None:
        self.part = part
        self.label = label_of(root.tag, part)
        self._paragraphs: dict[Element, int] = {}
        self._tables: dict[Element, int] = {}
        self._rows: dict[Element, int] = {}
        self._count(root)

    def _count(self, root: Element) -> None:
        paragraph = 0
        for node in root.iter(*PARAGRAPHS, W + "tbl", W + "tr"):
            if node.tag in PARAGRAPHS:
                paragraph += nearest(node, MC + "Fallback") is None
                self._paragraphs[node] = paragraph
            elif node.tag == W + "tbl":
                self._tables[node] = len(self._tables) + 1
            else:
                self._number_row(node)

    def _number_row(self, row: Element) -> None:
        table = nearest(row, W + "tbl")
        if table is not None:
            self._rows[table] = self._rows.get(table, 0) + 1
            self._rows[row] = self._rows[table]

    def whole(self) -> Place:
        """The part as a place."""
        return Place(self.part, label=self.label)

    def place(self, node: Element) -> Place:
        """The place of a node that stands in, or is, a paragraph."""
        node = _shown_by(node)
        paragraph = node if node.tag in PARAGRAPHS else nearest(node, *PARAGRAPHS)
        number = self._paragraphs.get(paragraph, 0)
        boxed = nearest(node, W + "txbxContent", A + "txBody") is not None
        cell = nearest(node, W + "tc")
        if cell is None:
            return Place(self.part, number, boxed=boxed, label=self.label)
        row, table = nearest(cell, W + "tr"), nearest(cell, W + "tbl")
        column = [c for c in row.iter(W + "tc") if nearest(c, W + "tr") is row].index(cell) + 1
        at = (self._tables[table], self._rows[row], column)
        return Place(self.part, number, *at, boxed, label=self.label)

"""The rows of a result sheet below its header: looks by kind and level, heights, links."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.names import same_name
from toolkit.ooxml.references import address
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import quoted
from toolkit.ooxml.xml import attribute
from toolkit.workbooks.patching import looks
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.model import Link
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.styles import FILLS
from toolkit.workbooks.patching.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Strength
    from toolkit.workbooks.patching.look import Look
    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.model import ResultSheet
    from toolkit.workbooks.patching.styles import Styles
    from toolkit.workbooks.patching.values import Cells

_MOST_LINKS = 65_530  # Excel reads no more of them in one sheet
_LINE, _PADDING, _TALLEST = 15.5, 6, 409  # -- points --
_LOOKS: Mapping[type, Look] = {
    int: looks.COUNT,
    float: looks.NUMBER,
    dt.date: looks.DATE,
    dt.datetime: looks.MOMENT,
    Link: looks.LINK,
}


class _Shape(NamedTuple):
    """What stands around the row's and the text's number in the cells of a column, and behind an empty one."""

    opening: str
    before_text: str
    empty: str


class ResultRows:
    """Writes the rows of one result sheet; `links` are the elements of those that lead somewhere."""

    def __init__(
        self, result: ResultSheet, cells: Cells, styles: Styles, titles: Mapping[str, str]
    ) -> None:
        """`titles` has the names of all sheets that links may lead to, by what they are to people."""
        self.links: list[str] = []
        self._result = result
        self._cells = cells
        self._styles = styles
        self._titles = titles
        self._ways: dict[str, str] = {}
        self._known: dict[tuple[int, type, Strength | None], int] = {}
        self._shapes: dict[Strength | None, list[_Shape | None]] = {}
        self._letters = [column_letters(at) for at in range(1, len(result.columns) + 1)]
        self._rooms = [
            (at, (column.width - 1) * 11 / looks.TEXT.size)
            for at, column in enumerate(result.columns)
            if column.wrap
        ]

    def written(self, first: int) -> Iterator[str]:
        """The rows, from the worksheet row `first` on.

        Raises:
            PackageError: a row is longer than the header, or a value has no form in Excel.
        """
        result, width = self._result, len(self._result.columns)
        if result.levels and len(result.levels) != len(result.rows):
            raise PackageError(f"结果表“{result.title}”的级别与行数不符：无法写出。")
        levels = result.levels or [None] * len(result.rows)
        for row, (values, level) in enumerate(zip(result.rows, levels, strict=True), first):
            if len(values) > width:
                raise PackageError(f"结果表“{result.title}”第{row}行的内容多于列数：无法写出。")
            padded = values if len(values) == width else [*values, *[None] * (width - len(values))]
            cells = "".join(self._row(row, padded, level))
            yield f'<row r="{row}" ht="{self._height(padded)}">{cells}</row>'

    def _height(self, values: Sequence[CellValue | Link]) -> float:
        """Points for the longest wrapped text; programs that can measure correct it on editing."""
        tall = 1
        for at, room in self._rooms:
            value = values[at]
            if (
                value
                and isinstance(value, str)
                and (2 * len(value) >= room * tall or "\n" in value)
            ):
                tall = max(tall, lines(value, room))
        return min(_LINE * tall + _PADDING, _TALLEST)

    def _row(
        self, row: int, values: Sequence[CellValue | Link], level: Strength | None
    ) -> Iterator[str]:
        """The cells of a row; the first is filled as its level is."""
        string = self._cells.string
        shapes = self._shapes.setdefault(level, [None] * len(self._letters))
        for at, value in enumerate(values):
            if value is None or value.__class__ is str:  # -- nearly all --
                shape = shapes[at]
                if shape is None:
                    shape = shapes[at] = self._shape(at, level)
                opening, before_text, empty = shape
                yield (
                    f"{opening}{row}{before_text}{string(value)}</v></c>"
                    if value
                    else f"{opening}{row}{empty}"
                )
            else:
                yield self._other(f"{self._letters[at]}{row}", at, value, level)

    def _shape(self, at: int, level: Strength | None) -> _Shape:
        """How the texts of a column are written, and its empty cells."""
        look = self._look(at, str, level)
        style = f'" s="{look}"' if look else '"'
        return _Shape(f'<c r="{self._letters[at]}', f'{style} t="s"><v>', f"{style}/>")

    def _other(
        self, reference: str, at: int, value: CellValue | Link, level: Strength | None
    ) -> str:
        """A cell that holds no plain text."""
        if not isinstance(value, Link):
            return self._cells.cell(reference, self._look(at, value.__class__, level), value)
        kind = Link if self._linked(reference, value) else str
        return self._cells.cell(reference, self._look(at, kind, level), value.text)

    def _linked(self, reference: str, link: Link) -> bool:
        """Whether a cell has its link: not where that leads nowhere or is one too many."""
        way = self._ways.get(link.sheet)
        if way is None:
            title = self._titles.get(same_name(link.sheet))
            way = "" if title is None else attribute(f"{quoted(title)}!")
            self._ways[link.sheet] = way
        if not way or len(self.links) >= _MOST_LINKS:
            return False
        place = way + address(*cell(link.cell))
        self.links.append(
            f'<hyperlink ref="{reference}" location="{place}" display="{attribute(link.text)}"/>'
        )
        return True

    def _look(self, at: int, kind: type, level: Strength | None) -> int:
        """The format of a column's cells of a kind; the first column's has the level's fill."""
        key = (at, kind, None if at else level)
        if key not in self._known:
            self._known[key] = self._styles.look(self._wished(*key))
        return self._known[key]

    def _wished(self, at: int, kind: type, level: Strength | None) -> Look:
        column = self._result.columns[at]
        look = _LOOKS.get(kind, looks.TEXT)
        look = replace(look, wrap=column.wrap, locked=not column.unlocked)
        if level or column.unlocked:
            look = replace(look, fill=FILLS[level] if level else looks.TO_FILL)
        return look

"""Rows of values written into the rows that a template has prepared."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain
from itertools import repeat
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.ooxml.figures import whole
from toolkit.ooxml.references import LAST_COLUMN
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.xml import escape
from toolkit.ooxml.xml import unescape
from toolkit.workbooks.patching.cells import column_style
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.insertion import moved_down
from toolkit.workbooks.patching.refs import cell
from toolkit.workbooks.patching.sheet_bytes import SheetBytes
from toolkit.workbooks.patching.sheet_bytes import value_of
from toolkit.workbooks.patching.text_lines import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.workbooks.patching.model import CellValue
    from toolkit.workbooks.patching.styles import Styles
    from toolkit.workbooks.patching.values import Cells

_ROW = re.compile(rb"<row(?=[\s/>])(?:[^>]*/>|.*?</row\s*>)", re.DOTALL)
_CELL = re.compile(rb"<c(?=[\s/>])(?:[^>]*/>|.*?</c\s*>)", re.DOTALL)
_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]+)</f>")
_NOT_KEPT = re.compile(rb"\s(?:r|spans)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_HEIGHT = re.compile(r"\s(?:ht|customHeight)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_MOMENTS = (dt.date, dt.time)
_LINE = 16.5  # -- points --
_TALLEST = 409
_USUAL_WIDTH = 8.43
_QUOTES = {"&quot;": '"', "&apos;": "'"}


class _Column(NamedTuple):
    """How the cells of a column are written: `there` if even empty ones need an element."""

    letters: str
    style: int
    there: bool
    formula: str
    room: float
    """Half characters in a line; 0 where text is not wrapped."""
    moments: bool
    """Whether a number is shown as a date or a time."""


class Layout:
    """A template's sheet cut at the rows that may be filled; made once, used for every copy."""

    def __init__(self, sheet: SheetBytes, styles: Styles, first: int, end: int | None) -> None:
        """Cut at row `first` and above row `end`, by default below the last row.

        Raises:
            PackageError: the rows stand the wrong way round.
        """
        if sheet.prefix:
            sheet = SheetBytes(sheet.content, "", anew=True)
        rows = dict(_numbered(sheet))
        self.sheet = sheet
        self.first = first
        self.end = max([first, *(number + 1 for number in rows)]) if end is None else end
        if not 1 <= first <= self.end:
            raise PackageError(f"模板的结束行 {self.end} 在首行 {first} 之前：请核对模板。")
        self._model = rows.get(first, b"") if first < self.end else b""
        self._before = b"".join(row for number, row in rows.items() if number < first)
        self._prepared = {number: row for number, row in rows.items() if first <= number < self.end}
        if b't="shared"' in b"".join(self._prepared.values()):
            self._prepared = dict.fromkeys(self._prepared, b"")
        self._after = b"".join(row for number, row in rows.items() if number >= self.end)
        self._styles = styles
        self._formats = sheet.columns()
        self._model_cells = _cells(self._model)
        self._columns: list[_Column] = []
        opening = self._model[: self._model.find(b">")]
        self._row_format = value_of(opening, b"customFormat") in {b"1", b"true"}
        self._row_style = whole(value_of(opening, b"s"))
        self._opening = _NOT_KEPT.sub(b"", opening[4:].rstrip(b"/")).decode()
        self._opening_without_height = _HEIGHT.sub("", self._opening)
        self._height = float(value_of(opening, b"ht") or 0)

    def room(self) -> int:
        """How many rows are prepared."""
        return self.end - self.first

    def filled(
        self,
        rows: Sequence[Sequence[CellValue]],
        cells: Cells,
        fit: Callable[[int, CellValue], int],
        drawn_from: int,
        *,
        keeps_empty: bool = False,
        ruled: int = 0,
    ) -> list[bytes]:
        """The sheet's rows in pieces, with the given rows from the first prepared one on.

        Prepared rows that are left over stay; those from `drawn_from` on that the template does
        not have are drawn like its first. `fit` gives the format that shows a value as what it is;
        with `keeps_empty` no cell of a filled row takes a formula. Of the `ruled` rows that follow, each
        has the formulas of the template's first, and the last one all its cells.
        """
        pieces = [self._before]
        pieces.extend(
            self._filled(number, row, cells, fit, keeps_empty).encode()
            for number, row in enumerate(rows, self.first)
        )
        below = self.first + len(rows)
        plain = min(below + ruled, self.end)
        pieces.extend(
            self._ruled(number, last=number == below + ruled - 1) for number in range(below, plain)
        )
        for number in range(plain, self.end):
            prepared = self._prepared.get(number)
            if prepared:
                pieces.append(prepared)
            elif self._model and (prepared is not None or number >= drawn_from):
                pieces.append(self._filled(number, (), cells, fit, keeps_empty).encode())
        pieces.append(self._after)
        return pieces

    def _filled(
        self,
        number: int,
        values: Sequence[CellValue],
        cells: Cells,
        fit: Callable[[int, CellValue], int],
        keeps_empty: bool,
    ) -> str:
        written = []
        tall = 1
        rest, string = cells.rest, cells.string
        columns = self._reaching(len(values))
        for column, value in zip(columns, chain(values, repeat(None)), strict=False):
            at, style, there, formula, room, moments = column
            if value is None or value == "":
                if there or formula:
                    written.append(self._empty(column, number, keeps_empty))
            elif isinstance(value, str):
                if room and (2 * len(value) > room or "\n" in value):
                    tall = max(tall, lines(value, room))
                written.append(f'<c r="{at}{number}" s="{style}" t="s"><v>{string(value)}</v></c>')
            else:
                if moments or isinstance(value, _MOMENTS):
                    style = fit(style, value)
                written.append(f'<c r="{at}{number}" s="{style}"{rest(value)}')
        opening = self._opening if tall == 1 else self._opening_for(tall)
        return f'<row r="{number}"{opening}>{"".join(written)}</row>'

    def _opening_for(self, tall: int) -> str:
        """The attributes of a row of so many lines: at least as high as the model, and free to be refitted."""
        height = max(min(tall * _LINE, _TALLEST), self._height)
        return f'{self._opening_without_height} ht="{height}"'

    def _ruled(self, number: int, *, last: bool) -> bytes:
        """An empty row with the first one's formulas; with all its cells, if it is the last that is printed."""
        columns = [each for each in self._reaching(0) if each.formula or last]
        written = "".join(self._empty(each, number, keeps_empty=False) for each in columns)
        return f'<row r="{number}"{self._opening}>{written}</row>'.encode() if written else b""

    def _empty(self, column: _Column, number: int, keeps_empty: bool) -> str:
        """A cell without a value, if it must be there."""
        start = f'<c r="{column.letters}{number}" s="{column.style}"'
        if column.formula and not keeps_empty:
            formula = escape(moved_down(column.formula, number - self.first))
            return f"{start}><f>{formula}</f></c>"
        return f"{start}/>" if column.there else ""

    def _reaching(self, width: int) -> list[_Column]:
        """As many columns as a row of values, or the template's prepared row, has."""
        width = max(width, *self._model_cells, 0)
        if width > LAST_COLUMN:
            raise PackageError(f"一行有 {width} 列，超过 Excel 的 {LAST_COLUMN} 列：无法写出。")
        for at in range(len(self._columns) + 1, width + 1):
            self._columns.append(self._column(at))
        return self._columns[:width] if width < len(self._columns) else self._columns

    def _column(self, at: int) -> _Column:
        model = self._model_cells.get(at)
        style = self._row_style if self._row_format else column_style(self._formats, at)
        if model is not None:
            style = whole(value_of(model[: model.index(b">")], b"s"))
        width = next((each.width for each in self._formats if each.first <= at <= each.last), None)
        formula = _FORMULA.search(model or b"")
        return _Column(
            letters=column_letters(at),
            style=style,
            there=model is not None,
            formula=unescape(formula[1].decode(), _QUOTES) if formula else "",
            room=(width or _USUAL_WIDTH) - 1 if self._styles.wraps(style) else 0,
            moments=self._styles.shows_dates(style),
        )


def _numbered(sheet: SheetBytes) -> Iterator[tuple[int, bytes]]:
    """The rows with their numbers; a row without r= follows the last."""
    number = 0
    for match in _ROW.finditer(sheet.content, sheet.first, sheet.end):
        row = match[0]
        stated = value_of(row[: row.index(b">")], b"r")
        number = whole(stated, number + 1)
        yield number, row


def _cells(row: bytes) -> Mapping[int, bytes]:
    """The cells of a row by column."""
    found = {}
    column = 0
    for match in _CELL.finditer(row):
        reference = value_of(match[0][: match[0].index(b">")], b"r")
        column = cell(reference.decode())[1] if reference else column + 1
        found[column] = match[0]
    return found

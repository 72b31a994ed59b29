"""A result sheet as a worksheet part."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from toolkit.ooxml.references import LAST_ROW
from toolkit.ooxml.references import address
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.xml import attribute
from toolkit.workbooks.patching import looks
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.result_rows import ResultRows
from toolkit.workbooks.patching.text_lines import lines
from toolkit.workbooks.patching.values import Cells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.workbooks.patching.model import ResultSheet
    from toolkit.workbooks.patching.workbook import Workbook

_SCREEN = 126  # -- in characters, of 1366 pixels --
_FEW_LINES = 2
_PAGE = (
    '<printOptions horizontalCentered="1"/>'
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    '<headerFooter><oddFooter>&amp;C&amp;"微软雅黑"&amp;9第 &amp;P 页，共 &amp;N 页</oddFooter>'
    "</headerFooter>"
)
_PROTECTION = (
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"'
    ' sort="0" autoFilter="0"/>'
)

HIDDEN = ' hidden="1"'


class ResultWriter:
    """Writes one result sheet in the terms of a workbook: its strings, its formats, its sheets."""

    def __init__(self, workbook: Workbook, result: ResultSheet, titles: Mapping[str, str]) -> None:
        """`titles` has the names of all sheets that links may lead to, by what they are to people."""
        self._result = result
        self._styles = workbook.styles
        self._space = workbook.namespace
        self._cells = Cells(workbook.strings, counts_from_1904=workbook.counts_from_1904)
        self._rows = ResultRows(result, self._cells, self._styles, titles)
        self.header_row = len(result.preamble) + 1
        self.last_row = self.header_row + len(result.rows)
        if self.last_row > LAST_ROW or not result.columns:
            raise PackageError(f"结果表“{result.title}”没有列或者行数超过 {LAST_ROW}：无法写出。")

    @property
    def table(self) -> str:
        """The header and all rows, with `$`."""
        last = column_letters(len(self._result.columns))
        return f"$A${self.header_row}:${last}${self.last_row}"

    def content(self, properties: str, *, selected: bool = False) -> bytes:
        """The part; `properties` is its `sheetPr` element.

        Raises:
            PackageError: a row is longer than the header, or a value has no form in Excel.
        """
        rows = [*self._preamble(), self._header(), *self._rows.written(self.header_row + 1)]
        typed = any(column.unlocked for column in self._result.columns)
        last = address(self.last_row, len(self._result.columns))
        links = self._rows.links
        parts = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            f'<worksheet xmlns="{self._space}">',
            properties,
            f'<dimension ref="A1:{last}"/>',
            self._view(selected=selected),
            '<sheetFormatPr defaultRowHeight="16.5"/>',
            self._widths(),
            "<sheetData>",
            "".join(rows),
            "</sheetData>",
            _PROTECTION if typed else "",
            f'<autoFilter ref="{self.table.replace("$", "")}"/>',
            self._merges(),
            self._choices(),
            f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "",
            _PAGE,
            "</worksheet>",
        )
        return b"".join([part.encode() for part in parts])

    def _view(self, *, selected: bool) -> str:
        below = f"A{self.header_row + 1}"
        chosen = ' tabSelected="1"' if selected else ""
        return (
            f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">'
            f'<pane ySplit="{self.header_row}" topLeftCell="{below}" activePane="bottomLeft"'
            f' state="frozen"/><selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
            "</sheetView></sheetViews>"
        )

    def _widths(self) -> str:
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{column.width:g}" customWidth="1"{HIDDEN * column.hidden}/>'
            for at, column in enumerate(self._result.columns, 1)
        )
        return f"<cols>{columns}</cols>"

    def _merges(self) -> str:
        merged = [
            f'<mergeCell ref="A{row}:{column_letters(last)}{row}"/>'
            for row, text in enumerate(self._result.preamble, 1)
            if (last := self._last_below(text)) > 1
        ]
        return f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' * bool(merged)

    def _last_below(self, text: str) -> int:
        """The last column (from 1) over which a line above the table runs: as far as a screen shows.

        What would be many lines there runs over all.
        """
        columns = self._result.columns
        seen = [*accumulate(0 if column.hidden else column.width for column in columns)]
        in_sight = max(1, sum(width <= _SCREEN for width in seen))
        room = seen[in_sight - 1] * 11 / looks.REMARK.size
        return in_sight if lines(text, room) <= _FEW_LINES else len(columns)

    def _choices(self) -> str:
        """The drop-downs of the columns whose cells are chosen."""
        rules = [
            '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"'
            f' sqref="{address(self.header_row + 1, at)}:{address(self.last_row, at)}">'
            f"<formula1>{attribute(_list_of(column.options))}</formula1></dataValidation>"
            for at, column in enumerate(self._result.columns, 1)
            if column.options and self._result.rows
        ]
        if not rules:
            return ""
        return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'

    def _preamble(self) -> Iterator[str]:
        for row, text in enumerate(self._result.preamble, 1):
            below = self._result.columns[: self._last_below(text)]
            room = sum(column.width for column in below if not column.hidden)
            look, line = (looks.HEADING, 26) if row == 1 else (looks.REMARK, 17)
            height = line * lines(text, room * 11 / look.size) + (8 if row == 1 else 2)
            content = self._cells.cell(f"A{row}", self._styles.look(look), text)
            yield f'<row r="{row}" ht="{height}" customHeight="1">{content}</row>'

    def _header(self) -> str:
        style = self._styles.look(looks.HEADER)
        cells = "".join(
            self._cells.cell(address(self.header_row, at), style, column.heading)
            for at, column in enumerate(self._result.columns, 1)
        )
        return f'<row r="{self.header_row}" ht="26" customHeight="1">{cells}</row>'


def _list_of(options: Sequence[str]) -> str:
    return '"' + ",".join(options) + '"'

"""Writing what the activity sums up into its sheets of the open workbook."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.frontends.button.results import as_words
from toolkit.usecases.summary_table import summary_tables

if TYPE_CHECKING:
    from xlwings import Book
    from xlwings import Sheet

    from toolkit.usecases.summary_table import SummaryTable
    from toolkit.usecases.validate import Judged


def write_summaries(book: Book, judged: Judged) -> None:
    """Replace the lines of the sheets of what the activity sums up, the program's own.

    A workbook without such a sheet, or in which its headings were changed or its cells locked, keeps what it has
    and no line of another day: its heading says for which day its lines are.
    """
    there = [each.name for each in book.sheets]
    for table in summary_tables(judged):
        if table.ledger.sheet in there:
            sheet = book.sheets[table.ledger.sheet]
            with suppress(Exception):  # -- each program has its own error for a locked sheet --
                if _has_headings(sheet, table):
                    _write(sheet, table)


def _has_headings(sheet: Sheet, table: SummaryTable) -> bool:
    headings = [column.heading for column in table.ledger.columns]
    there = sheet.range((HEADING_ROW, 1), (HEADING_ROW, len(headings))).value
    return bool(there == headings)


def _write(sheet: Sheet, table: SummaryTable) -> None:
    width = len(table.ledger.columns)
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    last = sheet.used_range.last_cell.row
    rows += [[None] * width for _ in range(last - FIRST_DATA_ROW + 1 - len(rows))]
    if rows:
        sheet.range((FIRST_DATA_ROW, 1), (FIRST_DATA_ROW + len(rows) - 1, width)).value = rows
    sheet.range((EXAMPLE_ROW, 1)).value = table.heading


def _cell(value: str | float | None) -> str | float | None:
    return as_words(value) if isinstance(value, str) else value

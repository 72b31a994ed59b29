"""Writing what the activity sums up into its sheets of the open workbook."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.frontends.button.changed_rows import changed
from toolkit.frontends.button.changed_rows import write_changed
from toolkit.frontends.button.result_values import as_words
from toolkit.usecases.summary_table import summary_tables

if TYPE_CHECKING:
    from xlwings import Book
    from xlwings import Sheet

    from toolkit.usecases.summary_table import SummaryTable
    from toolkit.usecases.validate import Judged


def write_summaries(book: Book, judged: Judged) -> list[str]:
    """Replace the lines of the sheets of what the activity sums up, the program's own.

    A workbook of an earlier form may be without such a sheet.

    Returns:
        The sheets that could not be written: their headings were changed, or their cells are locked.
    """
    there = [each.name for each in book.sheets]
    tables = [table for table in summary_tables(judged) if table.ledger.sheet in there]
    return [
        table.ledger.sheet
        for table in tables
        if not _written(book.sheets[table.ledger.sheet], table)
    ]


def _written(sheet: Sheet, table: SummaryTable) -> bool:
    """Whether the table stands in its sheet: a program may refuse with its own error, or without a word."""
    with suppress(Exception):
        if _has_headings(sheet, table):
            _write(sheet, table)
            return bool(sheet.range((EXAMPLE_ROW, 1)).value == table.heading)
    return False


def _has_headings(sheet: Sheet, table: SummaryTable) -> bool:
    headings = [column.heading for column in table.ledger.columns]
    there = sheet.range((HEADING_ROW, 1), (HEADING_ROW, len(headings))).value
    return bool(there == headings)


def _write(sheet: Sheet, table: SummaryTable) -> None:
    """The heading last: cut off half-way, no day is said of lines of two."""
    width, heading = len(table.ledger.columns), sheet.range((EXAMPLE_ROW, 1))
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    last = sheet.used_range.last_cell.row
    rows += [[None] * width for _ in range(last - FIRST_DATA_ROW + 1 - len(rows))]
    if rows:
        block = sheet.range((FIRST_DATA_ROW, 1), (FIRST_DATA_ROW + len(rows) - 1, width))
        if changed(block, rows):
            heading.value = None
            write_changed(block, rows)
    if heading.value != table.heading:
        heading.value = table.heading


def _cell(value: str | float | None) -> str | float | None:
    return as_words(value) if isinstance(value, str) else value

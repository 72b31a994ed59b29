"""Rows that a merge added and that are taken out again: whole, and only where nobody has touched them since."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.names import same_name
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.button.trail_lines import holds
from toolkit.ooxml.references import address
from toolkit.ooxml.references import cell_at
from toolkit.ooxml.references import column_number
from toolkit.usecases.merge_trail import is_addition
from toolkit.usecases.merge_trail import is_insertion
from toolkit.usecases.office_book import office_book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from xlwings import Book

    from toolkit.frontends.button.click import Click
    from toolkit.frontends.button.trail_lines import Changed
    from toolkit.frontends.button.whole_writing import WholeWriting

SHOWN = 3  # -- cells of a row that a sentence names --
BELOW = "下面还有行，删去会空出一行；不要的请自己删去"
_ROW = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that was added, by the lines of the trail that tell of its cells."""

    sheet: str
    row: int
    lines: Sequence[Changed]

    @property
    def place(self) -> str:
        """The row as sentences name it."""
        return f"{self.sheet}第{self.row}行"

    def empty(self, writing: WholeWriting, waiting: Iterable[int]) -> None:
        """Let its cells be what they were; those of `waiting` are blank in an empty row."""
        for each in self.lines:
            writing.put(*each.place, each.old)
        for column in waiting:
            writing.put(self.sheet, address(self.row, column), None)

    @property
    def is_put_in(self) -> bool:
        """Whether there was no row before."""
        return is_insertion(self.lines[0].reason)


def added_rows(changes: Sequence[Changed]) -> list[AddedRow]:
    """The rows that changes tell to have been added, the lowest of each sheet first."""
    lines: dict[tuple[str, int], list[Changed]] = defaultdict(list)
    for each in changes:
        sheet, cell = each.place
        row = _ROW.search(cell)
        if is_addition(each.reason) and row:
            lines[sheet, int(row[0])].append(each)
    return [AddedRow(*at, lines[at]) for at in sorted(lines, reverse=True)]


@dataclass(frozen=True, slots=True)
class Table:
    """A ledger's sheet as it is now.

    Attributes:
        filled: the worksheet rows that hold data.
        waiting: the columns (from 1) that fill themselves in rows that are filled, and are blank in others.
    """

    filled: set[int]
    waiting: frozenset[int]


def tables_now(click: Click) -> dict[str, Table]:
    """The ledgers of the workbook by the names of their sheets.

    Raises:
        ToolkitError: one sentence for whatever is wrong with the workbook.
    """
    sheets = read_sheets(click.book, click.catalogue, click.page.tell, fills=False)
    tables = office_book(click.book.name, sheets, click.catalogue).case.tables
    return {
        each.name: Table(
            {row.at_row for row in (*table.rows, *(row for row, _ in table.left_out))},
            frozenset(
                column_number(table.letters[column.heading])
                for column in ledger.columns
                if column.formula and column.heading in table.letters
            ),
        )
        for ledger, table in tables.items()
        for each in sheets
        if same_name(each.name) == same_name(ledger.sheet)
    }


def why_it_stays(book: Book, added: AddedRow, filled: set[int]) -> str:
    """Why a row is not taken out; "" where all of it is as it was added and nothing stands below it.

    `filled` are the rows of its sheet that hold data.
    """
    if RESTRICTED in [shown(each.new) for each in added.lines]:
        return f"新增的行里有内容受限的格，“{TrailLine.sheet}”没有记，认不出后来改过没有；不要的请自己删去"
    if added.sheet not in [each.name for each in book.sheets]:
        return f"没有“{added.sheet}”这张表了"
    if touched := [*_touched(book, added)]:
        cells = f"{listed(touched[:SHOWN])}{'等' if len(touched) > SHOWN else ''}"
        return f"新增以后人又改过（{cells}），或换了位置；不要的请自己删去"
    return BELOW if any(each > added.row for each in filled) else ""


def _touched(book: Book, added: AddedRow) -> Iterator[str]:
    """The cells of a row that hold something else than what was added."""
    sheet = book.sheets[added.sheet]
    width = sheet.used_range.last_cell.column
    lines = {at[1]: each for each in added.lines if (at := cell_at(each.place[1]))}
    for column in range(1, max(width, *lines) + 1):
        cell = sheet.range((added.row, column))
        is_formula = str(cell.formula).startswith("=")
        line = lines.get(column)
        if line is None:
            is_as_added = is_formula or cell.options(err_to_str=True).value in {None, ""}
        else:
            is_as_added = not is_formula and holds(line, cell.options(err_to_str=True).value)
        if not is_as_added:
            yield address(added.row, column)

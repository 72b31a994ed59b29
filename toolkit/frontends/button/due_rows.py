"""Running numbers and formulas put into the filled rows of an open ledger, and taken out of those that are not."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.declare.layout import END_MARK
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.declare.layout import HEADING_ROW
from toolkit.declare.owner import Owner
from toolkit.frontends.button.changed_rows import down
from toolkit.workbooks.blank.due_cells import due_cells
from toolkit.workbooks.blank.due_cells import own_columns
from toolkit.workbooks.blank.row_formulas import formula_of

ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlwings import Sheet as OpenSheet

    from toolkit.declare.ledger import Ledger
    from toolkit.workbooks.blank.due_cells import DueCell

    Rows = list[list[object]]


def rows_with_due(sheet: OpenSheet, ledger: type[Ledger], read: Callable[[], Rows]) -> Rows:
    """The rows of a ledger's sheet, from its first on, after what is due was put in.

    A sheet with a password keeps what it has; so does one without an end mark, or that a program fills.
    `read` reads all of them. A formula of ours never gives an error: where it shows one, in a closed file, nobody has
    calculated it, and it counts as nothing.
    """
    rows = read()
    headings, data = _headings(rows), _data(rows)
    columns = own_columns(ledger, headings) if data and ledger.owner != Owner.PROGRAM else ()
    if not columns:
        return rows
    last = FIRST_DATA_ROW + len(data) - 1
    formulas = {
        at: [*down(sheet.range((FIRST_DATA_ROW, at + 1), (last, at + 1)).formula)] for at in columns
    }
    due = due_cells(ledger, headings, data, formulas)
    if due and _put(sheet, due):
        for each in due:
            formulas[each.at][each.row - FIRST_DATA_ROW] = str(each.content)
        rows = read()
    return _without_errors(rows, ledger, headings, formulas)


def _put(sheet: OpenSheet, due: Sequence[DueCell]) -> bool:
    with suppress(Exception):
        for stretch in _stretches(due):
            first, last = stretch[0], stretch[-1]
            cells = sheet.range((first.row, first.at + 1), (last.row, last.at + 1))
            contents = [[each.content] for each in stretch]
            if isinstance(first.content, str):
                cells.formula = contents
            else:
                cells.value = contents
        return True
    return False


def _without_errors(
    rows: Rows,
    ledger: type[Ledger],
    headings: Sequence[str],
    formulas: Mapping[int, Sequence[str]],
) -> Rows:
    ours = {
        at: formula
        for each in ledger.columns
        if each.heading in headings and (at := headings.index(each.heading)) in formulas
        if (formula := formula_of(each, headings))
    }
    for at, formula in ours.items():
        for number, said in enumerate(formulas[at], start=FIRST_DATA_ROW):
            if rows[number - 1][at] in ERRORS and said == formula.at(number):
                rows[number - 1][at] = None
    return rows


def _headings(rows: Rows) -> list[str]:
    head = rows[HEADING_ROW - 1] if rows else ()
    ends = (at for at, cell in enumerate(head) if cell is None)
    return [str(cell) for cell in head[: next(ends, len(head))]]


def _data(rows: Rows) -> Rows:
    """The rows from the first of data to the one above the end mark."""
    ends = (at for at, row in enumerate(rows) if row and row[0] == END_MARK)
    return rows[FIRST_DATA_ROW - 1 : next(ends, 0)]


def _stretches(cells: Sequence[DueCell]) -> Iterator[list[DueCell]]:
    """Cells of one column and of one kind without a gap between."""
    counted = enumerate(cells)
    alike = groupby(
        counted, key=lambda pair: (pair[1].at, pair[1].row - pair[0], type(pair[1].content))
    )
    for _, group in alike:
        yield [each for _, each in group]

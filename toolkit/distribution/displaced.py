"""Rows that seem pasted beside their columns: then any cell of theirs may hold what is restricted."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.declare.columns import IdNumber
from toolkit.declare.columns import Phone
from toolkit.declare.unusable import UNREADABLE
from toolkit.distribution.comparing import compared
from toolkit.distribution.comparing import typed
from toolkit.distribution.outlines import may_hold_a_person_s
from toolkit.distribution.person_numbers import FEWEST_DIGITS
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import person_numbers
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table

    Cells = Mapping[str, Sequence[Sequence[object]]]

MOST_TYPING_ERRORS = 2
"""More unreadable cells in one row are not typing errors of one clerk."""


def raw_cells(
    row: Ledger, table: Table[Ledger], office: Sequence[Sequence[object]]
) -> dict[Column[object], object]:
    """A row's cells as they stand in the office's file, by column; columns that it lacks are None."""
    cells = office[row.at_row - 1]
    letters = table.letters
    return {
        column: cells[column_number(letters[column.heading]) - 1]
        if column.heading in letters
        else None
        for column in table.ledger.columns
    }


def displaced(row: Ledger, cells: Mapping[Column[object], object]) -> bool:
    """Whether a row of a ledger with restricted columns seems pasted beside its columns.

    That is, a restricted cell and another one cannot be read, or more cells than one mistypes, or a
    person's number stands alone in a column that does not ask for one.
    """
    if not row.has_restricted:
        return False
    return _is_mistyped(row) or any(
        _is_a_person_s_number(cells[column]) for column in _not_for_numbers(type(row))
    )


def rows_in_doubt(case: Case, office: Cells) -> frozenset[tuple[str, int]]:
    """Sheet and number of every displaced row."""
    return frozenset(
        (ledger.sheet, number)
        for ledger, table in case.tables.items()
        if ledger.has_restricted and ledger.sheet in office
        for number in _displaced_rows(table, office[ledger.sheet])
    )


def _displaced_rows(table: Table[Ledger], office: Sequence[Sequence[object]]) -> Iterator[int]:
    """The numbers of the displaced rows of a ledger, each distinct cell of a column judged once."""
    cells = [office[row.at_row - 1] for row in table.rows]
    strays: set[int] = set()
    for column in _not_for_numbers(table.ledger):
        letters = table.letters.get(column.heading)
        if letters is not None:
            at_column = itemgetter(column_number(letters) - 1)
            numbers = _numbers_among({*map(at_column, cells)})
            if numbers:
                strays.update(at for at, row in enumerate(cells) if at_column(row) in numbers)
    for at, row in enumerate(table.rows):
        if at in strays or (UNREADABLE in row.values_ and _is_mistyped(row)):
            yield row.at_row


def _numbers_among(cells: Collection[object]) -> set[object]:
    """The cells that are a person's number and nothing else."""
    texts = [cell for cell in cells if type(cell) is str]
    if may_hold_a_person_s(texts):
        return {cell for cell in cells if _is_a_person_s_number(cell)}
    return {cell for cell in cells if type(cell) is not str and _is_a_person_s_number(cell)}


def _not_for_numbers(ledger: type[Ledger]) -> list[Column[object]]:
    """The open columns that do not ask for a person's number."""
    return [
        column
        for column in ledger.columns
        if not column.restricted and not isinstance(column, (Phone, IdNumber))
    ]


def _is_mistyped(row: Ledger) -> bool:
    """Whether a restricted cell and another one cannot be read, or more cells than one mistypes."""
    unreadable = [each for each in row.columns if row.values_[each.position] is UNREADABLE]
    restricted = sum(column.restricted for column in unreadable)
    return len(unreadable) > MOST_TYPING_ERRORS or 0 < restricted < len(unreadable)


def stays_home(column: Column[object], row: Ledger, cell: object, *, in_doubt: bool) -> bool:
    """Whether an unrestricted cell of a ledger with restricted columns may not leave the office.

    `in_doubt` says that its row is displaced.
    """
    if cell is None or not row.has_restricted:
        return False
    if row.values_[column.position] is UNREADABLE:
        return True
    return in_doubt and not column.closed and not _is_small_number(cell)


def _is_a_person_s_number(cell: object) -> bool:
    if not isinstance(cell, str | int | float) or isinstance(cell, bool):
        return False
    said = typed(cell)
    return any(number == digits_of(said) for number, _ in person_numbers(said)) and (
        len(compared(said)) <= len(digits_of(said)) + len("+86----")
    )


def _is_small_number(cell: object) -> bool:
    return isinstance(cell, int | float) and abs(cell) < 10 ** (FEWEST_DIGITS - 1)

"""The cells of a booklet: the office's own cells for the receiver's rows, nothing restricted."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.unusable import Nothing
from toolkit.declare.valueless import is_error
from toolkit.declare.valueless import is_picture
from toolkit.declare.wording import shown
from toolkit.distribution.displaced import displaced
from toolkit.distribution.displaced import raw_cells
from toolkit.distribution.displaced import stays_home
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Place
    from toolkit.declare.table import Table

    Cells = Mapping[str, Sequence[Sequence[object]]]

PLAIN = (int, float, bool, dt.date, dt.time)
ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class BookletSheet:
    """One sheet of a booklet: its columns, the row ids, the cells as the office's file holds them.

    `kept_home` are the office's cells that go out empty, since what is restricted may stand in them;
    so are `without_value`, which hold a formula without a result, an error or a picture.
    """

    ledger: type[Ledger]
    columns: tuple[Column[object], ...]
    ids: tuple[str, ...]
    cells: tuple[tuple[object, ...], ...]
    kept_home: tuple[Place, ...] = ()
    without_value: tuple[Place, ...] = ()


def sent_columns(ledger: type[Ledger]) -> tuple[Column[object], ...]:
    """The columns that leave the office: all but the restricted ones."""
    return tuple(column for column in ledger.columns if not column.restricted)


def booklet_sheets(booklet: Booklet, case: Case, office: Cells) -> tuple[BookletSheet, ...]:
    """The sheets of a booklet, every cell as it stands in the office's file.

    A cell that could not be read goes out as it is, so that its filler can correct it; but it goes
    out empty in a ledger with restricted columns, since a row may stand one column off, and so do all
    words of a row that seems to. `office` is the cells of the office's file, by sheet, from row 1.
    """
    return tuple(
        _sheet(ledger, rows, case, office[ledger.sheet])
        for ledger, rows in booklet.rows.items()
        if ledger.sheet in office
    )


def row_ids(rows: Iterable[Ledger]) -> Mapping[int, str]:
    """Worksheet row → the hidden system number, of all rows of one ledger; no two are the same.

    Rows that look the same, or were copied with their number, are told apart by a number behind it,
    in their order: so the same row has the same one in every booklet that holds it.
    """
    given: dict[int, str] = {}
    taken: set[str] = set()
    for row in rows:
        first = candidate = row_id(row)
        number = 2
        while candidate in taken:
            candidate, number = f"{first}-{number}", number + 1
        taken.add(candidate)
        given[row.at_row] = candidate
    return given


def row_id(row: Ledger) -> str:
    """The hidden system number: the row's own, else one drawn from its key, else from its place."""
    if row.row_id:
        return row.row_id
    values = [row.values_[column.position] for column in row.key]
    usable = values and not any(value is None or isinstance(value, Nothing) for value in values)
    said = "\n".join(map(shown, values)) if usable else f"第{row.at_row}行"
    digest = hashlib.sha256(f"{row.code}\n{said}".encode()).hexdigest()
    return f"{row.code}-{digest[:ID_LENGTH]}"


def _sheet(
    ledger: type[Ledger], rows: Sequence[Ledger], case: Case, office: Sequence[Sequence[object]]
) -> BookletSheet:
    columns, table = sent_columns(ledger), case.tables[ledger]
    places = [_place(table, column) for column in columns]
    sent: list[tuple[object, ...]] = []
    kept: list[Place] = []
    empty: list[Place] = []
    for row in rows:
        line = office[row.at_row - 1]
        cells = [None if at is None else line[at] for at in places]
        home = _staying_home(row, columns, table, office)
        going = (None if c in home else cell for c, cell in zip(columns, cells, strict=True))
        sent.append(tuple(map(_plain, going if home else cells)))
        for column, cell, gone in zip(columns, cells, sent[-1], strict=True):
            if gone is None and cell is not None:
                (kept if column in home else empty).append(table.place(row, column))
    numbers = case.derived(_numbers)[ledger]
    ids = tuple(numbers[row.at_row] for row in rows)
    return BookletSheet(ledger, columns, ids, tuple(sent), tuple(kept), tuple(empty))


def _place(table: Table[Ledger], column: Column[object]) -> int | None:
    """Where a column stands in the office's rows, from 0; None where it is not there."""
    letters = table.letters.get(column.heading)
    return None if letters is None else column_number(letters) - 1


def _staying_home(
    row: Ledger,
    columns: Sequence[Column[object]],
    table: Table[Ledger],
    office: Sequence[Sequence[object]],
) -> Collection[Column[object]]:
    """The columns of a row whose cells may not leave the office; none without restricted columns."""
    if not row.has_restricted:
        return ()
    cells = raw_cells(row, table, office)
    in_doubt = displaced(row, cells)
    return {c for c in columns if stays_home(c, row, cells[c], in_doubt=in_doubt)}


def _numbers(case: Case) -> Mapping[type[Ledger], Mapping[int, str]]:
    return {ledger: row_ids(table.rows) for ledger, table in case.tables.items()}


def _plain(cell: object) -> object:
    """A cell value that a workbook can hold; None for what shows no value, which is never words.

    A formula without a result, an error value and a picture within a cell are such.
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        # -- only what begins like one may be an error or a picture --
        first = cell[:1]
        odd = (first in "=#" or first.isspace()) and (is_picture(cell) or is_error(cell))
        return None if odd else cell
    if isinstance(cell, PLAIN):
        return cell
    if isinstance(cell, dt.timedelta):
        return cell / dt.timedelta(days=1)
    return None

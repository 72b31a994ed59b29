"""Which column of today stands where in an older sheet."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import VERSION_HEADING
from toolkit.declare.wording import shown
from toolkit.reading.headers import Header
from toolkit.reading.headers import heading_rows
from toolkit.reading.headings import heading_of
from toolkit.reading.headings import known_headings
from toolkit.reading.headings import stands_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.workbook import Sheet


@dataclass(slots=True)
class OldColumns:
    """The columns of an older sheet, indices from 0.

    Attributes:
        row: the last row of the headings; 0 where there are none.
        levels: how many rows they take.
        said: the words of each heading.
        takers: by index, the columns of today that the cells go to, of each ledger at most one.
        doubles: columns whose heading stands twice; only the first is taken.
        row_id_at: where 系统行号 stands.
        version_at: where 版本 stands.
    """

    row: int = 0
    levels: int = 1
    said: dict[int, str] = field(default_factory=dict)
    takers: dict[int, tuple[Column[object], ...]] = field(default_factory=dict)
    doubles: frozenset[int] = frozenset()
    row_id_at: int | None = None
    version_at: int | None = None

    def header(self, ledger: type[Ledger]) -> Header:
        """The headings as reading wants them, for one of the ledgers."""
        at = {
            column.heading: index
            for index, columns in self.takers.items()
            for column in columns
            if column.ledger is ledger
        }
        return Header(self.row, at, self.row_id_at, (), None, self.levels)


def old_columns(sheet: Sheet, ledgers: Sequence[type[Ledger]]) -> OldColumns:
    """Where the columns of these ledgers stand in a sheet; none where no heading is one of theirs."""
    found = max((heading_rows(each, sheet.rows) for each in ledgers), key=lambda rows: rows.hits)
    if not found.hits:
        return OldColumns()
    columns = OldColumns(found.row, found.levels)
    columns.said = {at: shown(cell) for at, cell in enumerate(found.cells) if cell is not None}
    doubles: set[int] = set()
    for ledger in ledgers:
        _take(columns, ledger, found.cells, doubles)
    columns.doubles = frozenset(doubles - columns.takers.keys())
    columns.row_id_at = _system(columns, ROW_ID_HEADING)
    columns.version_at = _system(columns, VERSION_HEADING)
    return columns


def _take(
    columns: OldColumns, ledger: type[Ledger], cells: Sequence[object], doubles: set[int]
) -> None:
    """Give each column of a ledger the first cell that names it, one that names it plainly first."""
    known = known_headings(ledger)
    names = {at: heading_of(cell, known) for at, cell in enumerate(cells) if cell is not None}
    by_plainness = sorted(names, key=lambda at: (not stands_plain(cells[at], names[at]), at))
    taken: set[str] = set()
    for at in by_plainness:
        column = known.get(names[at])
        if column is None:
            continue
        if column.heading in taken:
            doubles.add(at)
            continue
        taken.add(column.heading)
        columns.takers[at] = (*columns.takers.get(at, ()), column)


def _system(columns: OldColumns, heading: str) -> int | None:
    found = (at for at, said in columns.said.items() if said == heading)
    return next((at for at in found if at not in columns.takers), None)

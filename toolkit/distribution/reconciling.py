"""分表—总表对账: what a unit's booklet adds up to against the office's ledgers, down to the cells that part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.declare.columns import Number
from toolkit.declare.layout import numbers_rows
from toolkit.declare.unusable import UNREADABLE
from toolkit.declare.wording import shown
from toolkit.distribution.contents import row_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.outcome import Place
    from toolkit.declare.table import Table

ROWS = "行数"
UNREAD = "不能识别"


@dataclass(frozen=True, slots=True)
class Total:
    """What one column of one unit's ledger adds up to on both sides.

    Attributes:
        sheet: the ledger's title.
        column: the heading; 行数 for how many rows there are.
        unit: of the numbers (天, 件, 行).
        theirs: in the booklet.
        ours: in the office's ledger, over the rows of the same receiver.
    """

    sheet: str
    column: str
    unit: str
    theirs: Decimal
    ours: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both are equal."""
        return self.theirs == self.ours


@dataclass(frozen=True, slots=True)
class Parted:
    """A cell in which both sides part; a side is None where it has no such row.

    Attributes:
        sheet: the ledger's title.
        column: the heading; 行数 where a whole row is on one side alone.
        theirs: the place in the booklet; its value as words beside it.
        ours: the place in the office's ledger; its value as words beside it.
    """

    sheet: str
    column: str
    theirs: Place | None
    said: str
    ours: Place | None
    kept: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One ledger of one unit: all totals, and where they part."""

    totals: tuple[Total, ...]
    parted: tuple[Parted, ...]


def reconciled(theirs: Table[Ledger], ours: Table[Ledger], own: Sequence[Ledger]) -> Reconciled:
    """Hold a ledger of a booklet against the office's rows of the same receiver.

    Numbers are added as they were read: a cell that cannot be read as one adds nothing, and is told. Rows
    are paired by their hidden numbers, else by their key columns; rows that look alike in order.

    Args:
        theirs: the ledger as the booklet has it.
        ours: the ledger as the office has it.
        own: the office's rows that are the receiver's.
    """
    pairs = [*_pairs(theirs.rows, own)]
    columns = [
        column
        for column in ours.ledger.columns
        if isinstance(column, Number) and _is_quantity(column) and column.heading in theirs.letters
    ]
    count = Total(ours.ledger.sheet, ROWS, "行", Decimal(len(theirs.rows)), Decimal(len(own)))
    totals = [
        Total(ours.ledger.sheet, c.heading, c.unit, _sum(theirs.rows, c), _sum(own, c))
        for c in columns
    ]
    parted = [each for his, mine in pairs for each in _parted(his, mine, columns, theirs, ours)]
    return Reconciled((count, *totals), tuple(parted))


def _is_quantity(column: Column[object]) -> bool:
    """Whether its numbers may be added and shown: what numbers the rows is no quantity."""
    return not column.restricted and not numbers_rows(column)


def _sum(rows: Sequence[Ledger], column: Column[float | None]) -> Decimal:
    """Exactly, as the numbers are written: 0.1 and 0.2 are 0.3."""
    values = (row.usable(column) for row in rows)
    return sum((Decimal(str(value)) for value in values if value is not None), Decimal(0))


def _pairs(
    theirs: Sequence[Ledger], own: Sequence[Ledger]
) -> Iterator[tuple[Ledger | None, Ledger | None]]:
    left: dict[str, list[Ledger]] = defaultdict(list)
    for row in own:
        left[row_id(row)].append(row)
    unpaired = []
    for row in theirs:
        mine = left.get(row_id(row))
        if mine:
            yield row, mine.pop(0)
        else:
            unpaired.append(row)
    rest: dict[tuple[object, ...], list[Ledger]] = defaultdict(list)
    for rows in left.values():
        for row in rows:
            rest[_key(row)].append(row)
    for row in unpaired:
        same = rest.get(_key(row)) if any(_key(row)) else None
        yield row, same.pop(0) if same else None
    yield from ((None, row) for rows in rest.values() for row in rows)


def _key(row: Ledger) -> tuple[object, ...]:
    return tuple(row.usable(column) for column in row.key)


def _parted(
    his: Ledger | None,
    mine: Ledger | None,
    columns: Sequence[Column[float | None]],
    theirs: Table[Ledger],
    ours: Table[Ledger],
) -> Iterator[Parted]:
    if his is None or mine is None:
        first = ours.ledger.columns[0]
        his_place = theirs.place(his, first) if his else None
        my_place = ours.place(mine, first) if mine else None
        yield Parted(
            ours.ledger.sheet,
            ROWS,
            his_place,
            "有" if his else "没有",
            my_place,
            "有" if mine else "没有",
        )
        return
    for column in columns:
        said, kept = _said(his, column), _said(mine, column)
        if said != kept or said == UNREAD:
            yield Parted(
                ours.ledger.sheet,
                column.heading,
                theirs.place(his, column),
                said,
                ours.place(mine, column),
                kept,
            )


def _said(row: Ledger, column: Column[float | None]) -> str:
    """A number as it is shown; a cell that cannot be read is never repeated."""
    if row.values_[column.position] is UNREADABLE:
        return UNREAD
    value = row.usable(column)
    return "空" if value is None else shown(value)

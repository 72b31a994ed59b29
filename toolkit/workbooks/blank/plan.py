"""Which ledgers a workbook holds, and with which columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.columns import Referring
from toolkit.declare.layout import EXAMPLE_ROW
from toolkit.declare.layout import SYSTEM_HEADINGS
from toolkit.declare.layout import example_cells
from toolkit.declare.owner import Owner
from toolkit.workbooks.blank.widths import narrowed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One ledger's sheet.

    Attributes:
        ledger: whose sheet it is.
        columns: those that the sheet has, in order; a booklet leaves the restricted ones out.
        unlocked: the headings that may be filled; None opens all of them.
        capacity: prepared rows; None takes the ledger's.
        example: whether row 2 holds the example.
        examples: columns whose example is another than their own, with that.
        only: which rows are filled here, where another fills the rest; in a few words.
        lists_at: referenced columns whose list does not stand in their own ledger's sheet, with the
            sheet where it does; empty where the workbook lacks the list.
    """

    ledger: type[Ledger]
    columns: tuple[Column[object], ...]
    unlocked: frozenset[str] | None = None
    capacity: int | None = None
    example: bool = True
    examples: tuple[tuple[Column[object], object], ...] = ()
    only: str = ""
    lists_at: tuple[tuple[Column[object], str], ...] = ()

    @property
    def rows(self) -> int:
        """Prepared rows."""
        return self.ledger.capacity if self.capacity is None else self.capacity

    @property
    def by_program(self) -> bool:
        """Whether the program fills the sheet: no example, no end mark, no system columns."""
        return self.ledger.owner == Owner.PROGRAM

    @property
    def goes_out(self) -> bool:
        """Whether it is a booklet's: nothing stands below its rows, since all that does would be printed."""
        return self.unlocked is not None

    @property
    def end_row(self) -> int:
        """The worksheet row (from 1) of the end mark; the one below the prepared rows where there is none."""
        return EXAMPLE_ROW + self.rows + 1

    @property
    def example_cells(self) -> tuple[object, ...]:
        """What row 2 holds under each column; nothing where it holds no example."""
        return example_cells(self.columns, dict(self.examples)) if self.example else ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The header row, the system columns included."""
        declared = tuple(column.heading for column in self.columns)
        return declared if self.by_program else (*declared, *SYSTEM_HEADINGS)

    @property
    def takes_rows(self) -> bool:
        """Whether whoever fills the sheet may add rows: what tells one row from another is open."""
        known = [column for column in self.ledger.key if column in self.columns]
        return not any(map(self.is_locked, known or self.columns))

    def list_at(self, column: Column[object]) -> str | None:
        """Where the list stands from which a column is filled; None in the sheet that it refers to."""
        target = column.to if isinstance(column, Referring) else None
        return next((sheet for listed, sheet in self.lists_at if listed is target), None)

    def width(self, column: Column[object]) -> float:
        """A column's width: narrower than its own where it stands before the first one to fill."""
        before = self.columns[: self.first_open]
        if column not in before:
            return column.width
        return narrowed(before, self.columns[self.first_open]).get(column.heading, column.width)

    @property
    def first_open(self) -> int:
        """The place (from 0) of the first column to fill."""
        return next((at for at, each in enumerate(self.columns) if not self.is_locked(each)), 0)

    @property
    def is_shared(self) -> bool:
        """Whether some of its columns are another's to fill."""
        return any(map(self.is_locked, self.columns))

    def is_locked(self, column: Column[object]) -> bool:
        """Whether a column's cells refuse input."""
        return self.unlocked is not None and column.heading not in self.unlocked


def control_plan(
    catalogue: Catalogue, filled: Mapping[str, Sequence[object]] | None = None
) -> tuple[SheetPlan, ...]:
    """Every ledger whole; those that the receivers of booklets fill first, the others by code.

    `filled` are the rows that a sheet begins with: one more is prepared, if the ledger's are fewer.
    """
    rows = {title: len(lines) for title, lines in (filled or {}).items()}
    here = {Owner.OFFICE, Owner.PROGRAM}
    ledgers = sorted(catalogue.ledgers, key=lambda ledger: (ledger.owner in here, ledger.code))
    examples = tuple(catalogue.examples.items())
    return tuple(
        SheetPlan(
            ledger,
            ledger.columns,
            capacity=max(ledger.capacity, rows.get(ledger.sheet, -1) + 1),
            examples=examples,
        )
        for ledger in ledgers
    )

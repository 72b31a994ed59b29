"""A ledger's rows as they were read, and what is in doubt about them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.period import LeftOut

L_co = TypeVar("L_co", bound=Ledger, covariant=True)


@dataclass(frozen=True, slots=True)
class Beside:
    """Where something may be said beside each row of a sheet.

    Attributes:
        heading_row: the worksheet row of the headings.
        column: from 1; the first free one beside the headings, or the one where it stands already.
        is_there: whether it stands there, from an earlier time.
        said: the rows (from 1) beside which something is said already.
    """

    heading_row: int
    column: int
    is_there: bool
    said: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt(Generic[L_co]):
    """A cell that may mean somebody or another of his name.

    Attributes:
        row: in which it stands.
        column: under which it stands.
        value: what it would hold if it meant him; without a value where more than that is in doubt.
    """

    row: L_co
    column: Column[object]
    value: object


@dataclass(frozen=True, slots=True)
class Table(Generic[L_co]):
    """One sheet as read.

    Attributes:
        ledger: whose sheet it is.
        rows: its data.
        letters: of the column under which each heading stands.
        beside: where something may be said of each row; None where the ledger itself has such a column.
        left_out: the rows that are in nobody's count, each with the reason.
        uncertain: the rows of which nobody can say whose or of which day they are: obligations see that
            they cannot be judged by them, papers do without them.
        doubtful: by what somebody is called who shares his name, the cells that may mean him or another.
    """

    ledger: type[L_co]
    rows: Sequence[L_co]
    letters: Mapping[str, str]
    beside: Beside | None = None
    left_out: Sequence[tuple[L_co, LeftOut]] = ()
    uncertain: Sequence[tuple[L_co, LeftOut]] = ()
    doubtful: Mapping[str, Sequence[Doubt[L_co]]] = field(default_factory=dict)

    def counted(self) -> Table[L_co]:
        """The same with the rows alone that count."""
        without = {id(row) for row, _ in self.left_out}
        return replace(self, rows=[row for row in self.rows if id(row) not in without])

    def certain(self) -> Table[L_co]:
        """The same, those that are uncertain left out too."""
        out = (*self.left_out, *self.uncertain)
        return replace(self, left_out=out, uncertain=()).counted() if out else self

    def meaning(self, doubts: Iterable[Doubt[Ledger]]) -> Table[L_co]:
        """The same, had these cells been written so that nobody else can be meant."""
        values: dict[int, list[object]] = {}
        for doubt in doubts:
            row = doubt.row
            values.setdefault(id(row), [*row.values_])[doubt.column.position] = doubt.value
        rows = [
            type(row)(row.at_row, values[id(row)], row.row_id) if id(row) in values else row
            for row in self.rows
        ]
        return replace(self, rows=rows)

    def place(self, row: Ledger, column: Column[object]) -> Place:
        """Where a row's cell is."""
        letter = self.letters.get(column.heading, "")
        cell = f"{letter}{row.at_row}" if letter else ""
        return Place(self.ledger.sheet, row.at_row, column.heading, cell)

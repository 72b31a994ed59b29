"""What rules and obligations are given: the ledgers' rows, the as-of date, the parameters."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar
from typing import cast

from toolkit.declare.ledger import WITHOUT_VALUE
from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.parameters import Parameters

L = TypeVar("L", bound=Ledger)
L_co = TypeVar("L_co", bound=Ledger, covariant=True)
P = TypeVar("P", bound="Parameters")
V = TypeVar("V")


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
class Table(Generic[L_co]):
    """One sheet as read.

    Attributes:
        ledger: whose sheet it is.
        rows: its data.
        letters: of the column under which each heading stands.
        beside: where something may be said of each row; None where the ledger itself has such a column.
    """

    ledger: type[L_co]
    rows: Sequence[L_co]
    letters: Mapping[str, str]
    beside: Beside | None = None

    def place(self, row: Ledger, column: Column[object]) -> Place:
        """Where a row's cell is."""
        letter = self.letters.get(column.heading, "")
        cell = f"{letter}{row.at_row}" if letter else ""
        return Place(self.ledger.sheet, row.at_row, column.heading, cell)


@dataclass(frozen=True)
class Case:
    """All that is judged, at one as-of date. Immutable; derived tables are made once each."""

    tables: Mapping[type[Ledger], Table[Ledger]]
    as_of: dt.date
    parameters: Parameters
    _derived: dict[Callable[[Case], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )

    def has(self, ledger: type[Ledger]) -> bool:
        """Whether the workbook has this ledger's sheet."""
        return ledger in self.tables

    def rows(self, ledger: type[L]) -> Sequence[L]:
        """The rows of a ledger; none where the sheet is missing."""
        table = self.tables.get(ledger)
        return cast("Sequence[L]", table.rows) if table else ()

    def filled(self, ledger: type[L], *columns: Column[object]) -> Iterator[L]:
        """The rows in which every one of these columns holds a usable value."""
        positions = [column.position for column in columns]
        needed = itemgetter(positions[0], *positions)  # -- doubled, so that it gives a tuple --
        for row in self.rows(ledger):
            if WITHOUT_VALUE.isdisjoint(needed(row.values_)):
                yield row

    def place(self, row: Ledger, column: Column[object]) -> Place:
        """Where a row's cell is.

        Raises:
            KeyError: the column is another ledger's.
        """
        if column.ledger is not type(row):
            raise KeyError(column)
        return self.tables[type(row)].place(row, column)

    def limits(self, kind: type[P]) -> P:
        """The parameters in force on the as-of date, typed."""
        if not isinstance(self.parameters, kind):
            raise TypeError(f"the case was made with {type(self.parameters).__name__}")
        return self.parameters

    def derived(self, make: Callable[[Case], V]) -> V:
        """The value of `make(self)`, made once however many rules ask for it."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("V", self._derived[make])

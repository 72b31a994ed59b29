"""What rules and obligations are given: the ledgers' rows, the as-of date, the parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import TypeVar
from typing import cast
from typing import overload

from toolkit.declare.ledger import Column
from toolkit.declare.ledger import Ledger
from toolkit.declare.outcome import Place
from toolkit.declare.period import IN_DOUBT
from toolkit.declare.unusable import WITHOUT_VALUE
from toolkit.declare.unusable import Nothing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from toolkit.declare.outcome import Verdict
    from toolkit.declare.parameters import Parameters
    from toolkit.declare.period import LeftOut
    from toolkit.declare.table import Table

L = TypeVar("L", bound=Ledger)
P = TypeVar("P", bound="Parameters")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Case:
    """All that is judged, at one as-of date. Immutable; derived tables are made once each.

    `verdicts` are those of the duties that are judged first, for those that are judged by them.

    Rules see every row. Obligations are given the `counting` case, whose rows are those alone that
    count; papers the `certain` one, whose rows have a person and a day as well, so that what they say
    was not counted is in none of their figures.
    """

    tables: Mapping[type[Ledger], Table[Ledger]]
    as_of: dt.date
    parameters: Parameters
    verdicts: Sequence[Verdict] = ()
    _derived: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    def has(self, ledger: type[Ledger]) -> bool:
        """Whether the workbook has this ledger's sheet."""
        return ledger in self.tables

    def has_column(self, column: Column[object]) -> bool:
        """Whether the workbook's sheet has this column: an older one may lack an optional one."""
        table = self.tables.get(column.ledger)
        return table is not None and column.heading in table.letters

    def rows(self, ledger: type[L]) -> Sequence[L]:
        """The rows of a ledger; none where the sheet is missing."""
        table = self.tables.get(ledger)
        return cast("Sequence[L]", table.rows) if table else ()

    def filled(self, ledger: type[L], *columns: Column[object]) -> Iterator[L]:
        """The rows in which every one of these columns holds a usable value."""
        return iter(self._filled(ledger, *columns))

    def _filled(self, ledger: type[L], *columns: Column[object]) -> list[L]:
        asked = (
            ledger,
            *columns,
        )  # -- the same few columns, the first ones too, are asked for by many rules --
        if asked not in self._derived:
            *before, last = columns
            rows = self._filled(ledger, *before) if before else self.rows(ledger)
            at = last.position
            self._derived[asked] = [row for row in rows if row.values_[at] not in WITHOUT_VALUE]
        return cast("list[L]", self._derived[asked])

    @overload
    def told(self, ledger: type[L], one: Column[A | None], /) -> Iterator[tuple[L, A]]: ...
    @overload
    def told(
        self, ledger: type[L], one: Column[A | None], two: Column[B | None], /
    ) -> Iterator[tuple[L, A, B]]: ...
    @overload
    def told(
        self,
        ledger: type[L],
        one: Column[A | None],
        two: Column[B | None],
        three: Column[C | None],
        /,
    ) -> Iterator[tuple[L, A, B, C]]: ...
    def told(self, ledger: type[L], *columns: Column[object]) -> Iterator[tuple[object, ...]]:
        """The rows in which every one of these columns holds a usable value, each with its values.

        Whoever looks at all rows of a ledger is told so what takes a call for each cell otherwise.
        """
        rows = self._filled(ledger, *columns)
        values = [row.values_ for row in rows]
        return zip(rows, *[map(itemgetter(c.position), values) for c in columns], strict=True)

    @overload
    def cells(self, ledger: type[L], one: Column[A | None], /) -> Iterator[tuple[L, A | None]]: ...
    @overload
    def cells(
        self, ledger: type[L], one: Column[A | None], two: Column[B | None], /
    ) -> Iterator[tuple[L, A | None, B | None]]: ...
    def cells(self, ledger: type[L], *columns: Column[object]) -> Iterator[tuple[object, ...]]:
        """Every row with its values under these columns, None where one is not usable."""
        rows = self.rows(ledger)
        values = [row.values_ for row in rows]
        under = [map(itemgetter(column.position), values) for column in columns]
        usable = [[None if v.__class__ is Nothing else v for v in each] for each in under]
        return zip(rows, *usable, strict=True)

    def distinct(self, column: Column[T | None]) -> frozenset[T]:
        """The usable values under a column, each once, of however many rows."""
        values = {row.values_[column.position] for row in self.rows(column.ledger)}
        return frozenset(values - WITHOUT_VALUE)

    def place(self, row: Ledger, column: Column[object]) -> Place:
        """Where a row's cell is.

        Raises:
            KeyError: the column is another ledger's.
        """
        if column.ledger is not type(row):
            raise KeyError(column)
        return self.tables[type(row)].place(row, column)

    def places(self, cells: Sequence[tuple[Ledger, Column[object]]]) -> Sequence[Place]:
        """Where many cells are, which lie in a few columns; each is told when it is asked for.

        Raises:
            KeyError: the column of one is another ledger's.
        """
        for row, column in cells:
            if column.ledger is not row.__class__:
                raise KeyError(column)
        return _Places(cells, self.derived(_letters)) if cells else ()

    def left_out(self, ledger: type[L], why: LeftOut | None = None) -> Sequence[L]:
        """The rows of a ledger that this case is without for a reason: by default, those in doubt."""
        table = self.tables.get(ledger)
        reasons = IN_DOUBT if why is None else {why}
        rows = [row for row, reason in table.left_out if reason in reasons] if table else []
        return cast("Sequence[L]", rows)

    @property
    def counting(self) -> Case:
        """The case without the rows that do not count; itself where every row does."""
        return self.derived(_counting)

    @property
    def certain(self) -> Case:
        """The counting case without the rows that have no certain person or day."""
        return self.derived(_certain)

    def judged(self, verdicts: Sequence[Verdict]) -> Case:
        """The same case, with what was said of it so far."""
        return replace(self, verdicts=tuple(verdicts), _derived={})

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


class _Places(Sequence[Place]):
    """The places of cells: hundreds of thousands of a large ledger, of which a few are ever shown."""

    __slots__ = ("_cells", "_letters")

    def __init__(
        self,
        cells: Sequence[tuple[Ledger, Column[object]]],
        letters: Mapping[Column[object], tuple[str, str, str]],
    ) -> None:
        self._cells, self._letters = cells, letters

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        if isinstance(at, slice):
            return tuple(map(self._place, self._cells[at]))
        return self._place(self._cells[at])

    def __iter__(self) -> Iterator[Place]:
        return map(self._place, self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _place(self, cell: tuple[Ledger, Column[object]]) -> Place:
        row, column = cell
        sheet, heading, letter = self._letters[column]
        return Place(sheet, row.at_row, heading, f"{letter}{row.at_row}" if letter else "")


def _letters(case: Case) -> Mapping[Column[object], tuple[str, str, str]]:
    """The sheet, the heading and the letter of each column; no letter where a sheet lacks it."""
    return {
        column: (ledger.sheet, column.heading, table.letters.get(column.heading, ""))
        for ledger, table in case.tables.items()
        for column in ledger.columns
    }


def _counting(case: Case) -> Case:
    if not any(table.left_out for table in case.tables.values()):
        return case
    tables = {
        ledger: table.counted() if table.left_out else table
        for ledger, table in case.tables.items()
    }
    return Case(tables, case.as_of, case.parameters)


def _certain(case: Case) -> Case:
    if not any(table.uncertain for table in case.tables.values()):
        return case.counting
    tables = {ledger: table.certain() for ledger, table in case.tables.items()}
    return Case(tables, case.as_of, case.parameters)

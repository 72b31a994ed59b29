"""The values of restricted columns as the office typed them, each with the cells where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING
from typing import NamedTuple

from toolkit.declare.columns import Referring
from toolkit.declare.outcome import Place
from toolkit.declare.repeating import is_harmless
from toolkit.distribution.comparing import compared
from toolkit.distribution.comparing import typed
from toolkit.distribution.displaced import raw_cells
from toolkit.distribution.identifying import Kind
from toolkit.distribution.identifying import doubtful
from toolkit.distribution.identifying import findable
from toolkit.distribution.identifying import identifying
from toolkit.distribution.identifying import is_called
from toolkit.distribution.identifying import personal
from toolkit.ooxml.references import address
from toolkit.ooxml.references import column_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.headings import HeadedSheet

    Cells = Mapping[str, Sequence[Sequence[object]]]
    Rows = Collection[tuple[str, int]]
    Told = Callable[[object], Iterator[tuple[str, Kind]]]
    Wanted = Callable[[AbstractSet[object]], AbstractSet[object]]

_ADDRESS = re.compile(
    r"(?:[镇乡村路街巷道]|社区|小区).*(?:[组号室户村路街巷幢楼]|社区)$|(?:[组号室户幢])$|[镇乡].*村"
)
_DAY_OR_TIME = re.compile(r"[年月日时点分:]")


class Spots(NamedTuple):
    """Cells of one column in which a restricted value stands, of thousands: told as places when they are asked for.

    `column` counts from 1; `heading` is the restricted column's, or that of the cells beside it.
    """

    sheet: str
    heading: str
    column: int
    rows: list[int]

    @property
    def places(self) -> Iterator[Place]:
        """The cells as they are told, from the top down."""
        for row in sorted(self.rows):
            yield Place(self.sheet, row, self.heading, address(row, self.column))


@dataclass(slots=True)
class Value:
    """One restricted value.

    Attributes:
        text: as it is looked for.
        kind: where it is looked for: among words, digits, addresses.
        spots: the ledger's cells where it stands.
    """

    text: str
    kind: Kind
    spots: list[Spots] = field(default_factory=list)

    def add(self, spots: Spots) -> None:
        """Take in more cells; another spelling may stand in the same column."""
        last = self.spots[-1] if self.spots else None
        if last and last[:3] == spots[:3]:
            last.rows.extend(spots.rows)
        else:
            self.spots.append(spots._replace(rows=[*spots.rows]))


def _all_of(cells: AbstractSet[object]) -> AbstractSet[object]:
    return cells


def restricted_values(
    case: Case,
    office: Cells,
    sheets: Sequence[HeadedSheet],
    in_doubt: Rows,
    wanted: Wanted = _all_of,
) -> list[Value]:
    """What must not go out: from every row below a restricted heading, data or not.

    Of a heading that nobody declared the cells count as well, in a ledger with restricted columns or
    where it holds the words of a restricted one (信访人配偶, 电话2). Of rows `in_doubt` the other
    cells count, unless a sound row says the same. Of the distinct cells of a column those are looked at
    that are `wanted`.
    """
    values: dict[tuple[str, Kind], Value] = {}
    openly = {ledger: _Openly(ledger, case, office, in_doubt) for ledger in case.tables}
    counted = _Counted(in_doubt, {ledger.sheet: said for ledger, said in openly.items()})
    cells = [(*found, identifying) for found in _under_headings(sheets, counted, wanted)]
    displaced = _of_displaced_rows(case, office, in_doubt, openly)
    doubted = [(spots, cell, doubtful) for spots, cell in displaced]
    known: dict[tuple[Told, object], tuple[tuple[str, Kind], ...]] = {}
    beside = [*_beside_columns(sheets)]
    asked = wanted({cell for _, cell, _ in beside})
    for spots, cell, told in (*cells, *doubted, *(each for each in beside if each[1] in asked)):
        if (told, cell) not in known:
            known[told, cell] = tuple(told(cell))
        for said in known[told, cell]:
            if said not in values:
                values[said] = Value(*said)
            values[said].add(spots)
    return list(values.values())


def _under_headings(
    sheets: Sequence[HeadedSheet], counted: _Counted, wanted: Wanted
) -> Iterator[tuple[Spots, object]]:
    """The wanted cells under restricted headings, in whatever sheet, a ledger or not; each with its rows."""
    for sheet in sheets:
        for at, column in sheet.restricted.items():
            rows_of: dict[object, list[int]] = defaultdict(list)
            below = _below(sheet.rows, sheet.top, at, column, wanted)
            for row, cell in counted.among(sheet.title, below):
                rows_of[cell].append(row)
            for cell, rows in rows_of.items():
                yield Spots(sheet.title, column.heading, at + 1, rows), cell


def _beside_columns(sheets: Sequence[HeadedSheet]) -> Iterator[tuple[Spots, object, Told]]:
    """The cells of a ledger with restricted columns that stand under no declared heading."""
    for sheet in sheets:
        if sheet.ledger is None or not sheet.ledger.has_restricted:
            continue
        for at in sorted(sheet.other):
            cells = [
                (Spots(sheet.title, "", at + 1, [number]), row[at])
                for number, row in enumerate(sheet.rows[sheet.top :], start=sheet.top + 1)
                if at < len(row) and isinstance(row[at], str | int | float)
            ]
            told = personal if _holds_names([cell for _, cell in cells]) else findable
            yield from ((spots, cell, told) for spots, cell in cells)


def _holds_names(cells: Sequence[object]) -> bool:
    """Whether at least half of a column's cells, its heading among them, are names of persons."""
    named = [isinstance(cell, str) and is_called(cell) for cell in cells]
    return 0 < sum(named) >= len(named) / 2


def _below(
    rows: Sequence[Sequence[object]],
    top: int,
    at: int,
    column: Column[object],
    wanted: Wanted,
) -> Iterator[tuple[int, object]]:
    """The numbers and wanted cells of the rows below a heading, each distinct cell judged once."""
    example = typed(column.example)
    under = [row[at] if at < len(row) else None for row in rows[top + 1 :]]
    distinct = set(under) - {None, ""}
    found = {cell for cell in wanted(distinct) if typed(cell) != example}
    if found:
        numbered = enumerate(under, start=top + 2)
        yield from ((number, cell) for number, cell in numbered if cell in found)


def _of_displaced_rows(
    case: Case, office: Cells, in_doubt: Rows, openly: Mapping[type[Ledger], _Openly]
) -> Iterator[tuple[Spots, object]]:
    """Who and where, under the other headings of rows that seem pasted beside their columns."""
    for ledger, table in case.tables.items():
        for row in table.rows if in_doubt and ledger.has_restricted else ():
            if (ledger.sheet, row.at_row) in in_doubt:
                for column, cell in raw_cells(row, table, office[ledger.sheet]).items():
                    if not column.restricted and openly[ledger].may_be_personal(cell):
                        letters = table.letters[column.heading]
                        at = column_number(letters)
                        yield Spots(ledger.sheet, column.heading, at, [row.at_row]), cell


class _Counted:
    """Which cells under a restricted heading count: in a row in doubt those that may be somebody's."""

    def __init__(self, in_doubt: Rows, openly: Mapping[str, _Openly]) -> None:
        self._in_doubt, self._openly = in_doubt, openly

    def among(
        self, sheet: str, cells: Iterable[tuple[int, object]]
    ) -> Iterator[tuple[int, object]]:
        """Those of a sheet's cells, each with its row."""
        rows = {row for named, row in self._in_doubt if named == sheet}
        for row, cell in cells:
            if row not in rows or self._openly[sheet].may_be_personal(cell):
                yield row, cell


class _Openly:
    """What a ledger says openly, so that in a displaced row it is nobody's name or address."""

    def __init__(self, ledger: type[Ledger], case: Case, office: Cells, in_doubt: Rows) -> None:
        self._ledger, self._case, self._office, self._in_doubt = ledger, case, office, in_doubt

    def may_be_personal(self, cell: object) -> bool:
        """Whether a cell of a displaced row may be a name, a number or an address."""
        text = compared(typed(cell)) if isinstance(cell, str | int | float) else ""
        if text in self._said or _DAY_OR_TIME.search(text):
            return False
        if any(is_harmless(cell, column.example, ()) for column in self._ledger.columns):
            return False
        return any(personal(cell)) or _ADDRESS.search(text) is not None

    @cached_property
    def _said(self) -> set[str]:
        """Options, what may be referred to, and the unrestricted cells of sound rows."""
        said: set[str] = {""}
        for column in self._ledger.columns:
            said.update(map(compared, getattr(column, "options", ())))
            if isinstance(column, Referring):
                rows = self._case.rows(column.to.ledger)
                said.update(compared(str(row.usable(column.to))) for row in rows)
        table, sheet = self._case.tables[self._ledger], self._office[self._ledger.sheet]
        for row in table.rows:
            if (self._ledger.sheet, row.at_row) not in self._in_doubt:
                cells = raw_cells(row, table, sheet).items()
                said.update(compared(typed(cell)) for c, cell in cells if not c.restricted)
        return said

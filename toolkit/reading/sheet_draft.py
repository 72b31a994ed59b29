"""One sheet on its way to a table: its rows told apart, its cells read, references still open."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from dataclasses import field
from itertools import repeat
from itertools import takewhile
from operator import ne
from typing import TYPE_CHECKING

from toolkit.declare.period import LeftOut
from toolkit.declare.standard import TrailLine
from toolkit.declare.table import Doubt
from toolkit.declare.table import Table
from toolkit.declare.unusable import EMPTY
from toolkit.declare.unusable import OUT_OF_PERIOD
from toolkit.declare.unusable import UNREADABLE
from toolkit.declare.wording import shown
from toolkit.reading.column import Change
from toolkit.reading.column import ReadColumn
from toolkit.reading.column import Trouble
from toolkit.reading.column import read_column
from toolkit.reading.data_rows import data_rows
from toolkit.reading.doubles import doubles
from toolkit.reading.faults import Fault
from toolkit.reading.faults import filled_with
from toolkit.reading.faults import row_note
from toolkit.reading.fill_down import fill_down
from toolkit.reading.fill_down import is_ditto
from toolkit.reading.headers import find_header
from toolkit.reading.prepared_rows import RUNNING_NUMBER
from toolkit.reading.row_notes_column import beside_rows
from toolkit.reading.uncertain import uncertain_rows
from toolkit.reading.values import RangeOfDates
from toolkit.reading.values import Refused
from toolkit.reading.values import Taken
from toolkit.reading.workbook import NO_NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.reading.headers import Header
    from toolkit.reading.passed_over import DataRows
    from toolkit.reading.workbook import Sheet

_ENDLESS = (math.inf, -math.inf)
UNUSABLE = frozenset({UNREADABLE, OUT_OF_PERIOD})


@dataclass(slots=True)
class SheetDraft:
    """`columns` and `cells` are by heading, one entry a data row; `rows` all rows, doubles too.

    `left_out` tells, by data row from 0, why a row is not counted; `namesakes`, by a name that several
    people share, what each is called and his data row; `doubtful`, by what one of them is called, the
    data rows and columns that may mean him and what they hold if they do; `doubles` are pairs of a row that an earlier row says already,
    in every column, and that row.
    """

    ledger: type[Ledger]
    sheet: Sheet
    header: Header
    data: DataRows
    columns: dict[str, ReadColumn]
    cells: dict[str, Sequence[object]]
    rows: Sequence[Ledger] = ()
    doubles: Sequence[tuple[Ledger, Ledger]] = ()
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)
    namesakes: dict[str, dict[str, int]] = field(default_factory=dict)
    doubtful: dict[str, list[tuple[int, Column[object], object]]] = field(default_factory=dict)

    def read(self, year: int, columns: Sequence[Column[object]] | None = None) -> None:
        """Read the cells of these columns, or of all that are left; none is read twice."""
        for column in self.ledger.columns if columns is None else columns:
            if column.heading not in self.columns:
                _read_into(self, column, year)
        if columns is None and self.ledger.span:
            _split_spans(self, *self.ledger.span)

    def values(self, column: Column[object]) -> Sequence[object]:
        """What was read under a column, a value a row."""
        return self.columns[column.heading].values

    def table(self) -> Table[Ledger]:
        """The table as far as it is read; rows that say exactly the same are in it once."""
        columns = [self.columns[column.heading].values for column in self.ledger.columns]
        at = self.header.row_id_at
        ids = repeat("") if at is None else map(shown, self.data.under(at))
        self.rows = list(map(self.ledger, self.data.numbers, zip(*columns, strict=True), ids))
        self.doubles = doubles(self.ledger, self.rows, self._show_the_same)
        double = {id(row) for row, _ in self.doubles}
        rows = [row for row in self.rows if id(row) not in double] if double else self.rows
        beside = beside_rows(self.ledger, self.header, self.sheet)
        out = [(self.rows[at], why) for at, why in self.left_out.items()]
        left_out = [(row, why) for row, why in out if id(row) not in double]
        left_out += [(row, LeftOut.DOUBLE) for row, _ in self.doubles]
        in_doubt = uncertain_rows(self.ledger, self.values, self.left_out)
        unsure = [(self.rows[at], why) for at, why in in_doubt.items()]
        uncertain = [(row, why) for row, why in unsure if id(row) not in double]
        doubtful = {
            name: [Doubt(self.rows[at], column, value) for at, column, value in cells]
            for name, cells in self.doubtful.items()
        }
        return Table(self.ledger, rows, self.header.letters, beside, left_out, uncertain, doubtful)

    def _show_the_same(self, row: Ledger, earlier: Ledger) -> bool:
        """Whether cells without a usable value show the same in both rows."""
        unusable = [c for c in self.ledger.columns if row.values_[c.position] in UNUSABLE]
        if not unusable:
            return True
        one, other = (bisect_left(self.data.numbers, each.at_row) for each in (row, earlier))
        return all(
            self.cells[column.heading][one] == self.cells[column.heading][other]
            for column in unusable
            if column.heading in self.cells and column.heading != RUNNING_NUMBER
        )


def open_draft(
    file: str,
    ledger: type[Ledger],
    sheet: Sheet,
    examples: Mapping[Column[object], object],
    *,
    restricted: bool = True,
) -> SheetDraft:
    """A sheet's rows told apart, none of its columns read yet.

    A booklet's sheets need not have the `restricted` columns. `examples` are the activity's own.

    Raises:
        HeadingError: the headings are missing, renamed or double.
    """
    header = find_header(file, ledger, sheet.rows, restricted=restricted)
    rows = data_rows(ledger, header, sheet.rows, examples)
    return SheetDraft(ledger, sheet, header, rows, {}, {})


def _split_spans(draft: SheetDraft, first: Column[object], last: Column[object]) -> None:
    """3月5-9日 in the first cell: the last day goes into the other one, where that is empty."""
    begins, ends = draft.columns[first.heading], draft.columns[last.heading]
    for at, value in enumerate(begins.values):
        if not isinstance(value, RangeOfDates):
            continue
        cell = draft.cells[first.heading][at]
        if ends.values[at] in {EMPTY, value.last}:
            begins.values[at], ends.values[at] = value.first, value.last
            ends.troubles = [trouble for trouble in ends.troubles if trouble.at != at]
            said = f"起止写在一格，“{last.heading}”按{value.last}读取"
            ends.changes.append(Change(at, cell, Taken(value.last, said)))
        else:
            begins.values[at] = UNREADABLE
            message = f"{filled_with(first, cell)}与“{last.heading}”不一致"
            advice = f"“{first.heading}”只填第一天，“{last.heading}”填最后一天"
            begins.troubles.append(Trouble(at, cell, Fault.UNREADABLE, Refused(message, advice)))


def _refuse_dittos_of_nothing(
    column: Column[object], cells: Sequence[object], read: ReadColumn
) -> None:
    """同上 in the first row, and in those below that stand for it: there is nothing above."""
    at_fault = set(takewhile(lambda at: is_ditto(cells[at]), range(len(cells))))
    said = Refused(f"{filled_with(column, cells[0])}上面没有可以照抄的行", "写全内容")
    read.troubles = [each for each in read.troubles if each.at not in at_fault]
    read.changes = [each for each in read.changes if each.at not in at_fault]
    for at in sorted(at_fault):
        read.values[at] = UNREADABLE
        read.troubles.append(Trouble(at, cells[at], Fault.UNREADABLE, said))


def _is_no_number(cell: object) -> bool:
    """Whether a cell is a number that no file ought to hold: NaN, which nothing equals, or infinity."""
    return isinstance(cell, float) and not math.isfinite(cell)


def _read_into(draft: SheetDraft, column: Column[object], year: int) -> None:
    at = draft.header.at.get(column.heading)
    data = draft.data
    if at is None:
        absent: list[object] = [None] * len(data.numbers)
        draft.columns[column.heading] = ReadColumn(absent, [], [])
        return
    under = data.under(at)
    distinct = set(under)
    if any(map(ne, distinct, distinct)) or not distinct.isdisjoint(_ENDLESS):
        under = [NO_NUMBER if _is_no_number(cell) else cell for cell in under]
        distinct = set(under)
    cells = under
    filled: dict[int, str] = {}
    if draft.ledger is not TrailLine:  # -- what changed stands there as it was: 同上 too --
        cells, filled = fill_down(column, at, data.numbers, under, distinct, draft.sheet.merged)
    draft.cells[column.heading] = cells
    read = read_column(column, cells, year, distinct if cells is under else None)
    read.filled = filled
    draft.columns[column.heading] = read
    if cells and is_ditto(cells[0]):
        _refuse_dittos_of_nothing(column, cells, read)
    data.notes += [
        row_note(
            "按上文填充", draft.ledger.sheet, data.numbers[place], f"“{column.heading}”{said}。"
        )
        for place, said in filled.items()
    ]

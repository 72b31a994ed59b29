"""What is put into a copy of a workbook: marks, result sheets, rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.outcome import Strength

CellValue: TypeAlias = str | int | float | bool | dt.date | dt.time | None
"""What a cell can be given; a `datetime` keeps its time, None leaves the cell empty."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault at a cell ("D12"): the cell takes the level's fill and a note with the text."""

    sheet: str
    cell: str
    level: Strength
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Shown text that leads to a cell of the same workbook.

    Attributes:
        text: what is shown.
        sheet: the cell's sheet, by name.
        cell: its address, as D12, or a range.
        book: another workbook that it leads to, from where this one lies; "" for the same.
    """

    text: str
    sheet: str
    cell: str
    book: str = ""


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column of a result sheet: width in characters; `unlocked` where a person types.

    A `hidden` one is for programs (stable keys); `options` are what its cells may be chosen from.
    """

    heading: str
    width: float
    wrap: bool = False
    unlocked: bool = False
    hidden: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """A sheet to be added, or to replace the one of the same title.

    Attributes:
        title: the sheet's name, by Excel's rules for such names.
        preamble: lines above the header; the first is the heading and stands larger.
        columns: header and shape of each column.
        rows: cells by column; a row may be shorter than `columns`, not longer.
        levels: the fill of each row's first cell; empty for none at all.
    """

    title: str
    preamble: Sequence[str]
    columns: Sequence[ResultColumn]
    rows: Sequence[Sequence[CellValue | Link]]
    levels: Sequence[Strength | None] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Another value for a cell, which keeps its look.

    Attributes:
        sheet: the cell's sheet, by name.
        cell: its address, as D12.
        value: what it is to hold.
        record: the line that tells of it in the `Trail`.
        group: edits of one group are made together or not at all; "" for one that stands alone.
    """

    sheet: str
    cell: str
    value: CellValue
    record: Sequence[str] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the records of edits go.

    Attributes:
        sheet: the sheet, as it is made where the workbook has none of its title; without rows.
        columns: in the workbook's own sheet, the column (from 1) of each cell of a record; 0 for one
            that it lacks.
    """

    sheet: ResultSheet
    columns: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class NewRows:
    """Rows added to a table, below those that it has.

    Attributes:
        sheet: the table's sheet, by name.
        first: the worksheet row that the first of them takes.
        free: how many rows from there on are empty; None where all are. If they do not suffice, rows are
            inserted below them.
        rows: the cells by column (from 1).
        records: by column, the lines of the `Trail` that tell of each row; none, or as many as there are rows.
        numbered: columns whose cells keep a formula that stands there: it numbers the rows.
    """

    sheet: str
    first: int
    free: int | None
    rows: Sequence[Mapping[int, CellValue]]
    records: Sequence[Mapping[int, Sequence[str]]] = ()
    numbered: frozenset[int] = frozenset()

    @property
    def lines(self) -> Sequence[Mapping[int, Sequence[str]]]:
        """The lines that tell of each row, none of a row of which nothing is told."""
        return self.records or [{}] * len(self.rows)


@dataclass(frozen=True, slots=True)
class EmptiedRow:
    """A row of a table whose cells are emptied.

    Attributes:
        sheet: the table's sheet, by name.
        row: its worksheet row.
        last: the last column (from 1) that is emptied.
        records: by column (from 1), the line of the `Trail` that tells what was emptied there.
        waiting: columns whose formula fills itself from the row's other cells: an open workbook keeps it.
    """

    sheet: str
    row: int
    last: int
    records: Mapping[int, Sequence[str]] = field(default_factory=dict)
    waiting: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SideColumn:
    """A column put beside a table.

    Attributes:
        sheet: the table's sheet, by name.
        heading: of the column.
        heading_row: the table's.
        column: from 1.
        like: the column whose cells show how this one's are to look.
        texts: by row; an empty one takes away what stands there.
        width: in characters.
    """

    sheet: str
    heading: str
    heading_row: int
    column: int
    like: int
    texts: Mapping[int, str]
    width: float = 48

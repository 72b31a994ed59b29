"""What reading took for something else, where the cell itself may say so without anybody being asked."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING

from toolkit.declare.columns import Flag
from toolkit.declare.columns import Text
from toolkit.declare.outcome import Correction
from toolkit.declare.owner import Owner
from toolkit.declare.wording import shown
from toolkit.reading.faults import NOT_TOLD
from toolkit.reading.faults import may_be_told
from toolkit.reading.values import RangeOfDates
from toolkit.reading.values import is_nothing

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table
    from toolkit.ooxml.references import Area
    from toolkit.reading.sheet_draft import SheetDraft

    Typed = str | float | dt.date | dt.time

WORD_FOR_NOTHING = "无"


def corrections_of(draft: SheetDraft, table: Table[Ledger]) -> Iterator[Correction]:
    """The corrections of one sheet, by column and row; none in a sheet that the program fills.

    A cell for which a person is asked, or that may mean two things, has none; nor has a cell within
    a merged area that is not its first, where nothing can stand.
    """
    if draft.ledger.owner == Owner.PROGRAM:
        return
    spans = _rows_with_spans(draft)
    covered = {each.heading: _Covered(draft, each) for each in draft.ledger.span or ()}
    for column in draft.ledger.columns:
        cells = covered.get(column.heading) or _Covered(draft, column)
        for correction in _of_column(draft, table, column, spans):
            row = correction.place.row
            together = [*covered.values()] if correction.group else [cells]
            if not any(row in each for each in together):
                yield correction


def _of_column(
    draft: SheetDraft, table: Table[Ledger], column: Column[object], spans: Collection[int]
) -> Iterator[Correction]:
    read = draft.columns[column.heading]
    why: dict[int, list[str]] = {place: [said] for place, said in read.filled.items()}
    for change in read.changes:
        why.setdefault(change.at, []).append(change.said.note or "")
    at = draft.header.at.get(column.heading)
    if at is None:
        return
    for place in sorted(why):
        row, old, value = draft.rows[place], draft.data.cells[place][at], read.values[place]
        new = typed(value)
        if new is None or not _is_certain(column, old, new):
            continue
        told = may_be_told(column, row, old, value)
        reason = "；".join(dict.fromkeys(why[place])) if told else NOT_TOLD
        group = row.at_row if place in spans and column in (column.ledger.span or ()) else 0
        yield Correction(table.place(row, column), old, new, not told, reason, group)


def typed(value: object) -> Typed | None:
    """A value as its cell is to be typed; None for what no cell can say, such as nothing at all."""
    if isinstance(value, bool | tuple):
        return shown(value) or None
    return value if isinstance(value, str | int | float | dt.date | dt.time) else None


def _is_certain(column: Column[object], old: object, new: Typed) -> bool:
    """Whether the cell stands otherwise and means this and nothing else.

    A date in a column of words is not certain: a spreadsheet may have made it of 3-14. Nor is a
    dash for 否.
    """
    if _is_same(old, new):
        return False
    if isinstance(column, Text) and not isinstance(old, str):
        return False
    is_dash = is_nothing(old) and str(old).strip() != WORD_FOR_NOTHING
    return not (isinstance(column, Flag) and is_dash)


def _is_same(old: object, new: Typed) -> bool:
    if isinstance(old, dt.datetime) and old.time() == dt.time():
        old = old.date()
    numbers = isinstance(old, int | float) and isinstance(new, int | float)
    return (numbers or type(old) is type(new)) and old == new


def _rows_with_spans(draft: SheetDraft) -> frozenset[int]:
    """The data rows (from 0) whose first cell holds both days of the row."""
    if draft.ledger.span is None:
        return frozenset()
    changes = draft.columns[draft.ledger.span[0].heading].changes
    return frozenset(each.at for each in changes if isinstance(each.said.value, RangeOfDates))


class _Covered:
    """The rows where a column's cell lies in a merged area and is not its first, or is not there."""

    def __init__(self, draft: SheetDraft, column: Column[object]) -> None:
        at = draft.header.at.get(column.heading)
        self._column = -1 if at is None else at + 1
        self._areas: list[Area] = sorted(
            area for area in draft.sheet.merged if area.left <= self._column <= area.right
        )

    def __contains__(self, row: int) -> bool:
        """Whether nothing can stand in the column's cell of that row."""
        if self._column < 0:
            return True
        place = bisect_right(self._areas, row, key=lambda area: area.top) - 1
        if place < 0 or row > self._areas[place].bottom:
            return False
        return (row, self._column) != (self._areas[place].top, self._areas[place].left)

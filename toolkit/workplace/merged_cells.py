"""What collecting changes, as cells of the workbook that is written: edits, new rows, 合并冲突, the trail."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from toolkit.declare.layout import meaning
from toolkit.declare.layout import numbers_rows
from toolkit.declare.standard import QUESTION_FOR_PROGRAMS
from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard import TrailLine
from toolkit.declare.wording import shown
from toolkit.ooxml.references import address
from toolkit.ooxml.references import column_letters
from toolkit.ooxml.references import column_number
from toolkit.reading.data_rows import is_example
from toolkit.reading.headers import find_header
from toolkit.reading.prepared_rows import is_free
from toolkit.usecases.correcting import EXACTLY
from toolkit.usecases.kept_values import LONGEST
from toolkit.usecases.kept_values import as_kept
from toolkit.usecases.kept_values import cut_short
from toolkit.usecases.merge_trail import ADDED
from toolkit.usecases.merge_trail import EMPTIED
from toolkit.usecases.merge_trail import INSERTED
from toolkit.usecases.merge_trail import merged_from
from toolkit.usecases.merge_trail import not_merged
from toolkit.usecases.merge_trail import untold
from toolkit.workbooks.patching import Edit
from toolkit.workbooks.patching import EmptiedRow
from toolkit.workbooks.patching import MergedCells
from toolkit.workbooks.patching import NewRows
from toolkit.workbooks.patching import ResultSheet
from toolkit.workplace.corrections import trail_sheet
from toolkit.workplace.person import login_name
from toolkit.workplace.result_columns import result_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.table import Table
    from toolkit.distribution.merge_model import Source
    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.collecting import Collected
    from toolkit.usecases.collecting import LedgerChanges
    from toolkit.workbooks.patching import CellValue

WRAPPED = frozenset(
    {MergeQuestion.base, MergeQuestion.theirs, MergeQuestion.ours, MergeQuestion.why}
)
TYPED_BY_PEOPLE = frozenset({MergeQuestion.office_row, MergeQuestion.decision})


class Changes:
    """The changes of a collecting in the terms of its workbook's sheets."""

    def __init__(self, collected: Collected, at: dt.datetime) -> None:
        self._collected, self._at = collected, at
        self._office = collected.office
        self._trail = trail_sheet(self._office.case)
        self._told = self._office.gate.masked_each({*self._words(), ""})
        self.remarks = [each.replace("标注副本", "合并后的台账") for each in self._trail.remarks]

    def cells(self) -> MergedCells:
        """All that is put into the copy."""
        edits: list[Edit] = []
        numbers: list[Edit] = []
        rows: list[NewRows] = []
        emptied: list[EmptiedRow] = []
        for ledger, changes in self._collected.changes.items():
            table = self._office.case.tables.get(ledger)
            if table is None:
                continue
            sheet = self._office.sheet(ledger)
            edits += self._edits(sheet, table, changes)
            numbers += self._numbers(sheet, table, changes)
            rows += self._rows(sheet, table, changes)
            emptied += self._emptied(sheet, table, changes)
        results = [question_sheet(self._collected)] if self._collected.questions else []
        trail, left = self._trail, [*self._left()]
        return MergedCells(edits, numbers, rows, emptied, results, trail.trail, trail.lacking, left)

    def _left(self) -> Iterator[tuple[str, ...]]:
        """Lines of the trail on what came back and was not merged, each told once."""
        for each in untold(self._collected):
            place, why = not_merged(each)
            yield self._said(place, "", each.words, why, each.file)

    def _edits(self, sheet: Sheet, table: Table[Ledger], changes: LedgerChanges) -> Iterator[Edit]:
        for each in changes.edits:
            cell = f"{table.letters[each.column]}{each.at}"
            record = self._record(f"{sheet.name}!{cell}", each.old, each.new, each.source)
            yield Edit(sheet.name, cell, as_cell(each.new), record)

    def _numbers(
        self, sheet: Sheet, table: Table[Ledger], changes: LedgerChanges
    ) -> Iterator[Edit]:
        at = number_column(sheet, table)
        for row, number in changes.numbers.items() if at else ():
            yield Edit(sheet.name, f"{column_letters(at)}{row}", number)

    def _rows(
        self, sheet: Sheet, table: Table[Ledger], changes: LedgerChanges
    ) -> Iterator[NewRows]:
        if not changes.additions:
            return
        first, free = room_below(sheet, table)
        rows = _added(sheet, table, changes)
        records = []
        for at, (each, cells) in enumerate(zip(changes.additions, rows, strict=True)):
            why = merged_from(each.source, ADDED if free is None or at < free else INSERTED)
            records.append(
                {
                    column: self._line(
                        f"{sheet.name}!{address(first + at, column)}", None, cell, why
                    )
                    for column, cell in cells.items()
                }
            )
        yield NewRows(sheet.name, first, free, rows, records, _numbered(table))

    def _emptied(
        self, sheet: Sheet, table: Table[Ledger], changes: LedgerChanges
    ) -> Iterator[EmptiedRow]:
        last = max(map(column_number, table.letters.values()), default=0)
        last = max(last, number_column(sheet, table))
        for row in changes.deletions:
            records = {
                column: self._line(f"{sheet.name}!{address(row.at, column)}", old, None, EMPTIED)
                for column, old in _filled(sheet, row.at)
                if column <= last
            }
            yield EmptiedRow(sheet.name, row.at, last, records, _waiting(table))

    def _record(self, cell: str, old: object, new: object, source: Source) -> Sequence[str]:
        return self._line(cell, old, new, merged_from(source))

    def _line(self, cell: str, old: object, new: object, why: str) -> tuple[str, ...]:
        return self._said(cell, self._kept(old), self._kept(new), why, self._office.file)

    def _kept(self, value: object) -> str:
        """A value as the trail keeps it for taking back, restricted ones hidden."""
        words = shown(value)
        told = self._told.get(words, "")
        return as_kept(value) if told == words else told

    def _said(self, cell: str, old: str, new: str, why: str, file: str) -> tuple[str, ...]:
        said: dict[Column[object], str] = {
            TrailLine.who: login_name(),
            TrailLine.when: self._at.strftime(EXACTLY),
            TrailLine.file: file,
            TrailLine.cell: cell,
            TrailLine.old: cut_short(old),
            TrailLine.new: cut_short(new),
            TrailLine.reason: why[:LONGEST],
        }
        return tuple(said[column] for column in TrailLine.columns)

    def _words(self) -> Iterator[str]:
        """All that the trail may repeat of cells."""
        for ledger, changes in self._collected.changes.items():
            for edit in changes.edits:
                yield from (shown(edit.old), shown(edit.new))
            table = self._office.case.tables.get(ledger)
            if table is None:
                continue
            sheet = self._office.sheet(ledger)
            if changes.additions:
                rows = _added(sheet, table, changes)
                yield from (shown(cell) for row in rows for cell in row.values())
            if changes.deletions:
                gone = (row.at for row in changes.deletions)
                yield from (shown(cell) for at in gone for _, cell in _filled(sheet, at))


def as_cell(value: object) -> CellValue:
    """A returned cell as a workbook can hold it."""
    if value is None or isinstance(value, (str, int, float, dt.date, dt.time)):
        return value
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    return shown(value)


def row_cells(
    cells: Mapping[str, object], number: str, table: Table[Ledger], number_at: int
) -> dict[int, CellValue]:
    """A new row by column (from 1), its system number with it."""
    placed = {
        column_number(table.letters[heading]): as_cell(cell)
        for heading, cell in cells.items()
        if heading in table.letters and cell is not None
    }
    return {**placed, number_at: number} if number_at else placed


def _added(
    sheet: Sheet, table: Table[Ledger], changes: LedgerChanges
) -> Sequence[Mapping[int, CellValue]]:
    """The new rows of a table by column (from 1)."""
    at = number_column(sheet, table)
    rows = [row_cells(each.cells, each.row_id, table, at) for each in changes.additions]
    _give_numbers(rows, table)
    return rows


def _give_numbers(rows: Sequence[dict[int, CellValue]], table: Table[Ledger]) -> None:
    """Number new rows on from the table's: what they were numbered in their own booklet says nothing here."""
    for column in table.ledger.columns:
        if numbers_rows(column) and (letter := table.letters.get(column.heading)):
            given = [row.usable(column) for row in table.rows]
            last = max((int(each) for each in given if isinstance(each, int | float)), default=0)
            for number, row in enumerate(rows, start=last + 1):
                row[column_number(letter)] = number


def _filled(sheet: Sheet, at: int) -> Iterator[tuple[int, object]]:
    """What a row holds, by column (from 1)."""
    return (each for each in enumerate(sheet.rows[at - 1], start=1) if each[1] not in {None, ""})


def _waiting(table: Table[Ledger]) -> frozenset[int]:
    """The columns (from 1) whose formula fills itself from the row's other cells."""
    letters = (table.letters.get(each.heading) for each in table.ledger.columns if each.formula)
    return frozenset(column_number(letter) for letter in letters if letter)


def _numbered(table: Table[Ledger]) -> frozenset[int]:
    """The columns (from 1) whose formula numbers the rows."""
    letters = (
        table.letters.get(each.heading) for each in table.ledger.columns if numbers_rows(each)
    )
    return frozenset(column_number(letter) for letter in letters if letter)


def number_column(sheet: Sheet, table: Table[Ledger]) -> int:
    """The column (from 1) of the hidden system numbers; 0 where the sheet has none."""
    header = find_header(sheet.name, table.ledger, sheet.rows, restricted=False)
    return 0 if header.row_id_at is None else header.row_id_at + 1


def room_below(sheet: Sheet, table: Table[Ledger]) -> tuple[int, int | None]:
    """The first row (from 1) below a table's rows, and how many from there on are empty; None for all."""
    header = find_header(sheet.name, table.ledger, sheet.rows, restricted=False)
    taken = [row.at_row for row in table.rows] + [row.at_row for row, _ in table.left_out]
    first = max([header.row, *taken]) + 1
    mark = header.at.get(table.ledger.columns[0].heading)
    while not taken and first <= len(sheet.rows) and is_example(sheet.rows[first - 1], mark):
        first += 1
    for number in range(first, len(sheet.rows) + 1):
        if not is_free(table.ledger, header, sheet.rows[number - 1]):
            return first, number - first
    return first, None


def question_sheet(collected: Collected) -> ResultSheet:
    """The sheet 合并冲突."""
    columns = result_columns(MergeQuestion, WRAPPED, TYPED_BY_PEOPLE, QUESTION_FOR_PROGRAMS)
    title = MergeQuestion.sheet
    rows = [each.cells() for each in collected.questions]
    return ResultSheet(title, (title, meaning(MergeQuestion)), columns, rows)

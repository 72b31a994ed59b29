"""Nothing is lost: every cell of the older workbook has one fate, and stands where that says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import ROW_ID_HEADING
from toolkit.declare.layout import VERSION_HEADING
from toolkit.ooxml.references import address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.reading.workbook import Sheet
    from toolkit.usecases.migration.fates import MigratedRow
    from toolkit.usecases.migration.fates import Migration

Place = tuple[str, int, int]


class AccountError(ToolkitError):
    """A fault of ours: a cell was not accounted for, and nothing may be written."""

    exit_status = FAULT


def filled_places(sheets: Sequence[Sheet]) -> Iterator[tuple[Place, object]]:
    """Sheet, row and column of every cell that holds something, with that."""
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows, start=1):
            for at, cell in enumerate(cells, start=1):
                if cell is not None and cell != "":
                    yield (sheet.name, number, at), cell


def refuse_unaccounted(sheets: Sequence[Sheet], migration: Migration) -> None:
    """Raise AccountError unless each filled cell has one fate, and stands where that says."""
    there = {place for place, _ in filled_places(sheets)}
    told = [each.place for each in migration.fates]
    wrong = there.symmetric_difference(told)
    if len(set(told)) != len(told) or wrong:
        _refuse(migration, min(wrong, default=min(told)))
    sheet_rows = {ledger.sheet: (ledger, rows) for ledger, rows in migration.rows.items()}
    for each in migration.fates:
        for target in each.to:
            if target.sheet not in sheet_rows:  # -- 旧版保留, whose lines are carried whole --
                continue
            ledger, rows = sheet_rows[target.sheet]
            headings = {column.heading: column.position for column in ledger.columns}
            now = _standing(rows[target.at], target.heading, headings)
            if now is not each.new and now != each.new:
                _refuse(migration, each.place)


def _standing(row: MigratedRow, heading: str, headings: dict[str, int]) -> object:
    if heading in headings:
        return row.values[headings[heading]]
    return {ROW_ID_HEADING: row.row_id, VERSION_HEADING: row.version}[heading]


def _refuse(migration: Migration, place: Place) -> None:
    sheet, row, column = place
    raise AccountError(
        f"程序出错：升级《{migration.file}》时，“{sheet}”{address(row, column)}没有着落。"
        "没有改动任何文件，请把这句话和这份台账交给维护人员。",
        file=migration.file,
        sheet=sheet,
        row=row,
    )

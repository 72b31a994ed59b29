"""What of the open workbook can be seen: neither filtered out nor hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from xlwings import Sheet

IN_ROW, IN_COLUMN = "筛选掉或隐藏的行", "隐藏的栏"


def out_of_sight(sheet: Sheet, cells: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Those of some cells (row and column, from 1) that are not seen, each with what keeps it from being seen."""
    if not sheet.visible:
        return dict.fromkeys(cells, "隐藏的表")
    rows = {*_hidden(sheet, sorted({row for row, _ in cells}), by_row=True)}
    columns = {*_hidden(sheet, sorted({column for _, column in cells}), by_row=False)}
    found = {cell: IN_ROW for cell in cells if cell[0] in rows}
    return {cell: IN_COLUMN for cell in cells if cell[1] in columns} | found


def _hidden(sheet: Sheet, lines: Sequence[int], *, by_row: bool) -> Sequence[int]:
    """Those of some rows or columns, in order, that are hidden; halved where some are."""
    if not lines:
        return ()
    first, last = lines[0], lines[-1]
    block = sheet.range((first, 1), (last, 1)) if by_row else sheet.range((1, first), (1, last))
    try:
        hidden = block.rows.hidden if by_row else block.columns.hidden
    except Exception:  # noqa: BLE001 - a program that cannot tell hides nothing either
        return ()
    if hidden is None and len(lines) > 1:
        half = len(lines) // 2
        halves = lines[:half], lines[half:]
        return [line for each in halves for line in _hidden(sheet, each, by_row=by_row)]
    return lines if hidden else ()

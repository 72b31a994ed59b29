"""Writing a block: one call for the constants, few for formulas and for the formats of dates.

LibreOffice's bulk calls do more than they are asked: they delete notes, turn the number format of a
cell that gets the text "00123" into Text, and fit row heights. All three are prevented here.
"""

import datetime as dt
import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.calc_range import refuse_part_of_array
from toolkit.engines.libreoffice.cells import FormatGroup
from toolkit.engines.libreoffice.cells import SteadyRows
from toolkit.engines.libreoffice.cells import cell_ranges
from toolkit.engines.libreoffice.cells import format_groups
from toolkit.engines.libreoffice.cells import written_singly
from toolkit.engines.libreoffice.fitting import fit_rows
from toolkit.engines.libreoffice.formula_columns import put_formula_column
from toolkit.engines.libreoffice.formula_columns import refuse_nonsense
from toolkit.engines.libreoffice.number_formats import DATE
from toolkit.engines.libreoffice.number_formats import MOMENT
from toolkit.engines.libreoffice.undoing import empty_for_undo
from toolkit.engines.shared.formulas import is_formula
from toolkit.engines.shared.rectangle import Rectangle
from toolkit.engines.shared.rectangle import runs
from toolkit.engines.shared.rectangle import without
from toolkit.engines.shared.values import as_text
from toolkit.engines.shared.values import to_serial

_LARGE = 20_000
# -- what LibreOffice might take for a number, a date or a truth, in English or Chinese --
_LIKE_A_NUMBER = re.compile(
    r"(?=.*\d)[\x00-\x7f\xa0¥￥€£年月日号时分秒上下午周星期一二三四五六]{1,64}|true|false",
    re.IGNORECASE,
)

Places = dict[int, list[int]]


@dataclass(slots=True)
class _Plan:
    """The constants as LibreOffice takes them, and which cells need more. Numbers from 0."""

    data: list[list[Any]] = field(default_factory=list)
    days: Places = field(default_factory=dict)
    moments: Places = field(default_factory=dict)
    truths: Places = field(default_factory=dict)
    numbers: Places = field(default_factory=dict)
    formulas: dict[int, dict[int, str]] = field(default_factory=dict)
    many_lines: bool = False
    like_numbers: Places = field(default_factory=dict)


def write(target: Any, rows: Sequence[Sequence[Any]]) -> None:
    """Write values prepared by the engine into the cells of an engine range."""
    cells = target.changeable
    groups = format_groups(cells)
    plan = _planned(_with_texts(target, rows, groups), target.sheet.book.epoch)
    with SteadyRows(target.sheet.book.api):
        empty_for_undo(target, cells)
        _put(target, cells, plan.data)
        for group in groups:
            _set_format(target, plan.like_numbers, [group], group.key)
        _forget_truths(target, plan, groups)
        _put_formulas(target, plan)
        _put_formats(target, plan, groups)
    if target.area.size <= _LARGE:
        wrapped = [group for group in groups if group.cells.IsTextWrapped]
        fit_rows(target, wrapped or (groups if plan.many_lines else []))


def _with_texts(
    target: Any, rows: Sequence[Sequence[Any]], groups: list[FormatGroup]
) -> Sequence[Sequence[Any]]:
    """The rows with text for what goes into cells formatted as Text, dates excepted."""
    kinds = target.sheet.book.number_formats
    texts = [
        area for group in groups if kinds.of(group.key).kind == "text" for area in group.areas()
    ]
    if not texts:
        return rows
    changed = [list(row) for row in rows]
    for area in texts:
        for row in changed[area.top - target.area.top : area.bottom - target.area.top + 1]:
            for column in range(area.left - target.area.left, area.right - target.area.left + 1):
                row[column] = as_text(row[column])
    return changed


def _planned(rows: Sequence[Sequence[Any]], epoch: dt.datetime) -> _Plan:
    plan = _Plan()
    for number, row in enumerate(rows):
        line: list[Any] = []
        for column, value in enumerate(row):
            kind = type(value)
            if kind is float:
                line.append(value)
                plan.numbers.setdefault(column, []).append(number)
            elif kind is str:
                line.append(_text(plan, number, column, value))
            else:
                line.append(_other(plan, number, column, value, epoch))
        plan.data.append(line)
    return plan


def _text(plan: _Plan, row: int, column: int, value: str) -> str:
    if is_formula(value):
        plan.formulas.setdefault(column, {})[row] = value
        return ""
    plan.many_lines = plan.many_lines or "\n" in value
    if _LIKE_A_NUMBER.fullmatch(value):
        plan.like_numbers.setdefault(column, []).append(row)
    return value.removeprefix("'")


def _other(plan: _Plan, row: int, column: int, value: Any, epoch: dt.datetime) -> Any:
    if isinstance(value, bool):
        plan.truths.setdefault(column, []).append(row)
        return float(value)
    if isinstance(value, dt.datetime):
        places = plan.moments if value.time() != dt.time() else plan.days
        places.setdefault(column, []).append(row)
        return to_serial(value, epoch)
    if value is None:  # LibreOffice 7.4 dies of a void in setDataArray
        return ""
    plan.numbers.setdefault(column, []).append(row)
    return float(value)


def _put(target: Any, cells: Any, data: list[list[Any]]) -> None:
    area = target.area
    holes = written_singly(cells, area)
    for piece in without(area, holes):
        block = [
            tuple(line[piece.left - area.left : piece.right - area.left + 1])
            for line in data[piece.top - area.top : piece.bottom - area.top + 1]
        ]
        onto = cells if piece == area else target.at(piece).api
        try:
            onto.setDataArray(tuple(block))
        except load_uno().getClass("com.sun.star.uno.RuntimeException"):
            refuse_part_of_array(target)
    for row, column in holes:
        cell = target.sheet.api.getCellByPosition(column - 1, row - 1)
        # -- a cell's own calls keep silent where they change nothing --
        if _is_part_of_array(target.sheet.api, cell):
            refuse_part_of_array(target)
        _put_one(cell, data[row - area.top][column - area.left])


def _is_part_of_array(sheet: Any, cell: Any) -> bool:
    if not cell.getArrayFormula():
        return False
    cursor = sheet.createCursorByRange(cell)
    cursor.collapseToCurrentArray()
    return bool(cursor.Columns.Count > 1 or cursor.Rows.Count > 1)


def _put_one(cell: Any, value: Any) -> None:
    if isinstance(value, float):
        cell.setValue(value)
    elif value == "":
        cell.setFormula("")
    else:
        cell.setString(value)


def _forget_truths(target: Any, plan: _Plan, groups: list[FormatGroup]) -> None:
    """What a cell showed before as a truth, its next formula would: Excel has no such format."""
    kinds = target.sheet.book.number_formats
    logical = [group for group in groups if kinds.of(group.key).kind == "logical"]
    places = {column: sorted(rows) for column, rows in plan.formulas.items()}
    _set_format(target, places, logical, 0)


def _put_formulas(target: Any, plan: _Plan) -> None:
    for column, by_row in plan.formulas.items():
        for run in runs({column: sorted(by_row)}):
            texts = [by_row[row] for row in range(run.top, run.bottom + 1)]
            area = _shifted(target.area, run)
            put_formula_column(target, area, texts)
            refuse_nonsense(target, area, texts)


def _shifted(area: Rectangle, run: Rectangle) -> Rectangle:
    """Cells counted from 0 within `area` as cells of the sheet."""
    return Rectangle(
        area.top + run.top, area.left + run.left, area.top + run.bottom, area.left + run.right
    )


def _put_formats(target: Any, plan: _Plan, groups: list[FormatGroup]) -> None:
    formats = target.sheet.book.number_formats
    kinds = [(formats.of(group.key).kind, group) for group in groups]
    dateless = [group for kind, group in kinds if kind in {"general", "text", "logical"}]
    other = [group for kind, group in kinds if kind != "logical"]
    logical = [group for kind, group in kinds if kind == "logical"]
    _set_format(target, plan.days, dateless, formats.key(DATE))
    _set_format(target, plan.moments, dateless, formats.key(MOMENT))
    _set_format(target, plan.numbers, logical, 0)
    _set_format(target, plan.truths, other, formats.logical)


def _set_format(target: Any, places: Places, groups: list[FormatGroup], key: int) -> None:
    if not places or not groups:
        return
    areas = [area for group in groups for area in group.areas()]
    chosen = [_shifted(target.area, run) for run in runs(_within(places, areas, target.area))]
    if chosen:
        cell_ranges(target.sheet, chosen).NumberFormat = key


def _within(places: Places, areas: Iterable[Rectangle], origin: Rectangle) -> Places:
    """Those of `places` that lie in one of `areas`, which do not overlap."""
    inside: Places = {}
    ordered = sorted(areas, key=lambda area: area.top)
    for column, rows in places.items():
        bands = [
            (area.top - origin.top, area.bottom - origin.top)
            for area in ordered
            if area.left <= column + origin.left <= area.right
        ]
        chosen = _in_bands(rows, bands)
        if chosen:
            inside[column] = chosen
    return inside


def _in_bands(rows: list[int], bands: list[tuple[int, int]]) -> list[int]:
    chosen: list[int] = []
    place = 0
    for row in rows:
        while place < len(bands) and bands[place][1] < row:
            place += 1
        if place < len(bands) and bands[place][0] <= row:
            chosen.append(row)
    return chosen

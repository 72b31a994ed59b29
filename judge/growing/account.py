"""Where each cell of the older workbook stands in the new one, as openpyxl has both."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from judge.growing.forms import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from judge.growing.forms import Field
    from judge.growing.forms import Filled
    from judge.growing.forms import Form
    from judge.growing.forms import Value

HIDDEN_NUMBER = "系统行号"
KEPT, KEPT_VALUE, KEPT_SHEET_AT, KEPT_CELL = "旧版保留", "原来的内容", "原工作表", "原单元格"


@dataclass(frozen=True)
class Looked:
    """A workbook as openpyxl has it: rows by the number in them, and the lines kept aside."""

    rows: dict[tuple[str, str], list[dict[str, object]]]
    kept: list[dict[str, object]]
    every: Counter[str]


def account(form: Form, filled: Filled, path: Path, made) -> Counter[str]:
    """How many cells came where, and how many nobody can find."""
    looked = _looked(path, form)
    found: Counter[str] = Counter({"changes": 1})
    for said, value in _cells(filled):
        found["cells"] += 1
        outcome = _where(form, looked, said, value)
        found[outcome] += 1
    for (sheet, address), value in filled.strange.items():
        found["cells"] += 1
        aside = _is_kept(looked, value, sheet, address)
        found["kept aside" if aside else "unaccounted"] += 1
    for (page, key), number in filled.ids.items():
        found["cells"] += 1
        found[_where_id(form, looked, page, key, number)] += 1
    for words in filled.notes:
        found["notes"] += 1
        found["unaccounted"] += all(line[KEPT_VALUE] != words for line in looked.kept)
    counts = made.migration.counts()
    found["the product's own count is another"] += int(
        sum(counts.values()) != len(made.migration.fates)
    )
    found["unaccounted"] += 0
    found["misplaced"] += 0
    return found


def _cells(filled: Filled) -> Iterator[tuple[tuple[str, str, str], Value]]:
    """Every typed cell: its page, its row's number, its field."""
    for page, rows in filled.rows.items():
        for row in rows:
            key = str(next(iter(row.values())))
            for name, value in row.items():
                yield (page, key, name), value


def _where(form: Form, looked: Looked, said: tuple[str, str, str], value: Value) -> str:
    page, key, name = said
    homes = [
        (each.title, column)
        for each in form
        for column in each.fields
        if _holds(column, name) and page in (each.title, *each.was)
    ]
    standing = [
        row.get(column.heading)
        for title, column in homes
        for row in looked.rows.get((title, key), ())
    ]
    for _, column in homes:
        if any(_same(now, value) for now in standing):
            return "moved"
        if any(_is_converted(now, value, column) for now in standing):
            return "converted"
    if _is_kept(looked, value, page, None):
        return "kept aside"
    return "misplaced" if looked.every[_plain(value)] else "unaccounted"


def _where_id(form: Form, looked: Looked, page: str, key: str, number: str) -> str:
    """Whether a row's hidden number still stands in that row."""
    rows = [
        row
        for each in form
        if page in (each.title, *each.was)
        for row in looked.rows.get((each.title, key), ())
    ]
    if any(row.get(HIDDEN_NUMBER) == number for row in rows):
        return "moved"
    if _is_kept(looked, number, page, None):
        return "kept aside"
    return "misplaced" if looked.every[number] else "unaccounted"


def _holds(column: Field, name: str) -> bool:
    """Whether a column holds a field's cells: the number of a sheet that was merged is the other's."""
    return column.name == name or (column.kind == "key" and name.endswith("key"))


def _is_converted(now: object, value: Value, column: Field) -> bool:
    """Whether a value of another type says the same, or an option has its new name."""
    if now is None:
        return False
    renamed = dict(column.renamed).get(str(value))
    return _plain(now) == _plain(value) or (renamed is not None and now == renamed)


def _same(now: object, value: Value) -> bool:
    return now is not None and _bare(now) == _bare(value) and type(_bare(now)) is type(_bare(value))


def _bare(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _plain(value: object) -> str:
    return str(_bare(value))


def _is_kept(looked: Looked, value: Value, sheet: str, address: str | None) -> bool:
    return any(
        _plain(line[KEPT_VALUE]) == _plain(value)
        and line[KEPT_SHEET_AT] == sheet
        and address in {None, line[KEPT_CELL]}
        for line in looked.kept
    )


def _looked(path: Path, form: Form) -> Looked:
    book = openpyxl.load_workbook(path)
    looked = Looked({}, [], Counter())
    for sheet in book:
        lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        looked.every.update(_plain(cell) for line in lines for cell in line if cell is not None)
        if sheet.title == KEPT:
            head = next(at for at, line in enumerate(lines) if KEPT_SHEET_AT in line)
            looked.kept.extend(
                dict(zip(lines[head], line, strict=True)) for line in lines[head + 1 :]
            )
        elif sheet.title in {page.title for page in form}:
            for line in lines[2:]:
                row = dict(zip(lines[0], line, strict=True))
                looked.rows.setdefault((sheet.title, str(row.get(KEY))), []).append(row)
    return looked

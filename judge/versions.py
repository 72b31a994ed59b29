"""Units that send a second version after their first was merged; what comes of it is worked out plainly.

Each cell has four values that openpyxl reads: as sent, as returned first, as the office has it then, as
returned again. A cell that was changed again is taken if the office still has what came first; otherwise it
stays, and is a question where the unit has changed it again. Nothing of the toolkit's merge is used.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl

from judge import working_folder
from judge.kills import ran
from judge.merge_bureau import BOOK
from judge.merge_bureau import DISPATCHED
from judge.merge_bureau import FIRST
from judge.merge_bureau import NUMBER
from judge.merge_bureau import VERSION
from judge.merge_bureau import bureau
from judge.merge_bureau import grids
from judge.merge_bureau import open_columns
from judge.merges import newest
from toolkit.activities.sanjie import SANJIE

EDITED, EDITED_AGAIN, CORRECTED = 0.5, 0.5, 0.3
UNITS = 6
Cell = tuple[str, object, str]


def figures(seed: int) -> Counter[str]:
    """What came of one round of first and second versions."""
    draw = Random(seed)
    with TemporaryDirectory(prefix="judge-") as name:
        folder = working_folder.copied(bureau(seed // 10), Path(name) / "台 账")
        sent = grids(folder / BOOK)
        units = draw.sample(sorted((folder / "下发").glob("*_科室*_v1.xlsx")), UNITS)
        first: dict[Cell, object] = {}
        again: dict[Cell, object] = {}
        for unit in units:
            first |= _edited(unit, folder, {}, EDITED, draw)
        _collect(folder, BOOK)
        corrected = _correct(newest(folder), sorted(first, key=str), draw)
        for unit in units:
            again |= _edited(unit, folder, first, EDITED_AGAIN, draw)
        said = _collect(folder, newest(folder).name)
        return _compared(sent, first, corrected, again, newest(folder), said)


def _edited(
    booklet: Path, folder: Path, before: dict[Cell, object], often: float, draw: Random
) -> dict[Cell, object]:
    """A unit's file with cells typed into it, beside those that it typed before; each cell that it changed."""
    kind = next(each.name for each in SANJIE.dispatch.kinds if f"_{each.name}" in booklet.name)  # type: ignore[union-attr]
    book, typed = openpyxl.load_workbook(booklet), {}
    for title in [each for each in DISPATCHED if each in book.sheetnames]:
        sheet = book[title]
        at = {str(cell.value): cell.column for cell in sheet[1]}
        for row in range(FIRST, sheet.max_row + 1):
            number = sheet.cell(row, at[NUMBER]).value
            for heading in open_columns(title, kind) if number else ():
                cell = (title, _key(sheet, row), heading)
                if cell in before:
                    typed[cell] = before[cell]
                if draw.random() < often:
                    typed[cell] = f"{booklet.name[:2]}改{draw.randrange(10**6)}"
                if cell in typed:
                    sheet.cell(row, at[heading]).value = typed[cell]
    book.save(folder / "回收" / f"{booklet.name[:4]}报送.xlsx")
    return typed


def _key(sheet: object, row: int) -> tuple[object, ...]:
    """The cells by which a row is found in the office's workbook."""
    ledger = SANJIE.ledger(sheet.title)  # type: ignore[attr-defined]
    assert ledger is not None
    at = {str(cell.value): cell.column for cell in sheet[1]}  # type: ignore[index]
    return tuple(sheet.cell(row, at[c.heading]).value for c in ledger.key)  # type: ignore[attr-defined]


def _correct(book: Path, cells: list[Cell], draw: Random) -> dict[Cell, object]:
    """What the office corrects by telephone of what came back."""
    workbook, corrected = openpyxl.load_workbook(book), {}
    for cell in cells:
        if draw.random() < CORRECTED:
            sheet = workbook[cell[0]]
            at = {str(each.value): each.column for each in sheet[1]}
            row = next(r for r in range(FIRST, sheet.max_row + 1) if _key(sheet, r) == cell[1])
            corrected[cell] = sheet.cell(row, at[cell[2]]).value = f"电话{draw.randrange(10**6)}"
    workbook.save(book)
    return corrected


def _collect(folder: Path, book: str) -> dict[str, object]:
    said, status = ran(folder, "collect", "--into", str(folder / book))
    assert status in working_folder.DONE, said
    assert not said["returned"], said["returned"]
    return said


def _compared(
    sent: dict[str, dict[int, dict[str, object]]],
    first: dict[Cell, object],
    corrected: dict[Cell, object],
    again: dict[Cell, object],
    merged: Path,
    said: dict[str, object],
) -> Counter[str]:
    found: Counter[str] = Counter()
    now = grids(merged)
    asked = {(c["sheet"], c["row"], c["column"]) for c in said["conflicts"]}  # type: ignore[attr-defined]
    for title, rows in sent.items():
        ledger = SANJIE.ledger(title)
        assert ledger is not None
        for at, cells in rows.items():
            key = tuple(cells[column.heading] for column in ledger.key)
            for heading, base in cells.items():
                if heading in {NUMBER, VERSION}:
                    continue
                cell = (title, key, heading)
                came = first.get(cell, base)
                ours, later = corrected.get(cell, came), again.get(cell, base)
                right = later if ours == came else ours
                question = later not in {came, ours} and ours != came
                found["cells"] += 1
                found["cells changed again"] += later != came
                found["wrong cells"] += now[title].get(at, {}).get(heading) != right
                found["questions"] += question
                found["questions not asked"] += question and (title, at, heading) not in asked
                found["questions that are none"] += (title, at, heading) in asked and not question
    return found


def main(count: int = 5, seed: int = 2013) -> None:
    """Print each round's figures."""
    for number in range(seed, seed + count):
        print(number, dict(figures(number)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

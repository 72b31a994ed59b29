"""`python -m bench.collecting [COUNT]`: collecting so many returned booklets, against python-calamine's reading of them.

Every booklet has a hundred rows, of which its unit has changed a few. The ratio to hold is 5: both are
measured in the same run, the files read once before; in seconds of processor time, the process that reads
them with it, and in seconds that a person waits (the next file is read while one is merged).
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.collecting import collect_book
from toolkit.workplace.sample_workbook import sample_workbook

ROWS = 100
COUNT = 1000
UNITS = "单位名录"
PROBLEMS = "问题整改台账"


def office(folder: Path, count: int) -> Path:
    """A workbook with so many sections, each with a hundred problems."""
    rows = {
        sheet: [list(row) for row in each]
        for sheet, each in sample.clean_rows(SANJIE.ledgers).items()
    }
    units, problems = rows[UNITS], rows[PROBLEMS]
    like, names = units[-1], [f"第{number}科" for number in range(1, count + 1)]
    for number, name in enumerate(names, start=1):
        units.append([f"DX{number:04}", name, name, None, *like[4:]])
    model = problems[0]
    for number, name in enumerate(names):
        for at in range(ROWS):
            row = [*model]
            row[0], row[5], row[8] = (
                f"WT-2012-{10000 + number * ROWS + at}",
                f"问题{number}-{at}",
                name,
            )
            problems.append(row)
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, rows))
    return book


def returned(folder: Path) -> list[Path]:
    """The booklets as they came back: three cells of each changed."""
    files = sorted((folder / "下发").glob("第*科_*.xlsx"))
    (folder / "回收").mkdir()
    for path in files:
        book = openpyxl.load_workbook(path)
        sheet = book[PROBLEMS]
        at = [cell.value for cell in sheet[1]].index("整改措施") + 1
        for row in (5, 40, 90):
            sheet.cell(row, at).value = f"已改{row}"
        book.save(folder / "回收" / path.name)
    return sorted((folder / "回收").glob("*.xlsx"))


def main(count: int = COUNT) -> None:
    """Measure, and print seconds and the ratio."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        book = office(folder, count)
        distribute_book(book, dt.date(2012, 12, 31), folder / "下发")
        files = returned(folder)
        start, began = _cpu(), time.monotonic()
        for path in files:
            read = CalamineWorkbook.from_path(str(path))
            for name in read.sheet_names:
                read.get_sheet_by_name(name).to_python()
        calamine, waited = _cpu() - start, time.monotonic() - began
        start, began = _cpu(), time.monotonic()
        done = collect_book(book)
        taken, wait = _cpu() - start, time.monotonic() - began
        changed = sum(each for _, each in done.collected.counts().values())
        print(
            f"{len(files)} files, {changed} cells merged, {len(done.collected.returned)} sent back"
        )
        print(f"calamine {calamine:.2f} s, collecting {taken:.2f} s, ratio {taken / calamine:.1f}")
        print(f"waited for: {waited:.2f} s, {wait:.2f} s, ratio {wait / waited:.1f}")
    finally:
        shutil.rmtree(folder)


def _cpu() -> float:
    """Processor seconds of this process and of those that it has ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""A bureau whose booklets have been sent out, and how their sheets are read as openpyxl reads them."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import openpyxl

from judge import working_folder
from judge.bureaus import rename
from judge.kills import ran
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.columns import Text
from toolkit.workplace.sample_workbook import sample_workbook

BOOK = working_folder.BOOK
FIRST = 3
NUMBER, VERSION = "系统行号", "版本"
UNITS, PROBLEMS = "单位名录", "问题整改台账"
DISPATCHED = (
    "下基层活动台账",
    "民情日记登记",
    "接访场次",
    "来访事项",
    PROBLEMS,
    "调研报告登记",
)
MOST_PROBLEMS = 8


@lru_cache(maxsize=2)
def bureau(number: int, sections: int = 0) -> Path:
    """A working folder of other people whose booklets have been sent out; with so many more sections."""
    holder = TemporaryDirectory(prefix="judge-")
    atexit.register(holder.cleanup)
    rows = sample.clean_rows(SANJIE.ledgers)
    rename(rows, Random(number))
    _found_sections(rows, sections, Random(number))
    rows["报送情况表"] = []  # -- what is approved is locked, which is not looked at here --
    folder = Path(holder.name) / "台 账"
    folder.parent.mkdir(exist_ok=True)
    assert ran(folder, "new", str(folder), "--without-macros")[1] == 0
    (folder / BOOK).write_bytes(sample_workbook(SANJIE, rows))
    assert ran(folder, "distribute", str(folder / BOOK))[1] in working_folder.DONE
    return folder


def grids(path: Path) -> dict[str, dict[int, dict[str, object]]]:
    """By sheet and worksheet row, the cells by heading, as openpyxl reads them."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet: grid(book[sheet]) for sheet in DISPATCHED if sheet in book.sheetnames}


def grid(sheet: object) -> dict[int, dict[str, object]]:
    """A sheet's filled rows above the end mark, by their numbers."""
    rows = [*sheet.iter_rows(values_only=True)]  # type: ignore[attr-defined]
    headings = [str(each) for each in rows[0]]
    found = {}
    for number, cells in enumerate(rows[FIRST - 1 :], start=FIRST):
        if str(cells[0]).startswith("——"):
            break
        if any(cell is not None for cell in cells):
            found[number] = dict(zip(headings, cells, strict=True))
    return found


def _found_sections(rows: dict[str, list[list[object]]], count: int, draw: Random) -> None:
    """More sections, each with a few problems of its own."""
    like, model = rows[UNITS][-1], rows[PROBLEMS][0]
    for at in range(count):
        name = f"第{at + 1}科"
        rows[UNITS].append([f"DX{at + 1:04}", name, name, None, *like[4:]])
        for number in range(draw.randint(2, MOST_PROBLEMS)):
            row = [*model]
            row[0], row[5], row[8] = (
                f"WT-2012-{10000 + at * 10 + number}",
                f"问题{at}-{number}",
                name,
            )
            rows[PROBLEMS].append(row)


def open_columns(sheet: str, kind: str) -> list[str]:
    """Free words that a kind of receivers fills, none of them a key, a reference or restricted."""
    ledger = SANJIE.ledger(sheet)
    assert ledger is not None
    owner = next(each.owner for each in SANJIE.dispatch.kinds if each.name == kind)  # type: ignore[union-attr]
    mine = [c for c in ledger.columns if not c.restricted and ledger.owner_of(c) == owner]
    mine = mine or [c for c in ledger.columns if not c.restricted]
    return [c.heading for c in mine if type(c) is Text and c not in ledger.key]


def locked_columns(sheet: str, kind: str) -> list[str]:
    """Free words that only others fill."""
    ledger = SANJIE.ledger(sheet)
    assert ledger is not None
    own = {*open_columns(sheet, kind)}
    owner = next(each.owner for each in SANJIE.dispatch.kinds if each.name == kind)  # type: ignore[union-attr]
    if not any(ledger.owner_of(c) == owner for c in ledger.columns):
        return []
    others = [c for c in ledger.columns if not c.restricted and ledger.owner_of(c) != owner]
    return [c.heading for c in others if type(c) is Text and c.heading not in own]

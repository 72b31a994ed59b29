"""The workbooks of the bench of the button: the sample, the same as .ods, another bureau's."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from judge.bureaus import invented_rows
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.engines import libreoffice
from toolkit.workplace.new_folder import own_macros
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 200
LEDGER = "下基层活动台账"
OTHERS, FEWEST = 8, 20


def sample_book(folder: Path) -> Path:
    """The sample."""
    return _written(folder / "台账.xlsm", sample.clean_rows(SANJIE.ledgers))


def bureau_book(folder: Path) -> Path:
    """A bureau of other people, with mistakes."""
    return _written(folder / "某局台账.xlsm", invented_rows(Random(7)))


def ods_book(folder: Path) -> Path:
    """The sample as LibreOffice itself keeps it."""
    target = folder / "台账.ods"
    app = libreoffice.start()
    try:
        book = app.books.open(str(sample_book(folder)))
        book.save(str(target))
        book.close()
    finally:
        app.quit()
    return target


def _written(path: Path, rows: dict[str, list[list[object]]]) -> Path:
    """A workbook of so many rows in all: few of every other sheet, the activities cut."""
    kept = {sheet: each[:OTHERS] for sheet, each in rows.items() if sheet != LEDGER}
    left = ROWS - sum(map(len, kept.values()))
    kept[LEDGER] = rows[LEDGER][: max(left, FEWEST)]
    path.write_bytes(sample_workbook(SANJIE, kept, own_macros()))
    return path

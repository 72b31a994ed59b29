"""Packages: so many of so many rows each, beside openpyxl writing the same sheets.

Each as its users run it: the collector of cycles is as seldom at work as in our command, for openpyxl as
Python has it.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.activities.sanjie.units import Unit
from toolkit.frontends.cli import SELDOM
from toolkit.workplace.booklets import distribute_case
from toolkit.workplace.opening import read_case
from toolkit.workplace.sample_workbook import sample_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

    from toolkit.declare.ledger import Column

PACKAGES, ROWS, COMPARED = 1000, 100, 50


def main(packages: int = PACKAGES, rows: int = ROWS) -> None:
    """Print CPU seconds of the distribution, of openpyxl for the same sheets, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "三解三促台账.xlsx"
        book.write_bytes(sample_workbook(SANJIE, office(packages, rows)))
        opened, case = read_case(book, None)
        usual = gc.get_threshold()
        gc.set_threshold(*SELDOM)
        began = time.process_time()
        sent = distribute_case(
            book, case, opened.workbook.sheets, opened.catalogue, Path(folder) / "下发"
        )
        ours = time.process_time() - began
        gc.set_threshold(*usual)
        written = [each.path for each in sent.written if each.booklet.kind.name == "科室"]
        assert not sent.kept_back, sent.kept_back[0]
        compared = written[:: max(1, len(written) // COMPARED)]
        both = by_openpyxl(compared, Path(folder))
    count = len(sent.written)
    print(f"\n{'packages':<52}{'CPU s':>8}{'ms each':>10}")
    print(
        f"{f'taizhang distribute, {count} × {rows} rows':<52}{ours:>8.1f}{ours / count * 1e3:>10.1f}"
    )
    for said, seconds in zip(("from nothing", "out of the form"), both, strict=True):
        each = seconds / len(compared)
        print(
            f"{f'openpyxl, {said}, {len(compared)} of them':<52}{seconds:>8.1f}{each * 1e3:>10.1f}"
        )
        print(f"{'':<52}{'ratio':>8}{each / (ours / count):>10.1f}")


def office(packages: int, rows: int) -> dict[str, list[list[object]]]:
    """The sample's rows, with so many units and so many problems of each."""
    clean = dict(sample.clean_rows(SANJIE.ledgers))
    for row in clean["单位名录"]:
        row[Unit.dispatched.position] = "否"
    units = [f"第{number:04}科" for number in range(1, packages + 1)]
    clean["单位名录"] = [*clean["单位名录"], *map(_unit, range(1, packages + 1), units)]
    clean["问题整改台账"] = [
        _problem(number, unit) for unit in units for number in range(1, rows + 1)
    ]
    return clean


def _unit(number: int, name: str) -> list[object]:
    said: dict[Column[object], object] = {
        Unit.number: f"KS{number:04}",
        Unit.full_name: f"{name}室",
        Unit.short_name: name,
        Unit.kind: "局机关科室",
        Unit.order: 100 + number,
        Unit.reporter: "李某",
        Unit.dispatched: "是",
    }
    return [said.get(column) for column in Unit.columns]


def _problem(number: int, unit: str) -> list[object]:
    day = dt.date(2012, 3, 1) + dt.timedelta(days=number)
    what = f"{unit}第{number}件：厂区北侧排口雨天外溢，邻近农户反映异味"
    done = [f"封堵混接口{number}处，改接污水管120米", day + dt.timedelta(days=30), "办理中"]
    before = [f"WT-{unit}-{number:04}", "走访", None, day, None, what, "水", "顾明德", unit, None]
    return [*before, *done, None, None, None, None, None, None, None, None]


def by_openpyxl(paths: list[Path], folder: Path) -> tuple[float, float]:
    """CPU seconds in which openpyxl makes the same packages: from nothing, and out of the form.

    From nothing it writes the same cells with their formats, widths, drop-downs and protection; out of the
    form it loads one of the packages, writes the rows into it and saves it.
    """
    import openpyxl

    read = [openpyxl.load_workbook(path) for path in paths]
    began = time.process_time()
    for at, book in enumerate(read):
        _anew(book).save(folder / f"{at}.xlsx")
    anew = time.process_time() - began
    began = time.process_time()
    for at, book in enumerate(read):
        form = openpyxl.load_workbook(paths[0])
        for sheet in (form["问题整改台账"], form["下发底稿"]):
            for row in book[sheet.title].iter_rows():
                for cell in row:
                    if cell.value is not None:
                        sheet.cell(cell.row, cell.column).value = cell.value
        form.save(folder / f"{at}.xlsx")
    return anew, time.process_time() - began


def _anew(read: Workbook) -> Workbook:
    import openpyxl
    from openpyxl.styles import Border
    from openpyxl.styles import Font
    from openpyxl.styles import PatternFill
    from openpyxl.styles import Protection
    from openpyxl.styles import Side

    side = Side("thin", "D5DCDF")
    border, fill = Border(side, side, side, side), PatternFill("solid", "FFF8E1")
    font, protection = Font("微软雅黑", 11), Protection(locked=False)
    book = openpyxl.Workbook()
    for sheet in read:
        made = book.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                copy = made.cell(cell.row, cell.column, cell.value)
                copy.border, copy.fill, copy.font, copy.protection = border, fill, font, protection
                copy.number_format = cell.number_format
        for letter, column in sheet.column_dimensions.items():
            made.column_dimensions[letter].width = column.width
        for rule in sheet.data_validations.dataValidation:
            made.add_data_validation(rule)
        made.protection.sheet = True
    return book


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

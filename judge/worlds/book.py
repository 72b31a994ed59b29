"""A world as the workbook that the bureau would hold: a blank one of `taizhang new`, filled in by heading."""

import datetime as dt
from functools import cache
from io import BytesIO

import openpyxl

from toolkit.activities.sanjie import SANJIE
from toolkit.workbooks.control.workbook import control_xlsx

EXAMPLE = "示例"
FIRST = 3
SETTINGS = "参数"


@cache
def _blank():
    return control_xlsx(SANJIE, {})


@cache
def headings():
    """Sheet → its headings in the blank workbook."""
    book = openpyxl.load_workbook(BytesIO(_blank()), read_only=True)
    rows = {sheet.title: next(sheet.iter_rows(max_row=1, values_only=True), ()) for sheet in book}
    return {title: [each for each in row if each] for title, row in rows.items()}


def write(world, path):
    """Write a world; what the workbook has no sheet or heading for stays out, and is listed."""
    book = openpyxl.load_workbook(BytesIO(_blank()))
    left_out = set()
    for title, rows in world.rows.items():
        if title not in book.sheetnames:
            left_out.add(title)
            continue
        _fill(book[title], rows, left_out)
    _settle(book[SETTINGS], world)
    book.save(path)
    return left_out


def _fill(sheet, rows, left_out):
    columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
    for number, row in enumerate(rows, start=FIRST):
        for heading, column in columns.items():
            cell = sheet.cell(number, column)
            if heading in row:
                cell.value = row[heading]
        left_out |= {
            f"{sheet.title}·{each}"
            for each in row.keys() - columns.keys()
            if not each.startswith("_")
        }


def _settle(sheet, world):
    for name, value in {**world.settings, "统计截止日": world.as_of}.items():
        number = FIRST
        while sheet.cell(number, 1).value not in (None, name):
            number += 1
        sheet.cell(number, 1).value, sheet.cell(number, 2).value = name, _typed(value)


def _typed(value):
    return "无" if value is None else value.isoformat() if isinstance(value, dt.date) else value


def missing():
    """Sheets and headings that worlds have and the blank workbook has not."""
    from random import Random

    from judge.worlds.invent import world_of

    known = headings()
    world = world_of(Random(0))
    found = set()
    for title, rows in world.rows.items():
        if title not in known:
            found.add(title)
        else:
            found |= {f"{title}·{each}" for row in rows for each in row if each not in known[title]}
    return found

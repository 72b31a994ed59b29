"""A working folder that version 0.1.0 made before the house was rebuilt (commit of 2026-11-26).

`version_0_1_0` holds what its `taizhang new`, `generate` and `distribute` wrote: the workbook with some
rows of the sample, the templates, the register, one booklet.
"""

import hashlib
import shutil
from pathlib import Path

from tests.opened import opened
from tests.opened import typed

MADE = Path(__file__).parent / "version_0_1_0"
BOOK = "三解三促台账.xlsx"
BOOKLET = MADE / "下发" / "白鹭镇蓄电池产业园_联系点台账_2012年_v1.xlsx"


def old_folder(place):
    """A copy of it at a place that is not there yet."""
    shutil.copytree(MADE, place)
    return place


def tree(folder):
    """Every file below a folder with the digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change(path, *edits):
    """Type values into cells (sheet, address, value) of a workbook; a new sheet is made."""
    book = opened(path)
    for sheet, address, value in edits:
        page = book[sheet] if sheet in book.sheetnames else book.create_sheet(sheet)
        page[address] = value
    typed(book, path)


def pages(path):
    """By sheet, its rows by heading, each with its worksheet row, as openpyxl has them."""
    return {page.title: _rows(page) for page in opened(path, data_only=True)}


def lines(path, sheet):
    """The same of one sheet."""
    return pages(path)[sheet]


def _rows(page):
    first, *rest = page.iter_rows(values_only=True)
    return {
        number: dict(zip(first, cells, strict=True))
        for number, cells in enumerate(rest, start=2)
        if any(cell is not None for cell in cells)
    }

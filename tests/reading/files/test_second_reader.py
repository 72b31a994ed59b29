"""The slower of the two libraries gives the cells of a package as the faster one does."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import openpyxl

from toolkit.reading.files.clean_package import sheet_name
from toolkit.reading.files.fast_reader import fast_rows
from toolkit.reading.files.patient_reader import patient_rows

HERE = Path("台账.xlsx")
CELLS = [
    ["一", 1, 1.5, True, None], [None, -7, 1e15, False, dt.datetime.fromisoformat("2012-03-14")],
    [dt.time(8, 30), 0, "2", None, dt.datetime.fromisoformat("2012-03-14T08:30:00")],
]  # fmt: skip


def test_both_libraries_give_the_same_cells_of_the_same_kinds():
    book = openpyxl.Workbook()
    book.active.title = sheet_name(0)
    for row in CELLS:
        book.active.append(row)
    package = BytesIO()
    book.save(package)
    fast = fast_rows(BytesIO(package.getvalue()), [0], HERE, iso_dates=False)[0]
    patient = patient_rows(BytesIO(package.getvalue()), 0, HERE)
    assert [list(map(type, row)) for row in patient] == [list(map(type, row)) for row in fast]
    assert patient == fast
    assert patient[0][:3] == ["一", 1.0, 1.5]
    assert isinstance(patient[0][1], float)

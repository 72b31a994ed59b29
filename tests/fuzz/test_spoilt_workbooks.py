"""Spoilt workbooks end in a reading or a sentence: no abort, no endless loop, no fault, no excess of memory.

The seeds of `make deep` can be set by FUZZ_SEED; each is a workbook of its own.
"""

from __future__ import annotations

import os

import openpyxl
import pytest
import xlsxwriter

from tests.fuzz.trying import tried
from tests.workbooks.patching import package_files as files

FEW, MANY = 40, 1000
SEED = int(os.environ.get("FUZZ_SEED", "1"))


@pytest.fixture(scope="module")
def bases(tmp_path_factory):
    """Small workbooks of three writers: notes, merges, dates, formulas, several sheets."""
    folder = tmp_path_factory.mktemp("因")
    files.rich_workbook(folder / "富.xlsm")
    book = openpyxl.Workbook()
    book.active.append(["姓名", "日期", "=A1", None, 5])
    book.active.merge_cells("A5:B6")
    book.create_sheet("草稿").append(["甲", True, "#N/A"])
    book.save(folder / "二.xlsx")
    with xlsxwriter.Workbook(folder / "三.xlsx") as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        for row in range(8):
            sheet.write_row(row, 0, ["张三", row, "监察大队"])
            sheet.write_number(row, 3, 40982 + row, day)
        sheet.write_comment("B3", "原有批注")
    return folder


def test_a_few_spoilt_workbooks_end_in_a_reading_or_a_sentence(bases):
    said = tried(bases, list(range(FEW)))
    assert said.bad == []
    assert said.validated + said.refused == FEW
    assert said.validated and said.refused and said.marked


@pytest.mark.deep
def test_a_thousand_spoilt_workbooks_end_in_a_reading_or_a_sentence(bases):
    said = tried(bases, list(range(SEED * MANY, (SEED + 1) * MANY)))
    assert said.bad == []
    assert said.validated + said.refused == MANY

"""回收合并 into a workbook that refuses a cell: nothing of it stays, and the sentence says which cell and why."""

import openpyxl
import pytest
import xlwings

from tests.frontends.excel.test_click import said
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import measures
from tests.frontends.excel.test_collect_click import put
from tests.untitled import untitled
from toolkit.engines.libreoffice.bridge import struct
from toolkit.frontends.excel import click
from toolkit.ooxml.references import column_letters

pytestmark = pytest.mark.office
ANSWERS = {"首页", "详情", "校验结果"}  # -- where a click says what became of it --


def all_cells(book):
    return {
        sheet.name: sheet.range("A1:AH420").formula
        for sheet in book.sheets
        if sheet.name not in ANSWERS
    }


def lock(book, sheet, cell, *, locked):
    api = book.sheets[sheet].api
    api.unprotect("")
    api.getCellRangeByName(cell).CellProtection = struct("util.CellProtection", IsLocked=locked)
    api.protect("")


def two_changes(book):
    measures(book)
    put(book[PROBLEMS], 4, "整改措施", "夜间十时后停用")


def test_what_a_workbook_refuses_in_one_cell_is_taken_back_in_all(
    office,
    path,
    clean_xlsm,
    booklets,  # noqa: F811
    logs,
):
    """第一处写得进，第二处锁着：两处都不留；解开后再点，两处都并入。"""
    path.write_bytes(untitled(clean_xlsm))
    folder = path.parent / "回收"
    folder.mkdir()
    (sent,) = booklets.glob(SECTION)
    copy = openpyxl.load_workbook(sent)
    two_changes(copy)
    copy.save(folder / sent.name)
    book = office.books.open(str(path))
    book.set_mock_caller()
    keys = book.sheets[PROBLEMS].range("A1:A300").value
    row = keys.index(copy[PROBLEMS].cell(4, 1).value) + 1
    cell = f"{column_letters(column(book, PROBLEMS, '整改措施'))}{row}"
    lock(book, PROBLEMS, cell, locked=True)
    before = all_cells(book)
    click("collect")

    refused = said(book)
    assert refused.startswith(f"台账《{path.name}》的“{PROBLEMS}”{cell}写不进去：这格是锁住的")
    assert "台账同点之前一样" in refused
    assert all_cells(book) == before
    assert (folder / sent.name).is_file()
    assert "whole_writing.py" in logs.read_text(encoding="utf-8")

    lock(book, PROBLEMS, cell, locked=False)
    click("collect")
    assert said(book).startswith("已并入1份：新增0行，改动2格")
    assert book.sheets[PROBLEMS].range(cell).value == "夜间十时后停用"
    del xlwings.Book._mock_caller

"""回收合并 into a workbook that refuses a cell: nothing of it stays, and the sentence says which cell and why."""

import pytest
import xlwings

from tests.frontends.excel.clicked import said
from tests.frontends.excel.test_collect_click import PROBLEMS
from tests.frontends.excel.test_collect_click import SECTION
from tests.frontends.excel.test_collect_click import booklets  # noqa: F401 - a fixture
from tests.frontends.excel.test_collect_click import column
from tests.frontends.excel.test_collect_click import measures
from tests.frontends.excel.test_collect_click import put
from tests.opened import opened
from tests.opened import typed
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
    copy = opened(sent)
    two_changes(copy)
    typed(copy, folder / sent.name)
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


VISITS = "下基层活动台账"


@pytest.mark.deep  # -- test_taking_back_merge has it without LibreOffice --
def test_a_removed_row_comes_back_with_its_days_its_numbers_and_its_formulas(
    office,
    path,
    clean_xlsm,
    booklets,  # noqa: F811
):
    """照“处理”删去一行，再撤销上次改动：日期还是日期，天数、序号的公式还在，算得出来。"""
    path.write_bytes(untitled(clean_xlsm))
    folder = path.parent / "回收"
    folder.mkdir()
    sent, copy = next(with_visits(booklets))
    gone = [cell.value for cell in copy[VISITS][3]]
    for cell in copy[VISITS][3]:
        cell.value = None
    typed(copy, folder / sent.name)
    book = office.books.open(str(path))
    book.set_mock_caller()
    sheet = book.sheets[VISITS]
    row = next(
        at
        for at, cells in enumerate(sheet.range("A1:E300").value, start=1)
        if cells[1:5] == [*gone[1:5]]
    )
    days = column_letters(column(book, VISITS, "天数"))
    sheet.range(f"{days}{row}").formula = f'=IF(D{row}="","",E{row}-D{row}+1)'
    before, shown = sheet.range("A3:AD200").formula, sheet.range("A3:AD200").value
    click("collect")
    questions = book.sheets["合并冲突"]
    headings = questions.range("A1:M1").value
    at = next(
        at
        for at, line in enumerate(questions.range("A3:M20").value, start=3)
        if line[headings.index("总册行")] == str(row)
    )
    questions.range((at, headings.index("处理") + 1)).value = "取报送"
    click("collect")
    assert "删去1行" in said(book)
    assert sheet.range(f"B{row}:E{row}").value == [None] * 4
    assert sheet.range(f"{days}{row}").value in {None, ""}
    click("takeback")
    assert "没有改回" not in said(book)
    assert sheet.range("A3:AD200").formula == before
    assert sheet.range("A3:AD200").value == shown
    del xlwings.Book._mock_caller


def with_visits(folder):
    """A booklet that holds a row of visits, and what is in it."""
    for path in sorted(folder.glob("*.xlsx")):
        copy = opened(path)
        if VISITS in copy.sheetnames and copy[VISITS].cell(3, 2).value:
            yield path, copy

"""The same click without a screen: a headless LibreOffice, driven by the engine over a pipe."""

import pytest
import xlwings

from tests.frontends.excel.clicked import results
from tests.frontends.excel.clicked import said
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import RESULT_WIDTH
from toolkit.declare.standard import ResultLine
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.bridge import struct
from toolkit.frontends.button.laying_again import lay_again
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.excel import click
from toolkit.frontends.libreoffice.reasons import reasons_of
from toolkit.ooxml.references import column_letters
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import validate
from toolkit.workbooks.control.names import LAST_ROW
from toolkit.workplace.opening import judged_book

pytestmark = pytest.mark.office


@pytest.mark.deep
def test_a_filter_set_for_the_old_lines_hides_no_new_ones(office, quick_path):
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    click("validate")
    cells = book.sheets["校验结果"].api.getCellRangeByName(
        f"A2:{column_letters(RESULT_WIDTH)}{LAST_ROW}"
    )
    wanted = cells.createFilterDescriptor(True)
    wanted.ContainsHeader = True
    state = struct("sheet.TableFilterField", Field=ResultLine.state.position, StringValue="待改正")
    state.Operator = enum("sheet.FilterOperator", "EQUAL")
    wanted.setFilterFields((state,))
    cells.filter(wanted)
    assert book.sheets["校验结果"]["A3:A150"].rows.hidden is None
    click("validate")
    lines = len(results(book))
    assert book.sheets["校验结果"].range((3, 1), (2 + lines, 1)).rows.hidden is False
    del xlwings.Book._mock_caller


@pytest.mark.deep
def test_a_pasted_formula_is_one_still_when_the_marks_are_laid_again(office, quick_path):
    book = office.books.open(str(quick_path))
    ledger, names = book.sheets["下基层活动台账"], ("B11", "B12", "B13")
    scratch = book.sheets.add("草稿")
    scratch["A1"].value = '="雷"&"东"'
    scratch["A2"].api.setArrayFormula('"甲"&"乙"')
    scratch["A3"].value = "丙"
    scratch["A1:A3"].copy(ledger["B11"])
    assert ledger.name in lay_again(book, SANJIE, read_sheets(book, SANJIE, lambda _words: None))
    assert [ledger[name].api.getCellByPosition(0, 0).Type.value for name in names] == [
        "FORMULA", "FORMULA", "TEXT"
    ]  # fmt: skip
    assert ledger["B11:B13"].value == ["雷东", "甲乙", "丙"]
    assert not any(ledger[name].api.CellProtection.IsLocked for name in names)


def test_the_macro_says_of_each_marked_cell_what_libreoffice_s_prompt_says(office, quick_path):
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    click("validate")
    del xlwings.Book._mock_caller
    said_by_macro = book.macro("Reasons.ReasonOf")
    marked = [row["位置"] for row in results(book) if row["状态"] == "待改正"]
    places = [place.split("!") for place in dict.fromkeys(marked) if "!" in place]
    assert len(places) > 70
    for sheet, cell in places[:8]:
        address = book.sheets[sheet].range(cell).api.getCellByPosition(0, 0).CellAddress
        told = "".join(reasons_of(book.api, sheet, address)).replace("\n", "")
        assert said_by_macro(sheet, cell) == f"上次校验：{told}"
    assert said_by_macro("下基层活动台账", "A1") == ""


@pytest.mark.deep
def test_libreoffice_the_files_engine_and_the_command_line_agree(office, quick_path):
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    _, there = judged_book(quick_path, None)
    here = validate(quick_path.name, read_sheets(book, SANJIE, lambda _words: None), SANJIE)
    assert here.outcome.findings == there.outcome.findings
    assert here.outcome.verdicts == there.outcome.verdicts
    click("validate")
    assert said(book) == f"校验完成：{counted(there)}"
    assert [row["系统标识"] for row in results(book)] == [
        line.key for line in result_entries(there)
    ]
    # -- and what the click laid stands there: the next one lays nothing --
    assert lay_again(book, SANJIE, read_sheets(book, SANJIE, lambda _words: None)) == []
    del xlwings.Book._mock_caller

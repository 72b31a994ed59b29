"""The same click without a screen: a headless LibreOffice, driven by the engine over a pipe."""

import pytest
import xlwings

from tests.frontends.excel.test_click import results
from tests.frontends.excel.test_click import said
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.standard import ResultLine
from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.engines.libreoffice.bridge import struct
from toolkit.frontends.button.open_book import read_sheets
from toolkit.frontends.excel import click
from toolkit.ooxml.references import column_letters
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_entries
from toolkit.usecases.validate import validate
from toolkit.workplace.opening import judged_book

pytestmark = pytest.mark.office


@pytest.fixture
def office():
    try:
        load_uno()
        app = libreoffice.start()
    except xlwings.XlwingsError as error:
        pytest.skip(str(error))
    yield app
    app.quit()


@pytest.mark.deep
def test_a_filter_set_for_the_old_lines_hides_no_new_ones(office, path):
    book = office.books.open(str(path))
    book.set_mock_caller()
    click("validate")
    cells = book.sheets["校验结果"].api.getCellRangeByName(
        f"A1:{column_letters(len(ResultLine.columns))}300"
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


def test_libreoffice_the_files_engine_and_the_command_line_agree(office, path):
    book = office.books.open(str(path))
    book.set_mock_caller()
    _, there = judged_book(path, None)
    here = validate(path.name, read_sheets(book, SANJIE, lambda _words: None), SANJIE)
    assert here.outcome.findings == there.outcome.findings
    assert here.outcome.verdicts == there.outcome.verdicts
    click("validate")
    assert said(book) == f"校验完成：{counted(there)}"
    assert [row["系统标识"] for row in results(book)] == [
        line.key for line in result_entries(there)
    ]
    del xlwings.Book._mock_caller

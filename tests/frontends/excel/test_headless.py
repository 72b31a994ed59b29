"""The same click without a screen: a headless LibreOffice, driven by the engine over a pipe."""

import pytest
import xlwings

from tests.frontends.excel.test_click import results
from tests.frontends.excel.test_click import said
from toolkit.activities.sanjie import SANJIE
from toolkit.frontends.books import judged_book
from toolkit.frontends.excel import click
from toolkit.frontends.open_book import read_sheets
from toolkit.usecases.result_table import counted
from toolkit.usecases.result_table import result_lines
from toolkit.usecases.validate import validate
from toolkit.workbooks.engines import libreoffice
from toolkit.workbooks.engines.libreoffice.bridge import load_uno

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


def test_libreoffice_the_files_engine_and_the_command_line_agree(office, path):
    book = office.books.open(str(path))
    book.set_mock_caller()
    _, there = judged_book(path, SANJIE, None)
    here = validate(path.name, read_sheets(book, SANJIE, lambda _words: None), SANJIE)
    assert here.outcome.findings == there.outcome.findings
    assert here.outcome.verdicts == there.outcome.verdicts
    click("validate")
    assert said(book) == f"校验完成：{counted(there)}"
    assert [row["系统标识"] for row in results(book)] == [line.key for line in result_lines(there)]
    del xlwings.Book._mock_caller

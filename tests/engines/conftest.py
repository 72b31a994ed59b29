"""Engines under test.

LibreOffice is started headless, once a session, by the engine itself. Python-UNO lives with the
system's Python; `engines.libreoffice.bridge.load_uno` takes uno.py alone from there, which works in
any interpreter of the same minor version as the one LibreOffice was built for. If it does not load
here, the tests marked `office` are skipped with its reason.
"""

import pytest
import xlwings as xw

from toolkit.engines import files
from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import load_uno


@pytest.fixture(scope="session")
def office():
    try:
        load_uno()
    except xw.XlwingsError as error:
        pytest.skip(str(error))
    app = libreoffice.start()
    yield app
    app.quit()


@pytest.fixture
def calc_book(office):
    xw.engines["libreoffice"].activate()
    office.activate()
    book = office.books.add()
    yield book
    book.close()


@pytest.fixture
def file_book():
    app = files.register()
    book = app.books.add()
    yield book
    book.close()


@pytest.fixture(params=[pytest.param("libreoffice", marks=pytest.mark.office), "files"])
def book(request):
    return request.getfixturevalue(
        {"libreoffice": "calc_book", "files": "file_book"}[request.param]
    )


@pytest.fixture
def sheet(book):
    return book.sheets[0]


@pytest.fixture
def calc(calc_book):
    """The first sheet of a book in LibreOffice, for what closed files cannot do."""
    return calc_book.sheets[0]

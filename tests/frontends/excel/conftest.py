"""The sample workbook with macros, opened by the engine for files: plain xlwings, no program."""

import pytest
import xlwings

from tests.untitled import untitled
from toolkit.engines import files
from toolkit.engines import libreoffice
from toolkit.engines.libreoffice.bridge import load_uno


@pytest.fixture
def path(tmp_path, faulty_xlsm):
    path = tmp_path / "我的 台账" / "三解三促台账.xlsm"
    path.parent.mkdir()
    path.write_bytes(faulty_xlsm)
    return path


@pytest.fixture
def book(path):
    book = files.attach(str(path))
    yield book
    book.close()
    del xlwings.Book._mock_caller


@pytest.fixture
def clean_book(path, clean_xlsm):
    path.write_bytes(clean_xlsm)
    book = files.attach(str(path))
    yield book
    book.close()
    del xlwings.Book._mock_caller


@pytest.fixture
def quick_path(path):
    """The same without what LibreOffice takes long to open."""
    path.write_bytes(untitled(path.read_bytes()))
    return path


@pytest.fixture(scope="session")
def started_office():
    try:
        load_uno()
        app = libreoffice.start()
    except xlwings.XlwingsError as error:
        pytest.skip(str(error))
    yield app
    app.quit()


@pytest.fixture
def office(started_office):
    """A LibreOffice without a screen, in which nothing is open: started once, emptied after each test."""
    xlwings.engines.active = started_office.engine  # -- tests before may have used another --
    yield started_office
    for book in [*started_office.books]:
        book.close()


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    """Where the log goes in a test."""
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    return tmp_path / "logs" / "taizhang-toolkit" / "clicks.log"

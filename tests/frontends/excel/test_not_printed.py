"""打印这张表 where the PDF cannot be written: in a real LibreOffice without a screen."""

from pathlib import Path

import pytest

from tests.frontends.excel.clicked import said
from tests.untitled import untitled
from toolkit.declare.button import PRINT_SHEET
from toolkit.frontends.button.clicks import ACTIONS
from toolkit.frontends.excel import click
from toolkit.workplace.folders import PRINTS_FOLDER

pytestmark = pytest.mark.office

VISITS = "下基层活动台账"
NOWHERE = Path("/proc")  # -- a folder into which nobody writes --


@pytest.fixture
def book(office, path, clean_xlsm):
    path.write_bytes(untitled(clean_xlsm))
    book = office.books.open(str(path))
    book.set_mock_caller()
    book.sheets[VISITS].activate()
    return book


def answer(book):
    return f"{said(book)}{book.app.status_bar}"


@pytest.mark.skipif(not NOWHERE.is_dir(), reason="no such folder here")
def test_a_folder_that_takes_nothing_is_one_sentence(book, path):
    (path.parent / PRINTS_FOLDER).symlink_to(NOWHERE)
    click(PRINT_SHEET.command)
    assert f"《{VISITS}.pdf》写不出来，可能是磁盘满了，或“{PRINTS_FOLDER}”文件夹不能写。" in answer(
        book
    )


def test_an_earlier_pdf_that_is_written_anew_is_whole_and_alone(book, path):
    folder = path.parent / PRINTS_FOLDER
    folder.mkdir()
    (folder / f"{VISITS}.pdf").write_bytes(b"earlier")
    click(PRINT_SHEET.command)
    assert "已排好" in answer(book)
    assert [file.name for file in folder.iterdir()] == [f"{VISITS}.pdf"]
    assert (folder / f"{VISITS}.pdf").read_bytes().startswith(b"%PDF")


def test_an_error_of_libreoffice_that_nobody_foresaw_is_a_sentence_and_in_the_log(
    book, path, logs, monkeypatch
):
    """LibreOffice's errors are no errors as Python's are: they have neither arguments nor causes."""

    def fails(_click):
        book.api.storeToURL("file:///proc/nothing.pdf", ())

    monkeypatch.setitem(ACTIONS, PRINT_SHEET.command, fails)
    click(PRINT_SHEET.command)
    assert "IOException），这次没有做完。" in answer(book)
    assert "in fails" in logs.read_text(encoding="utf-8")

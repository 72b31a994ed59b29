"""A workbook that was opened to be read: no button does what could not be kept."""

import pytest

from tests.frontends.excel.clicked import said
from tests.untitled import untitled
from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import NEXT_FAULT
from toolkit.declare.button import PRINT_SHEET
from toolkit.declare.fixed_sheets import FRONT_SHEET
from toolkit.declare.front_page import Ended
from toolkit.declare.layout import ENDED_NAME
from toolkit.engines.libreoffice.bridge import properties
from toolkit.engines.libreoffice.bridge import to_url
from toolkit.frontends.excel import click

pytestmark = pytest.mark.office

ONLY_LOOK = (NEXT_FAULT, PRINT_SHEET)


def contents(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_no_button_does_anything_with_a_workbook_that_is_only_read(office, path, clean_xlsm, logs):
    path.write_bytes(untitled(clean_xlsm))
    (path.parent / "回收").mkdir()
    (path.parent / "回收" / "分册.xlsx").write_bytes(b"returned")
    before = contents(path.parent)
    options = properties(ReadOnly=True, Hidden=not office.visible)
    office.api.loadComponentFromURL(to_url(str(path)), "_blank", 0, options)
    book = office.books[path.name]
    book.set_mock_caller()
    for button in ALL_BUTTONS:
        if button not in ONLY_LOOK:
            book.app.status_bar = False
            click(button.command)
            answer = f"{said(book)}{book.app.status_bar}"
            assert "是以只读方式打开的，做了也存不下来，所以没有做。" in answer, button.caption
            assert "以只读方式打开" in answer and "内部出错" not in answer
            ended = book.names[ENDED_NAME].refers_to_range.value
            assert ended == [Ended.REFUSED, said(book)], button.caption
            assert book.sheets[FRONT_SHEET]["B7"].value == Ended.REFUSED
            left = {file: b for file, b in contents(path.parent).items() if file != logs}
            assert {f for f in left if not f.name.startswith(".~lock")} == {*before}
    assert contents(path.parent)[path.parent / "回收" / "分册.xlsx"] == b"returned"

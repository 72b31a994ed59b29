"""Numbers and formulas that come of themselves in the rows of a ledger, beside what a merge writes there."""

import importlib.util
import sys
from pathlib import Path

import pytest

from toolkit.activities.sanjie.field_work import FieldWork
from toolkit.declare.layout import FIRST_DATA_ROW
from toolkit.engines.libreoffice.bridge import load_uno
from toolkit.frontends.button.merged_book import write_merged
from toolkit.workbooks.patching import MergedCells
from toolkit.workbooks.patching import NewRows

pytestmark = pytest.mark.office
VISITS = FieldWork.sheet
NUMBER, PERSON = 1, 2


def fill_rows(document):
    """As LibreOffice does when it has opened a workbook; its `unohelper` is found beside `uno`."""
    if "unohelper" not in sys.modules:
        home = Path(load_uno().__file__).with_name("unohelper.py")
        spec = importlib.util.spec_from_file_location("unohelper", home)
        sys.modules["unohelper"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["unohelper"])
    from toolkit.frontends.libreoffice import row_filling

    row_filling.fill_rows(document)


@pytest.fixture
def book(office, quick_path):
    opened = office.books.open(str(quick_path))
    fill_rows(opened.api)
    return opened


def first_free(sheet):
    people = sheet.range((FIRST_DATA_ROW, PERSON), (FIRST_DATA_ROW + 398, PERSON)).value
    return FIRST_DATA_ROW + max(at for at, each in enumerate(people) if each) + 1


def typed_and_taken_back(sheet, row):
    """The number that a row was given, and that went with its words."""
    sheet.range((row, PERSON)).value = "张三"
    number = sheet.range((row, NUMBER)).value
    sheet.range((row, PERSON)).value = None
    assert number
    assert sheet.range((row, NUMBER)).value is None
    return number


def test_a_merged_row_keeps_the_number_that_a_row_was_given_which_was_taken_back(book):
    sheet = book.sheets[VISITS]
    row = first_free(sheet)
    number = typed_and_taken_back(sheet, row)
    cells = {NUMBER: number, PERSON: "李四", 3: "局领导"}
    rows = NewRows(VISITS, row, None, (cells,), numbered=frozenset({NUMBER}))
    write_merged(book, MergedCells(rows=(rows,)))
    assert sheet.range((row, NUMBER), (row, 3)).value == [number, "李四", "局领导"]


def test_a_row_put_in_has_its_days_as_soon_as_its_dates_are_filled_and_an_emptied_one_too(book):
    sheet = book.sheets[VISITS]
    sheet.api.unprotect("")
    sheet.range("8:8").insert(shift="down")
    sheet.range("B8:E8").value = ["张三", "局领导", "2012-12-24", "2012-12-26"]
    assert sheet["F8"].formula.startswith("=")
    assert sheet["F8"].value == 3
    sheet.range("A8:AC8").value = None
    assert sheet["F8"].formula == ""
    sheet.range("B8:E8").value = ["李四", "局领导", "2012-12-24", "2012-12-25"]
    assert sheet["F8"].value == 2
    assert sheet["A8"].value

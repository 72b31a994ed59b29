"""The examples under the headings are seen whole, in the office's workbook and in booklets: a real LibreOffice."""

import pytest

from tests.workplace.test_packages import as_the_office_typed_it
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook

pytestmark = pytest.mark.office
ROUNDED = 20  # -- hundredths of a millimetre --


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("局里")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    distribute_book(book, None, folder)
    return folder


@pytest.mark.parametrize("which", ["三解三促台账.xlsx", "石桥镇*.xlsx", "人教科*.xlsx"])
def test_no_example_is_cut_at_the_foot_of_its_row(office, folder, which):
    book = office.books.open(str(next(folder.glob(which))))
    cut = []
    for sheet in (book.api.Sheets.getByName(each.name) for each in book.sheets):
        if sheet.getCellByPosition(0, 1).String.startswith(EXAMPLE_MARK):
            row = sheet.Rows.getByIndex(1)
            height = row.Height
            sheet.unprotect("")
            row.OptimalHeight = True
            cut += [sheet.Name] if row.Height > height + ROUNDED else []
    assert cut == []

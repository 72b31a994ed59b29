"""What is special about files that no program has open."""

import openpyxl
import pytest
import xlwings as xw

from toolkit.engines import files


@pytest.fixture
def calculated(tmp_path, office):
    """A file whose formulas LibreOffice has calculated: A1 = 2, B1 = A1*3."""
    xw.engines["libreoffice"].activate()
    path = tmp_path / "算过.xlsx"
    with office.books.add() as book:
        book.sheets[0]["A1"].value = [2, "=A1*3"]
        book.save(path)
    return path


@pytest.mark.office
def test_a_formula_has_the_value_that_the_file_was_saved_with(calculated):
    with files.register().books.open(calculated) as book:
        assert book.sheets[0]["A1:B1"].value == [2.0, 6.0]
        assert book.sheets[0]["B1"].formula == "=A1*3"


@pytest.mark.office
def test_a_formula_is_not_available_once_anything_was_written(calculated):
    with files.register().books.open(calculated) as book:
        sheet = book.sheets[0]
        sheet["A1"].value = 5
        assert sheet["B1"].value is None
        assert sheet["B1"].options(err_to_str=True).value == "#N/A"


def test_attaching_makes_the_file_the_caller(tmp_path):
    openpyxl.Workbook().save(tmp_path / "台账.xlsx")
    book = files.attach(tmp_path / "台账.xlsx")
    assert xw.Book.caller().fullname == str(tmp_path / "台账.xlsx")
    book.close()


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "假.xlsx").write_text("不是工作簿", encoding="utf-8")
    with pytest.raises(xw.XlwingsError, match="not a workbook"):
        files.register().books.open(tmp_path / "假.xlsx")


def test_moving_cells_is_refused_with_the_reason(file_book):
    with pytest.raises(NotImplementedError, match="references to moved cells would go astray"):
        file_book.sheets[0]["2:2"].insert("down")


def test_a_merged_cell_hidden_by_another_takes_no_value(file_book):
    sheet = file_book.sheets[0]
    sheet["A1:B1"].merge()
    sheet["A1"].value = ["题", "隐"]
    assert sheet["A1:B1"].value == ["题", None]


def test_reading_whole_columns_does_not_swell_the_file(file_book):
    sheet = file_book.sheets[0]
    sheet["A1"].value = [[1], [2]]
    assert len(sheet["A:A"].value) == 1_048_576
    assert sheet.used_range.address == "$A$1:$A$2"

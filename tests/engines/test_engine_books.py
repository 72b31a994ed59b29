"""Files that LibreOffice opens and saves. Each docstring says what Excel does."""

import runpy
import zipfile

import pytest
import xlwings as xw

from toolkit.engines import libreoffice

pytestmark = pytest.mark.office


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_password_keeps_others_out(calc, tmp_path, ending):
    """Excel, Workbook.SaveAs: who has not the password cannot open the file."""
    path = tmp_path / f"密{ending}"
    app = calc.book.app
    with app.books.add() as book:
        book.sheets[0]["A1"].value = "密"
        book.save(path, password="口令")
        book.save()
    assert not (ending == ".xlsx" and zipfile.is_zipfile(path))
    for wrong in (None, "别的"):
        with pytest.raises(xw.XlwingsError, match="password"):
            app.books.open(path, password=wrong)
    with app.books.open(path, password="口令") as book:
        assert book.sheets[0]["A1"].value == "密"


def test_a_password_that_would_not_hold_is_refused(calc, tmp_path):
    """Excel encrypts .xls; LibreOffice's cannot be opened again."""
    with pytest.raises(NotImplementedError, match="with a password"):
        calc.book.save(tmp_path / "密.xls", password="口令")


def test_a_book_opened_to_read_only_can_be_changed_but_not_saved(office, tmp_path):
    """Excel, Workbooks.Open: ReadOnly is about the file."""
    with office.books.add() as book:
        book.save(tmp_path / "原.xlsx")
    with office.books.open(tmp_path / "原.xlsx", read_only=True) as book:
        book.sheets[0]["A1"].value = 2
        with pytest.raises(xw.XlwingsError, match="read only"):
            book.save()
        book.save(tmp_path / "新.xlsx")
    with office.books.open(tmp_path / "新.xlsx") as book:
        assert book.sheets[0]["A1"].value == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_whatever_its_encoding(calc, tmp_path, encoding):
    """Excel reads UTF-8 with its mark, and the system's encoding; here also UTF-8 without one."""
    path = tmp_path / "表.csv"
    path.write_text("名,数\n张三,1.5\n", encoding=encoding)
    with calc.book.app.books.open(path) as book:
        assert book.sheets[0]["A1:B2"].value == [["名", "数"], ["张三", 1.5]]


def test_a_csv_is_saved_as_utf_8(office, tmp_path):
    """Excel's CSV UTF-8: nothing is lost."""
    with office.books.add() as book:
        book.sheets[0]["A1"].value = [["名", "数"], ["张三", "00123"]]
        book.save(tmp_path / "表.csv")
    assert (tmp_path / "表.csv").read_text(encoding="utf-8") == "名,数\n张三,00123\n"


def test_what_is_no_workbook_is_said(office, tmp_path):
    """Excel raises an error that names the file."""
    (tmp_path / "坏.xlsx").write_text("不是工作簿", encoding="utf-8")
    with pytest.raises(xw.XlwingsError, match="could not open"):
        office.books.open(tmp_path / "坏.xlsx")


def test_a_closed_book_says_so(office):
    """Excel raises an error for an object that is gone."""
    book = office.books.add()
    book.close()
    with pytest.raises(xw.XlwingsError, match="was closed"):
        book.sheets[0]
    with pytest.raises(xw.XlwingsError, match="was closed"):
        book.close()


def test_a_libreoffice_that_does_not_start_is_said_at_once():
    """The sentence comes when the program ends, not after half a minute."""
    with pytest.raises(xw.XlwingsError, match="ended while it was starting"):
        libreoffice.register().apps.add(spec="/bin/false")


def test_scripts_run_one_after_the_other(office, tmp_path):
    """xlwings: a script finds the app that another left, also run as `__main__`."""
    script = tmp_path / "脚本.py"
    script.write_text(
        "import xlwings as xw\n"
        "assert __name__ == '__main__'\n"
        "with xw.books.add() as book:\n"
        "    book.sheets[0]['A1'].value = 1\n",
        encoding="utf-8",
    )
    office.activate()
    for _ in range(2):
        runpy.run_path(str(script), run_name="__main__")

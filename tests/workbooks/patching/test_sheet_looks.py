"""How sheets look is read from one workbook and given to another."""

import openpyxl
import pytest

from toolkit.workbooks.patching.sheet_looks import GivenLook
from toolkit.workbooks.patching.sheet_looks import give_looks
from toolkit.workbooks.patching.sheet_looks import sheet_looks


@pytest.fixture
def book(tmp_path):
    made = openpyxl.Workbook()
    page = made.active
    page.title = "表"
    for row in range(1, 4):
        page.append([row, f"第{row}行", row / 2])
    made.create_sheet("别的")["A1"] = 1
    path = tmp_path / "一.xlsx"
    made.save(path)
    return path


def changed(path, change):
    made = openpyxl.load_workbook(path)
    change(made["表"])
    made.save(path)
    return sheet_looks(path)["表"]


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("General", {}),
        ("@", {}),
        ("#,##0", {(2, 3): "#,##0"}),
        ("yyyy\\-mm\\-dd", {(2, 3): "yyyy-mm-dd"}),
        ('0.0"元"', {(2, 3): '0.0"元"'}),
        ("0\\x", {(2, 3): "0\\x"}),
    ],
)
def test_a_number_format_is_read_as_it_is_meant(book, code, read):
    def change(page):
        page["C2"].number_format = code

    assert changed(book, change).formats == read


def test_widths_hidden_frozen_and_filtered_are_read(book):
    def change(page):
        page.column_dimensions["B"].width = 30
        page.column_dimensions["C"].hidden = True
        page.freeze_panes = "C2"
        page.auto_filter.ref = "A1:C3"

    look = changed(book, change)
    assert look.widths[2] == 30
    assert (look.hidden, look.frozen, look.is_filtered) == ({3}, 2, False)

    def filtered(page):
        page.auto_filter.add_filter_column(0, ["1"])

    assert changed(book, filtered).is_filtered


def test_what_is_given_is_there_and_nothing_else_changes(book, tmp_path):
    given = {"表": GivenLook({2: 40.0}, {(2, 3): '0.0"元"', (3, 3): '0.0"元"'})}
    give_looks(book, tmp_path / "二.xlsx", given)
    page = openpyxl.load_workbook(tmp_path / "二.xlsx")["表"]
    assert page.column_dimensions["B"].width == 40
    formats = [[cell.number_format for cell in row] for row in page.iter_rows(min_col=2, max_col=3)]
    assert formats == [["General", "General"], ["General", '0.0"元"'], ["General", '0.0"元"']]
    assert [*page.values] == [*openpyxl.load_workbook(book)["表"].values]

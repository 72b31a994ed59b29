"""One cell and the toolbar sort whatever table the toolkit made, its filled rows alone: a real LibreOffice without a screen."""

import ast
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
import xlwings

from tests.workplace.test_packages import as_the_office_typed_it
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.fixed_sheets import SNAPSHOT_SHEET
from toolkit.declare.fixed_sheets import SYSTEM_SHEET
from toolkit.declare.standard import ResultLine
from toolkit.frontends.excel import click
from toolkit.frontends.libreoffice.sorted_rows import rows_named
from toolkit.workplace.booklets import distribute_book
from toolkit.workplace.sample_workbook import sample_workbook

pytestmark = pytest.mark.office

RESULTS, TRAIL, VISITS = ResultLine.sheet, "变更留痕", "下基层活动台账"
PROBLEMS = "问题整改台账"
LINES, PREPARED = 9, 402


@pytest.fixture
def judged(office, quick_path):
    """The sample after a click, and lines in its trail."""
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    click("validate")
    book.sheets[TRAIL].range((3, 1)).value = [[f"2012-12-0{at}", "王某"] for at in (2, 3, 1)]
    yield book
    del xlwings.Book._mock_caller


def sort(book, sheet, cell, order):
    """Press the button of the toolbar on a cell, as the window that is watched does."""
    document = book.api
    shown = document.CurrentController
    shown.setActiveSheet(document.Sheets.getByName(sheet))
    shown.select(document.Sheets.getByName(sheet).getCellRangeByName(cell))
    helper = book.app.impl.service("com.sun.star.frame.DispatchHelper")
    with rows_named(document):
        helper.executeDispatch(shown.Frame, f".uno:Sort{order}", "", 0, ())
    return document.CurrentSelection.AbsoluteName


def column(book, sheet, letter, rows=LINES):
    return [row or "" for row in book.sheets[sheet].range(f"{letter}1:{letter}{rows}").value]


def test_the_results_are_sorted_below_their_note(judged):
    """From a line, from the heading and from the note."""
    head = column(judged, RESULTS, "B", 2)
    for cell in ("B5", "B1", "B2"):
        before = column(judged, RESULTS, "B", 60)[2:]
        assert len([each for each in before if each]) > LINES
        chosen = sort(judged, RESULTS, cell, "Descending")
        after = column(judged, RESULTS, "B", 60)
        assert after[:2] == head, cell
        assert after[2:] != before, cell
        assert chosen.endswith(f"${cell[0]}${cell[1]}")
        sort(judged, RESULTS, cell, "Ascending")
        assert column(judged, RESULTS, "B", 60)[:2] == head, cell


def test_any_sheet_that_the_program_fills_keeps_its_note_above_its_lines(judged):
    head = column(judged, TRAIL, "A", 2)
    shown = judged.api.Sheets.getByName(TRAIL).getCellRangeByName("A1:A5")
    for order, days in (("Descending", "321"), ("Ascending", "123")):
        sort(judged, TRAIL, "A4", order)
        told = [shown.getCellByPosition(0, at).String for at in range(5)]
        assert told[:2] == head, order
        assert "".join(each[-1] for each in told[2:]) == days


def test_a_ledger_is_sorted_from_its_heading_too(judged):
    before = column(judged, VISITS, "H", PREPARED)
    sort(judged, VISITS, "H1", "Descending")
    after = column(judged, VISITS, "H", PREPARED)
    assert after[:2] == before[:2]
    assert after != before and sorted(after) == sorted(before)
    assert judged.api.UndoManager.getAllUndoActionTitles()[0] == "排序"


@pytest.fixture(scope="module")
def booklet(tmp_path_factory):
    """A contact's booklet, whose 下基层活动台账 has filled and prepared rows."""
    folder = tmp_path_factory.mktemp("局里")
    book = folder / "三解三促台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, as_the_office_typed_it()))
    distribute_book(book, None, folder / "下发")
    return next((folder / "下发").glob("*联系点台账*.xlsx"))


def test_a_booklet_is_sorted_below_its_example_and_what_is_prepared_stays_last(office, booklet):
    book = office.books.open(str(booklet))
    shown = book.api.Sheets.getByName(VISITS)
    before = column(book, VISITS, "B", 40)
    filled = len([each for each in before[2:] if each])
    assert filled > 1
    for cell, order in (("F4", "Descending"), ("F1", "Ascending"), ("D3", "Descending")):
        sort(book, VISITS, cell, order)
        after = column(book, VISITS, "B", 40)
        assert after[:2] == before[:2], cell
        assert [bool(each) for each in after] == [bool(each) for each in before]
        values = shown.getCellRangeByName(f"{cell[0]}3:{cell[0]}{filled + 2}").getDataArray()
        assert list(values) == sorted(values, reverse=order == "Descending"), cell


def protection_of(book, sheet, path):
    """What a sheet's protection permits, as the file says that LibreOffice saves."""
    book.save(str(path))
    said = openpyxl.load_workbook(path)[sheet].protection
    return {name: getattr(said, name) for name in ("sheet", "sort", "autoFilter", "insertRows")}


def test_rows_of_a_booklet_with_locked_columns_move_whole_and_stay_locked(
    office, booklet, tmp_path
):
    book = office.books.open(str(booklet))
    sheet = book.api.Sheets.getByName(PROBLEMS)

    def rows():
        return sheet.getCellRangeByName("A1:W40").getFormulaArray()

    before = rows()
    filled = len([row for row in before[2:] if row[0]])
    locked = sheet.getCellRangeByName("K3").CellProtection.IsLocked
    assert locked and filled > 1
    permitted = protection_of(book, PROBLEMS, tmp_path / "先.xlsx")
    sort(book, PROBLEMS, "A4", "Descending")
    after = rows()
    assert after != before and sorted(after) == sorted(before)
    numbers = [row[0] for row in after[2 : filled + 2]]
    assert numbers == sorted(numbers, reverse=True)
    assert sheet.isProtected() and sheet.getCellRangeByName("K3").CellProtection.IsLocked
    assert protection_of(book, PROBLEMS, tmp_path / "后.xlsx") == permitted
    helper = book.app.impl.service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(book.api.CurrentController.Frame, ".uno:Undo", "", 0, ())
    assert rows() == before
    assert sheet.isProtected() and sheet.getCellRangeByName("K3").CellProtection.IsLocked


def test_a_booklet_is_known_by_the_sheets_that_every_one_has():
    tree = ast.parse(
        Path(find_spec("toolkit.frontends.libreoffice.warm_up").origin).read_text("utf-8")
    )
    (named,) = (
        each.value
        for each in tree.body
        if isinstance(each, ast.Assign) and each.targets[0].id == "BOOKLET_SHEETS"
    )
    assert ast.literal_eval(named) == (SYSTEM_SHEET, SNAPSHOT_SHEET)

"""A filter is reset, and its arrows are taken away, for every row of its table: a real LibreOffice without a screen."""

import pytest
import xlwings

from toolkit.declare.standard import ResultLine
from toolkit.frontends.excel import click
from toolkit.frontends.libreoffice.filtered_rows import reset
from toolkit.frontends.libreoffice.filtered_rows import turn_arrows

pytestmark = pytest.mark.office

RESULTS, VISITS, TRAIL = ResultLine.sheet, "下基层活动台账", "变更留痕"
POINT, STATE = 8, 0
LEDGER_ROWS = 402


@pytest.fixture
def judged(office, quick_path):
    """The sample after a click."""
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    click("validate")
    yield book
    del xlwings.Book._mock_caller


def sheet_of(book, name):
    return book.api.Sheets.getByName(name)


def area_of(book, name):
    unnamed = book.api.getPropertyValue("UnnamedDatabaseRanges")
    return unnamed.getByTable(sheet_of(book, name).RangeAddress.Sheet)


def ends_of(area):
    where = area.DataArea
    return where.StartColumn, where.StartRow, where.EndColumn, where.EndRow


def filter_by(book, name, column, words):
    """As the arrow does."""
    from com.sun.star.sheet import TableFilterField2
    from com.sun.star.sheet.FilterOperator2 import EQUAL

    field = TableFilterField2()
    field.Field, field.Operator, field.StringValue = column, EQUAL, words
    area = area_of(book, name)
    area.getFilterDescriptor().setFilterFields2((field,))
    area.refresh()


def hidden(book, name, rows=LEDGER_ROWS):
    return [at for at in range(rows) if not sheet_of(book, name).Rows.getByIndex(at).IsVisible]


def choose(book, name, cell):
    shown = book.api.CurrentController
    shown.setActiveSheet(sheet_of(book, name))
    shown.select(sheet_of(book, name).getCellRangeByName(cell))


def press(book, command):
    helper = book.app.impl.service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(book.api.CurrentController.Frame, command, "", 0, ())


def test_the_empty_rows_of_a_ledger_come_back_too(judged):
    filter_by(judged, VISITS, POINT, "LXD05")
    away = hidden(judged, VISITS)
    assert away[-1] == LEDGER_ROWS - 2
    choose(judged, VISITS, "B6")
    assert reset(judged.api)
    assert hidden(judged, VISITS) == []
    assert area_of(judged, VISITS).AutoFilter
    assert judged.api.UndoManager.getAllUndoActionTitles()[0] == "重设筛选"
    press(judged, ".uno:Undo")
    assert hidden(judged, VISITS) == away
    press(judged, ".uno:Redo")
    filter_by(judged, VISITS, POINT, "LXD05")
    assert hidden(judged, VISITS) == away  # -- the row with the arrows is none of those --


def test_arrows_that_are_taken_away_hide_nothing_and_come_back_to_their_row(judged):
    ends = ends_of(area_of(judged, VISITS))
    filter_by(judged, VISITS, POINT, "LXD05")
    choose(judged, VISITS, "B6")
    assert turn_arrows(judged.api)
    assert hidden(judged, VISITS) == []
    assert not area_of(judged, VISITS).AutoFilter
    assert turn_arrows(judged.api)
    assert area_of(judged, VISITS).AutoFilter
    assert ends_of(area_of(judged, VISITS)) == ends
    filter_by(judged, VISITS, POINT, "LXD05")
    assert hidden(judged, VISITS)[0] > 1


def test_arrows_that_a_command_has_moved_come_back_to_their_row(judged):
    ends = ends_of(area_of(judged, VISITS))
    filter_by(judged, VISITS, POINT, "LXD05")
    choose(judged, VISITS, "B6")
    press(judged, ".uno:DataFilterAutoFilter")  # -- where the toolkit is not asked --
    assert ends_of(area_of(judged, VISITS)) != ends
    assert reset(judged.api)
    assert hidden(judged, VISITS) == []
    assert ends_of(area_of(judged, VISITS)) == ends
    filter_by(judged, VISITS, POINT, "LXD05")
    assert hidden(judged, VISITS)[0] > 1


def test_a_filter_of_the_results_is_reset_and_where_none_is_the_toolkit_s_nothing_is_done(judged):
    filter_by(judged, RESULTS, STATE, "待改正")
    assert hidden(judged, RESULTS)
    choose(judged, RESULTS, "A1")
    assert reset(judged.api)
    assert hidden(judged, RESULTS) == []
    choose(judged, TRAIL, "A1")
    assert not reset(judged.api)


def test_a_click_shows_every_line_that_a_filter_of_the_results_hid(judged):
    filter_by(judged, RESULTS, STATE, "待改正")
    click("validate")
    assert hidden(judged, RESULTS) == []
    area = area_of(judged, RESULTS)
    assert area.AutoFilter and not area.getFilterDescriptor().getFilterFields2()

"""下一处 through what is in sight: it leads to no cell that cannot be seen, says how many there are, and goes on."""

import pytest
import xlwings

from tests.frontends.excel.clicked import said
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.bridge import struct
from toolkit.frontends.excel import click
from toolkit.ooxml.references import address

pytestmark = pytest.mark.office
VISITS, POINT_COLUMN, POINT = "下基层活动台账", 8, "LXD05"
FEW = 3  # -- clicks --


@pytest.fixture
def opened(office, quick_path):
    book = office.books.open(str(quick_path))
    book.set_mock_caller()
    yield book
    del xlwings.Book._mock_caller


def filter_by_point(book):
    cells = book.sheets[VISITS].api.getCellRangeByName("A2:AD402")
    wanted = cells.createFilterDescriptor(True)
    wanted.ContainsHeader = True
    field = struct("sheet.TableFilterField", Field=POINT_COLUMN, StringValue=POINT)
    field.Operator = enum("sheet.FilterOperator", "EQUAL")
    wanted.setFilterFields((field,))
    cells.filter(wanted)


def counted(words, opening, closing):
    return int(words.partition(opening)[2].partition(closing)[0])


def all_of(book):
    """How many places are to be corrected, seen or not."""
    book.sheets["首页"].activate()
    click("nextfault")
    return counted(said(book), "共", "处")


def walked(book):
    """Where the next few clicks lead from the front page, and what each says."""
    book.sheets["首页"].activate()
    places, answers = [], []
    for _ in range(FEW):
        click("nextfault")
        chosen = book.app.selection
        places.append((chosen.sheet.name, address(chosen.row, chosen.column)))
        answers.append(said(book))
    return places, answers


def test_the_walk_goes_on_under_a_filter_and_tells_what_it_hides(opened):
    everything = all_of(opened)
    filter_by_point(opened)
    places, answers = walked(opened)
    assert len({*places}) == FEW
    for name, cell in places:
        assert opened.sheets[name].range(cell).rows.hidden is False
    hidden = counted(answers[0], "另有", "处在筛选掉或隐藏的行里，看不见）：")
    seen = counted(answers[0], "共", "处")
    assert hidden
    assert seen + hidden == everything
    numbers = [counted(each, "第", "处") for each in answers]
    assert numbers == [*range(numbers[0], numbers[0] + FEW)]
    assert "清除筛选" in said(opened, "toolkit_next")


@pytest.mark.deep  # -- many clicks --
def test_hidden_columns_and_sheets_are_told_and_not_gone_to(opened):
    everything = all_of(opened)
    sheet, cell = said(opened).partition("：")[2].partition("　")[0].split("!")
    column = cell.rstrip("0123456789")
    opened.sheets[sheet].api.unprotect("")
    opened.sheets[sheet][f"{column}1"].columns.hidden = True
    opened.sheets["民情日记登记"].visible = False
    places, answers = walked(opened)
    assert not any(at.rstrip("0123456789") == column for name, at in places if name == sheet)
    hidden = {counted(each, "另有", "处在隐藏的栏、隐藏的表里，看不见）：") for each in answers}
    assert hidden == {everything - counted(answers[0], "共", "处")}


def test_where_all_is_out_of_sight_the_first_place_is_told_and_nothing_is_chosen(opened):
    everything = all_of(opened)
    first = said(opened).partition("：")[2].partition("　")[0]
    opened.sheets["首页"].activate()
    for sheet in opened.sheets:
        if sheet.name != "首页":
            sheet.visible = False
    click("nextfault")
    assert said(opened) == f"要改正的{everything}处都在隐藏的表里，看不见，第一处是{first}。"
    assert opened.sheets.active.name == "首页"
